// The seam over chance: the system's generator in the programs, a seeded one in the tests.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace base {

class Random {
 public:
  virtual ~Random() = default;
  virtual void Fill(std::span<std::uint8_t> bytes) = 0;

  // Uniform in [0, bound); bound must be above 0. Without modulo bias.
  std::uint64_t Below(std::uint64_t bound);

  template <std::size_t N>
  std::array<std::uint8_t, N> Array() {
    std::array<std::uint8_t, N> bytes;
    Fill(bytes);
    return bytes;
  }

  // Fisher–Yates; `Range` needs size() and operator[].
  template <class Range>
  void Shuffle(Range& range) {
    for (std::uint64_t i = range.size(); i > 1; --i) std::swap(range[i - 1], range[Below(i)]);
  }
};

// libsodium's generator: keys, slots, ids.
class SystemRandom final : public Random {
 public:
  void Fill(std::span<std::uint8_t> bytes) override;
};

// The same sequence for the same seed (ChaCha20, libsodium). For tests and for draws that must repeat.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed);
  void Fill(std::span<std::uint8_t> bytes) override;

 private:
  std::array<std::uint8_t, 32> key_{};
  std::uint64_t counter_ = 0;
};

}  // namespace base
