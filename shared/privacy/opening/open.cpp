#include "shared/privacy/opening/open.h"

#include <sodium.h>

#include <algorithm>

#include "shared/base/utf8.h"
#include "shared/privacy/sealed_layout.h"

namespace privacy {
namespace {

using base::Code;
using base::Fail;

constexpr std::string_view kKeyFormat = "balss-key-1 ";

using ContentKey = std::array<std::uint8_t, layout::kContentKeyBytes>;

// Looks only at the wrapped key that carries this recipient's id.
base::Result<ContentKey> Unwrap(const base::Bytes& bytes, const KeyPair& pair) {
  const auto id = KeyId(pair.public_key);
  for (int i = 0; i < layout::kRecipients; ++i) {
    const std::uint8_t* at = &bytes[layout::kWrappedAt + static_cast<std::size_t>(i) * layout::kWrappedBytes];
    if (!std::equal(id.begin(), id.end(), at)) continue;
    ContentKey key;
    if (crypto_box_seal_open(key.data(), at + id.size(), layout::kBoxBytes, pair.public_key.data(),
                             pair.secret_key.data()) == 0)
      return key;
    return Fail(Code::kTrust, "sealed response: its wrapped key was changed");
  }
  return Fail(Code::kTrust, "sealed response: sealed for other recipients",
              "compare the fingerprint of the key (balss keys show) with that of the kiosk");
}

}  // namespace

KeyPair::~KeyPair() { sodium_memzero(secret_key.data(), secret_key.size()); }

KeyPair MakeKeyPair() {
  KeyPair pair;
  crypto_box_keypair(pair.public_key.data(), pair.secret_key.data());
  return pair;
}

std::string WriteKey(const KeyPair& pair) { return std::string(kKeyFormat) + base::ToHex(pair.secret_key) + "\n"; }

base::Result<KeyPair> ReadKey(std::string_view file) {
  const auto wrong = [] {
    return Fail(Code::kInvalid, "not a Balss key file",
                "expected one line, \"balss-key-1\" and 64 hexadecimal digits; use the file that `balss keys "
                "make` wrote");
  };
  const std::string_view line = base::Trim(file);
  if (!line.starts_with(kKeyFormat)) return wrong();
  auto bytes = base::FromHex(line.substr(kKeyFormat.size()), sizeof(KeyPair::secret_key));
  if (!bytes) return wrong();
  KeyPair pair;
  std::ranges::copy(*bytes, pair.secret_key.begin());
  sodium_memzero(bytes->data(), bytes->size());
  crypto_scalarmult_base(pair.public_key.data(), pair.secret_key.data());
  return pair;
}

base::Result<std::string> Open(const SealedResponse& sealed, const KeyPair& pair) {
  const base::Bytes& bytes = sealed.bytes();
  auto key = Unwrap(bytes, pair);
  if (!key) return std::unexpected(key.error());
  std::string body(kBodyBytes, '\0');
  auto* const out = reinterpret_cast<std::uint8_t*>(body.data());
  const bool authentic = crypto_aead_xchacha20poly1305_ietf_decrypt(
                             out, nullptr, nullptr, &bytes[layout::kCipherAt], layout::kCipherBytes, bytes.data(),
                             layout::kNonceAt, &bytes[layout::kNonceAt], key->data()) == 0;
  sodium_memzero(key->data(), key->size());
  if (!authentic) return Fail(Code::kTrust, "sealed response: a byte of it was changed");
  std::size_t length = 0;
  if (sodium_unpad(&length, out, kBodyBytes, kBodyBytes) != 0)
    return Fail(Code::kTrust, "sealed response: its padding is wrong");
  body.resize(length);
  return body;
}

}  // namespace privacy
