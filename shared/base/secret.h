// Secrets that somebody types, or a program writes into the standard input.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "shared/base/error.h"

namespace base {

// A line, asked for on standard error where there is a terminal, and not shown while it is typed.
std::string AskUnseen(const char* what);

// A new one: what `check` says no to is not taken, and on a terminal it is asked for twice. `plural` is what the message
// calls two that differ.
Result<std::string> AskNew(const char* what, const char* plural,
                           const std::function<Result<void>(std::string_view)>& check);

}  // namespace base
