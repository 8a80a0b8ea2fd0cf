#include "kiosk/widgets/coins_values.h"

#include <algorithm>

namespace widgets {

int CoinsLeft(const CoinsModel& model) {
  int placed = 0;
  for (const Pot& pot : model.pots) placed += pot.count;
  return std::max(0, model.coins - placed);
}

std::vector<int> WithCoin(const CoinsModel& model, std::size_t pot, int by) {
  std::vector<int> counts;
  for (const Pot& one : model.pots) counts.push_back(one.count);
  const int now = counts[pot] + by;
  if (now < 0 || (by > 0 && (now > model.pots[pot].most || CoinsLeft(model) < by))) return counts;
  counts[pot] = now;
  return counts;
}

}  // namespace widgets
