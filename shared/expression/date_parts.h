// What has been read of a date (date_text.cpp), and the date it makes. Private to expression/.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "shared/expression/dates.h"

namespace expression {

enum class DateWord { kUnknown, kMonth, kHalfDay, kZone };

struct DateMeaning {
  std::string_view text;
  DateWord word;
  int value;  // month from 1, hours to add, hours from UTC
};

// Months by their first three letters, the rest in full: "am", "pm", "z", "gmt", "est" … Lower and upper case
// are one.
DateMeaning MeaningOf(std::string_view word);

// Numbers in the order in which they stood. Minutes of the zone are known later than its hours: "+02:30".
struct DateParts {
  std::array<long, 3> day{1, 1, 1};
  std::size_t days = 0;
  std::array<long, 4> time{};
  std::size_t times = 0;
  int month = 0;
  std::optional<int> half_day;
  int sign = 0;  // of the zone; 0: local time
  long zone_hours = 0;
  std::optional<long> zone_minutes;

  bool AddDay(long number);   // false when there are three already
  bool AddTime(long number);  // false when there are four already
  // Would the number end a time? Minutes and seconds, but not hours: those are known by their colon.
  bool ExpectsTime(long number) const;
  void SetZone(int hours);

  Date ToIsoDate() const;  // year, month, day
  // Year first when the first number can be no day; otherwise the American order, unless the month is a word.
  Date ToLooseDate() const;

 private:
  Date Make(long year, long month_of_year, long day_of_month) const;
};

}  // namespace expression
