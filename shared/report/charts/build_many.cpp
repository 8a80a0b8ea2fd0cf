// Charts over several rounds, and over several questions.
#include <algorithm>
#include <numeric>

#include "shared/report/charts/chart.h"
#include "shared/report/charts/parts.h"

namespace charts {
namespace {

using report::GatedQuestion;
using report::GatedTable;
using Shown = privacy::GatedCount::Kind;

double Largest(const Row& row) {
  double largest = 0;
  for (const Cell& cell : row.cells) largest = std::max(largest, cell.value);
  return largest;
}

Chart Begin(Kind kind, const report::Label& label, const Language& language) {
  Chart chart;
  chart.kind = kind;
  chart.code = label.code;
  chart.title = language.Name(label);
  chart.language = &language;
  return chart;
}

// What a heat map says of a question: one choice, or the upper steps of a scale. By row of the question.
std::vector<std::size_t> Telling(const GatedTable& table, const GatedQuestion& question, const survey::Survey* survey) {
  const std::vector<std::size_t> choices = ChoicesOf(question);
  std::vector<std::size_t> telling;
  if (IsScale(table, question, survey)) {
    for (std::size_t i = 0; i < choices.size(); ++i)
      if (IsUpper(i, choices.size())) telling.push_back(choices[i]);
    return telling;
  }
  const report::GatedTally& all = question.tallies[0];
  const auto share = [&](std::size_t row) { return CellOf(all.counts[row], all.n).value; };
  const auto most = std::ranges::max_element(choices, {}, share);
  if (most != choices.end() && share(*most) > 0) telling.push_back(*most);
  return telling;
}

bool IsShownInTable(const GatedTable& table, std::size_t group) {
  return std::ranges::any_of(table.questions(),
                             [&](const GatedQuestion& question) { return question.tallies[group].n.shown(); });
}

}  // namespace

Chart OfTrend(const GatedTable& rounds, const GatedQuestion& question, const Language& language, std::size_t most) {
  Chart chart = Begin(Kind::kTrend, question.label, language);
  for (const report::Label& round : rounds.groups()) chart.columns.push_back(language.Name(round));
  for (const std::size_t choice : ChoicesOf(question)) {
    Row row{language.Name(question.rows[choice]), {}, {}};
    for (const report::GatedTally& tally : question.tallies)
      row.cells.push_back(WithInterval(CellOf(tally.counts[choice], tally.n), tally.n));
    chart.rows.push_back(std::move(row));
  }
  if (chart.rows.size() > most) {  // the most chosen, in the order of the question
    std::vector<std::size_t> places(chart.rows.size());
    std::iota(places.begin(), places.end(), 0u);
    std::ranges::stable_sort(places, std::greater(), [&](std::size_t place) { return Largest(chart.rows[place]); });
    places.resize(most);
    std::ranges::sort(places);
    std::vector<Row> kept;
    for (const std::size_t place : places) kept.push_back(std::move(chart.rows[place]));
    chart.rows = std::move(kept);
  }
  if (!question.tallies.empty()) chart.n = question.tallies.back().n;
  return chart;
}

Chart OfTrend(const GatedTable& rounds, const report::GatedMeasure& measure, const Language& language) {
  Chart chart = Begin(Kind::kTrend, measure.label, language);
  chart.shares = false;
  chart.from = measure.from, chart.to = measure.to;
  chart.decimals = measure.to - measure.from <= 6 ? 2 : 1;
  Row row{language.Say("mean"), {}, {}};
  for (std::size_t g = 0; g < rounds.groups().size(); ++g) {
    const report::GatedScore& score = measure.scores[g];
    chart.columns.push_back(language.Name(rounds.groups()[g]));
    row.cells.push_back({{score.figures, 0}, score.mean, score.low, score.high});
  }
  if (!measure.scores.empty()) chart.n = measure.scores.back().n;
  chart.rows.push_back(std::move(row));
  return chart;
}

Chart OfHeat(const GatedTable& table, std::string_view domain, std::string_view by, const Language& language,
             const survey::Survey* survey) {
  report::Label label{std::string(domain), {}};
  for (const report::Label& one : table.domains())
    if (one.code == domain) label = one;
  Chart chart = Begin(Kind::kHeat, label, language);
  chart.children = survey && survey->ForChildren();
  chart.title = domain.empty() ? language.Say("heat.title") : language.Name(label);
  const GatedTable picked = table.Pick({.question = "", .domain = "", .by = std::string(by)});
  std::vector<std::size_t> groups;
  for (std::size_t g = 0; g < table.groups().size(); ++g)
    if (std::ranges::find(picked.groups(), table.groups()[g].code, &report::Label::code) != picked.groups().end() &&
        IsShownInTable(table, g))
      groups.push_back(g);
  for (const std::size_t g : groups) chart.columns.push_back(language.Name(table.groups()[g]));
  for (const GatedQuestion& question : table.questions()) {
    if ((!domain.empty() && question.domain != domain) || CountsAnswersOnly(question)) continue;
    const auto attribute = [&](const report::Label& group) {
      return group.code.starts_with(question.label.code + "=");
    };
    if (std::ranges::any_of(table.groups(), attribute)) continue;  // who they are is no finding
    const std::vector<std::size_t> telling = Telling(table, question, survey);
    if (telling.empty()) continue;
    std::vector<std::string> names;
    for (const std::size_t row : telling) names.push_back(language.Name(question.rows[row]));
    Row row{language.Say("heat.row", {{"question", language.Name(question.label)}, {"answer", AnyOf(language, names)}}),
            question.tallies[0].n,
            {}};
    for (const std::size_t g : groups) {
      const report::GatedTally& tally = question.tallies[g];
      std::vector<Cell> cells;
      for (const std::size_t one : telling) cells.push_back(CellOf(tally.counts[one], tally.n));
      row.cells.push_back(WithInterval(Together(cells, tally.n), tally.n));
    }
    if (std::ranges::any_of(row.cells, [](const Cell& cell) { return cell.count.kind != Shown::kTooFew; }))
      chart.rows.push_back(std::move(row));
  }
  if (!table.questions().empty()) chart.n = table.questions()[0].tallies[0].n;
  return chart;
}

}  // namespace charts
