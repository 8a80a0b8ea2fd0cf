#include "sync/endpoint/web/tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sync/endpoint/web/library.h"
#include "sync/endpoint/web/page.h"

namespace web {
namespace {

using privacy::GatedCount;
using report::GatedMeasure;
using report::GatedQuestion;
using report::GatedScore;
using report::GatedTable;

bool IsChoice(const report::Label& row) { return !row.code.starts_with('#') || row.code.starts_with("##"); }

// Choices stand in a table in any case; how many skipped a question and the like only where that is told of a group.
bool Stands(const GatedQuestion& question, std::size_t row) {
  return IsChoice(question.rows[row]) || question.rows[row].code == report::kAnsweredCode ||
         std::ranges::any_of(question.tallies, [&](const auto& tally) { return tally.counts[row].shown(); });
}

// Both numbers were rounded by chance, so their share can go a little over the whole.
int Percent(const GatedCount& count, const GatedCount& n) {
  return n.rounded <= 0 ? 0 : std::min(100, static_cast<int>(std::lround(100.0 * count.rounded / n.rounded)));
}

// What the reader sees of a share at a glance; the number stands beside it.
Html Bar(int percent) {
  return Html("svg",
              {{"class", "bar"}, {"viewBox", "0 0 100 10"}, {"preserveAspectRatio", "none"}, {"aria-hidden", "true"}},
              {Html("rect", {{"width", std::to_string(percent)}, {"height", "10"}})});
}

Html Count(const Words& words, const GatedCount& count) {
  return count.shown() ? NumberCell(words.Show(count)) : Html("td", {{"class", "hidden"}}, {words.Show(count)});
}

Html CaptionOf(const Words& words, const report::Label& label, const GatedTable& table) {
  Html caption = words.Name(label);
  if (!table.round().empty()) caption += " (" + table.round() + ")";
  return caption;
}

// A row with the number of people who answered first, where no other place says it.
Html OfEverybody(const Words& words, const GatedQuestion& question, bool bars) {
  const report::GatedTally& tally = question.tallies[0];
  Html rows;
  if (!bars)
    rows += Html("tr", {{"class", "total"}},
                 {RowHead(words.Say(Key::kColumnAnswered)), Count(words, tally.n), NumberCell("")});
  for (std::size_t r = 0; r < question.rows.size(); ++r) {
    if (!Stands(question, r)) continue;
    const std::string share = IsChoice(question.rows[r]) ? Share(words, tally.counts[r], tally.n) : "";
    Html cells = RowHead(words.Name(question.rows[r]));
    cells += Count(words, tally.counts[r]);
    cells += NumberCell(share);
    if (bars)
      cells += Html("td", {{"class", "bars"}}, {share.empty() ? Html() : Bar(Percent(tally.counts[r], tally.n))});
    rows += Html("tr", {{"class", "aside", !IsChoice(question.rows[r])}}, {cells});
  }
  return rows;
}

// As a program reads it.
std::string Data(double value) { return fmt::format("{}", value); }

std::string Interval(const Words& words, const GatedScore& score) {
  return words.Number(score.low) + "–" + words.Number(score.high);
}

Html ScoreRow(const Words& words, const Html& name, const GatedScore& score) {
  const bool shown = score.figures == GatedCount::Kind::kShown;
  const Html hidden("td", {{"class", "hidden"}}, {words.Show({score.figures, 0})});
  Html cells = RowHead(name);
  cells += Count(words, score.n);
  cells += shown ? NumberCell(words.Number(score.mean)) : hidden;
  cells += NumberCell(shown ? Interval(words, score) : "");
  cells += NumberCell(shown ? words.Number(score.sd) : "");
  cells += NumberCell(score.alpha ? words.Number(*score.alpha) : "");
  for (const GatedCount& count : score.counts) cells += Count(words, count);
  return Html("tr", {}, {cells});
}

Html ScoreHeads(const Words& words, const GatedMeasure& measure) {
  Html cells;
  const Key keys[] = {Key::kColumnGroup,     Key::kMeasureN,  Key::kMeasureMean,
                      Key::kMeasureInterval, Key::kMeasureSd, Key::kMeasureAlpha};
  for (const Key key : keys) cells += Html("th", {{"scope", "col"}}, {words.Say(key)});
  for (const report::Label& cut : measure.cuts)
    cells += Html("th", {{"scope", "col"}}, {words.Say(Key::kMeasureCut, {{"range", cut.code}})});
  return Html("tr", {}, {cells});
}

Html Rates(const Words& words, Key title, const std::vector<report::GatedRate>& rates) {
  if (rates.empty()) return {};
  Html rows;
  for (const report::GatedRate& rate : rates)
    rows += Html("tr", {}, {RowHead(words.Name(rate.label)), Count(words, rate.count), Count(words, rate.n)});
  return Table(words.Say(title), Caption::kSeen,
               Heads({words.Say(Key::kFilterQuestion), words.Say(Key::kColumnPeople), words.Say(Key::kQualityOf)}),
               rows, {});
}

// The first column, and one for each group.
Html GroupHeads(const Words& words, const GatedTable& table, const std::vector<std::size_t>& groups, Key first) {
  Html cells("th", {{"scope", "col"}}, {words.Say(first)});
  for (const std::size_t g : groups) cells += Html("th", {{"scope", "col"}}, {words.Name(table.groups()[g])});
  return Html("tr", {}, {cells});
}

std::vector<std::size_t> All(const GatedTable& table) {
  std::vector<std::size_t> groups(table.groups().size());
  for (std::size_t g = 0; g < groups.size(); ++g) groups[g] = g;
  return groups;
}

}  // namespace

std::string Share(const Words& words, const GatedCount& count, const GatedCount& n) {
  if (!count.shown() || !n.shown()) return {};
  return words.Number(Percent(count, n)) + "\u00a0%";
}

std::vector<std::size_t> ReadableGroups(const GatedTable& table) {
  std::vector<std::size_t> groups;
  for (std::size_t g = 0; g < table.groups().size(); ++g)
    if (IsReadable(table, g)) groups.push_back(g);
  return groups;
}

std::string HiddenGroups(const Words& words, const GatedTable& table) {
  std::string names;
  for (std::size_t g = 0; g < table.groups().size(); ++g)
    if (!IsReadable(table, g)) names += (names.empty() ? "" : ", ") + words.Plain(table.groups()[g]);
  return names;
}

Html QuestionTable(const Words& words, const GatedTable& table, const GatedQuestion& question, bool bars) {
  const Html caption = CaptionOf(words, question.label, table);
  if (table.groups().size() == 1)
    return Table(caption, Caption::kHeard,
                 Html("tr", {},
                      {Html("th", {{"scope", "col"}}, {words.Say(Key::kColumnAnswer)}),
                       Html("th", {{"scope", "col"}}, {words.Say(Key::kColumnPeople)}),
                       Html("th", {{"scope", "col"}, {"colspan", "2", bars}}, {words.Say(Key::kColumnShare)})}),
                 OfEverybody(words, question, bars), {});
  const auto groups = ReadableGroups(table);
  Html first = RowHead(words.Say(Key::kColumnAnswered));
  for (const std::size_t g : groups) first += Count(words, question.tallies[g].n);
  Html rows("tr", {{"class", "total"}}, {first});
  for (std::size_t r = 0; r < question.rows.size(); ++r) {
    if (!Stands(question, r)) continue;
    Html cells = RowHead(words.Name(question.rows[r]));
    for (const std::size_t g : groups) cells += Count(words, question.tallies[g].counts[r]);
    rows += Html("tr", {{"class", "aside", !IsChoice(question.rows[r])}}, {cells});
  }
  return Table(caption, Caption::kHeard, GroupHeads(words, table, groups, Key::kColumnAnswer), rows, {.wide = true});
}

Html MeasureTable(const Words& words, const GatedTable& table, const GatedMeasure& measure) {
  Html rows;
  for (const std::size_t g : ReadableGroups(table))
    rows += ScoreRow(words, words.Name(table.groups()[g]), measure.scores[g]);
  return Table(CaptionOf(words, measure.label, table), Caption::kHeard, ScoreHeads(words, measure), rows,
               {.wide = true});
}

Html QualityTables(const Words& words, const report::GatedQuality& quality) {
  Html tables = Rates(words, Key::kQualitySame, quality.same);
  tables += Rates(words, Key::kQualityFirst, quality.first_face);
  const Key names[] = {Key::kGroupAll, Key::kGroupUsual, Key::kGroupTurned};
  for (const GatedMeasure& measure : quality.direction) {
    Html rows;
    for (std::size_t g = 0; g < measure.scores.size() && g < std::size(names); ++g)
      rows += ScoreRow(words, words.Say(names[g]), measure.scores[g]);
    tables += Table(words.Say(Key::kQualityDirection, {{"question", words.Plain(measure.label)}}), Caption::kSeen,
                    ScoreHeads(words, measure), rows, {.wide = true});
  }
  return tables;
}

Html TrendTable(const Words& words, const GatedTable& table, const GatedQuestion& question) {
  Html first = RowHead(words.Say(Key::kColumnAnswered));
  for (const report::GatedTally& tally : question.tallies) first += Count(words, tally.n);
  Html rows("tr", {{"class", "total"}}, {first});
  for (std::size_t r = 0; r < question.rows.size(); ++r) {
    if (!Stands(question, r)) continue;
    const bool choice = IsChoice(question.rows[r]);
    Html cells = RowHead(words.Name(question.rows[r]));
    for (const report::GatedTally& tally : question.tallies) {
      const std::string share = choice ? Share(words, tally.counts[r], tally.n) : "";
      const auto percent = [&] { return std::to_string(Percent(tally.counts[r], tally.n)); };
      cells += share.empty() ? Count(words, tally.counts[r])
                             : Html("td", {{"class", "number"}, {"data-value", percent()}}, {share});
    }
    rows += Html("tr", {{"class", "aside", !choice}, {"data-unit", "%", choice}}, {cells});
  }
  return Table(words.Name(question.label), Caption::kHeard, GroupHeads(words, table, All(table), Key::kColumnAnswer),
               rows, {.wide = true});
}

Html TrendTable(const Words& words, const GatedTable& table, const GatedMeasure& measure) {
  Html people = RowHead(words.Say(Key::kMeasureN)), means = RowHead(words.Say(Key::kMeasureMean)),
       intervals = RowHead(words.Say(Key::kMeasureInterval));
  for (const GatedScore& score : measure.scores) {
    const bool shown = score.figures == GatedCount::Kind::kShown;
    people += Count(words, score.n);
    means += shown ? Html("td",
                          {{"class", "number"},
                           {"data-value", Data(score.mean)},
                           {"data-low", Data(score.low)},
                           {"data-high", Data(score.high)},
                           {"data-words", words.Number(score.mean) + " (" + Interval(words, score) + ")"}},
                          {words.Number(score.mean)})
                   : Html("td", {{"class", "hidden"}}, {words.Show({score.figures, 0})});
    intervals += NumberCell(shown ? Interval(words, score) : "");
  }
  Html rows("tr", {{"class", "total"}}, {people});
  rows += Html("tr", {{"data-unit", ""}, {"data-from", Data(measure.from)}, {"data-to", Data(measure.to)}}, {means});
  rows += Html("tr", {}, {intervals});
  return Table(words.Name(measure.label), Caption::kHeard, GroupHeads(words, table, All(table), Key::kMeasureTitle),
               rows, {.wide = true});
}

}  // namespace web
