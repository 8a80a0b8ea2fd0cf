// One format each. Private to export/.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "shared/base/new_file.h"
#include "shared/export/write.h"

namespace exporting {

// Begin, Add for each row, End, in this order; what fails ends it. `file` is committed by the caller; what Append to it
// cannot write is found there.
class Writer {
 public:
  virtual ~Writer() = default;
  virtual base::Result<void> Begin(const Codebook& codebook, std::size_t rows) = 0;
  virtual base::Result<void> Add(const Row& row, std::span<const Cell> cells) = 0;
  virtual base::Result<void> End() = 0;
};

std::unique_ptr<Writer> MakeCsv(base::NewFile& file, const Request& request);
std::unique_ptr<Writer> MakeXlsx(base::NewFile& file, const Request& request);
std::unique_ptr<Writer> MakeStatistics(base::NewFile& file, const Request& request);  // SPSS and Stata
std::unique_ptr<Writer> MakeJsonLines(base::NewFile& file);
std::unique_ptr<Writer> MakeSurveyJs(base::NewFile& file);

// Of the codebook alone.
std::string CodebookJson(const Codebook& codebook);
std::string LoadR(const Codebook& codebook, std::string_view locale);
std::string LoadPython(const Codebook& codebook, std::string_view locale);

// The number of a cell that is no text: a code's, a missing's, or its own. Not for kNothing.
double NumberOf(const Variable& variable, const Cell& cell);
void AppendNumber(std::string& line, double number);

}  // namespace exporting
