#include "shared/base/bytes.h"

#include <sodium.h>

namespace base {

std::string ToHex(std::span<const std::uint8_t> bytes) {
  std::string hex(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
  hex.pop_back();
  return hex;
}

Result<Bytes> FromHex(std::string_view hex) {
  const auto wrong = [] { return Fail(Code::kInvalid, "not hexadecimal", "expected pairs of 0-9 and a-f"); };
  if (hex.empty()) return Bytes{};
  if (hex.size() % 2 != 0) return wrong();
  Bytes bytes(hex.size() / 2);
  std::size_t length = 0;
  const char* end = nullptr;
  const bool read = sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &length, &end) == 0;
  if (!read || end != hex.data() + hex.size()) return wrong();
  return bytes;
}

Result<Bytes> FromHex(std::string_view hex, std::size_t size) {
  auto bytes = FromHex(hex);
  if (bytes && bytes->size() != size)
    return Fail(Code::kInvalid,
                "expected " + std::to_string(size * 2) + " hexadecimal digits, found " + std::to_string(hex.size()));
  return bytes;
}

Digest Hash(std::span<const std::uint8_t> bytes) {
  Digest digest;
  crypto_generichash(digest.data(), digest.size(), bytes.data(), bytes.size(), nullptr, 0);
  return digest;
}

Digest Hash(std::string_view text) { return Hash(AsBytes(text)); }

Digest Sha256(std::string_view text) {
  static_assert(sizeof(Digest) == crypto_hash_sha256_BYTES);
  Digest digest;
  crypto_hash_sha256(digest.data(), AsBytes(text).data(), text.size());
  return digest;
}

}  // namespace base
