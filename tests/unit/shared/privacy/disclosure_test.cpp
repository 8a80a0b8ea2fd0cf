// PRIVACY.md rule 11: what a reader may see of a count.
#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "shared/privacy/disclosure.h"

namespace {

using privacy::GatedCount;

const privacy::RoundingSeed kSeed{1, 2, 3};
const privacy::RoundingSeed kOtherSeed{1, 2, 4};

std::string Cell(int i) { return "survey|round|question|group|" + std::to_string(i); }

}  // namespace

TEST_CASE("rounding goes to a multiple of three that is less than three away") {
  for (int count = 0; count < 200; ++count)
    for (int cell = 0; cell < 50; ++cell) {
      const int rounded = privacy::RandomRound(count, Cell(cell), kSeed);
      REQUIRE(rounded % 3 == 0);
      REQUIRE(std::abs(rounded - count) < 3);
      if (count % 3 == 0) REQUIRE(rounded == count);
    }
}

TEST_CASE("the same cell rounds the same way for ever") {
  for (int cell = 0; cell < 200; ++cell)
    CHECK(privacy::RandomRound(10, Cell(cell), kSeed) == privacy::RandomRound(10, Cell(cell), kSeed));
}

TEST_CASE("another seed draws anew") {
  int differ = 0;
  for (int cell = 0; cell < 900; ++cell)
    differ += privacy::RandomRound(10, Cell(cell), kSeed) != privacy::RandomRound(10, Cell(cell), kOtherSeed);
  CHECK(differ > 300);  // 2·(1/3)·(2/3) of 900 = 400
  CHECK(differ < 500);
}

TEST_CASE("rounding is unbiased over many cells") {
  constexpr int kCells = 60'000;
  for (const int count : {10, 11, 100, 101}) {
    double sum = 0;
    for (int cell = 0; cell < kCells; ++cell) sum += privacy::RandomRound(count, Cell(cell), kSeed);
    // Standard error: 3·√(2/9)/√60000 = 0.0058; five of them.
    CHECK(sum / kCells == doctest::Approx(count).epsilon(0.029 / count));
  }
}

TEST_CASE("fewer than ten people: nothing is shown") {
  for (int count = 0; count <= 9; ++count)
    CHECK(privacy::Gate(count, 9, "cell", kSeed).kind == GatedCount::Kind::kTooFew);
  CHECK(privacy::GateTotal(9, "cell", kSeed).kind == GatedCount::Kind::kTooFew);
  CHECK(privacy::GateTotal(10, "cell", kSeed).kind == GatedCount::Kind::kShown);
}

TEST_CASE("a count near none or near all is said in words") {
  const auto kind = [](int count, int n) { return privacy::Gate(count, n, "cell", kSeed).kind; };
  CHECK(kind(0, 20) == GatedCount::Kind::kTooFew);
  CHECK(kind(1, 20) == GatedCount::Kind::kTooFew);
  CHECK(kind(2, 20) == GatedCount::Kind::kShown);
  CHECK(kind(18, 20) == GatedCount::Kind::kShown);
  CHECK(kind(19, 20) == GatedCount::Kind::kNearlyAll);
  CHECK(kind(20, 20) == GatedCount::Kind::kNearlyAll);
}

TEST_CASE("what is not shown carries no number") {
  CHECK(privacy::Gate(19, 20, "cell", kSeed).rounded == 0);
  CHECK(privacy::Gate(1, 20, "cell", kSeed).rounded == 0);
  CHECK(privacy::GateTotal(9, "cell", kSeed).rounded == 0);
}
