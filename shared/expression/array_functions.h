// sumInArray and its kin: over the members of a list (or object) of objects. Private to expression/.
// fn(list, 'field' [, 'field to return'] [, condition]); the condition sees the item's fields before all
// other names.
#pragma once

#include "shared/expression/functions.h"

namespace expression {

std::optional<Value> SumInArray(const Call& call);
std::optional<Value> AvgInArray(const Call& call);
std::optional<Value> MinInArray(const Call& call);
std::optional<Value> MaxInArray(const Call& call);
std::optional<Value> CountInArray(const Call& call);

}  // namespace expression
