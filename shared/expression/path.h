// Finds "home.pets[0].age" in a value. Used for the Context of expressions and by survey/ for piped texts.
// Pure.
#pragma once

#include <string_view>

#include "shared/expression/value.h"

namespace expression {

// Undefined when there is nothing. Names match in any case and may contain points: the longest one that is
// there wins. "[n]" counts from 0, "[-1]" is the last; ".length" works on lists and texts and is 0 for what
// is missing.
Value LookIn(const Value::Object& values, std::string_view path);

// The same, but undefined for ".length" of what is missing: for those who look elsewhere then.
Value FindIn(const Value::Object& values, std::string_view path);

// What is left of such a path, from a value that is already found: "[0].age", "pets.length", "" for the value
// itself.
Value Follow(const Value& start, std::string_view path);

}  // namespace expression
