// A file behind a password, as other programs open it: a ZIP with AES-256 (WinZip's AE-2; 7-Zip, Keka, The Unarchiver
// and the archive managers of Linux open it). docs/operations.md says how.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/error.h"
#include "shared/base/random.h"

namespace tool {

// 24 digits in groups of four (79 bits): can be typed on every keyboard of every language, and written down without a
// mistake. ZIP stretches a password little, so it is drawn here and never chosen.
std::string DrawPassword(base::Random& random);

// The whole archive with one file in it; no time stands in it. `password` as DrawPassword writes it, blanks and all.
base::Result<std::string> LockInZip(std::string_view name, std::string_view content, const std::string& password);

}  // namespace tool
