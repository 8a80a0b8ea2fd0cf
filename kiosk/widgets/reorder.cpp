#include "kiosk/widgets/reorder.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace widgets {

std::size_t PlaceUnder(std::span<const Rect> places, std::size_t from, Point by) {
  const auto away = [&](const Rect& place) {
    const Rect& home = places[from];
    return std::hypot(place.x + place.w / 2 - (home.x + home.w / 2 + by.x),
                      place.y + place.h / 2 - (home.y + home.h / 2 + by.y));
  };
  return static_cast<std::size_t>(std::ranges::min_element(places, {}, away) - places.begin());
}

std::size_t PlaceOf(std::size_t i, std::size_t from, std::size_t to) {
  if (i == from) return to;
  if (from < i && i <= to) return i - 1;
  return to <= i && i < from ? i + 1 : i;
}

std::vector<std::size_t> Reordered(std::span<const int> ranks, std::size_t from, std::size_t to) {
  std::vector<std::size_t> order(ranks.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {},
                           [&](std::size_t i) { return ranks[i] > 0 ? ranks[i] : static_cast<int>(ranks.size()) + 1; });
  std::erase(order, from);
  order.insert(order.begin() + static_cast<std::ptrdiff_t>(to), from);
  return order;
}

}  // namespace widgets
