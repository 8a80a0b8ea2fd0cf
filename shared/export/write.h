// Released rows as a file: of answers, or of free texts (docs/formats/export.md). The rows are open answers: whoever calls
// this has opened them, and the file is readable by its owner only.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "shared/base/error.h"
#include "shared/export/source.h"
#include "shared/report/gated_table.h"

namespace exporting {

enum class Format { kCsv, kXlsx, kSav, kDta, kJsonLines, kSurveyJs, kCodebook, kR, kPython };
std::optional<Format> FormatNamed(
    std::string_view name);  // "csv", "xlsx", "sav", "dta", "jsonl", "surveyjs", "codebook", "r", "python"

struct Request {
  Format format = Format::kCsv;
  bool texts = false;  // the source gives free texts
  bool bom = false;    // CSV: a byte-order mark, for spreadsheets that take UTF-8 for something else without it
  std::string locale;  // of labels; what is not said in it is taken as report::Words does
  std::filesystem::path out;
  std::span<const report::GatedTable> tables{};  // XLSX: a sheet of them, with charts
  // Called now and then with the rows that are done; false ends the export, and nothing of it is left.
  std::function<bool(std::size_t done, std::size_t all)> progress = nullptr;
};

// Writes the file whole or not at all and says how many rows are in it. kState when there are no rows or it was
// cancelled, kInvalid when they do not fit the format, kStorage when the disk refuses. What the source throws passes
// through; nothing is left behind then either.
base::Result<std::size_t> Write(Source& source, const Request& request);

}  // namespace exporting
