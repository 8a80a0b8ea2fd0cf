// Charts of what stands in a table.
#include <algorithm>

#include "shared/report/charts/chart.h"
#include "shared/report/charts/parts.h"

namespace charts {
namespace {

using privacy::GatedCount;
using report::GatedQuestion;
using report::GatedTable;
using Shown = GatedCount::Kind;

Chart Begin(Kind kind, const report::Label& label, const Language& language, const survey::Survey* survey) {
  Chart chart;
  chart.kind = kind;
  chart.code = label.code;
  chart.title = language.Name(label);
  chart.language = &language;
  chart.children = survey && survey->ForChildren();
  return chart;
}

std::vector<Cell> Cells(const GatedQuestion& question, const std::vector<std::size_t>& choices, std::size_t group) {
  std::vector<Cell> cells;
  const report::GatedTally& tally = question.tallies[group];
  for (const std::size_t row : choices) cells.push_back(CellOf(tally.counts[row], tally.n));
  return cells;
}

void NameSteps(Chart& chart, const GatedQuestion& question, const survey::Element* element) {
  for (const std::size_t row : ChoicesOf(question)) chart.columns.push_back(chart.language->Name(question.rows[row]));
  chart.faces = element && element->type == survey::Type::kRating && element->rate_type == survey::RateType::kSmileys &&
                element->widget != survey::Widget::kPositive;
}

// Choices as rows, groups as columns.
Chart Bars(Kind kind, const GatedTable& table, const GatedQuestion& question, const std::vector<std::size_t>& groups,
           const Language& language, const survey::Survey* survey) {
  Chart chart = Begin(kind, question.label, language, survey);
  chart.n = question.tallies[0].n;
  for (const std::size_t g : groups) chart.columns.push_back(language.Name(table.groups()[g]));
  for (const std::size_t row : ChoicesOf(question)) {
    Row bars{language.Name(question.rows[row]), {}, {}};
    for (const std::size_t g : groups)
      bars.cells.push_back(CellOf(question.tallies[g].counts[row], question.tallies[g].n));
    chart.rows.push_back(std::move(bars));
  }
  return chart;
}

void AddShapes(Chart& chart, const GatedQuestion& question, const survey::Element& element) {
  for (const std::size_t row : ChoicesOf(question)) {
    const auto area = std::ranges::find_if(element.choices, [&](const survey::Choice& one) {
      return expression::ToCode(one.value) == question.rows[row].code;
    });
    chart.shapes.push_back(area == element.choices.end() ? Shape{} : Shape{area->shape, area->coords});
  }
  chart.picture = element.image_link.For(chart.language->tag());
}

Chart Scale(const GatedTable& table, const GatedQuestion& question, const std::vector<std::size_t>& groups,
            const Language& language, const survey::Survey* survey) {
  Chart chart = Begin(Kind::kScale, question.label, language, survey);
  chart.n = question.tallies[0].n;
  NameSteps(chart, question, ElementOf(survey, question.label.code));
  const auto choices = ChoicesOf(question);
  for (const std::size_t g : groups)
    chart.rows.push_back({language.Name(table.groups()[g]), question.tallies[g].n, Cells(question, choices, g)});
  return chart;
}

}  // namespace

Chart OfQuestion(const GatedTable& table, const GatedQuestion& question, const Language& language,
                 const survey::Survey* survey) {
  if (IsScale(table, question, survey)) return Scale(table, question, {0}, language, survey);
  const survey::Element* element = ElementOf(survey, question.label.code);
  Kind kind = Kind::kBars;
  if (element && element->type == survey::Type::kRanking) kind = Kind::kRanking;
  if (element && element->type == survey::Type::kImageMap) kind = Kind::kRegions;
  Chart chart = Bars(kind, table, question, {0}, language, survey);
  if (kind == Kind::kRegions) AddShapes(chart, question, *element);
  if (kind == Kind::kRanking)
    std::ranges::stable_sort(chart.rows, std::greater(), [](const Row& row) { return row.cells[0].value; });
  return chart;
}

Chart OfGroups(const GatedTable& table, const GatedQuestion& question, std::string_view by, const Language& language,
               const survey::Survey* survey) {
  const std::vector<std::size_t> groups = ShownGroups(table, question, by);
  if (IsScale(table, question, survey)) return Scale(table, question, groups, language, survey);
  return Bars(groups.size() > kMostSeries ? Kind::kHeat : Kind::kBars, table, question, groups, language, survey);
}

Chart OfMatrix(const GatedTable& table, std::string_view name, const Language& language, const survey::Survey* survey) {
  const survey::Element* element = ElementOf(survey, name);
  Chart chart = Begin(Kind::kScale, {std::string(name), element ? element->title : survey::Text()}, language, survey);
  const std::string prefix = std::string(name) + ".";
  for (const GatedQuestion& question : table.questions()) {
    if (!question.label.code.starts_with(prefix)) continue;
    const auto choices = ChoicesOf(question);
    if (chart.columns.empty()) NameSteps(chart, question, element);
    if (choices.size() != chart.columns.size()) continue;
    const GatedCount& n = question.tallies[0].n;
    chart.rows.push_back({language.Name(question.label), n, Cells(question, choices, 0)});
    if (n.shown() && (!chart.n.shown() || n.rounded > chart.n.rounded)) chart.n = n;
  }
  return chart;
}

Chart OfMeasure(const GatedTable& table, const report::GatedMeasure& measure, std::string_view by,
                const Language& language) {
  Chart chart = Begin(Kind::kMeans, measure.label, language, nullptr);
  chart.shares = false;
  chart.from = measure.from, chart.to = measure.to;
  chart.decimals = measure.to - measure.from <= 6 ? 2 : 1;
  chart.columns = {language.Say("mean")};
  for (const report::Label& cut : measure.cuts)
    if (const auto dash = cut.code.find('-', 1); dash != std::string::npos)
      if (const double edge = std::atof(cut.code.c_str() + dash + 1); edge < measure.to) chart.cuts.push_back(edge);
  if (measure.scores.empty()) return chart;
  chart.n = measure.scores[0].n;
  GatedTable picked = table.Pick({.question = "", .domain = "", .by = std::string(by)});
  for (std::size_t g = 0; g < table.groups().size(); ++g) {
    const report::GatedScore& score = measure.scores[g];
    const bool wanted =
        std::ranges::find(picked.groups(), table.groups()[g].code, &report::Label::code) != picked.groups().end();
    if (!wanted || !score.n.shown()) continue;
    Cell cell{{score.figures, 0}, score.mean, score.low, score.high};
    chart.rows.push_back({language.Name(table.groups()[g]), score.n, {cell}});
  }
  return chart;
}

bool SaysSomething(const Chart& chart) {
  return std::ranges::any_of(chart.rows, [](const Row& row) {
    return std::ranges::any_of(row.cells,
                               [](const Cell& cell) { return cell.shown() || cell.count.kind == Shown::kNearlyAll; });
  });
}

}  // namespace charts
