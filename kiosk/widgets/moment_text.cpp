#include "kiosk/widgets/moment_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "shared/base/ascii.h"

namespace widgets {
namespace {

using survey::InputType;
using Part = MomentPart;
using namespace std::chrono;

std::vector<Part> PartsOf(InputType input) {
  switch (input) {
    case InputType::kTime: return {Part::kHour, Part::kMinute};
    case InputType::kMonth: return {Part::kMonth, Part::kYear};
    case InputType::kDateTime: return {Part::kDay, Part::kMonth, Part::kYear, Part::kHour, Part::kMinute};
    case InputType::kDate:
    case InputType::kWeek:
    case InputType::kText:
    case InputType::kNumber:
    case InputType::kRange:
    case InputType::kTel:
    case InputType::kEmail:
    case InputType::kUrl:
    case InputType::kColor:
    case InputType::kPassword: return {Part::kDay, Part::kMonth, Part::kYear};
  }
  return {};
}

using base::IsDigit;

// What stands before this part.
std::string_view Before(std::size_t i, Part part) {
  if (i == 0) return "";
  return part == Part::kHour ? " " : part == Part::kMinute ? ":" : ".";
}

struct Limits {
  int least, most;
};
Limits LimitsOf(Part part) {
  switch (part) {
    case Part::kDay: return {1, 31};
    case Part::kMonth: return {1, 12};
    case Part::kYear: return {1000, 2999};
    case Part::kHour: return {0, 23};
    case Part::kMinute: return {0, 59};
  }
  return {0, 0};
}

// Can these first digits still become a number within the limits?
bool CanBecome(Part part, const std::string& digits, std::size_t places) {
  const Limits limits = LimitsOf(part);
  const std::string low = digits + std::string(places - digits.size(), '0'),
                    high = digits + std::string(places - digits.size(), '9');
  return std::stoi(low) <= limits.most && std::stoi(high) >= limits.least;
}

// ISO 8601: the week belongs to the year that its Thursday lies in.
struct Week {
  int year, number;
};
Week WeekOf(sys_days day) {
  const sys_days thursday = day - (weekday(day) - Monday) + days(3);
  const year_month_day date(thursday);
  return {int(date.year()), static_cast<int>((thursday - sys_days(date.year() / January / 1)).count()) / 7 + 1};
}
sys_days MondayOf(const Week& week) {
  const sys_days fourth(year(week.year) / January / 4);  // always lies in the first week
  return fourth - (weekday(fourth) - Monday) + days(7 * (week.number - 1));
}

}  // namespace

MomentText::MomentText(InputType input, std::string_view iso, std::string_view partial) : input_(input) {
  for (const Part part : PartsOf(input)) parts_.push_back({part});
  if (partial.empty() || !ReadPartial(partial)) ReadIso(iso);
}

bool MomentText::ReadPartial(std::string_view partial) {
  std::optional<std::size_t> marked;
  std::size_t at = 0;
  bool fits = true;
  for (std::size_t i = 0; i < parts_.size() && fits; ++i) {
    const std::string_view before = Before(i, parts_[i].part);
    fits = partial.substr(std::min(at, partial.size())).starts_with(before);
    at += before.size();
    if (fits && at < partial.size() && partial[at] == '>') marked = i, ++at;
    fits = fits && at + places(i) <= partial.size();
    if (!fits) break;
    const std::string_view text = partial.substr(at, places(i));
    const std::size_t digits = std::min(text.find('_'), text.size());
    fits = std::ranges::all_of(text.substr(0, digits), IsDigit) &&
           text.find_first_not_of('_', digits) == std::string_view::npos;
    parts_[i].digits = text.substr(0, digits);
    at += places(i);
  }
  if (!fits || at != partial.size()) {
    for (auto& part : parts_) part.digits.clear();
    return false;
  }
  active_ = marked.value_or(FirstOpen());
  return true;
}

void MomentText::ReadIso(std::string_view iso) {
  std::string text(iso);
  if (input_ == InputType::kWeek && text.size() == 8 && text[4] == '-' && text[5] == 'W' &&
      std::ranges::count_if(text, IsDigit) == 6) {
    const year_month_day monday(MondayOf({std::stoi(text.substr(0, 4)), std::stoi(text.substr(6))}));
    text = fmt::format("{:04}-{:02}-{:02}", int(monday.year()), unsigned(monday.month()), unsigned(monday.day()));
  }
  const bool has_date = input_ != InputType::kTime;
  for (Part part : {Part::kYear, Part::kMonth, Part::kDay, Part::kHour, Part::kMinute}) {
    const std::size_t at = part == Part::kYear    ? 0
                           : part == Part::kMonth ? 5
                           : part == Part::kDay   ? 8
                           : part == Part::kHour  ? (has_date ? 11 : 0)
                                                  : (has_date ? 14 : 3);
    const auto mine = std::ranges::find(parts_, part, &Field::part);
    if (mine == parts_.end()) continue;
    const std::size_t length = part == Part::kYear ? 4 : 2;
    if (at + length <= text.size() && std::ranges::all_of(text.substr(at, length), IsDigit))
      mine->digits = text.substr(at, length);
  }
  if (FirstOpen() != size())  // half a moment is none
    for (auto& part : parts_) part.digits.clear();
  active_ = FirstOpen();
}

std::size_t MomentText::FirstOpen(std::size_t from) const {
  for (std::size_t i = from; i < size(); ++i)
    if (!Full(i)) return i;
  return size();
}

bool MomentText::empty() const {
  return std::ranges::all_of(parts_, [](const auto& part) { return part.digits.empty(); });
}

bool MomentText::Takes(char digit) const {
  if (active_ >= size() || !IsDigit(digit)) return false;
  const std::string begun = Full(active_) ? "" : parts_[active_].digits;
  if (CanBecome(part(active_), begun + digit, places(active_))) return true;
  return begun.empty() && places(active_) == 2 && CanBecome(part(active_), std::string("0") + digit, 2);
}

void MomentText::Type(char digit) {
  if (!Takes(digit)) return;
  std::string& digits = parts_[active_].digits;
  if (Full(active_)) digits.clear();
  if (digits.empty() && !CanBecome(part(active_), std::string(1, digit), places(active_))) digits = "0";
  digits += digit;
  if (!Full(active_)) return;
  active_ = FirstOpen(active_);
  if (active_ == size()) active_ = FirstOpen();
}

void MomentText::Erase() {
  std::size_t at = std::min(active_, size() - 1);
  while (at > 0 && parts_[at].digits.empty()) --at;
  if (!parts_[at].digits.empty()) parts_[at].digits.pop_back();
  active_ = at;
}

void MomentText::Choose(std::size_t i) { active_ = std::min(i, size() - 1); }

std::string MomentText::partial() const {
  std::string text;
  for (std::size_t i = 0; i < size(); ++i) {
    text += Before(i, part(i));
    if (i == active_ && active_ != FirstOpen()) text += '>';
    text += digits(i) + std::string(places(i) - digits(i).size(), '_');
  }
  return text;
}

int MomentText::Number(MomentPart part) const {
  const auto found = std::ranges::find(parts_, part, &Field::part);
  return found == parts_.end() || found->digits.empty() ? 0 : std::stoi(found->digits);
}

std::optional<std::string> MomentText::iso() const {
  if (FirstOpen() != size()) return std::nullopt;
  const year_month_day date(year(Number(MomentPart::kYear)), month(static_cast<unsigned>(Number(MomentPart::kMonth))),
                            day(static_cast<unsigned>(Number(MomentPart::kDay))));
  const std::string time = fmt::format("{:02}:{:02}", Number(MomentPart::kHour), Number(MomentPart::kMinute));
  if (input_ == InputType::kTime) return time;
  const std::string year_and_month = fmt::format("{:04}-{:02}", int(date.year()), unsigned(date.month()));
  if (input_ == InputType::kMonth) return year_and_month;
  if (!date.ok()) return std::nullopt;
  if (input_ == InputType::kWeek) {
    const auto week = WeekOf(sys_days(date));
    return fmt::format("{:04}-W{:02}", week.year, week.number);
  }
  const std::string day = fmt::format("{}-{:02}", year_and_month, unsigned(date.day()));
  return input_ == InputType::kDateTime ? day + "T" + time : day;
}

bool MomentText::Impossible() const { return FirstOpen() == size() && !iso(); }

std::optional<std::pair<MomentText::Day, MomentText::Day>> MomentText::Week() const {
  if (input_ != InputType::kWeek || !iso()) return std::nullopt;
  const sys_days day(year(Number(MomentPart::kYear)) / Number(MomentPart::kMonth) / Number(MomentPart::kDay));
  const sys_days monday = day - (weekday(day) - Monday);
  const auto told = [](sys_days when) {
    const year_month_day date(when);
    return Day{static_cast<int>(unsigned(date.day())), static_cast<int>(unsigned(date.month())), int(date.year())};
  };
  return std::pair(told(monday), told(monday + days(6)));
}

}  // namespace widgets
