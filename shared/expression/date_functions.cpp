#include "shared/expression/date_functions.h"

#include <algorithm>
#include <cmath>

#include "shared/expression/arithmetic.h"
#include "shared/expression/convert.h"
#include "shared/expression/dates.h"

namespace expression {
namespace {

Date Now(const Call& call) { return {call.context().Now()}; }

Date Midnight(Date date) {
  Fields at = ToFields(date);
  at.hour = at.minute = at.second = at.ms = 0;
  return ToDate(at);
}

// `field` plus what stands in the argument, as JavaScript adds: a text is appended to the digits.
double Added(double field, const Value& argument) { return ToNumber(Joined(field, argument)); }

bool Is(const Value& unit, std::string_view name) { return unit.text() && *unit.text() == name; }

// As JavaScript's ~~ does it: cut to whole numbers of 32 bits; NaN becomes 0.
double Whole(double number) {
  if (!std::isfinite(number)) return 0;
  const double wrapped = std::fmod(std::trunc(number), 4294967296.0);
  return static_cast<double>(static_cast<std::int32_t>(static_cast<std::uint32_t>(static_cast<std::int64_t>(wrapped))));
}

double MonthsBetween(Date from, Date to) {
  const Fields a = ToFields(from), b = ToFields(to);
  return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
}

double MonthsOrYears(Date from, Date to, const Value& unit) {
  const double months = MonthsBetween(from, to);
  return Is(unit, "months") ? months : Whole(months / 12);
}

double DaysBetween(Date a, Date b) {
  const auto midnight = [](Date date) {
    const Fields at = ToFields(date);
    return MsOfDay(at.year >= 0 && at.year <= 99 ? at.year + 1900 : at.year, at.month,
                   at.day);  // as Date.UTC
  };
  return std::ceil(std::abs(midnight(b) - midnight(a)) / kMsPerDay);
}

Date FirstOrToday(const Call& call) { return IsTrue(call[0]) ? AsDate(call[0], {}) : Midnight(Now(call)); }

Date First(const Call& call) { return AsDate(call[0], {}); }

}  // namespace

std::optional<Value> GetDate(const Call& call) {
  if (!IsTrue(call[0])) return Null{};
  return First(call);
}

std::optional<Value> GetYear(const Call& call) {
  if (call.values.size() != 1 || !IsTrue(call[0])) return Undefined{};
  return ToFields(First(call)).year;
}

std::optional<Value> Year(const Call& call) { return ToFields(FirstOrToday(call)).year; }
std::optional<Value> Month(const Call& call) { return ToFields(FirstOrToday(call)).month + 1; }
std::optional<Value> Day(const Call& call) { return ToFields(FirstOrToday(call)).day; }
std::optional<Value> Weekday(const Call& call) { return ToFields(FirstOrToday(call)).weekday; }

std::optional<Value> Today(const Call& call) {
  Fields at = ToFields(Midnight(Now(call)));
  if (call.values.size() == 1) at.day = Added(at.day, call[0]);
  return ToDate(at);
}

std::optional<Value> CurrentDate(const Call& call) { return Now(call); }
std::optional<Value> CurrentYear(const Call& call) { return ToFields(Now(call)).year; }

// Days are counted by diffDays, which has no second date here: 0, as in the reference.
std::optional<Value> Age(const Call& call) {
  if (!IsTrue(call[0])) return Null{};
  if (Is(call[1], "days")) return 0;
  return MonthsOrYears(First(call), Now(call), call[1]);
}

std::optional<Value> DateDiff(const Call& call) {
  if (!IsTrue(call[0]) || !IsTrue(call[1])) return Null{};
  const Date from = First(call), to = AsDate(call[1], {});
  const Value& unit = call[2];
  const double ms = std::abs(to.ms - from.ms);
  if (Is(unit, "hours")) return std::ceil(ms / 3'600'000);
  if (Is(unit, "minutes")) return std::ceil(ms / 60'000);
  if (Is(unit, "seconds")) return std::ceil(ms / 1000);
  if (!IsTrue(unit) || Is(unit, "days")) return DaysBetween(from, to);
  return MonthsOrYears(from, to, unit);
}

std::optional<Value> DateAdd(const Call& call) {
  if (!IsTrue(call[0]) || !IsTrue(call[1])) return Null{};
  const Date date = First(call);
  Fields at = ToFields(date);
  const Value& unit = call[2];
  const auto added_to = [&](double& field) {
    field = Added(field, call[1]);
    return ToDate(at);
  };
  if (!IsTrue(unit) || Is(unit, "days")) return added_to(at.day);
  if (Is(unit, "months")) return added_to(at.month);
  if (Is(unit, "years")) return added_to(at.year);
  if (Is(unit, "hours")) return added_to(at.hour);
  if (Is(unit, "minutes")) return added_to(at.minute);
  if (Is(unit, "seconds")) return added_to(at.second);
  return date;
}

std::optional<Value> DiffDays(const Call& call) {
  if (call.values.size() != 2 || !IsTrue(call[0]) || !IsTrue(call[1])) return 0;
  return DaysBetween(First(call), AsDate(call[1], {}));
}

}  // namespace expression
