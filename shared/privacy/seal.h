// Sealing (PRIVACY.md rule 3, docs/formats/response.md §4): from here on this device cannot read the answer.
// The other direction is privacy/opening, a library of its own that neither the kiosk nor sync links.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/error.h"
#include "shared/privacy/anonymise.h"

namespace privacy {

using PublicKey = std::array<std::uint8_t, 32>;  // X25519

// Who can open: always the municipality and the recovery envelope.
struct Recipients {
  PublicKey municipality{};
  PublicKey recovery{};
  bool demonstration = false;  // keys that anybody can have; said on the screen and in the log
  std::string made{};          // the day, "2026-11-22"; "" when it is not known
};

// Reads recipients.json (docs/formats/response.md §5). Refuses two equal keys and all-zero keys.
base::Result<Recipients> ReadRecipients(std::string_view json);
std::string WriteRecipients(const Recipients& recipients);

enum class Kind : std::uint8_t { kAnswers = 1, kText = 2 };

inline constexpr std::size_t kBodyBytes = 4096;    // every body is padded to this
inline constexpr std::size_t kSealedBytes = 4352;  // and so every sealed response has this size

// What is not one of these cannot be stored or sent. Made by Seal, or by FromBytes from bytes that
// have the size, the magic and the kind of one.
class SealedResponse {
 public:
  static base::Result<SealedResponse> FromBytes(base::Bytes bytes, Attributes attributes);

  const base::Bytes& bytes() const { return bytes_; }
  Kind kind() const;
  base::Digest survey() const;
  const Attributes& attributes() const { return attributes_; }  // beside the seal, so that they can be coarsened

 private:
  friend base::Result<std::vector<SealedResponse>> Seal(const AnonymousResponse&, const Recipients&);
  SealedResponse(base::Bytes bytes, Attributes attributes) : bytes_(std::move(bytes)), attributes_(attributes) {}

  base::Bytes bytes_;
  Attributes attributes_{};
};

// The answers first, then one a free text (those carry no attributes).
// kInvalid when the answers do not fit kBodyBytes: the survey is too long for one response.
base::Result<std::vector<SealedResponse>> Seal(const AnonymousResponse& response, const Recipients& recipients);

// The first 8 bytes of BLAKE2b-256 of the public key: how a recipient finds its own wrapped key.
std::array<std::uint8_t, 8> KeyId(const PublicKey& key);

// What people compare: the first 16 bytes of that hash, "1a2b 3c4d …".
std::string Fingerprint(const PublicKey& key);

}  // namespace privacy
