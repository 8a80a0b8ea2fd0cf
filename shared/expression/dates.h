// JavaScript's dates as far as SurveyJS's expressions rest on them (ECMA-262, "Date Objects"): fields of
// local time, counting that overflows into the next field, texts. Private to shared/, pure but for the
// process's time zone (TZ).
#pragma once

#include <string>
#include <string_view>

#include "shared/expression/value.h"

namespace expression {

inline constexpr double kMsPerDay = 86'400'000;
inline constexpr double kMsFarthest = 8.64e15;  // ECMA-262: 100 million days on either side of 1970; beyond is invalid

// The parts of a date in local time; all NaN for an invalid date.
struct Fields {
  double year, month, day;  // month from 0, day from 1
  double hour, minute, second, ms;
  double weekday;  // 0 is Sunday; not read by ToDate
};

Fields ToFields(Date date);

// Each field may be too large, negative or fractional (cut): the 32nd of January is the 1st of February. Of
// an hour that the clocks skip or repeat, the offset before the change counts. Invalid with a field that is
// NaN or infinite and beyond the years ±271821.
Date ToDate(const Fields& fields);

// Milliseconds from 1970 to midnight of that day, were it UTC; fields as in ToDate.
double MsOfDay(double year, double month, double day);

// As an answer is written: "2026-01-31T09:30:00", local time; "" for an invalid date.
std::string LocalText(Date date);

// As JavaScript shows it: "Sat Jan 31 2026 09:30:00 GMT+0200 (EET)", "Invalid Date". The zone in brackets is
// the C library's name for it, except UTC, which is spelled out.
std::string DateText(Date date);

// What `new Date(text)` makes of it: ISO 8601, of which a date alone is UTC, and the loose forms that
// browsers read
// ("1/31/2026 9:30 pm", "31 January 2026", "Jan 31, 2026 GMT+2"). Invalid when it is none of them.
Date ReadDate(std::string_view text);

}  // namespace expression
