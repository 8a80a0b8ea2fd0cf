#include "shared/privacy/disclosure.h"

#include <sodium.h>

#include <cassert>
#include <cstring>
#include <limits>

namespace privacy {
namespace {

constexpr int kFewest = 2;  // people on either side of a yes/no, below which a group says too much about each

// Uniform in 0…2^64−1, the same for the same cell and seed.
std::uint64_t Draw(std::string_view cell, const RoundingSeed& seed) {
  std::uint8_t hash[crypto_generichash_BYTES];
  crypto_generichash(hash, sizeof hash, reinterpret_cast<const std::uint8_t*>(cell.data()), cell.size(), seed.data(),
                     seed.size());
  std::uint64_t draw;
  std::memcpy(&draw, hash, sizeof draw);
  return draw;
}

}  // namespace

GatedCount Gate(int count, int n, std::string_view cell, const RoundingSeed& seed) {
  if (n < kSmallestTable || count < kFewest) return {GatedCount::Kind::kTooFew, 0};
  if (count > n - kFewest) return {GatedCount::Kind::kNearlyAll, 0};
  return {GatedCount::Kind::kShown, RandomRound(count, cell, seed)};
}

GatedCount GateTotal(int n, std::string_view cell, const RoundingSeed& seed) {
  if (n < kSmallestTable) return {GatedCount::Kind::kTooFew, 0};
  return {GatedCount::Kind::kShown, RandomRound(n, cell, seed)};
}

int RandomRound(int count, std::string_view cell, const RoundingSeed& seed) {
  assert(count >= 0);
  const int over = count % kRoundingBase;
  const auto third = std::numeric_limits<std::uint64_t>::max() / kRoundingBase;
  const bool up = Draw(cell, seed) < third * static_cast<std::uint64_t>(over);
  return count - over + (up ? kRoundingBase : 0);
}

}  // namespace privacy
