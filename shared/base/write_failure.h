// How writing to a disk goes wrong, and the folder that must be on it, too. Private to base/.
#pragma once

#include <filesystem>

#include "shared/base/error.h"

namespace base {

// What errno says of "cannot <doing>", with a hint for whoever can mend it.
std::unexpected<Error> WriteFailure(const std::filesystem::path& path, const char* doing);

// Waits until the folder's entries are on the disk: a rename is only then. False: errno says why. "" is the present one.
bool SyncFolder(const std::filesystem::path& folder);

}  // namespace base
