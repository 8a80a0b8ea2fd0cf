#include "shared/survey/moments.h"

#include <algorithm>
#include <chrono>
#include <string>

#include "shared/base/ascii.h"

namespace survey {
namespace {

using base::IsDigit;

// "0" in the form stands for any digit, everything else for itself.
bool HasForm(std::string_view text, std::string_view form) {
  return std::ranges::equal(text, form, [](char c, char place) { return place == '0' ? IsDigit(c) : c == place; });
}

int Number(std::string_view text, std::size_t at, std::size_t length) {
  int number = 0;
  for (const char c : text.substr(at, length)) number = number * 10 + (c - '0');
  return number;
}

bool IsDate(std::string_view text) {
  if (!HasForm(text, "0000-00-00")) return false;
  using namespace std::chrono;
  return year_month_day(year(Number(text, 0, 4)), month(static_cast<unsigned>(Number(text, 5, 2))),
                        day(static_cast<unsigned>(Number(text, 8, 2))))
      .ok();
}

bool IsTime(std::string_view text) {
  if (!HasForm(text, "00:00") && !HasForm(text, "00:00:00")) return false;
  return Number(text, 0, 2) < 24 && Number(text, 3, 2) < 60 && (text.size() == 5 || Number(text, 6, 2) < 60);
}

bool IsBetween(int number, int least, int most) { return least <= number && number <= most; }

}  // namespace

bool IsMoment(InputType input, std::string_view text) {
  switch (input) {
    case InputType::kDate: return IsDate(text);
    case InputType::kTime: return IsTime(text);
    case InputType::kDateTime:
      return text.size() > 11 && IsDate(text.substr(0, 10)) && text[10] == 'T' && IsTime(text.substr(11));
    case InputType::kMonth: return HasForm(text, "0000-00") && IsBetween(Number(text, 5, 2), 1, 12);
    case InputType::kWeek: return HasForm(text, "0000-W00") && IsBetween(Number(text, 6, 2), 1, 53);
    case InputType::kText:
    case InputType::kNumber:
    case InputType::kRange:
    case InputType::kTel:
    case InputType::kEmail:
    case InputType::kUrl:
    case InputType::kColor:
    case InputType::kPassword: return false;
  }
  return false;
}

bool AsksForMoment(InputType input) {
  return input == InputType::kDate || input == InputType::kTime || input == InputType::kDateTime ||
         input == InputType::kMonth || input == InputType::kWeek;
}

bool IsMaskedMoment(std::string_view pattern, std::string_view text) {
  const auto asks = [&](std::string_view letters) { return pattern.find_first_of(letters) != std::string_view::npos; };
  const bool year = asks("y"), month = year && asks("m"), day = month && asks("d");
  const std::string date = std::string(year ? "0000" : "") + (month ? "-00" : "") + (day ? "-00" : "");
  const bool hour = asks("Hh"), minute = hour && asks("M"), second = minute && asks("s");
  const std::string time = std::string(hour ? "00" : "") + (minute ? ":00" : "") + (second ? ":00" : "");
  if (text.empty() || !HasForm(text, date + (year && hour ? "T" : "") + time)) return false;
  if (month && !IsBetween(Number(text, 5, 2), 1, 12)) return false;
  if (day && !IsDate(text.substr(0, date.size()))) return false;
  const std::string_view clock = text.substr(text.size() - time.size());
  return (!hour || Number(clock, 0, 2) < 24) && (!minute || Number(clock, 3, 2) < 60) &&
         (!second || Number(clock, 6, 2) < 60);
}

bool IsColor(std::string_view text) {
  return text.size() == 7 && text[0] == '#' && std::ranges::all_of(text.substr(1), [](char c) {
           return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
         });
}

}  // namespace survey
