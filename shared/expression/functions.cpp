#include "shared/expression/functions.h"

#include <algorithm>

#include "shared/expression/array_functions.h"
#include "shared/expression/date_functions.h"
#include "shared/expression/plain_functions.h"
#include "shared/expression/survey_functions.h"

namespace expression {
namespace {

struct Entry {
  std::string_view name;
  Function function;
  Trait trait = Trait::kPlain;
};

constexpr Entry kFunctions[] = {
    {"iif", IfThenElse},
    {"sum", SumOf},
    {"avg", Average},
    {"min", Smallest},
    {"max", Largest},
    {"count", Count},
    {"round", Round},
    {"trunc", Truncate},
    {"substring", Substring},
    {"sumInArray", SumInArray, Trait::kOverItems},
    {"avgInArray", AvgInArray, Trait::kOverItems},
    {"minInArray", MinInArray, Trait::kOverItems},
    {"maxInArray", MaxInArray, Trait::kOverItems},
    {"countInArray", CountInArray, Trait::kOverItems},
    {"getDate", GetDate},
    {"getYear", GetYear},
    {"year", Year, Trait::kClockByDefault},
    {"month", Month, Trait::kClockByDefault},
    {"day", Day, Trait::kClockByDefault},
    {"weekday", Weekday, Trait::kClockByDefault},
    {"today", Today, Trait::kVolatile},
    {"currentDate", CurrentDate, Trait::kVolatile},
    {"currentYear", CurrentYear, Trait::kVolatile},
    {"age", Age, Trait::kVolatile},
    {"dateDiff", DateDiff},
    {"dateAdd", DateAdd},
    {"diffDays", DiffDays},
    {"displayValue", DisplayValueOf, Trait::kOfQuestion},
    {"propertyValue", PropertyValue, Trait::kVolatileOfQuestion},
    {"getComment", GetComment, Trait::kVolatileOfQuestion},
    {"isContainerReady", IsContainerReady, Trait::kVolatile},
    {"isDisplayMode", IsDisplayMode, Trait::kVolatile},
};
static_assert(std::size(kFunctions) < kUnknownFunction);

const Value kAbsent;

}  // namespace

const Value& Call::operator[](std::size_t place) const { return place < values.size() ? values[place] : kAbsent; }

FunctionId FindFunction(std::string_view name) {
  const auto found = std::ranges::find(kFunctions, name, &Entry::name);
  return found == std::end(kFunctions) ? kUnknownFunction : static_cast<FunctionId>(found - std::begin(kFunctions));
}

Trait TraitOf(FunctionId function) {
  return function < std::size(kFunctions) ? kFunctions[function].trait : Trait::kPlain;
}

std::optional<Value> Run(FunctionId function, const Call& call) {
  return function < std::size(kFunctions) ? kFunctions[function].function(call) : Value(Null{});
}

}  // namespace expression
