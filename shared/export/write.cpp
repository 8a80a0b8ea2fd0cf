#include "shared/export/write.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

#include "shared/export/writer.h"

namespace exporting {
namespace {

using base::Code;
using base::Fail;

constexpr std::size_t kProgressEvery = 512;  // rows

constexpr std::array<std::pair<std::string_view, Format>, 9> kFormats = {{{"csv", Format::kCsv},
                                                                          {"xlsx", Format::kXlsx},
                                                                          {"sav", Format::kSav},
                                                                          {"dta", Format::kDta},
                                                                          {"jsonl", Format::kJsonLines},
                                                                          {"surveyjs", Format::kSurveyJs},
                                                                          {"codebook", Format::kCodebook},
                                                                          {"r", Format::kR},
                                                                          {"python", Format::kPython}}};

std::unique_ptr<Writer> MakeWriter(base::NewFile& file, const Request& request) {
  switch (request.format) {
    case Format::kCsv: return MakeCsv(file, request);
    case Format::kXlsx: return MakeXlsx(file, request);
    case Format::kSav:
    case Format::kDta: return MakeStatistics(file, request);
    case Format::kJsonLines: return MakeJsonLines(file);
    case Format::kSurveyJs: return MakeSurveyJs(file);
    case Format::kCodebook:
    case Format::kR:
    case Format::kPython: break;
  }
  return nullptr;
}

std::string Described(const Codebook& codebook, const Request& request) {
  if (request.format == Format::kR) return LoadR(codebook, request.locale);
  if (request.format == Format::kPython) return LoadPython(codebook, request.locale);
  return CodebookJson(codebook);
}

// Walks over the rows, `step` for each; ends early when it fails, the disk does, or somebody wants to stop.
template <class Step>
base::Result<void> Walk(Source& source, const Request& request, std::size_t all, const base::NewFile& file,
                        const Step& step) {
  base::Result<void> walked;
  std::size_t done = 0;
  source.ForEach([&](const Row& row) {
    walked = step(row);
    if (walked && ++done % kProgressEvery == 0) {
      walked = file.Check();
      if (walked && request.progress && !request.progress(done, all))
        walked = Fail(Code::kState, request.out.string() + ": stopped; nothing was written");
    }
    return walked.has_value();
  });
  return walked;
}

base::Result<Found> FindOut(Source& source, const Request& request, const base::NewFile& file) {
  Found found;
  for (const std::string& round : source.rounds()) found.round = std::max(found.round, round.size());
  bool needed = request.texts;
  for (const survey::Survey* version : source.versions()) needed = needed || NeedsMeasure(*version);
  if (!needed) return found;
  const auto walked = Walk(source, request, 2 * source.rows(), file, [&](const Row& row) {
    request.texts ? MeasureText(row, found) : Measure(row, found);
    return base::Result<void>();
  });
  if (!walked) return std::unexpected(walked.error());
  return found;
}

base::Result<void> WriteRows(Source& source, const Request& request, Layout& layout, base::NewFile& file) {
  const auto writer = MakeWriter(file, request);
  if (const auto begun = writer->Begin(layout.codebook(), source.rows()); !begun) return begun;
  const auto walked = Walk(source, request, source.rows(), file, [&](const Row& row) -> base::Result<void> {
    const auto cells = layout.Decode(row);
    if (!cells) return std::unexpected(cells.error());
    return writer->Add(row, *cells);
  });
  return walked ? writer->End() : walked;
}

}  // namespace

std::optional<Format> FormatNamed(std::string_view name) {
  for (const auto& [known, format] : kFormats)
    if (known == name) return format;
  return std::nullopt;
}

base::Result<std::size_t> Write(Source& source, const Request& request) {
  if (request.texts && request.format == Format::kSurveyJs)
    return Fail(Code::kUsage, "SurveyJS's form has no place for texts that belong to no answers", "take jsonl or csv");
  const std::size_t rows = source.rows();
  if (rows == 0) return Fail(Code::kState, request.texts ? "no free texts" : "no rows");
  auto file = base::NewFile::Create(request.out, base::Access::kOwnerOnly);
  if (!file) return std::unexpected(file.error());
  const auto found = FindOut(source, request, *file);
  if (!found) return std::unexpected(found.error());
  Layout layout =
      request.texts ? Layout::ForTexts(source.versions(), *found) : Layout::ForAnswers(source.versions(), *found);
  const bool only_described =
      request.format == Format::kCodebook || request.format == Format::kR || request.format == Format::kPython;
  if (only_described)
    file->Append(Described(layout.codebook(), request));
  else if (const auto written = WriteRows(source, request, layout, *file); !written)
    return std::unexpected(written.error());
  if (const auto kept = file->Commit(); !kept) return std::unexpected(kept.error());
  return rows;
}

double NumberOf(const Variable& variable, const Cell& cell) {
  if (cell.is == Cell::Is::kMissing) return variable.missing[static_cast<std::size_t>(cell.missing)];
  return cell.is == Cell::Is::kCode ? variable.codes[cell.code].number : cell.number;
}

void AppendNumber(std::string& line, double number) {
  char digits[32];
  line.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

}  // namespace exporting
