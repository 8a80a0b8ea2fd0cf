#include "shared/expression/date_parts.h"

#include <cmath>

#include "shared/expression/unicode.h"

namespace expression {
namespace {

constexpr DateMeaning kWords[] = {
    {"jan", DateWord::kMonth, 1},  {"feb", DateWord::kMonth, 2},   {"mar", DateWord::kMonth, 3},
    {"apr", DateWord::kMonth, 4},  {"may", DateWord::kMonth, 5},   {"jun", DateWord::kMonth, 6},
    {"jul", DateWord::kMonth, 7},  {"aug", DateWord::kMonth, 8},   {"sep", DateWord::kMonth, 9},
    {"oct", DateWord::kMonth, 10}, {"nov", DateWord::kMonth, 11},  {"dec", DateWord::kMonth, 12},
    {"am", DateWord::kHalfDay, 0}, {"pm", DateWord::kHalfDay, 12}, {"ut", DateWord::kZone, 0},
    {"utc", DateWord::kZone, 0},   {"z", DateWord::kZone, 0},      {"gmt", DateWord::kZone, 0},
    {"cdt", DateWord::kZone, -5},  {"cst", DateWord::kZone, -6},   {"edt", DateWord::kZone, -4},
    {"est", DateWord::kZone, -5},  {"mdt", DateWord::kZone, -6},   {"mst", DateWord::kZone, -7},
    {"pdt", DateWord::kZone, -7},  {"pst", DateWord::kZone, -8},
};

// Two digits are a year of this century or the last.
long Century(long year) { return year < 0 || year > 99 ? year : year + (year < 50 ? 2000 : 1900); }

}  // namespace

DateMeaning MeaningOf(std::string_view word) {
  const std::string lower = Lower(word);
  for (const DateMeaning& known : kWords)
    if (known.word == DateWord::kMonth ? lower.starts_with(known.text) : lower == known.text) return known;
  return {word, DateWord::kUnknown, 0};
}

bool DateParts::AddDay(long number) {
  if (days == day.size()) return false;
  day[days++] = number;
  return true;
}

bool DateParts::AddTime(long number) {
  if (times == time.size()) return false;
  time[times++] = number;
  return true;
}

bool DateParts::ExpectsTime(long number) const {
  return (times == 1 && number < 60) || (times == 2 && number < 60) || (times == 3 && number < 1000);
}

void DateParts::SetZone(int hours) {
  sign = hours < 0 ? -1 : 1;
  zone_hours = std::abs(hours);
  zone_minutes = 0;
}

Date DateParts::ToIsoDate() const { return Make(day[0], day[1], day[2]); }

Date DateParts::ToLooseDate() const {
  if (days == 0) return {kNaN};
  const bool year_first = day[0] < 1 || day[0] > 31;
  if (month != 0) return year_first ? Make(Century(day[0]), month, day[1]) : Make(Century(day[1]), month, day[0]);
  return year_first ? Make(Century(day[0]), day[1], day[2]) : Make(Century(day[2]), day[0], day[1]);
}

Date DateParts::Make(long year, long month_of_year, long day_of_month) const {
  if (month_of_year < 1 || month_of_year > 12 || day_of_month < 1 || day_of_month > 31) return {kNaN};
  long hour = time[0];
  if (half_day) {
    if (hour > 12) return {kNaN};
    hour = hour % 12 + *half_day;
  }
  const bool midnight = hour == 24 && time[1] == 0 && time[2] == 0 && time[3] == 0;
  if (!midnight && (hour > 23 || time[1] > 59 || time[2] > 59 || time[3] > 999)) return {kNaN};
  const auto number = [](long n) { return static_cast<double>(n); };
  Fields fields{number(year),    number(month_of_year - 1), number(day_of_month), number(hour),
                number(time[1]), number(time[2]),           number(time[3]),      0};
  if (sign == 0) return ToDate(fields);
  const double clock = fields.hour * 3'600'000 + fields.minute * 60'000 + fields.second * 1000 + fields.ms;
  const double ms = MsOfDay(fields.year, fields.month, fields.day) + clock -
                    sign * (number(zone_hours) * 3'600'000 + number(zone_minutes.value_or(0)) * 60'000);
  return {std::abs(ms) <= kMsFarthest ? ms : kNaN};
}

}  // namespace expression
