// Secrets that somebody types, or a program writes into the standard input.
#pragma once

#include <string>

namespace tool {

// A line, asked for on standard error where there is a terminal, and not shown while it is typed.
std::string AskUnseen(const char* what);

}  // namespace tool
