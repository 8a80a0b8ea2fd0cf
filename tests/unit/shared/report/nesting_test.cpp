// docs/formats/results.md §1: nobody gets 1…9 people by subtracting what is shown.
#include "shared/report/nesting.h"

#include <doctest/doctest.h>

#include <random>

#include "shared/privacy/disclosure.h"

using report::Nesting;
using report::ShownGroups;

namespace {

// 0 all; 1 north with the centres 2 and 3; 4 south with the centre 5; 6 a centre without a territory.
const std::vector<Nesting> kCity{{-1, -1}, {2, 0}, {2, 1}, {2, 1}, {2, 0}, {2, 4}, {2, 0}};

}  // namespace

TEST_CASE("groups of ten and more are shown beside each other") {
  CHECK(ShownGroups(kCity, {70, 30, 20, 10, 20, 20, 20}) == std::vector(7, true));
}

TEST_CASE("a small centre takes the smallest of its territory with it, also when the city hides more than ten") {
  // north − first centre would be the 5 of the second
  CHECK(ShownGroups(kCity, {71, 25, 20, 5, 26, 26, 20}) == std::vector{true, true, false, false, true, true, true});
}

TEST_CASE("a hidden territory is not the sum of its shown centres") {
  // south has 8 people, so north must hide; both of its centres together would give it back
  const auto shown = ShownGroups(kCity, {33, 25, 13, 12, 8, 8, 0});
  CHECK(shown == std::vector{true, false, true, false, false, false, false});
}

TEST_CASE("families are looked at one by one") {
  const std::vector<Nesting> two{{-1, -1}, {0, 0}, {0, 0}, {1, 0}, {1, 0}};
  CHECK(ShownGroups(two, {40, 35, 5, 20, 20}) == std::vector{true, false, false, true, true});
}

TEST_CASE("whatever the numbers, what is left of any shown group is nobody, or ten and more") {
  std::mt19937 chance(20261122);
  std::uniform_int_distribution<int> people(0, 24);
  for (int run = 0; run < 5000; ++run) {
    const int a = people(chance), b = people(chance), c = people(chance), d = people(chance), none = people(chance);
    const std::vector<int> n{a + b + c + d + none, a + b, a, b, c, c, d};
    const auto shown = ShownGroups(kCity, n);
    CAPTURE(n[0]);
    for (std::size_t whole : {0, 1, 4}) {
      if (!shown[whole]) continue;
      int left = n[whole];
      for (std::size_t g = 1; g < n.size(); ++g) {
        auto around = static_cast<std::size_t>(kCity[g].parent);
        while (around != 0 && !shown[around]) around = static_cast<std::size_t>(kCity[around].parent);
        if (shown[g] && around == whole) left -= n[g];
      }
      const bool safe = left == 0 || left >= privacy::kSmallestTable;
      CHECK(safe);
    }
    for (std::size_t g = 0; g < n.size(); ++g) CHECK((!shown[g] || n[g] >= privacy::kSmallestTable));
  }
}
