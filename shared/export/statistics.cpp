// SPSS (.sav) and Stata (.dta), by ReadStat: labels in one language, and the reasons for a missing answer as the programs
// know them: user-missing values in SPSS, .a .s .n in Stata.
#include <readstat.h>

#include <algorithm>

#include "shared/base/utf8.h"
#include "shared/export/writer.h"

namespace exporting {
namespace {

using base::Code;
using base::Fail;
using base::Result;

constexpr std::array<char, kMissings> kTags = {'a', 's', 'n'};  // Stata's .a, .s, .n

struct Limits {
  std::size_t variable_label, value_label;  // bytes
  std::size_t characters;                   // of a variable's label
  std::size_t text;                         // bytes of one value
};
constexpr Limits kSpss{252, 120, 252, 32767}, kStata{320, 32000, 80, 2045};

struct FreeWriter {
  void operator()(readstat_writer_t* writer) const { readstat_writer_free(writer); }
};

// At most so many bytes and characters.
std::string Cut(std::string_view text, std::size_t bytes, std::size_t characters) {
  text = base::Truncate(text, bytes);
  std::size_t end = 0;
  for (; end < text.size(); ++end)
    if ((static_cast<unsigned char>(text[end]) & 0xC0) != 0x80 && characters-- == 0) break;
  return std::string(text.substr(0, end));
}

class Statistics final : public Writer {
 public:
  Statistics(base::NewFile& file, const Request& request)
      : file_(file),
        stata_(request.format == Format::kDta),
        limits_(stata_ ? kStata : kSpss),
        locale_(request.locale) {}

  Result<void> Begin(const Codebook& codebook, std::size_t rows) override {
    writer_.reset(readstat_writer_init());
    if (!writer_) return Fail(Code::kInternal, "no memory");
    codebook_ = &codebook;
    readstat_set_data_writer(writer_.get(), [](const void* data, std::size_t bytes, void* self) -> ssize_t {
      static_cast<Statistics*>(self)->file_.Append({static_cast<const char*>(data), bytes});
      return static_cast<ssize_t>(bytes);
    });
    readstat_writer_set_file_label(writer_.get(), Cut(codebook.survey, 60, 60).c_str());
    if (!stata_) readstat_writer_set_compression(writer_.get(), READSTAT_COMPRESS_ROWS);
    for (const Variable& variable : codebook.variables) {
      if (variable.width > limits_.text)
        return Fail(Code::kInvalid, "Stata holds texts of 2,045 bytes; " + variable.name + " has longer ones",
                    "take csv, xlsx or sav");
      AddVariable(variable);
    }
    const long count = static_cast<long>(rows);
    return Done(stata_ ? readstat_begin_writing_dta(writer_.get(), this, count)
                       : readstat_begin_writing_sav(writer_.get(), this, count));
  }

  Result<void> Add(const Row&, std::span<const Cell> cells) override {
    readstat_error_t error = readstat_begin_row(writer_.get());
    for (std::size_t i = 0; i < cells.size() && error == READSTAT_OK; ++i)
      error = Insert(codebook_->variables[i], variables_[i], cells[i]);
    return Done(error == READSTAT_OK ? readstat_end_row(writer_.get()) : error);
  }

  Result<void> End() override { return Done(readstat_end_writing(writer_.get())); }

 private:
  void AddVariable(const Variable& variable) {
    const bool text = variable.kind == Variable::Kind::kText;
    const bool whole = variable.kind != Variable::Kind::kNumber;
    // SPSS knows doubles only; Stata labels whole numbers only.
    const readstat_type_t type = text              ? READSTAT_TYPE_STRING
                                 : stata_ && whole ? READSTAT_TYPE_INT32
                                                   : READSTAT_TYPE_DOUBLE;
    readstat_variable_t* added =
        readstat_add_variable(writer_.get(), variable.name.c_str(), type, text ? variable.width : 0);
    readstat_variable_set_label(added,
                                Cut(LabelOf(variable, locale_), limits_.variable_label, limits_.characters).c_str());
    readstat_variable_set_measure(added, variable.kind == Variable::Kind::kNumber ? READSTAT_MEASURE_SCALE
                                         : variable.kind == Variable::Kind::kRank ? READSTAT_MEASURE_ORDINAL
                                                                                  : READSTAT_MEASURE_NOMINAL);
    if (!stata_ && !text && whole) readstat_variable_set_format(added, "F8.0");
    if (!variable.question.empty() && !text) AddLabels(variable, added, type);
    variables_.push_back(added);
  }

  // The values' words, and the reasons for a missing one. A text has its reasons as texts ("-8"): what ReadStat 1.1.8
  // writes for a missing value of a longer text, no program can read.
  void AddLabels(const Variable& variable, readstat_variable_t* added, readstat_type_t type) {
    const std::string name = "l" + std::to_string(variables_.size());
    readstat_label_set_t* labels = readstat_add_label_set(writer_.get(), type, name.c_str());
    const auto label = [&](double number, std::string_view words) {
      const std::string cut = Cut(words, limits_.value_label, limits_.value_label);
      if (type == READSTAT_TYPE_INT32)
        readstat_label_int32_value(labels, static_cast<std::int32_t>(number), cut.c_str());
      else
        readstat_label_double_value(labels, number, cut.c_str());
    };
    if (variable.HasWords())
      for (const Coded& code : variable.codes) label(code.number, LabelOf(code, locale_));
    for (std::size_t i = 0; i < kMissings; ++i) {
      const auto why = static_cast<Missing>(i);
      if (why == Missing::kAny && !variable.is_attribute) continue;
      if (stata_) {
        readstat_label_tagged_value(labels, kTags[i], std::string(NameOf(why)).c_str());
      } else {
        label(variable.missing[i], NameOf(why));
        readstat_variable_add_missing_double_value(added, variable.missing[i]);
      }
    }
    readstat_variable_set_label_set(added, labels);
  }

  readstat_error_t Insert(const Variable& variable, const readstat_variable_t* to, const Cell& cell) {
    readstat_writer_t* writer = writer_.get();
    if (cell.is == Cell::Is::kNothing) return readstat_insert_missing_value(writer, to);
    if (variable.kind == Variable::Kind::kText) {
      text_ = cell.is == Cell::Is::kText ? std::string(cell.text)
                                         : std::to_string(static_cast<int>(NumberOf(variable, cell)));
      return readstat_insert_string_value(writer, to, text_.c_str());
    }
    if (stata_ && cell.is == Cell::Is::kMissing)
      return readstat_insert_tagged_missing_value(writer, to, kTags[static_cast<std::size_t>(cell.missing)]);
    const double number = NumberOf(variable, cell);
    if (stata_ && variable.kind != Variable::Kind::kNumber)
      return readstat_insert_int32_value(writer, to, static_cast<std::int32_t>(number));
    return readstat_insert_double_value(writer, to, number);
  }

  Result<void> Done(readstat_error_t error) const {
    if (error == READSTAT_OK) return {};
    return Fail(Code::kInvalid, std::string("ReadStat: ") + readstat_error_message(error), "take csv or xlsx");
  }

  base::NewFile& file_;
  bool stata_;
  Limits limits_;
  std::string locale_;
  std::unique_ptr<readstat_writer_t, FreeWriter> writer_;
  const Codebook* codebook_ = nullptr;
  std::vector<readstat_variable_t*> variables_;
  std::string text_;
};

}  // namespace

std::unique_ptr<Writer> MakeStatistics(base::NewFile& file, const Request& request) {
  return std::make_unique<Statistics>(file, request);
}

}  // namespace exporting
