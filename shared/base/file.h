// Whole files in and out. Used for surveys, packs, keys and tables; answers never pass through here.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "shared/base/error.h"

namespace base {

// The file's bytes. kNotFound when it is not there, kInvalid when it is larger than `limit`, kStorage when it
// cannot be read.
Result<std::string> ReadFile(const std::filesystem::path& path, std::size_t limit = 64u << 20);

enum class Access { kEveryone = 0644, kOwnerOnly = 0600 };

// Writes beside, fsyncs, renames (new_file.h): the file is either the old one or the whole new one.
Result<void> WriteFile(const std::filesystem::path& path, std::string_view content, Access access = Access::kEveryone);

}  // namespace base
