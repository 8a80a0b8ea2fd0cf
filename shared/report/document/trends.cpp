// What moved from round to round: measures, and questions with few choices.
#include <algorithm>
#include <numeric>

#include "shared/report/document/sections.h"

namespace document {
namespace {

constexpr std::size_t kMostChoices = 5;

bool SaysTwice(const charts::Chart& chart) {
  return std::ranges::any_of(
      chart.rows, [](const charts::Row& row) { return std::ranges::count_if(row.cells, &charts::Cell::shown) > 1; });
}

void Add(Book& book, const charts::Chart& chart) {
  if (!SaysTwice(chart)) return;
  book.Heading2(chart.title);
  book.Reserve(charts::Height(chart, kColumn) + 40);
  if (const std::string finding = charts::Finding(chart); !finding.empty()) book.Text(finding);
  book.Figure(chart);
}

}  // namespace

void AddTrends(Book& book, const Matter& matter) {
  if (matter.rounds.size() < 2) return;
  std::vector<report::Label> names;
  for (const report::GatedTable& one : matter.rounds) names.push_back({one.round(), {}});
  std::vector<std::size_t> columns(names.size());
  std::iota(columns.begin(), columns.end(), 0u);
  const report::GatedTable rounds = report::GatedTable::SideBySide(matter.rounds, names, columns);
  book.NewPage();
  book.Heading1(matter.language.Say("doc.trends"));
  book.Text(matter.language.Say("trends.intro"));
  for (const report::GatedMeasure& measure : rounds.measures())
    Add(book, charts::OfTrend(rounds, measure, matter.language));
  for (const report::GatedQuestion& question : rounds.questions()) {
    const auto attribute = [&](const report::Label& group) {
      return group.code.starts_with(question.label.code + "=");
    };
    if (std::ranges::any_of(matter.table.groups(), attribute)) continue;  // who came is no finding
    const charts::Chart chart = charts::OfTrend(rounds, question, matter.language, kMostChoices + 1);
    if (chart.rows.size() > 1 && chart.rows.size() <= kMostChoices) Add(book, chart);
  }
}

}  // namespace document
