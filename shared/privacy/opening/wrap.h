// A key behind a passphrase, for a kiosk that has no network: the file lies on the device, the words are in the heads
// of those who may read (docs/formats/response.md §6). The words are all that protects it once the file is stolen.
#pragma once

#include <string>
#include <string_view>

#include "shared/privacy/opening/open.h"

namespace privacy {

inline constexpr int kFewestWords = 6;  // PRIVACY.md rule 17

// How words are compared: without blanks around them, one blank between them, A-Z small.
std::string FoldedPassphrase(std::string_view typed);

// kInvalid with a hint: fewer than six words, or one that stands three times.
base::Result<void> CheckPassphrase(std::string_view typed);

// One line "balss-wrapped-key-1 <hex>". Argon2id (MODERATE: 256 MiB, about a second) and XSalsa20-Poly1305. kInvalid
// for a passphrase that CheckPassphrase refuses, kInternal without the memory.
base::Result<std::string> WrapKey(const KeyPair& pair, std::string_view passphrase);

bool IsWrapped(std::string_view file);
// kTrust when the words are others, or a byte of the file was changed.
base::Result<KeyPair> UnwrapKey(std::string_view file, std::string_view passphrase);

}  // namespace privacy
