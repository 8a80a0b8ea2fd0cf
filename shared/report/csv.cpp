#include "shared/report/write.h"

#include <fmt/format.h>

#include <initializer_list>

#include "shared/report/csv_field.h"

namespace report {
namespace {

using privacy::GatedCount;

constexpr std::string_view kHeader =
    "survey,round,question_code,question_label,group_code,group_label,choice_code,choice_label,n,count,"
    "note\r\n";

std::string Number(const GatedCount& count) { return count.shown() ? std::to_string(count.rounded) : std::string(); }

std::string Note(const GatedCount& count) { return count.shown() ? std::string() : Show(count); }

std::string Line(std::initializer_list<std::string_view> fields) {
  std::string line;
  for (const std::string_view field : fields) {
    if (!line.empty()) line += ',';
    AppendCsvField(line, field);
  }
  return line + "\r\n";
}

std::string Lines(const GatedTable& table, const GatedQuestion& question, std::string_view locale) {
  std::string lines;
  for (std::size_t g = 0; g < table.groups().size(); ++g) {
    const Label& group = table.groups()[g];
    const GatedTally& tally = question.tallies[g];
    for (std::size_t r = 0; r < question.rows.size(); ++r) {
      const Label& row = question.rows[r];
      lines += Line({table.survey(), table.round(), question.label.code, Words(question.label.label, locale),
                     group.code, Words(group.label, locale), row.code, Words(row.label, locale), Number(tally.n),
                     Number(tally.counts[r]), Note(tally.counts[r])});
    }
  }
  return lines;
}

// A measure as rows of its own: its figures stand in the column of the counts, under "#mean" and so on.
std::string Lines(const GatedTable& table, const GatedMeasure& measure, std::string_view locale) {
  std::string lines;
  for (std::size_t g = 0; g < table.groups().size(); ++g) {
    const Label& group = table.groups()[g];
    const GatedScore& score = measure.scores[g];
    const auto add = [&](std::string_view code, std::string_view label, const std::string& count,
                         std::string_view note) {
      lines +=
          Line({table.survey(), table.round(), "#measure:" + measure.label.code, Words(measure.label.label, locale),
                group.code, Words(group.label, locale), code, label, Number(score.n), count, note});
    };
    const bool shown = score.figures == GatedCount::Kind::kShown;
    const auto figure = [&](std::string_view code, double value) {
      add(code, "", shown ? fmt::format("{}", value) : "", shown ? "" : Show({score.figures, 0}));
    };
    figure("#mean", score.mean), figure("#sd", score.sd), figure("#ci_low", score.low), figure("#ci_high", score.high);
    if (score.alpha) figure("#alpha", *score.alpha);
    for (std::size_t c = 0; c < measure.cuts.size(); ++c)
      add(measure.cuts[c].code, Words(measure.cuts[c].label, locale), Number(score.counts[c]), Note(score.counts[c]));
  }
  return lines;
}

}  // namespace

std::string ToCsv(std::span<const GatedTable> tables, std::string_view locale) {
  std::string csv(kHeader);
  for (const GatedTable& table : tables)
    for (const GatedQuestion& question : table.questions()) csv += Lines(table, question, locale);
  for (const GatedTable& table : tables)
    for (const GatedMeasure& measure : table.measures()) csv += Lines(table, measure, locale);
  return csv;
}

}  // namespace report
