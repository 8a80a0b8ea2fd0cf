// A chart in words: its finding, and all that it shows.
#include <algorithm>
#include <cmath>
#include <optional>

#include "shared/report/charts/chart.h"
#include "shared/report/charts/parts.h"

namespace charts {
namespace {

using Shown = privacy::GatedCount::Kind;

Variant Who(const Chart& chart) { return {chart.children ? "children" : "people"}; }

long long People(const privacy::GatedCount& count) { return count.rounded; }

// "Most people (18 of 24) chose “Good”." `names`: what was chosen, in quotation marks.
std::string Chose(const Chart& chart, const Cell& cell, const privacy::GatedCount& n, const std::string& names) {
  if (!n.shown()) return {};
  const Language& language = *chart.language;
  if (cell.count.kind == Shown::kNearlyAll)
    return language.Say("finding.nearly_all", {{"who", Who(chart)}, {"n", People(n)}, {"names", names}});
  if (!cell.shown() || cell.value <= 0) return {};
  const char* key = cell.value >= .75 ? "finding.most" : cell.value > .5 ? "finding.half" : "finding.some";
  return language.Say(
      key,
      {{"who", Who(chart)}, {"count", std::min(People(cell.count), People(n))}, {"n", People(n)}, {"names", names}});
}

// Among cells in a line: the one that stands out; nullopt when two do, or none is shown.
std::optional<std::size_t> Largest(const std::vector<Cell>& cells) {
  std::optional<std::size_t> largest;
  bool alone = true;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!cells[i].shown() && cells[i].count.kind != Shown::kNearlyAll) continue;
    if (!largest || cells[i].value > cells[*largest].value) {
      largest = i, alone = true;
    } else if (cells[i].value == cells[*largest].value) {
      alone = false;
    }
  }
  return alone ? largest : std::nullopt;
}

std::string OfChoices(const Chart& chart) {
  std::vector<Cell> cells;
  for (const Row& row : chart.rows)
    if (!row.cells.empty()) cells.push_back(row.cells[0]);
  if (cells.size() == 1 && cells[0].shown() && chart.n.shown())
    return chart.language->Say("finding.answered", {{"who", Who(chart)}, {"n", People(chart.n)}});
  const auto largest = Largest(cells);
  if (!largest) return {};
  if (chart.kind == Kind::kRanking && cells[*largest].shown())
    return chart.language->Say("finding.ranking", {{"who", Who(chart)},
                                                   {"count", std::min(People(cells[*largest].count), People(chart.n))},
                                                   {"n", People(chart.n)},
                                                   {"name", chart.language->Quote(chart.rows[*largest].name)}});
  return Chose(chart, cells[*largest], chart.n, chart.language->Quote(chart.rows[*largest].name));
}

// One end of a scale: its steps that were chosen, together.
struct End {
  Cell cell;
  std::string names;
};
End EndOf(const Chart& chart, const Row& row, bool upper) {
  std::vector<Cell> cells;
  std::vector<std::string> names;
  for (std::size_t s = 0; s < row.cells.size(); ++s)
    if (upper ? IsUpper(s, row.cells.size()) : IsLower(s, row.cells.size())) {
      cells.push_back(row.cells[s]);
      if (row.cells[s].shown() || row.cells[s].count.kind == Shown::kNearlyAll) names.push_back(chart.columns[s]);
    }
  return {Together(cells, row.n), AnyOf(*chart.language, names)};
}

std::string OfScale(const Chart& chart) {
  if (chart.rows.empty()) return {};
  const auto share = [&](const Row& row) { return EndOf(chart, row, true).cell.value; };
  const bool matrix = chart.code.find('.') == std::string::npos && chart.rows.size() > 1 &&
                      chart.rows[0].name != chart.language->Say("group.all");
  if (!matrix) {
    const Row& row = chart.rows[0];
    const End upper = EndOf(chart, row, true), lower = EndOf(chart, row, false);
    const auto middle = Largest(row.cells);
    if (middle && !IsUpper(*middle, row.cells.size()) && !IsLower(*middle, row.cells.size()) &&
        row.cells[*middle].value > std::max(upper.cell.value, lower.cell.value))
      return Chose(chart, row.cells[*middle], row.n, chart.language->Quote(chart.columns[*middle]));
    const End& larger = upper.cell.value >= lower.cell.value ? upper : lower;
    return Chose(chart, larger.cell, row.n, larger.names);
  }
  std::vector<const Row*> told;
  for (const Row& row : chart.rows)
    if (row.n.shown() && share(row) > 0) told.push_back(&row);
  if (told.size() < 2) return {};
  const auto [least, most] = std::ranges::minmax_element(told, {}, [&](const Row* row) { return share(*row); });
  if (share(**least) == share(**most)) return {};
  return chart.language->Say("finding.matrix", {{"most", chart.language->Quote((*most)->name)},
                                                {"most_share", chart.language->Percent(share(**most))},
                                                {"least", chart.language->Quote((*least)->name)},
                                                {"least_share", chart.language->Percent(share(**least))},
                                                {"names", EndOf(chart, **most, true).names}});
}

std::string OfMeans(const Chart& chart) {
  if (chart.rows.empty() || !chart.rows[0].cells[0].shown()) return {};
  const Cell& cell = chart.rows[0].cells[0];
  const Language& language = *chart.language;
  return language.Say("finding.mean", {{"n", People(chart.rows[0].n)},
                                       {"who", Who(chart)},
                                       {"mean", language.Number(cell.value, chart.decimals)},
                                       {"from", language.Number(chart.from)},
                                       {"to", language.Number(chart.to)},
                                       {"low", language.Number(cell.low, chart.decimals)},
                                       {"high", language.Number(cell.high, chart.decimals)}});
}

std::string Figure(const Chart& chart, const Cell& cell) {
  if (!cell.shown()) return chart.language->Count(cell.count);
  return chart.shares ? chart.language->Percent(cell.value) : chart.language->Number(cell.value, chart.decimals);
}

// Where a line begins and ends, of those that have numbers in two rounds.
struct Course {
  const Row* row = nullptr;
  std::size_t first = 0, last = 0;
  const Cell& before() const { return row->cells[first]; }
  const Cell& after() const { return row->cells[last]; }
  bool moved() const { return after().low > before().high || after().high < before().low; }
  double way() const { return std::abs(after().value - before().value); }
};

// The line that moved most, if one moved more than chance could make it; else the largest.
std::string OfTrendLine(const Chart& chart) {
  std::optional<Course> told;
  for (const Row& row : chart.rows) {
    Course course{&row};
    std::size_t shown = 0;
    for (std::size_t c = 0; c < row.cells.size(); ++c)
      if (row.cells[c].shown()) course.last = c, course.first = shown++ ? course.first : c;
    if (shown < 2) continue;
    const bool better = !told || (course.moved() != told->moved() ? course.moved()
                                  : course.moved()                ? course.way() > told->way()
                                                                  : course.after().value > told->after().value);
    if (better) told = course;
  }
  if (!told) return {};
  const bool rose = told->after().value > told->before().value;
  return chart.language->Say(!told->moved() ? "finding.stayed"
                             : rose         ? "finding.rose"
                                            : "finding.fell",
                             {{"name", chart.language->Quote(told->row->name)},
                              {"before", Figure(chart, told->before())},
                              {"then", chart.columns[told->first]},
                              {"after", Figure(chart, told->after())},
                              {"now", chart.columns[told->last]}});
}

// The widest gap between two groups whose intervals do not meet.
std::string OfHeatMap(const Chart& chart) {
  double widest = 0;
  std::string said;
  for (const Row& row : chart.rows)
    for (std::size_t a = 1; a < row.cells.size(); ++a)  // 0 is everybody
      for (std::size_t b = 1; b < row.cells.size(); ++b) {
        const Cell &more = row.cells[a], &less = row.cells[b];
        if (!more.shown() || !less.shown() || more.low <= less.high || more.value - less.value <= widest) continue;
        widest = more.value - less.value;
        said = chart.language->Say("finding.gap", {{"what", row.name},
                                                   {"more", chart.columns[a]},
                                                   {"more_share", Figure(chart, more)},
                                                   {"less", chart.columns[b]},
                                                   {"less_share", Figure(chart, less)}});
      }
  if (said.empty() && chart.columns.size() > 2) return chart.language->Say("finding.no_gap");
  return said;
}

std::string Value(const Chart& chart, const Cell& cell) {
  if (!cell.shown()) return chart.language->Count(cell.count);
  if (chart.kind == Kind::kHeat && chart.shares) return Figure(chart, cell);
  if (chart.kind == Kind::kTrend || !chart.shares)
    return cell.low < cell.high
               ? chart.language->Say("mean.interval", {{"mean", Figure(chart, cell)},
                                                       {"low", Figure(chart, {cell.count, cell.low})},
                                                       {"high", Figure(chart, {cell.count, cell.high})}})
               : Figure(chart, cell);
  return chart.language->Number(cell.count.rounded);
}

// "18 chose “Good”; “Bad”: too few"
void AddChoice(std::string& list, const Chart& chart, const std::string& name, const Cell& cell) {
  const Language& language = *chart.language;
  const bool people = chart.shares && cell.shown() && chart.kind != Kind::kHeat && chart.kind != Kind::kTrend;
  const std::string quoted = language.Quote(name);
  const std::string item = people ? language.Say("describe.chose", {{"count", People(cell.count)}, {"name", quoted}})
                                  : language.Say("describe.item", {{"name", quoted}, {"value", Value(chart, cell)}});
  list = list.empty() ? item : language.Say("describe.next", {{"a", list}, {"b", item}});
}

// A sentence of its own, whatever the survey ends it with.
std::string Ended(std::string title) {
  for (const std::string_view end : {".", "?", "!", "…", "؟", ":"})
    if (title.ends_with(end)) return title;
  return title.empty() ? title : title + ".";
}

std::string OfPeople(const Chart& chart, const privacy::GatedCount& n) {
  return n.shown() ? chart.language->Say("describe.of", {{"who", Who(chart)}, {"n", People(n)}}) : std::string();
}

}  // namespace

std::string Finding(const Chart& chart) {
  switch (chart.kind) {
    case Kind::kBars:
    case Kind::kRegions:
    case Kind::kRanking: return OfChoices(chart);
    case Kind::kScale: return OfScale(chart);
    case Kind::kMeans: return OfMeans(chart);
    case Kind::kTrend: return OfTrendLine(chart);
    case Kind::kHeat: return OfHeatMap(chart);
  }
  return {};
}

std::string Describe(const Chart& chart) {
  const Language& language = *chart.language;
  const auto sentence = [&](std::string text, const std::string& more) {
    if (more.empty()) return text;
    return text.empty() ? more : text + " " + more;
  };
  std::string said = Ended(chart.title);
  const bool by_choice = chart.kind == Kind::kBars || chart.kind == Kind::kRanking || chart.kind == Kind::kRegions;
  if (by_choice && chart.columns.size() <= 1) {
    std::string list;
    for (const Row& row : chart.rows) AddChoice(list, chart, row.name, row.cells.at(0));
    return sentence(said, language.Say("describe.list", {{"of", OfPeople(chart, chart.n)}, {"list", list}}));
  }
  // A sentence a row: "Everybody. Of 24 people: Good: 18; Bad: 6."
  for (const Row& row : chart.rows) {
    std::string list;
    for (std::size_t c = 0; c < row.cells.size(); ++c)
      AddChoice(list, chart, c < chart.columns.size() ? chart.columns[c] : std::string(), row.cells[c]);
    said = sentence(said, sentence(Ended(row.name),
                                   language.Say("describe.list", {{"of", OfPeople(chart, row.n)}, {"list", list}})));
  }
  return said;
}

}  // namespace charts
