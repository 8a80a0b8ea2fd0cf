// A file that is written piece by piece and is there whole or not at all: beside under another name, fsync, rename.
// For what is too large to be put together in memory; WriteFile (file.h) does it with one text.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "shared/base/error.h"
#include "shared/base/file.h"

namespace base {

class NewFile {
 public:
  // Makes "<path>.part". kNotFound when the folder is not there, kStorage when it cannot be written.
  static Result<NewFile> Create(const std::filesystem::path& path, Access access);

  NewFile(NewFile&& other) noexcept;
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  NewFile& operator=(NewFile&&) = delete;
  ~NewFile();  // takes the part away unless Commit has succeeded

  // Collected in blocks. When one cannot be written, this and all that follows is dropped; Check and Commit say why.
  void Append(std::string_view bytes);
  Result<void> Check() const;

  // The file stands under its own name, and would after a power cut.
  Result<void> Commit();

  // For a library that opens the file by itself: it may truncate it and write, but not replace it.
  const std::filesystem::path& part() const { return part_; }

 private:
  NewFile(std::filesystem::path path, std::filesystem::path part, int descriptor);
  void Flush();

  std::filesystem::path path_, part_;
  int descriptor_ = -1;
  std::string block_;
  Result<void> state_;
};

}  // namespace base
