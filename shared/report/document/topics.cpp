#include <algorithm>
#include <map>

#include "shared/report/document/sections.h"
#include "shared/report/write.h"

namespace document {
namespace {

bool IsAttribute(const report::GatedTable& table, std::string_view code) {
  const std::string prefix = std::string(code) + "=";
  return std::ranges::any_of(table.groups(), [&](const report::Label& one) { return one.code.starts_with(prefix); });
}

}  // namespace

std::string Matter::title() const {
  const std::string_view words = report::Words(table.title(), language.tag());
  return std::string(words.empty() ? std::string_view(table.survey()) : words);
}

std::vector<Topic> TopicsOf(const Matter& matter) {
  std::vector<Topic> topics;
  std::map<std::string, std::size_t> matrices;
  for (const report::GatedQuestion& question : matter.table.questions()) {
    const std::string matrix = charts::MatrixOf(matter.table, question, matter.survey);
    if (const auto known = matrices.find(matrix); !matrix.empty() && known != matrices.end()) {
      topics[known->second].questions.push_back(&question);
      continue;
    }
    if (!matrix.empty()) matrices.emplace(matrix, topics.size());
    topics.push_back({matrix.empty() ? question.label.code : matrix,
                      {&question},
                      question.domain,
                      IsAttribute(matter.table, question.label.code)});
  }
  return topics;
}

charts::Chart ChartOf(const Matter& matter, const Topic& topic) {
  return topic.is_matrix() ? charts::OfMatrix(matter.table, topic.code, matter.language, matter.survey)
                           : charts::OfQuestion(matter.table, *topic.questions[0], matter.language, matter.survey);
}

std::vector<std::string> DivisionsOf(const report::GatedTable& table) {
  std::vector<std::string> divisions;
  for (const report::Label& group : table.groups()) {
    const std::size_t end = group.code.find('=');
    if (end == std::string::npos) continue;
    const std::string name =
        group.code.substr(group.code.starts_with('#') ? 1 : 0, end - (group.code.starts_with('#') ? 1 : 0));
    if (std::ranges::find(divisions, name) == divisions.end()) divisions.push_back(name);
  }
  return divisions;
}

int PeopleOf(const report::GatedTable& table) {
  int people = 0;
  for (const report::GatedQuestion& question : table.questions())
    if (!question.tallies.empty() && question.tallies[0].n.shown())
      people = std::max(people, question.tallies[0].n.rounded);
  for (const report::GatedMeasure& measure : table.measures())
    if (!measure.scores.empty() && measure.scores[0].n.shown()) people = std::max(people, measure.scores[0].n.rounded);
  return people;
}

std::vector<std::string> MainFindings(const Matter& matter, std::size_t most) {
  struct Told {
    double share;
    std::string title, finding, domain;
  };
  std::vector<Told> told;
  for (const Topic& topic : TopicsOf(matter)) {
    if (topic.is_attribute || topic.is_matrix()) continue;
    const charts::Chart chart = ChartOf(matter, topic);
    if (chart.rows.size() < 2 && chart.columns.size() < 2) continue;
    double share = 0;
    if (chart.kind == charts::Kind::kScale && !chart.rows.empty()) {
      double lower = 0, upper = 0;
      for (std::size_t s = 0; s < chart.rows[0].cells.size(); ++s)
        (2 * s >= chart.rows[0].cells.size() ? upper : lower) += chart.rows[0].cells[s].value;
      share = std::max(lower, upper);
    } else {
      for (const charts::Row& row : chart.rows) share = std::max(share, row.cells[0].value);
    }
    if (std::string finding = charts::Finding(chart); !finding.empty())
      told.push_back({share, chart.title, std::move(finding), topic.domain});
  }
  // One of each domain first, so that no part of life fills the page alone.
  std::ranges::stable_sort(told, std::greater(), &Told::share);
  std::map<std::string, int> seen;
  std::vector<std::pair<int, const Told*>> order;
  for (const Told& one : told) order.emplace_back(seen[one.domain]++, &one);
  std::ranges::stable_sort(order, {}, [](const auto& one) { return one.first; });
  std::vector<std::string> findings;
  for (const auto& [turn, one] : order)
    if (findings.size() < most) findings.push_back(one->title + " " + one->finding);
  return findings;
}

}  // namespace document
