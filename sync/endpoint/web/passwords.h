// Passwords of who reads the city's pages: what is a good one, and how it is kept. Pure.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/error.h"

namespace web {

inline constexpr std::size_t kShortestPassword = 12;   // characters
inline constexpr std::size_t kLongestPassword = 1024;  // bytes: hashing takes what it is given

// 1–64 of a-z 0-9 . _ - : what is typed the same on every keyboard.
bool IsUserName(std::string_view name);

// kInvalid with a hint: shorter than twelve characters, too long, no UTF-8, all the same character, or the user's name.
base::Result<void> CheckPassword(std::string_view password, std::string_view user);

// Argon2id with a salt of its own, as libsodium writes it. INTERACTIVE (64 MiB, a tenth of a second), because anybody
// on the internet can make the endpoint compute one: MODERATE (256 MiB, three quarters of a second) would let a few of
// them at a time keep it from taking uploads. The length of the passwords makes up for what that saves. kInternal when
// there is no memory.
base::Result<std::string> HashPassword(std::string_view password);
bool IsPassword(const std::string& hash, std::string_view password);

}  // namespace web
