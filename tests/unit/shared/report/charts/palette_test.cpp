#include "shared/report/charts/palette.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

using namespace charts;

namespace {

// WCAG 2.2, "relative luminance" and "contrast ratio".
double Luminance(Rgb color) {
  const auto channel = [&](int shift) {
    const double c = static_cast<double>(color >> shift & 0xFF) / 255;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
}

double Contrast(Rgb a, Rgb b) {
  const double first = Luminance(a), second = Luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace

TEST_CASE("text has a contrast of 7:1, graphics 3:1") {
  CHECK(Contrast(kInk, kGround) >= 7);
  CHECK(Contrast(kQuiet, kGround) >= 7);
  CHECK(Contrast(kInk, kTrack) >= 7);
  CHECK(Contrast(kAccent, kGround) >= 3);
  CHECK(Contrast(kAccent, kTrack) >= 3);
  CHECK(Contrast(kRule, kGround) >= 3);  // hatching of what is hidden
}

TEST_CASE("every fill stands apart from its neighbours by its edge, and from its pattern") {
  std::vector<Fill> fills;
  for (std::size_t i = 0; i < kMostSeries; ++i) fills.push_back(SeriesFill(i));
  for (std::size_t steps = 2; steps <= kMostSteps; ++steps)
    for (const Fill& fill : ScaleFills(steps)) fills.push_back(fill);
  for (std::size_t i = 0; i < kShades; ++i) fills.push_back(ShadeFill((static_cast<double>(i) + .5) / kShades));
  CHECK(Contrast(kInk, kGround) >= 3);
  for (const Fill& fill : fills) {
    CAPTURE(fill.color);
    CHECK(Contrast(kInk, fill.color) >= 3);
  }
}

TEST_CASE("the numbers in a heat map can be read on every shade") {
  for (std::size_t i = 0; i < kShades; ++i)
    CHECK(Contrast(kInk, ShadeFill((static_cast<double>(i) + .5) / kShades).color) >= 4.5);
}

TEST_CASE("neighbours differ in their pattern, not in colour alone") {
  for (std::size_t i = 1; i < kMostSeries; ++i) CHECK(SeriesFill(i).pattern != SeriesFill(i - 1).pattern);
  for (std::size_t steps = 2; steps <= kMostSteps; ++steps) {
    const auto fills = ScaleFills(steps);
    REQUIRE(fills.size() == steps);
    for (std::size_t i = 1; i < steps; ++i) CHECK(fills[i].pattern != fills[i - 1].pattern);
  }
  std::set<Marker> markers;
  std::set<std::vector<double>> dashes;
  for (std::size_t i = 0; i < kMostSeries; ++i) {
    CHECK(Contrast(SeriesStroke(i).color, kGround) >= 4.5);
    markers.insert(SeriesStroke(i).marker), dashes.insert(SeriesStroke(i).dashes);
  }
  CHECK(markers.size() == kMostSeries);
  CHECK(dashes.size() == kMostSeries);
}

TEST_CASE("shades grow with the share") {
  CHECK(ShadeOf(0) == 0);
  CHECK(ShadeOf(.19) == 0);
  CHECK(ShadeOf(.2) == 1);
  CHECK(ShadeOf(1) == kShades - 1);
  CHECK(ShadeOf(1.4) == kShades - 1);
  for (std::size_t i = 1; i < kShades; ++i)
    CHECK(Luminance(ShadeFill((static_cast<double>(i) + .5) / kShades).color) <
          Luminance(ShadeFill((static_cast<double>(i) - .5) / kShades).color));
}
