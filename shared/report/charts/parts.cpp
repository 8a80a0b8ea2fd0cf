#include "shared/report/charts/parts.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace charts {
namespace {

using privacy::GatedCount;
using Shown = GatedCount::Kind;

bool IsChoice(const report::Label& row) {
  return row.code != report::kAnsweredCode && row.code != report::kSkippedCode && row.code != report::kStoppedCode &&
         row.code != report::kNotReachedCode;
}

std::optional<int> WholeNumber(std::string_view code) {
  int number = 0;
  const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), number);
  if (error != std::errc() || end != code.data() + code.size()) return std::nullopt;
  return number;
}

bool IsGroup(const report::Label& group, std::string_view by) {
  if (by.empty() || group.code == "all") return true;
  if (by == "all") return false;
  const bool place = by == "centre" || by == "territory";
  return group.code.starts_with((place ? "#" : "") + std::string(by) + "=");
}

}  // namespace

bool CountsAnswersOnly(const report::GatedQuestion& question) { return std::ranges::none_of(question.rows, IsChoice); }

std::vector<std::size_t> ChoicesOf(const report::GatedQuestion& question) {
  const bool only = CountsAnswersOnly(question);
  std::vector<std::size_t> rows;
  for (std::size_t r = 0; r < question.rows.size(); ++r)
    if (IsChoice(question.rows[r]) || (only && question.rows[r].code == report::kAnsweredCode)) rows.push_back(r);
  return rows;
}

const survey::Element* ElementOf(const survey::Survey* survey, std::string_view code) {
  if (!survey) return nullptr;
  if (const auto* element = survey->Find(code)) return element;
  const std::size_t dot = code.rfind('.');
  return dot == std::string_view::npos ? nullptr : survey->Find(code.substr(0, dot));
}

bool IsScale(const report::GatedTable& table, const report::GatedQuestion& question, const survey::Survey* survey) {
  const std::vector<std::size_t> choices = ChoicesOf(question);
  if (CountsAnswersOnly(question) || choices.size() < 2 || choices.size() > kMostSteps) return false;
  if (const auto* element = ElementOf(survey, question.label.code))
    return element->type == survey::Type::kRating || element->type == survey::Type::kMatrix;
  const auto attribute = [&](const report::Label& group) { return group.code.starts_with(question.label.code + "="); };
  if (choices.size() < 3 || std::ranges::any_of(table.groups(), attribute)) return false;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const auto number = WholeNumber(question.rows[choices[i]].code);
    const auto first = WholeNumber(question.rows[choices[0]].code);
    if (!number || !first || *number != *first + static_cast<int>(i)) return false;
  }
  return true;
}

std::vector<std::size_t> ShownGroups(const report::GatedTable& table, const report::GatedQuestion& question,
                                     std::string_view by) {
  std::vector<std::size_t> groups;
  for (std::size_t g = 0; g < table.groups().size(); ++g)
    if (IsGroup(table.groups()[g], by) && question.tallies[g].n.shown()) groups.push_back(g);
  return groups;
}

Cell CellOf(const GatedCount& count, const GatedCount& n) {
  Cell cell{count};
  if (!n.shown() && count.shown()) cell.count.kind = Shown::kTooFew;
  if (cell.count.kind == Shown::kNearlyAll) cell.value = 1;
  // Counts and n are rounded apart from each other: a count may be larger than its n.
  if (cell.shown() && n.rounded > 0) cell.value = std::min(1.0, static_cast<double>(count.rounded) / n.rounded);
  cell.low = cell.high = cell.value;
  return cell;
}

Cell WithInterval(Cell cell, const GatedCount& n) {
  if (!cell.shown() || !n.shown() || n.rounded <= 0) return cell;
  constexpr double z = 1.96;
  const double people = n.rounded, p = cell.value, scale = 1 + z * z / people;
  const double middle = (p + z * z / (2 * people)) / scale;
  const double half = z / scale * std::sqrt(p * (1 - p) / people + z * z / (4 * people * people));
  cell.low = std::max(0.0, middle - half), cell.high = std::min(1.0, middle + half);
  return cell;
}

bool IsUpper(std::size_t step, std::size_t steps) { return 2 * step >= steps + steps % 2; }
bool IsLower(std::size_t step, std::size_t steps) { return 2 * (step + 1) <= steps; }

Cell Together(const std::vector<Cell>& cells, const GatedCount& n) {
  GatedCount sum{Shown::kTooFew, 0};
  for (const Cell& cell : cells) {
    if (cell.count.kind == Shown::kNearlyAll) return CellOf(cell.count, n);
    if (cell.count.kind == Shown::kNotAsked && !sum.shown()) sum.kind = Shown::kNotAsked;
    if (cell.shown()) sum = {Shown::kShown, sum.rounded + cell.count.rounded};
  }
  return CellOf(sum, n);
}

std::string AnyOf(const Language& language, const std::vector<std::string>& names) {
  std::string all;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string one = language.Quote(names[i]);
    if (i == 0) {
      all = one;
    } else {
      all = language.Say(i + 1 == names.size() ? "list.or" : "list.comma", {{"a", all}, {"b", one}});
    }
  }
  return all;
}

}  // namespace charts
