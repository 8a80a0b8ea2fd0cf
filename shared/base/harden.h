// What a program that sees answers asks of the kernel before the first one comes: PRIVACY.md rule 1.
#pragma once

#include <string>
#include <vector>

namespace base {

// No core files, no debugger, no swap; a write beyond a file-size limit is an error, not the end. Returns
// what the kernel refused, in words for the log: a program whose memory cannot be locked still works, and says
// so.
std::vector<std::string> Harden();

}  // namespace base
