// SurveyJS's arithmetic: JavaScript's, with decimals rounded away. Private to expression/, pure.
#pragma once

#include <optional>

#include "shared/expression/syntax.h"

namespace expression {

// An empty operand beside a number is 0, beside a text "", beside a list [].
// Refers to one of the two, or to something that stays.
const Value& Filled(const Value& value, const Value& other);

// a + b as JavaScript does it, without any rounding.
Value Joined(const Value& a, const Value& b);

// a + b as JavaScript does it, then rounded to the decimals that a and b have; nullopt where the reference
// library fails (rounding a text).
std::optional<Value> Sum(const Value& a, const Value& b);

// +, −, *, /, %, ^ on operands that are Filled; nullopt as above.
std::optional<Value> Calculate(Operator what, const Value& a, const Value& b);

}  // namespace expression
