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

}  // namespace charts
