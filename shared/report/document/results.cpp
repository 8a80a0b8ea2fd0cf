// Results: a question with its finding and its chart, measures, signs of quality, and the appendix with all numbers.
#include <algorithm>

#include "shared/report/document/sections.h"
#include "shared/report/write.h"

namespace document {
namespace {

using charts::Chart;
constexpr std::size_t kGroupsInTable = 7;

void AddPeople(Book& book, const Matter& matter, const privacy::GatedCount& n) {
  if (n.shown())
    book.Text(matter.language.Say("chart.answered", {{"n", static_cast<long long>(n.rounded)}}), 8.5, charts::kQuiet);
}

std::vector<std::size_t> ReadableGroups(const report::GatedTable& table) {
  std::vector<std::size_t> groups;
  for (std::size_t g = 0; g < table.groups().size(); ++g)
    if (std::ranges::any_of(table.questions(),
                            [&](const report::GatedQuestion& question) { return question.tallies[g].n.shown(); }))
      groups.push_back(g);
  return groups;
}

// Who stopped, where in no group enough people did: rows of "too few" that say nothing.
bool IsQuietAside(const report::GatedQuestion& question, std::size_t row) {
  const std::string& code = question.rows[row].code;
  if (code != report::kStoppedCode && code != report::kNotReachedCode) return false;
  return std::ranges::none_of(question.tallies, [&](const report::GatedTally& tally) {
    return tally.counts[row].shown() && tally.counts[row].rounded > 0;
  });
}

void AddNumbers(Book& book, const Matter& matter, const report::GatedQuestion& question,
                const std::vector<std::size_t>& groups) {
  const charts::Language& language = matter.language;
  const std::size_t tables = (groups.size() + kGroupsInTable - 1) / kGroupsInTable;
  for (std::size_t t = 0; t < tables; ++t) {
    const std::size_t from = groups.size() * t / tables, to = groups.size() * (t + 1) / tables;
    Book::Grid grid{{language.Say("table.answer")}, {language.Say("table.n")}};
    std::vector<std::size_t> rows;
    for (std::size_t r = 0; r < question.rows.size(); ++r)
      if (!IsQuietAside(question, r)) rows.push_back(r), grid.push_back({language.Name(question.rows[r])});
    for (std::size_t i = from; i < to; ++i) {
      const report::GatedTally& tally = question.tallies[groups[i]];
      grid[0].push_back(language.Name(matter.table.groups()[groups[i]]));
      grid[1].push_back(language.Count(tally.n));
      for (std::size_t r = 0; r < rows.size(); ++r) grid[r + 2].push_back(language.Count(tally.counts[rows[r]]));
    }
    book.Table(grid);
  }
}

void AddRates(Book& book, const Matter& matter, const std::vector<report::GatedRate>& rates, const char* what) {
  if (rates.empty()) return;
  const charts::Language& language = matter.language;
  Book::Grid grid{{language.Say("quality.question"), language.Say(what), language.Say("quality.of")}};
  for (const report::GatedRate& rate : rates)
    grid.push_back({language.Name(rate.label), language.Count(rate.count), language.Count(rate.n)});
  book.Table(grid);
}

}  // namespace

void AddTopic(Book& book, const Matter& matter, const Topic& topic) {
  const Chart chart = ChartOf(matter, topic);
  const std::string finding = charts::Finding(chart);
  if (chart.kind == charts::Kind::kBars && chart.rows.size() == 1) {  // texts and numbers: only how many answered
    book.Heading2(chart.title);
    book.Text(finding.empty() ? charts::Describe(chart) : finding, kLead);
    return;
  }
  book.Heading2(chart.title);
  if (!charts::SaysSomething(chart)) {
    book.Text(matter.language.Count(chart.n.shown() ? privacy::GatedCount{} : chart.n), kText, charts::kQuiet);
    return;
  }
  // The sentence and the chart are one thing to look at: they stay on one page.
  book.Reserve(charts::Height(chart, kColumn) + 60);
  if (!finding.empty()) book.Text(finding, kLead);
  book.Figure(chart);
  AddPeople(book, matter, chart.n);
}

void AddMeasures(Book& book, const Matter& matter, std::string_view domain) {
  const charts::Language& language = matter.language;
  for (const report::GatedMeasure& measure : matter.table.measures()) {
    if (!domain.empty() && measure.domain != domain) continue;
    Chart chart = charts::OfMeasure(matter.table, measure, "", language);
    chart.children = matter.children();
    book.Heading2(chart.title);
    if (!charts::SaysSomething(chart)) {
      book.Text(language.Count(chart.n.shown() ? privacy::GatedCount{measure.scores[0].figures, 0} : chart.n), kText,
                charts::kQuiet);
      continue;
    }
    book.Reserve(charts::Height(chart, kColumn) + 100);  // with the lines below it
    book.Text(charts::Finding(chart), kLead);
    book.Figure(chart);
    const report::GatedScore& all = measure.scores[0];
    std::string cuts;
    for (std::size_t c = 0; c < measure.cuts.size(); ++c) {
      std::string range = measure.cuts[c].code;
      if (const std::size_t dash = range.find('-', 1); dash != std::string::npos)
        range = language.Number(std::atof(range.substr(0, dash).c_str())) + "–" +
                language.Number(std::atof(range.substr(dash + 1).c_str()));
      const std::string one = language.Say(
          "measure.cut", {{"range", range}, {"count", language.Count(all.counts[c])}, {"n", language.Count(all.n)}});
      cuts = cuts.empty() ? one : language.Say("describe.next", {{"a", cuts}, {"b", one}});
    }
    if (!cuts.empty()) book.Text(cuts);
    if (all.alpha)
      book.Text(language.Say("measure.alpha", {{"alpha", language.Number(*all.alpha, 2)}}), 8.5, charts::kQuiet);
  }
}

void AddQuality(Book& book, const Matter& matter) {
  const report::GatedQuality& quality = matter.table.quality();
  if (quality.same.empty() && quality.first_face.empty()) return;
  book.Heading1(matter.language.Say("doc.quality"));
  book.Text(matter.language.Say("quality.intro"));
  AddRates(book, matter, quality.same, "quality.same");
  AddRates(book, matter, quality.first_face, "quality.first_face");
}

void AddAppendix(Book& book, const Matter& matter) {
  book.NewPage();
  book.Heading1(matter.language.Say("doc.appendix"));
  const std::vector<std::size_t> groups = ReadableGroups(matter.table);
  for (const report::GatedQuestion& question : matter.table.questions()) {
    const auto* element = matter.survey ? matter.survey->Find(question.label.code) : nullptr;
    book.Heading3(matter.language.Name(question.label));
    if (element)
      if (const std::string_view words = report::Words(element->description, matter.language.tag()); !words.empty())
        book.Text(words, 9, charts::kQuiet);
    AddNumbers(book, matter, question, groups);
  }
  book.Space(10);
  book.Text(matter.language.Say("doc.made"), 8.5, charts::kQuiet);
}

}  // namespace document
