// The PIN that staff enter on the kiosk: how it is stored, and how long to wait after wrong ones. It opens a page
// about the device; it is no key, and opens no answer (PRIVACY.md rule 17). Pure.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/clock.h"
#include "shared/base/error.h"

namespace staff {

inline constexpr std::size_t kPinDigits = 6;
inline constexpr int kFreeTries = 5;  // wrong ones before the first wait

// Six digits, not all the same and not in a row: 000000 and 123456 are what everybody tries first. kInvalid with a
// hint.
base::Result<void> CheckPin(std::string_view pin);

// Argon2id with a salt of its own, as libsodium writes it (crypto_pwhash_str). Takes about a tenth of a second and
// 64 MiB; kInternal when there is no memory.
base::Result<std::string> HashPin(std::string_view pin);
bool IsPin(const std::string& hash, std::string_view pin);

// How long to wait after so many wrong PINs in a row: not at all, and from the fifth on 30 s, 1, 2, 5 and then always
// 15 minutes.
base::Millis WaitAfter(int wrong);

}  // namespace staff
