#include "shared/report/write.h"

#include <initializer_list>

#include "shared/report/csv_field.h"

namespace report {
namespace {

using privacy::GatedCount;

constexpr std::string_view kHeader =
    "survey,round,question_code,question_label,group_code,group_label,choice_code,choice_label,n,count,"
    "note\r\n";

std::string Number(const GatedCount& count) {
  return count.kind == GatedCount::Kind::kShown ? std::to_string(count.rounded) : std::string();
}

std::string Note(const GatedCount& count) {
  return count.kind == GatedCount::Kind::kShown ? std::string() : Show(count);
}

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

}  // namespace

std::string ToCsv(std::span<const GatedTable> tables, std::string_view locale) {
  std::string csv(kHeader);
  for (const GatedTable& table : tables)
    for (const GatedQuestion& question : table.questions()) csv += Lines(table, question, locale);
  return csv;
}

}  // namespace report
