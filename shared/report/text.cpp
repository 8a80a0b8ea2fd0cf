#include <fmt/format.h>

#include <algorithm>

#include "shared/report/write.h"

namespace report {
namespace {

constexpr std::size_t kWidestLabel = 44;

// Code points: good enough to align Latin, Cyrillic and Arabic letters on a terminal.
std::size_t Width(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string Cut(std::string_view text, std::size_t width) {
  if (Width(text) <= width) return std::string(text);
  std::size_t bytes = 0;
  for (std::size_t seen = 0; bytes < text.size(); ++bytes)
    if ((text[bytes] & 0xC0) != 0x80 && ++seen == width) break;
  return std::string(text.substr(0, bytes)) + "…";
}

std::string Left(std::string_view text, std::size_t width) {
  return std::string(text) + std::string(width - std::min(width, Width(text)), ' ');
}

std::string Right(std::string_view text, std::size_t width) {
  return std::string(width - std::min(width, Width(text)), ' ') + std::string(text);
}

std::string Name(const Label& label, std::string_view locale) {
  if (label.code == kSkippedCode) return "(skipped)";
  if (label.code == kAnsweredCode) return "(answered)";
  if (label.code == kStoppedCode) return "(stopped here)";
  if (label.code == kNotReachedCode) return "(not reached)";
  const std::string_view words = Words(label.label, locale);
  return words.empty() ? label.code : std::string(words);
}

// Rows of cells; the first column is the label.
using Grid = std::vector<std::vector<std::string>>;

// Whether a reader may see anything of a group, in any question.
bool IsReadable(const GatedTable& table, std::size_t group) {
  const auto shown = [&](const auto& one) { return one.n.shown(); };
  return std::ranges::any_of(table.questions(), [&](const auto& one) { return shown(one.tallies[group]); }) ||
         std::ranges::any_of(table.measures(), [&](const auto& one) { return shown(one.scores[group]); });
}

Grid Cells(const GatedTable& table, const GatedQuestion& question, std::string_view locale) {
  Grid grid(question.rows.size() + 2);
  grid[0] = {""}, grid[1] = {"answered by"};
  for (std::size_t r = 0; r < question.rows.size(); ++r)
    grid[r + 2] = {Cut(Name(question.rows[r], locale), kWidestLabel)};
  for (std::size_t g = 0; g < table.groups().size(); ++g) {
    if (!IsReadable(table, g)) continue;
    grid[0].push_back(Name(table.groups()[g], locale));
    grid[1].push_back(Show(question.tallies[g].n));
    for (std::size_t r = 0; r < question.rows.size(); ++r) grid[r + 2].push_back(Show(question.tallies[g].counts[r]));
  }
  return grid;
}

std::string Number(double value) { return fmt::format("{:g}", value); }

// One column of a measure, below its heading.
std::vector<std::string> Figures(const GatedScore& score) {
  const bool shown = score.figures == privacy::GatedCount::Kind::kShown;
  const std::string hidden = Show({score.figures, 0});
  std::vector<std::string> cells{Show(score.n), shown ? Number(score.mean) : hidden,
                                 shown ? Number(score.low) + "–" + Number(score.high) : hidden,
                                 shown ? Number(score.sd) : hidden, score.alpha ? Number(*score.alpha) : "–"};
  for (const auto& count : score.counts) cells.push_back(Show(count));
  return cells;
}

// `readable`: which of the groups have a column.
Grid Cells(const GatedMeasure& measure, const std::vector<Label>& groups, const std::vector<bool>& readable,
           std::string_view locale) {
  Grid grid{{""}, {"with a score"}, {"mean"}, {"95 % interval"}, {"standard deviation"}, {"Cronbach's alpha"}};
  for (const Label& cut : measure.cuts) grid.push_back({cut.code});
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (!readable[g]) continue;
    grid[0].push_back(Name(groups[g], locale));
    const std::vector<std::string> cells = Figures(measure.scores[g]);
    for (std::size_t i = 0; i < cells.size(); ++i) grid[i + 1].push_back(cells[i]);
  }
  return grid;
}

std::string Aligned(const Grid& grid) {
  std::vector<std::size_t> widths(grid[0].size());
  for (const auto& row : grid)
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], Width(row[c]));
  std::string text;
  for (const auto& row : grid) {
    text += "  " + Left(row[0], widths[0]);
    for (std::size_t c = 1; c < row.size(); ++c) text += "  " + Right(row[c], widths[c]);
    text += '\n';
  }
  return text;
}

std::string Heading(const GatedMeasure& measure, std::string_view locale) {
  return fmt::format("\n{} ({}, {:g}–{:g})\n", Name(measure.label, locale), measure.kind, measure.from, measure.to);
}

std::string Rates(const std::vector<GatedRate>& rates, std::string_view what, std::string_view locale) {
  if (rates.empty()) return {};
  Grid grid{{std::string(what), "of", "how many"}};
  for (const GatedRate& rate : rates)
    grid.push_back({Cut(Name(rate.label, locale), kWidestLabel), Show(rate.n), Show(rate.count)});
  return "\n" + Aligned(grid);
}

std::string Quality(const GatedQuality& quality, std::string_view locale) {
  std::string text = Rates(quality.same, "the same in each row", locale) +
                     Rates(quality.first_face, "the face that stood first", locale);
  for (const GatedMeasure& measure : quality.direction)
    text += Heading(measure, locale) + Aligned(Cells(measure, DirectionGroups(), {true, true, true}, locale));
  return text;
}

}  // namespace

std::string_view Words(const survey::Text& text, std::string_view locale) {
  for (const std::string_view tag : {locale, std::string_view("en")})
    if (const std::string& words = text.For(tag); !words.empty()) return words;
  return text.empty() ? std::string_view() : std::string_view(text.all().front().second);
}

std::string ToText(const GatedTable& table, std::string_view locale) {
  const std::string title(Words(table.title(), locale));
  std::string text = title.empty() ? table.survey() : title;
  text += (table.round().empty() ? "" : ", " + table.round()) + "\n";
  text += "Counts are rounded to multiples of 3; \"too few\" and \"nearly all\" protect single people.\n";
  std::string hidden;
  for (std::size_t g = 0; g < table.groups().size(); ++g)
    if (!IsReadable(table, g)) hidden += (hidden.empty() ? "" : ", ") + Name(table.groups()[g], locale);
  if (!hidden.empty()) text += "Groups with too few people to show: " + hidden + ".\n";
  for (const GatedQuestion& question : table.questions())
    text += "\n" + Name(question.label, locale) + "\n" + Aligned(Cells(table, question, locale));
  std::vector<bool> readable;
  for (std::size_t g = 0; g < table.groups().size(); ++g) readable.push_back(IsReadable(table, g));
  for (const GatedMeasure& measure : table.measures())
    text += Heading(measure, locale) + Aligned(Cells(measure, table.groups(), readable, locale));
  return text + Quality(table.quality(), locale);
}

}  // namespace report
