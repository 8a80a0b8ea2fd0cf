#include "shared/expression/dates.h"

#include <fmt/format.h>
#include <time.h>

#include <cmath>

namespace expression {
namespace {

constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

tm Broken(double ms) {
  const time_t seconds = static_cast<time_t>(std::floor(ms / 1000));
  tm broken{};
  ::localtime_r(&seconds, &broken);
  return broken;
}

double OffsetAt(double ms) { return static_cast<double>(Broken(ms).tm_gmtoff) * 1000; }

bool IsWithin(double ms, double limit) { return std::abs(ms) <= limit; }  // false for NaN

// Days from 1970 to the first of that month, in the Gregorian calendar without end. Years are counted from
// March, so that the leap day is the last; 400 of them have 146,097 days (H. Hinnant, "chrono-compatible
// low-level date algorithms", days_from_civil).
double DaysToMonth(long year, int month) {
  const long from_march = month < 2 ? year - 1 : year;
  const long era = (from_march >= 0 ? from_march : from_march - 399) / 400;
  const long year_of_era = from_march - era * 400;
  const long day_of_year = (153 * (month < 2 ? month + 10 : month - 2) + 2) / 5;
  return static_cast<double>(era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
                             719468);
}

// Local time to UTC.
Date FromLocal(double local) {
  if (!IsWithin(local, kMsFarthest + kMsPerDay)) return {kNaN};
  const double before = OffsetAt(local - kMsPerDay);
  const double after = OffsetAt(local + kMsPerDay);
  double ms = local - before;
  if (OffsetAt(ms) != before && OffsetAt(local - after) == after) ms = local - after;
  return {IsWithin(ms, kMsFarthest) ? ms : kNaN};
}

}  // namespace

Fields ToFields(Date date) {
  if (!IsWithin(date.ms, kMsFarthest)) return {kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN};
  const double ms = std::trunc(date.ms);
  const tm broken = Broken(ms);
  return {broken.tm_year + 1900.0,
          static_cast<double>(broken.tm_mon),
          static_cast<double>(broken.tm_mday),
          static_cast<double>(broken.tm_hour),
          static_cast<double>(broken.tm_min),
          static_cast<double>(broken.tm_sec),
          ms - std::floor(ms / 1000) * 1000,
          static_cast<double>(broken.tm_wday)};
}

double MsOfDay(double year, double month, double day) {
  const double whole_year = std::trunc(year), whole_month = std::trunc(month);
  const double total = whole_year + std::floor(whole_month / 12);
  if (!IsWithin(total, 400'000) || !IsWithin(whole_month, 5'000'000) || !std::isfinite(day)) return kNaN;
  const double month_of_year = whole_month - std::floor(whole_month / 12) * 12;
  return (DaysToMonth(static_cast<long>(total), static_cast<int>(month_of_year)) + std::trunc(day) - 1) * kMsPerDay;
}

Date ToDate(const Fields& fields) {
  return FromLocal(MsOfDay(fields.year, fields.month, fields.day) + std::trunc(fields.hour) * 3'600'000 +
                   std::trunc(fields.minute) * 60'000 + std::trunc(fields.second) * 1000 + std::trunc(fields.ms));
}

std::string LocalText(Date date) {
  const Fields at = ToFields(date);
  if (std::isnan(at.year)) return "";
  return fmt::format("{:04.0f}-{:02.0f}-{:02.0f}T{:02.0f}:{:02.0f}:{:02.0f}", at.year, at.month + 1, at.day, at.hour,
                     at.minute, at.second);
}

std::string DateText(Date date) {
  const Fields at = ToFields(date);
  if (std::isnan(at.year)) return "Invalid Date";
  const tm broken = Broken(date.ms);
  const long minutes = std::abs(broken.tm_gmtoff) / 60;
  const std::string_view zone = broken.tm_zone ? broken.tm_zone : "";
  return fmt::format("{} {} {:02.0f} {}{:04.0f} {:02.0f}:{:02.0f}:{:02.0f} GMT{}{:02}{:02} ({})", kDays[broken.tm_wday],
                     kMonths[broken.tm_mon], at.day, at.year < 0 ? "-" : "", std::abs(at.year), at.hour, at.minute,
                     at.second, broken.tm_gmtoff < 0 ? '-' : '+', minutes / 60, minutes % 60,
                     zone == "UTC" ? "Coordinated Universal Time" : zone);
}

}  // namespace expression
