#include "shared/export/writer.h"
#include "shared/report/csv_field.h"

namespace exporting {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// What can stand in a column is written out once: a row is put together of ready pieces.
class Csv final : public Writer {
 public:
  Csv(base::NewFile& file, const Request& request) : file_(file), bom_(request.bom), locale_(request.locale) {}

  base::Result<void> Begin(const Codebook& codebook, std::size_t) override {
    std::string header(bom_ ? kByteOrderMark : "");
    for (const Variable& variable : codebook.variables) {
      if (&variable != &codebook.variables.front()) header += ',';
      header += variable.name;
      if (variable.HasWords()) header += ',' + variable.name + "_label";
      columns_.push_back(ColumnOf(variable));
    }
    file_.Append(header + "\r\n");
    return {};
  }

  base::Result<void> Add(const Row&, std::span<const Cell> cells) override {
    line_.clear();
    for (std::size_t i = 0; i < cells.size(); ++i) Append(cells[i], columns_[i]);
    line_.back() = '\r';
    line_ += '\n';
    file_.Append(line_);
    return {};
  }

  base::Result<void> End() override { return {}; }

 private:
  struct Column {  // each piece ends in a comma
    std::vector<std::string> codes;
    std::array<std::string, kMissings> missing;
    std::string nothing;
  };

  Column ColumnOf(const Variable& variable) const {
    Column column;
    const bool words = variable.HasWords();
    const auto piece = [&](double number, std::string_view label) {
      std::string text;
      AppendNumber(text, number);
      text += ',';
      if (words) report::AppendCsvField(text, label), text += ',';
      return text;
    };
    for (const Coded& code : variable.codes) column.codes.push_back(piece(code.number, LabelOf(code, locale_)));
    for (std::size_t i = 0; i < kMissings; ++i)
      column.missing[i] = piece(variable.missing[i], '(' + std::string(NameOf(static_cast<Missing>(i))) + ')');
    column.nothing = words ? ",," : ",";
    return column;
  }

  void Append(const Cell& cell, const Column& column) {
    switch (cell.is) {
      case Cell::Is::kNothing: line_ += column.nothing; return;
      case Cell::Is::kMissing: line_ += column.missing[static_cast<std::size_t>(cell.missing)]; return;
      case Cell::Is::kCode: line_ += column.codes[cell.code]; return;
      case Cell::Is::kNumber:
        if (cell.text.empty())
          AppendNumber(line_, cell.number);
        else
          line_ += cell.text;
        break;
      case Cell::Is::kText: report::AppendCsvField(line_, cell.text); break;
    }
    line_ += ',';
  }

  base::NewFile& file_;
  bool bom_;
  std::string locale_;
  std::vector<Column> columns_;
  std::string line_;
};

}  // namespace

std::unique_ptr<Writer> MakeCsv(base::NewFile& file, const Request& request) {
  return std::make_unique<Csv>(file, request);
}

}  // namespace exporting
