// Where what stands in a sealed response: docs/formats/response.md §4. For Seal and privacy/opening only.
#pragma once

#include <sodium.h>

#include <cstddef>

#include "shared/privacy/seal.h"

namespace privacy::layout {

inline constexpr char kMagic[4] = {'B', 'L', 'S', '1'};
inline constexpr int kRecipients = 2;

inline constexpr std::size_t kKindAt = 4;
inline constexpr std::size_t kZeroAt = 5;  // three bytes
inline constexpr std::size_t kSurveyAt = 8;
inline constexpr std::size_t kWrappedAt = kSurveyAt + sizeof(base::Digest);
inline constexpr std::size_t kKeyIdBytes = 8;
inline constexpr std::size_t kContentKeyBytes = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
inline constexpr std::size_t kBoxBytes = kContentKeyBytes + crypto_box_SEALBYTES;
inline constexpr std::size_t kWrappedBytes = kKeyIdBytes + kBoxBytes;              // of one recipient
inline constexpr std::size_t kNonceAt = kWrappedAt + kRecipients * kWrappedBytes;  // all before it is bound as AD
inline constexpr std::size_t kCipherAt = kNonceAt + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
inline constexpr std::size_t kCipherBytes = kBodyBytes + crypto_aead_xchacha20poly1305_ietf_ABYTES;

static_assert(kWrappedBytes == 88);
static_assert(kCipherAt + kCipherBytes == kSealedBytes);

}  // namespace privacy::layout
