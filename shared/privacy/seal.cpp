#include "shared/privacy/seal.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cstring>

#include "shared/privacy/sealed_layout.h"

namespace privacy {
namespace {

using base::Code;
using base::Fail;

// A secret that does not outlive its scope.
template <std::size_t N>
struct Secret {
  std::array<std::uint8_t, N> bytes{};
  ~Secret() { sodium_memzero(bytes.data(), bytes.size()); }
};

bool Wrap(const PublicKey& recipient, const std::uint8_t* content_key, std::uint8_t* at) {
  const auto id = KeyId(recipient);
  std::memcpy(at, id.data(), id.size());
  return crypto_box_seal(at + id.size(), content_key, layout::kContentKeyBytes, recipient.data()) == 0;
}

bool WriteHeader(base::Bytes& out, Kind kind, const base::Digest& survey, const Recipients& recipients,
                 const std::uint8_t* content_key) {
  std::memcpy(out.data(), layout::kMagic, sizeof layout::kMagic);
  out[layout::kKindAt] = static_cast<std::uint8_t>(kind);
  std::memcpy(&out[layout::kSurveyAt], survey.data(), survey.size());
  return Wrap(recipients.municipality, content_key, &out[layout::kWrappedAt]) &&
         Wrap(recipients.recovery, content_key, &out[layout::kWrappedAt + layout::kWrappedBytes]);
}

base::Result<base::Bytes> SealBody(Kind kind, const base::Digest& survey, std::string_view body,
                                   const Recipients& recipients) {
  if (body.size() >= kBodyBytes)
    return Fail(Code::kInvalid, fmt::format("{} bytes of answers, at most {} fit", body.size(), kBodyBytes - 1),
                "the survey is too long for one response: ask fewer questions");
  Secret<kBodyBytes> padded;
  std::ranges::copy(body, padded.bytes.begin());
  std::size_t length = 0;
  [[maybe_unused]] const int pad = sodium_pad(&length, padded.bytes.data(), body.size(), kBodyBytes, kBodyBytes);
  assert(pad == 0 && length == kBodyBytes);

  Secret<layout::kContentKeyBytes> key;
  crypto_aead_xchacha20poly1305_ietf_keygen(key.bytes.data());
  base::Bytes out(kSealedBytes);
  if (!WriteHeader(out, kind, survey, recipients, key.bytes.data()))
    return Fail(Code::kInvalid, "a recipient's key is not an X25519 key", "make new keys: balss keys make");
  std::uint8_t* nonce = &out[layout::kNonceAt];
  randombytes_buf(nonce, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
  crypto_aead_xchacha20poly1305_ietf_encrypt(&out[layout::kCipherAt], nullptr, padded.bytes.data(), kBodyBytes,
                                             out.data(), layout::kNonceAt, nullptr, nonce, key.bytes.data());
  return out;
}

}  // namespace

base::Result<SealedResponse> SealedResponse::FromBytes(base::Bytes bytes, Attributes attributes) {
  const auto wrong = [](const char* what) {
    return Fail(Code::kInvalid, fmt::format("not a sealed response: {}", what));
  };
  if (bytes.size() != kSealedBytes) return wrong("its size");
  if (std::memcmp(bytes.data(), layout::kMagic, sizeof layout::kMagic) != 0) return wrong("its first bytes");
  const std::uint8_t kind = bytes[layout::kKindAt];
  if (kind != static_cast<int>(Kind::kAnswers) && kind != static_cast<int>(Kind::kText)) return wrong("its kind");
  if (std::any_of(&bytes[layout::kZeroAt], &bytes[layout::kSurveyAt], [](auto byte) { return byte != 0; }))
    return wrong("its header");
  if (std::ranges::any_of(attributes, [](auto value) { return value > kAttributeValues; }))
    return wrong("its attributes");
  if (kind == static_cast<int>(Kind::kText) && attributes != Attributes{}) return wrong("a text with attributes");
  return SealedResponse(std::move(bytes), attributes);
}

Kind SealedResponse::kind() const { return static_cast<Kind>(bytes_[layout::kKindAt]); }

base::Digest SealedResponse::survey() const {
  return base::ToArray<sizeof(base::Digest)>(std::span(bytes_).subspan(layout::kSurveyAt, sizeof(base::Digest)));
}

base::Result<std::vector<SealedResponse>> Seal(const AnonymousResponse& response, const Recipients& recipients) {
  if (sodium_init() < 0) return Fail(Code::kInternal, "libsodium does not start");
  std::vector<SealedResponse> sealed;
  const auto add = [&](Kind kind, std::string_view body, Attributes attributes) -> base::Result<void> {
    auto bytes = SealBody(kind, response.survey, body, recipients);
    if (!bytes) return std::unexpected(std::move(bytes.error()));
    sealed.push_back(SealedResponse(std::move(*bytes), attributes));
    return {};
  };
  auto added = add(Kind::kAnswers, response.answers, response.attributes);
  for (const std::string& text : response.texts)
    if (added) added = add(Kind::kText, text, {});
  if (!added) return std::unexpected(std::move(added.error()));
  return sealed;
}

std::array<std::uint8_t, 8> KeyId(const PublicKey& key) {
  const base::Digest hash = base::Hash(key);
  return base::ToArray<layout::kKeyIdBytes>(std::span(hash).first(layout::kKeyIdBytes));
}

std::string Fingerprint(const PublicKey& key) {
  const base::Digest hash = base::Hash(key);
  std::string groups;
  for (std::size_t at = 0; at < 16; at += 2)
    groups += (at == 0 ? "" : " ") + base::ToHex(std::span(hash).subspan(at, 2));
  return groups;
}

}  // namespace privacy
