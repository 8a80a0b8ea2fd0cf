// A folder of files that is there whole or not at all: made beside under another name, each file and the folder synced,
// then renamed.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "shared/base/error.h"

namespace base {

struct NamedFile {
  std::string name;  // without a folder
  std::string content;
};

// kState when something stands at `path` already, an empty folder too, or at "<path>.part" (of a run that was killed):
// neither is touched. kNotFound when the folder around it is not there, kStorage when it cannot be written.
Result<void> WriteFolder(const std::filesystem::path& path, std::span<const NamedFile> files);

}  // namespace base
