#include <doctest/doctest.h>

#include "kiosk/widgets/coins_values.h"

namespace {

using widgets::CoinsModel;

CoinsModel Pots(int coins, std::vector<int> counts) {
  CoinsModel model{coins, {}};
  for (const int count : counts) model.pots.push_back({"", "", "", count});
  return model;
}

TEST_CASE("what is in no pot is left, and never less than nothing") {
  CHECK(CoinsLeft(Pots(10, {3, 0, 2})) == 5);
  CHECK(CoinsLeft(Pots(10, {10, 0})) == 0);
  CHECK(CoinsLeft(Pots(4, {3, 2})) == 0);
}

TEST_CASE("a coin goes into a pot and out of it again") {
  CHECK(WithCoin(Pots(10, {3, 0}), 1, +1) == std::vector{3, 1});
  CHECK(WithCoin(Pots(10, {3, 1}), 0, -1) == std::vector{2, 1});
}

TEST_CASE("nothing changes where there is no coin to put in or to take out") {
  CHECK(WithCoin(Pots(4, {3, 1}), 0, +1) == std::vector{3, 1});
  CHECK(WithCoin(Pots(4, {3, 0}), 1, -1) == std::vector{3, 0});
  CoinsModel full = Pots(10, {2, 0});
  full.pots[0].most = 2;
  CHECK(WithCoin(full, 0, +1) == std::vector{2, 0});
}

}  // namespace
