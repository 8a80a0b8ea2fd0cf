#include "kiosk/widgets/ink.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace widgets;

TEST_CASE("a bend becomes round: the points of a coarse circle become one that is nearly true") {
  std::vector<Point> coarse;
  for (int i = 0; i <= 12; ++i) {
    const float angle = static_cast<float>(i) * 6.2831853f / 12;
    coarse.push_back({100 * std::cos(angle), 100 * std::sin(angle)});
  }
  const std::vector<Point> smooth = Smooth(coarse, 3);
  CHECK(smooth.size() > 100);
  // All but the first and last piece, which are straight at their ends.
  for (std::size_t i = 16; i + 17 < smooth.size(); ++i)
    CHECK(std::hypot(smooth[i].x, smooth[i].y) == doctest::Approx(100).epsilon(.01));
}

TEST_CASE("a corner stays a corner and a straight line straight") {
  const std::vector<Point> corner{{0, 0}, {50, 0}, {100, 0}, {100, 50}, {100, 100}};
  for (const Point p : Smooth(corner, 5)) CHECK((std::abs(p.y) < .01f || std::abs(p.x - 100) < .01f));
}

TEST_CASE("points in one place do no harm") {
  for (const Point p : Smooth(std::vector<Point>{{5, 5}, {5, 5}, {5, 5}, {9, 9}}, 1)) {
    CHECK(std::isfinite(p.x));
    CHECK(std::isfinite(p.y));
  }
  CHECK(Smooth(std::vector<Point>{{5, 5}}, 1).size() == 1);
  CHECK(Smooth({}, 1).empty());
}
