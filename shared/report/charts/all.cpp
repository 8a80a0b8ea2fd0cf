// A whole table as charts.
#include <algorithm>
#include <set>

#include "shared/report/charts/chart.h"

namespace charts {

std::string MatrixOf(const report::GatedTable& table, const report::GatedQuestion& question,
                     const survey::Survey* survey) {
  const std::string& code = question.label.code;
  if (survey && survey->Find(code)) return {};
  const std::size_t dot = code.rfind('.');
  if (dot == std::string::npos) return {};
  const std::string name = code.substr(0, dot);
  if (const auto* element = survey ? survey->Find(name) : nullptr)
    return element->type == survey::Type::kMatrix ? name : std::string();
  const auto same = [&](const report::GatedQuestion& other) {
    return other.label.code.starts_with(name + ".") && other.rows.size() == question.rows.size() &&
           question.rows.size() > 1 &&
           std::ranges::equal(other.rows, question.rows, {}, &report::Label::code, &report::Label::code);
  };
  return std::ranges::count_if(table.questions(), same) > 1 ? name : std::string();
}

std::vector<Chart> OfAll(const report::GatedTable& table, const Language& language, const survey::Survey* survey) {
  std::vector<Chart> all;
  const auto add = [&](Chart chart) {
    if (SaysSomething(chart) && (chart.rows.size() > 1 || chart.columns.size() > 1 || !chart.shares))
      all.push_back(std::move(chart));
  };
  std::set<std::string> matrices;
  for (const report::GatedQuestion& question : table.questions()) {
    const std::string matrix = MatrixOf(table, question, survey);
    if (matrix.empty())
      add(OfQuestion(table, question, language, survey));
    else if (matrices.insert(matrix).second)
      add(OfMatrix(table, matrix, language, survey));
  }
  for (const report::GatedMeasure& measure : table.measures()) add(OfMeasure(table, measure, "", language));
  return all;
}

std::vector<Chart> InParts(const Chart& chart, std::size_t parts) {
  const bool together = chart.kind == Kind::kTrend || chart.kind == Kind::kRegions;
  const std::size_t rows = chart.rows.size();
  parts = together ? 1 : std::clamp<std::size_t>(parts, 1, std::max<std::size_t>(rows, 1));
  std::vector<Chart> all(parts, chart);
  for (std::size_t i = 0; i < parts; ++i) {
    const auto first = static_cast<std::ptrdiff_t>(rows * i / parts),
               end = static_cast<std::ptrdiff_t>(rows * (i + 1) / parts);
    all[i].rows = {chart.rows.begin() + first, chart.rows.begin() + end};
    all[i].rows_before += static_cast<std::size_t>(first);
  }
  return all;
}

}  // namespace charts
