// Functions of numbers and texts, and iif. Private to expression/.
// sum, avg, min, max, count, round and trunc open lists, pass over missing values and take numeric texts as
// numbers.
#pragma once

#include "shared/expression/functions.h"

namespace expression {

std::optional<Value> IfThenElse(const Call& call);
std::optional<Value> SumOf(const Call& call);
std::optional<Value> Average(const Call& call);
std::optional<Value> Smallest(const Call& call);
std::optional<Value> Largest(const Call& call);
std::optional<Value> Count(const Call& call);
std::optional<Value> Round(const Call& call);
std::optional<Value> Truncate(const Call& call);
std::optional<Value> Substring(const Call& call);

}  // namespace expression
