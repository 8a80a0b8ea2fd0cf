// Disclosure control (PRIVACY.md rule 11): stands between every table and every reader. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace privacy {

inline constexpr int kSmallestTable = 10;  // people asked, below which nothing of a table is shown
inline constexpr int kRoundingBase = 3;

using RoundingSeed = std::array<std::uint8_t, 32>;  // stored with the results; secret

// What a reader may see of one count.
struct GatedCount {
  enum class Kind {
    kShown,
    kTooFew,
    kNearlyAll,
    kNotAsked  // in a table of several rounds: there was no such question, or no such choice
  } kind = Kind::kTooFew;
  int rounded = 0;  // only for kShown: rounded at random to a multiple of three

  bool shown() const { return kind == Kind::kShown; }
};

// `count` of `n` people. Too few when n < 10 or count < 2; nearly all when count > n − 2.
// `cell` names the cell ("survey|round|question|group|choice"): the same cell always rounds the same way.
GatedCount Gate(int count, int n, std::string_view cell, const RoundingSeed& seed);

// n itself, rounded; kTooFew below kSmallestTable.
GatedCount GateTotal(int n, std::string_view cell, const RoundingSeed& seed);

// Unbiased random rounding: up with probability (x mod 3)/3, drawn from a keyed hash of the cell.
int RandomRound(int count, std::string_view cell, const RoundingSeed& seed);

}  // namespace privacy
