// So many coins for so many pots: how a visitor says what is worth how much. Pure; drawing is in coins.h.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace widgets {

struct Pot {
  std::string id, label, emoji;
  int count = 0;
  int most = 20;  // that it may hold
};

struct CoinsModel {
  int coins = 10;
  std::vector<Pot> pots;
};

// Those that are in no pot; never below 0.
int CoinsLeft(const CoinsModel& model);

// How many are in each pot after one more (+1) or one less (-1) in that one; as before where that cannot be.
std::vector<int> WithCoin(const CoinsModel& model, std::size_t pot, int by);

}  // namespace widgets
