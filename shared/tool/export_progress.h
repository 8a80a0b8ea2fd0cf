// What an export tells whoever waits for it: nothing until it is done, or a line of JSON a step
// (docs/formats/export.md §8).
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "shared/base/error.h"

namespace tool {

struct ExportDone {
  std::string file, password;  // "" when it is not locked
  int invalid = 0, unopenable = 0;
};

class ExportProgress {
 public:
  ExportProgress(bool json, std::function<bool()> stop) : json_(json), stop_(std::move(stop)) {}

  // True: go on. Says so at most a hundred times a step.
  bool operator()(std::string_view step, std::size_t done, std::size_t all);
  // The error for a place that has less room than that.
  std::unexpected<base::Error> Full(const std::filesystem::path& out, std::size_t needed);
  void Done(const ExportDone& done);
  // In place of a file: a table on standard output; with --json a line with it and the survey's version. kStorage when
  // nobody takes it.
  base::Result<void> Show(const std::string& content, int version, const ExportDone& done);
  void Failed(const base::Error& error);  // the sentence itself goes to standard error

 private:
  bool json_;
  std::function<bool()> stop_;
  std::string step_;
  std::size_t said_ = 0;
  bool full_ = false;
};

}  // namespace tool
