#include "kiosk/widgets/areas.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace widgets;

namespace {

Area Shape(std::string shape, std::vector<double> coords) {
  Area area;
  area.shape = std::move(shape);
  area.coords = std::move(coords);
  return area;
}

float SizeOf(const std::vector<std::array<Point, 3>>& triangles) {
  float sum = 0;
  for (const auto& [a, b, c] : triangles) sum += std::abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2;
  return sum;
}

const Area kHead = Shape("circle", {50, 20, 15}), kTummy = Shape("rect", {30, 60, 70, 100}),
           kLeg = Shape("poly", {40, 110, 60, 110, 50, 170});
// A street that bends around a yard: the yard's middle is not the street's.
const Area kStreet = Shape("poly", {0, 0, 100, 0, 100, 100, 80, 100, 80, 20, 20, 20, 20, 100, 0, 100});

}  // namespace

TEST_CASE("a finger means the area that it is in") {
  const std::vector<Area> areas{kHead, kTummy, kLeg};
  CHECK(AreaAt(areas, {50, 20}, 0) == 0u);
  CHECK(AreaAt(areas, {50, 34}, 0) == 0u);
  CHECK(AreaAt(areas, {31, 99}, 0) == 1u);
  CHECK(AreaAt(areas, {50, 140}, 0) == 2u);
  CHECK(AreaAt(areas, {64, 30}, 0) == std::nullopt);  // in the circle's box, not in the circle
}

TEST_CASE("a finger beside all areas means the nearest, as far as it reaches") {
  const std::vector<Area> areas{kHead, kTummy, kLeg};
  CHECK(AreaAt(areas, {50, 42}, 10) == 0u);
  CHECK(AreaAt(areas, {50, 55}, 10) == 1u);
  CHECK(AreaAt(areas, {90, 80}, 10) == std::nullopt);
  CHECK(AreaAt(areas, {90, 80}, 21) == 1u);
}

TEST_CASE("where areas overlap, the first one counts, as in a web browser") {
  CHECK(AreaAt(std::vector<Area>{kTummy, Shape("rect", {0, 0, 200, 200})}, {50, 80}, 0) == 0u);
  CHECK(AreaAt(std::vector<Area>{Shape("rect", {0, 0, 200, 200}), kTummy}, {50, 80}, 0) == 0u);
}

TEST_CASE("an area that a finger is in wins over an earlier one that is near") {
  CHECK(AreaAt(std::vector<Area>{kHead, kTummy}, {50, 61}, 100) == 1u);
}

TEST_CASE("the yard inside a bent street is not the street") {
  const std::vector<Area> areas{kStreet};
  CHECK(AreaAt(areas, {50, 10}, 0) == 0u);
  CHECK(AreaAt(areas, {50, 60}, 0) == std::nullopt);
  CHECK(DistanceTo(Outline(kStreet), {50, 60}) == doctest::Approx(30));
}

TEST_CASE("a rectangle may name its corners in any order") {
  const Area turned = Shape("rect", {70, 100, 30, 60});
  CHECK(DistanceTo(Outline(turned), {31, 61}) == 0);
  CHECK(DistanceTo(Outline(turned), {29, 61}) == doctest::Approx(1));
}

TEST_CASE("coordinates that describe nothing have no place") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const Area& area :
       {Shape("rect", {}), Shape("rect", {1, 2, 3}), Shape("rect", {1, 2, 1, 5}), Shape("circle", {1, 2}),
        Shape("circle", {1, 2, 0}), Shape("circle", {1, 2, -3}), Shape("circle", {1, nan, 3}),
        Shape("poly", {1, 2, 3, 4}), Shape("poly", {1, 2, 3, 4, 5}), Shape("poly", {0, 0, 1, 1, 2, 2}),
        Shape("poly", {0, 0, 1e30, 1, 2, 2}), Shape("default", {1, 2, 3, 4}), Shape("", {1, 2, 3, 4})}) {
    CAPTURE(area.shape);
    CHECK(Outline(area).empty());
    CHECK(AreaAt(std::vector<Area>{area}, {1, 2}, 1e6f) == std::nullopt);
  }
}

TEST_CASE("the bounds hold all areas that have a place") {
  const Rect bounds = BoundsOf(std::vector<Area>{kHead, kLeg, Shape("poly", {9999, 1})});
  CHECK(bounds.x == doctest::Approx(35));
  CHECK(bounds.y == doctest::Approx(5));
  CHECK(bounds.right() == doctest::Approx(65));
  CHECK(bounds.bottom() == doctest::Approx(170));
  CHECK(BoundsOf({}).w == 0);
}

TEST_CASE("triangles fill exactly the outline, whichever way it is written") {
  CHECK(SizeOf(Triangles(Outline(kTummy))) == doctest::Approx(40 * 40));
  CHECK(SizeOf(Triangles(Outline(kStreet))) == doctest::Approx(100 * 100 - 60 * 80));
  std::vector<Point> other_way = Outline(kStreet);
  std::ranges::reverse(other_way);
  CHECK(SizeOf(Triangles(other_way)) == doctest::Approx(100 * 100 - 60 * 80));
  CHECK(SizeOf(Triangles(Outline(kHead))) == doctest::Approx(3.14159 * 15 * 15).epsilon(.01));
}

TEST_CASE("corners on a straight side and corners written twice do no harm") {
  const Area area = Shape("poly", {0, 0, 50, 0, 100, 0, 100, 0, 100, 100, 0, 100, 0, 50});
  CHECK(SizeOf(Triangles(Outline(area))) == doctest::Approx(100 * 100));
}

TEST_CASE("an outline that crosses itself ends") {
  CHECK(SizeOf(Triangles(Outline(Shape("poly", {0, 0, 100, 100, 110, 0, 0, 90})))) > 0);
}

TEST_CASE("the mark stands inside, also in a bent area") {
  CHECK(Middle(Outline(kTummy)).x == doctest::Approx(50));
  CHECK(Middle(Outline(kTummy)).y == doctest::Approx(80));
  CHECK(DistanceTo(Outline(kStreet), Middle(Outline(kStreet))) == 0);
}
