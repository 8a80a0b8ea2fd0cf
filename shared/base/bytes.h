// Bytes, hexadecimal and hashing: the words that keys, ids and digests are written in.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/error.h"

namespace base {

using Bytes = std::vector<std::uint8_t>;
using Digest = std::array<std::uint8_t, 32>;  // BLAKE2b-256
using Id = std::array<std::uint8_t, 16>;      // random; never ordered by time

std::string ToHex(std::span<const std::uint8_t> bytes);

// Lower or upper case; kInvalid when the length is odd, a character is none of 0-9a-f, or (second form) the
// number of bytes is not `size`.
Result<Bytes> FromHex(std::string_view hex);
Result<Bytes> FromHex(std::string_view hex, std::size_t size);

Digest Hash(std::span<const std::uint8_t> bytes);
Digest Hash(std::string_view text);
Digest Sha256(std::string_view text);  // where others must be able to compute it, too

inline std::span<const std::uint8_t> AsBytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

// Copies a span that must have exactly N bytes (asserted) into an array.
template <std::size_t N>
std::array<std::uint8_t, N> ToArray(std::span<const std::uint8_t> bytes);

}  // namespace base

#include <algorithm>
#include <cassert>

template <std::size_t N>
std::array<std::uint8_t, N> base::ToArray(std::span<const std::uint8_t> bytes) {
  assert(bytes.size() == N);
  std::array<std::uint8_t, N> out{};
  std::copy_n(bytes.begin(), std::min(N, bytes.size()), out.begin());
  return out;
}
