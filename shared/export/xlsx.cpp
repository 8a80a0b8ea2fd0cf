// A workbook of sheets: the rows, the codebook, the published tables with a chart for each question. Rows go through
// libxlsxwriter's temporary files, in the folder of the file itself: open answers must not come to lie in /tmp.
#include <xlsxwriter.h>

#include <algorithm>
#include <cstring>
#include <fstream>

#include "shared/base/utf8.h"
#include "shared/export/writer.h"
#include "shared/report/write.h"

namespace exporting {
namespace {

using base::Code;
using base::Fail;
using base::Result;

constexpr std::size_t kMostRows = 1'048'576, kMostColumns = 16'384;  // of a sheet, the header with them
constexpr std::size_t kTitle = 200;                                  // bytes of a chart's title
constexpr lxw_row_t kChartRows = 17;

// What XML cannot hold becomes U+FFFD; what it can, stays, also what looks like a formula: it is a text, never run.
std::string Clean(std::string_view text) {
  std::string clean;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool never = text.substr(i).starts_with("\xEF\xBF\xBE") || text.substr(i).starts_with("\xEF\xBF\xBF");
    if (never) i += 2;
    if (never || (c < 0x20 && c != '\t' && c != '\n' && c != '\r'))
      base::Append(clean, 0xFFFD);
    else
      clean += text[i];
  }
  return clean;
}

struct FreeWorkbook {
  void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};

// One sheet, written from the top to the bottom.
class Sheet {
 public:
  Sheet(lxw_workbook* workbook, const char* name) : sheet_(workbook_add_worksheet(workbook, name)) {}

  lxw_worksheet* get() const { return sheet_; }
  lxw_row_t row() const { return row_; }
  lxw_error error() const { return error_; }
  void NextRow() { ++row_, column_ = 0; }
  void Skip() { ++column_; }
  void Put(std::string_view text) {
    if (!text.empty()) Keep(worksheet_write_string(sheet_, row_, column_, Clean(text).c_str(), nullptr));
    ++column_;
  }
  void Put(double number) { Keep(worksheet_write_number(sheet_, row_, column_++, number, nullptr)); }
  void Header(std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) Put(name);
    NextRow();
  }

 private:
  void Keep(lxw_error error) {
    if (error != LXW_NO_ERROR) error_ = error;
  }

  lxw_worksheet* sheet_;
  lxw_row_t row_ = 0;
  lxw_col_t column_ = 0;
  lxw_error error_ = LXW_NO_ERROR;
};

void WriteCodebook(Sheet sheet, const Codebook& codebook, const std::string& locale) {
  sheet.Header({"variable", "label", "kind", "question", "part", "code", "value", "code_label", "note"});
  for (const Variable& variable : codebook.variables) {
    const auto line = [&] {
      sheet.Put(variable.name), sheet.Put(LabelOf(variable, locale)), sheet.Put(NameOf(variable.kind));
      sheet.Put(variable.question), sheet.Put(variable.part);
    };
    line();
    for (int i = 0; i < 3; ++i) sheet.Skip();
    sheet.Put(NoteOf(codebook, variable.versions));
    sheet.NextRow();
    for (const Coded& code : variable.codes) {
      line();
      sheet.Put(code.number), sheet.Put(code.value), sheet.Put(LabelOf(code, locale));
      sheet.Put(NoteOf(codebook, code.versions));
      sheet.NextRow();
    }
    for (std::size_t i = 0; i < kMissings; ++i) {
      if (variable.question.empty() || (static_cast<Missing>(i) == Missing::kAny && !variable.is_attribute)) continue;
      line();
      sheet.Put(variable.missing[i]), sheet.Skip(), sheet.Put(NameOf(static_cast<Missing>(i)));
      sheet.NextRow();
    }
  }
}

// The published tables: a block a question, a column a group, and bars of the first group (all).
class Tables {
 public:
  Tables(lxw_workbook* workbook, std::string locale)
      : workbook_(workbook), sheet_(workbook, "Tables"), locale_(std::move(locale)) {}

  void Write(const report::GatedTable& table) {
    sheet_.Put(report::Words(table.title(), locale_)), sheet_.Put(table.round());
    sheet_.NextRow(), sheet_.NextRow();
    for (const report::GatedQuestion& question : table.questions()) Write(table, question);
  }

 private:
  void Write(const report::GatedTable& table, const report::GatedQuestion& question) {
    const lxw_row_t top = sheet_.row();
    sheet_.Put(NameOf(question.label));
    for (const report::Label& group : table.groups()) sheet_.Put(NameOf(group));
    sheet_.NextRow();
    sheet_.Put("n");
    for (const report::GatedTally& tally : question.tallies) Put(tally.n);
    sheet_.NextRow();
    lxw_row_t bars = 0;
    for (std::size_t r = 0; r < question.rows.size(); ++r) {
      sheet_.Put(NameOf(question.rows[r]));
      for (const report::GatedTally& tally : question.tallies) Put(tally.counts[r]);
      if (!question.rows[r].code.starts_with('#')) ++bars;
      sheet_.NextRow();
    }
    const lxw_row_t bottom = bars == 0 ? 0 : top + kChartRows;
    if (bars > 0) Draw(question, top, bars, static_cast<lxw_col_t>(table.groups().size() + 2));
    do sheet_.NextRow();
    while (sheet_.row() < bottom);
  }

  void Draw(const report::GatedQuestion& question, lxw_row_t top, lxw_row_t bars, lxw_col_t column) {
    lxw_chart* chart = workbook_add_chart(workbook_, LXW_CHART_BAR);
    lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
    chart_series_set_categories(series, "Tables", top + 2, 0, top + 1 + bars, 0);
    chart_series_set_values(series, "Tables", top + 2, 1, top + 1 + bars, 1);
    const std::string name = NameOf(question.label);  // a title that begins with "=" would be taken for a reference
    const std::string title = (name.starts_with('=') ? " " : "") + Clean(base::Truncate(name, kTitle));
    chart_title_set_name(chart, title.c_str());
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    chart_axis_set_reverse(chart->x_axis);  // the first choice on top
    worksheet_insert_chart(sheet_.get(), top, column, chart);
  }

  std::string NameOf(const report::Label& label) const {
    const std::string_view words = report::Words(label.label, locale_);
    return words.empty() ? label.code : std::string(words);
  }

  void Put(const privacy::GatedCount& count) {
    if (count.shown())
      sheet_.Put(static_cast<double>(count.rounded));
    else
      sheet_.Put(report::Show(count));
  }

  lxw_workbook* workbook_;
  Sheet sheet_;
  std::string locale_;
};

// The size of the first sheet as the finished file says it, or 0. libxlsxwriter does not notice when one of its temporary
// files had no room: what was cut off there is missing here.
std::uint64_t FirstSheetBytes(const std::filesystem::path& file) {
  constexpr std::streamoff kTail = 1 << 16, kHeader = 46, kSizeAt = 24;
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  const std::streamoff size = in.tellg(), from = std::max<std::streamoff>(0, size - kTail);
  std::string tail(static_cast<std::size_t>(std::max<std::streamoff>(0, size - from)), '\0');
  in.seekg(from).read(tail.data(), static_cast<std::streamsize>(tail.size()));
  const auto name = tail.rfind("xl/worksheets/sheet1.xml");
  if (!in || name == std::string::npos || name < static_cast<std::size_t>(kHeader)) return 0;
  std::uint32_t bytes = 0;
  std::memcpy(&bytes, tail.data() + name - kHeader + kSizeAt, sizeof bytes);
  return bytes;
}

class Xlsx final : public Writer {
 public:
  Xlsx(base::NewFile& file, const Request& request) : file_(file), request_(request) {}

  Result<void> Begin(const Codebook& codebook, std::size_t rows) override {
    std::size_t columns = 0;
    for (const Variable& variable : codebook.variables) columns += variable.HasWords() ? 2 : 1;
    if (rows >= kMostRows || columns > kMostColumns)
      return Fail(Code::kInvalid, "a sheet holds 1,048,575 rows of 16,384 columns", "take csv, sav or dta");
    folder_ = request_.out.parent_path().empty() ? "." : request_.out.parent_path().string();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder_.data();
    workbook_.reset(workbook_new_opt(file_.part().c_str(), &options));
    if (!workbook_) return Fail(Code::kStorage, request_.out.string() + ": no memory for a workbook");
    codebook_ = &codebook;
    data_.emplace(workbook_.get(), request_.texts ? "Texts" : "Data");
    if (!data_->get() || !data_->get()->file) return Full();
    worksheet_freeze_panes(data_->get(), 1, 0);
    for (const Variable& variable : codebook.variables) {
      data_->Put(variable.name);
      words_.push_back(variable.HasWords());
      if (words_.back()) data_->Put(variable.name + "_label");
      labels_.emplace_back();
      for (const Coded& code : variable.codes) labels_.back().push_back(LabelOf(code, request_.locale));
    }
    data_->NextRow();
    return {};
  }

  Result<void> Add(const Row&, std::span<const Cell> cells) override {
    for (std::size_t i = 0; i < cells.size(); ++i) Put(cells[i], i);
    data_->NextRow();
    if (data_->error() != LXW_NO_ERROR) return Fail(Code::kInvalid, lxw_strerror(data_->error()));
    return ferror(data_->get()->file) ? Full() : Result<void>();
  }

  Result<void> End() override {
    WriteCodebook(Sheet(workbook_.get(), "Codebook"), *codebook_, request_.locale);
    if (!request_.tables.empty()) {
      Tables tables(workbook_.get(), request_.locale);
      for (const report::GatedTable& table : request_.tables) tables.Write(table);
    }
    // The last row is still in memory; what was written so far must all be in the finished sheet.
    if (fflush(data_->get()->file) != 0) return Full();
    const auto written = static_cast<std::uint64_t>(ftello(data_->get()->file));
    if (written >= std::uint64_t{1} << 32)
      return Fail(Code::kInvalid, "the sheet is larger than 4 GiB", "take csv, sav or dta");
    if (workbook_close(workbook_.release()) != LXW_NO_ERROR) return Full();
    return FirstSheetBytes(file_.part()) < written ? Full() : Result<void>();
  }

 private:
  std::unexpected<base::Error> Full() const {
    return Fail(Code::kStorage, request_.out.string() + ": the workbook cannot be written",
                "free some space on the disk: about ten times the finished file is needed while it is made");
  }

  void Put(const Cell& cell, std::size_t i) {
    const Variable& variable = codebook_->variables[i];
    if (cell.is == Cell::Is::kNothing)
      data_->Skip();
    else if (cell.is == Cell::Is::kText)
      data_->Put(cell.text);
    else
      data_->Put(NumberOf(variable, cell));
    if (!words_[i]) return;
    if (cell.is == Cell::Is::kCode)
      data_->Put(labels_[i][cell.code]);
    else if (cell.is == Cell::Is::kMissing)
      data_->Put('(' + std::string(NameOf(cell.missing)) + ')');
    else
      data_->Skip();
  }

  base::NewFile& file_;
  const Request& request_;
  std::string folder_;
  std::unique_ptr<lxw_workbook, FreeWorkbook> workbook_;
  std::optional<Sheet> data_;
  const Codebook* codebook_ = nullptr;
  std::vector<bool> words_;                       // by variable
  std::vector<std::vector<std::string>> labels_;  // by variable and code
};

}  // namespace

std::unique_ptr<Writer> MakeXlsx(base::NewFile& file, const Request& request) {
  return std::make_unique<Xlsx>(file, request);
}

}  // namespace exporting
