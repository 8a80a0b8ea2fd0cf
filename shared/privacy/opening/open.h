// Opening sealed responses: for the tabulate worker and the staff's own tools. A folder and library of its own, so
// that no other program can link it (tests/contract checks the binaries).
#pragma once

#include <string>

#include "shared/privacy/seal.h"

namespace privacy {

struct KeyPair {
  PublicKey public_key{};
  std::array<std::uint8_t, 32> secret_key{};
  ~KeyPair();  // wipes
};

KeyPair MakeKeyPair();
// The key file: one line "balss-key-1 <hex of the secret key>", owner-only (docs/formats/response.md §6).
std::string WriteKey(const KeyPair& pair);
base::Result<KeyPair> ReadKey(std::string_view file);

// The body's JSON. kTrust when the key is none of the recipients' or a byte was changed.
base::Result<std::string> Open(const SealedResponse& sealed, const KeyPair& key);

}  // namespace privacy
