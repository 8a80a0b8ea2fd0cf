#include <doctest/doctest.h>

#include <array>

#include "kiosk/widgets/reorder.h"

namespace {

using widgets::Point;
using widgets::Rect;
using Order = std::vector<std::size_t>;

constexpr std::array<Rect, 4> kList{{{0, 0, 100, 20}, {0, 30, 100, 20}, {0, 60, 100, 20}, {0, 90, 100, 20}}};
constexpr std::array<int, 4> kNone{0, 0, 0, 0};

TEST_CASE("a dragged card means the place that its middle is nearest to") {
  CHECK(widgets::PlaceUnder(kList, 0, {0, 0}) == 0);
  CHECK(widgets::PlaceUnder(kList, 0, {0, 14}) == 0);
  CHECK(widgets::PlaceUnder(kList, 0, {0, 16}) == 1);
  CHECK(widgets::PlaceUnder(kList, 3, {40, -500}) == 0);
  const std::array<Rect, 2> side_by_side{{{0, 0, 50, 20}, {60, 0, 50, 20}}};
  CHECK(widgets::PlaceUnder(side_by_side, 0, {40, 5}) == 1);
}

TEST_CASE("the others make room, each by one place") {
  const auto places = [](std::size_t from, std::size_t to) {
    Order order;
    for (std::size_t i = 0; i < 4; ++i) order.push_back(widgets::PlaceOf(i, from, to));
    return order;
  };
  CHECK(places(0, 2) == Order{2, 0, 1, 3});
  CHECK(places(3, 1) == Order{0, 2, 3, 1});
  CHECK(places(2, 2) == Order{0, 1, 2, 3});
}

TEST_CASE("the card that was dropped takes its place among the others as they stand") {
  CHECK(widgets::Reordered(kNone, 0, 2) == Order{1, 2, 0, 3});
  CHECK(widgets::Reordered(kNone, 3, 0) == Order{3, 0, 1, 2});
  CHECK(widgets::Reordered(kNone, 1, 1) == Order{0, 1, 2, 3});
}

TEST_CASE("cards that taps have given a place keep their order before the rest") {
  const std::array<int, 4> begun{2, 0, 1, 0};
  CHECK(widgets::Reordered(begun, 3, 0) == Order{3, 2, 0, 1});
  CHECK(widgets::Reordered(begun, 1, 3) == Order{2, 0, 3, 1});
  CHECK(widgets::Reordered(begun, 2, 1) == Order{0, 2, 1, 3});
}

}  // namespace
