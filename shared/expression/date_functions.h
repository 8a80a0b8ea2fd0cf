// Functions of dates. Private to expression/. An argument is a date, a text that reads as one (dates.h) or
// milliseconds since 1970; one that is no date gives an invalid date or NaN, not a failure.
#pragma once

#include "shared/expression/functions.h"

namespace expression {

std::optional<Value> GetDate(const Call& call);
std::optional<Value> GetYear(const Call& call);
std::optional<Value> Year(const Call& call);
std::optional<Value> Month(const Call& call);
std::optional<Value> Day(const Call& call);
std::optional<Value> Weekday(const Call& call);
std::optional<Value> Today(const Call& call);  // ([days to add]): midnight
std::optional<Value> CurrentDate(const Call& call);
std::optional<Value> CurrentYear(const Call& call);
std::optional<Value> Age(const Call& call);  // (date [, 'years' | 'months' | 'days'])
std::optional<Value> DateDiff(
    const Call& call);  // (date, date [, 'days' | 'months' | 'years' | 'hours' | 'minutes' | 'seconds'])
std::optional<Value> DateAdd(const Call& call);  // (date, number [, unit as in DateDiff])
std::optional<Value> DiffDays(const Call& call);

}  // namespace expression
