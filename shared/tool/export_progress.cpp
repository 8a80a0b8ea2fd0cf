#include "shared/tool/export_progress.h"

#include <fmt/format.h>

#include <cstdio>

#include "shared/base/json.h"

namespace tool {
namespace {

std::string LineOf(const base::Json& json) {
  return json.dump(-1, ' ', false, base::Json::error_handler_t::replace) + "\n";
}

void Line(const base::Json& json) {
  fmt::print("{}", LineOf(json));
  std::fflush(stdout);
}

}  // namespace

bool ExportProgress::operator()(std::string_view step, std::size_t done, std::size_t all) {
  if (stop_()) return false;
  const std::size_t part = all > 0 ? 100 * done / all : 100;
  if (json_ && (step != step_ || part != said_)) Line({{"step", step}, {"done", done}, {"of", all}});
  step_ = step, said_ = part;
  return true;
}

std::unexpected<base::Error> ExportProgress::Full(const std::filesystem::path& out, std::size_t needed) {
  full_ = true;
  return base::Fail(base::Code::kStorage, fmt::format("{}: needs {} KiB", out.string(), (needed >> 10) + 1),
                    "free some space there, or take another stick");
}

void ExportProgress::Done(const ExportDone& done) {
  if (json_)
    return Line(
        {{"file", done.file}, {"password", done.password}, {"invalid", done.invalid}, {"unopenable", done.unopenable}});
  fmt::print("{}\n", done.file);
  if (!done.password.empty()) fmt::print("password, without the blanks: {}\n", done.password);
  if (done.invalid > 0) fmt::print("{} rows are no answers to the survey and were left out\n", done.invalid);
  if (done.unopenable > 0) fmt::print("{} rows are sealed for another key and were left out\n", done.unopenable);
}

base::Result<void> ExportProgress::Show(const std::string& content, int version, const ExportDone& done) {
  const base::Json line = {
      {"content", content}, {"version", version}, {"invalid", done.invalid}, {"unopenable", done.unopenable}};
  const std::string text = json_ ? LineOf(line) : content;
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
    return base::Fail(base::Code::kStorage, "the table could not be printed");
  if (!json_ && done.invalid + done.unopenable > 0)
    fmt::print(stderr, "balss: {} rows were left out\n", done.invalid + done.unopenable);
  return {};
}

void ExportProgress::Failed(const base::Error& error) {
  if (json_) Line({{"error", base::ExitCode(error.code)}, {"full", full_}});
}

}  // namespace tool
