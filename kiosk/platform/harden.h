// What the kiosk asks of the kernel before a visitor comes: PRIVACY.md rule 1.
#pragma once

#include <string>
#include <vector>

namespace platform {

// No core files, no debugger, no swap; a write beyond a file-size limit is an error, not the end. Returns
// what the kernel refused, in words for the log: a kiosk whose memory cannot be locked still works, and says
// so.
std::vector<std::string> Harden();

}  // namespace platform
