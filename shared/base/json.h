// JSON from outside: read with limits, and with the line of whatever turns out to be wrong.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "shared/base/error.h"
#include "shared/base/json_fwd.h"

namespace base {

// kInvalid, with line and column, for malformed text, broken UTF-8, NUL, more than 64 levels, a name that
// stands twice in one object, or more than `limit` bytes.
Result<Json> ParseJson(std::string_view text, std::size_t limit = 8u << 20);

// The line (from 1) on which the value at the JSON pointer (RFC 6901, "/pages/0/title") ends or, for objects
// and arrays, begins; 0 when there is none. Reads the text again: for error messages only.
int LineOf(std::string_view text, std::string_view pointer);

}  // namespace base
