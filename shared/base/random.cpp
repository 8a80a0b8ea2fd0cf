#include "shared/base/random.h"

#include <sodium.h>

#include <cassert>
#include <cstring>

namespace base {

std::uint64_t Random::Below(std::uint64_t bound) {
  assert(bound > 0);
  const std::uint64_t unfair = (0 - bound) % bound;  // the values below it would make some results likelier
  std::uint64_t value;
  do {
    const auto bytes = Array<sizeof value>();
    std::memcpy(&value, bytes.data(), sizeof value);
  } while (value < unfair);
  return value % bound;
}

void SystemRandom::Fill(std::span<std::uint8_t> bytes) { randombytes_buf(bytes.data(), bytes.size()); }

SeededRandom::SeededRandom(std::uint64_t seed) { std::memcpy(key_.data(), &seed, sizeof seed); }

void SeededRandom::Fill(std::span<std::uint8_t> bytes) {
  std::array<std::uint8_t, crypto_stream_chacha20_NONCEBYTES> nonce{};
  std::memcpy(nonce.data(), &++counter_, sizeof counter_);
  crypto_stream_chacha20(bytes.data(), bytes.size(), nonce.data(), key_.data());
}

}  // namespace base
