#include "kiosk/widgets/strokes.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace widgets;
using Points = std::vector<std::pair<float, float>>;

TEST_CASE("a finger that comes down begins a stroke, and one that moves continues it") {
  std::vector<Stroke> strokes;
  CHECK(Follow(strokes, .1f, .1f, true));
  CHECK(Follow(strokes, .2f, .1f, false));
  CHECK(Follow(strokes, .5f, .5f, true));
  REQUIRE(strokes.size() == 2);
  CHECK(strokes[0].points == Points{{.1f, .1f}, {.2f, .1f}});
  CHECK(strokes[1].points == Points{{.5f, .5f}});
}

TEST_CASE("a finger that only trembles adds nothing") {
  std::vector<Stroke> strokes;
  Follow(strokes, .1f, .1f, true);
  CHECK_FALSE(Follow(strokes, .1005f, .1005f, false));
  CHECK(strokes[0].points.size() == 1);
}

TEST_CASE("a finger that slides out of the pad draws to the edge, and a new stroke when it comes back") {
  std::vector<Stroke> strokes;
  Follow(strokes, .2f, .3f, true);
  CHECK(Follow(strokes, -.2f, .3f, false));
  CHECK_FALSE(Follow(strokes, -.3f, .4f, false));
  CHECK(Follow(strokes, .1f, .5f, false));
  REQUIRE(strokes.size() == 2);
  CHECK(strokes[0].points == Points{{.2f, .3f}, {0, .3f}});
  CHECK(strokes[1].points == Points{{.1f, .5f}});
}

TEST_CASE("no point lies outside the pad, wherever the finger goes") {
  std::vector<Stroke> strokes;
  const float nan = std::numeric_limits<float>::quiet_NaN();
  for (const auto& [x, y] :
       Points{{.5f, .3f}, {3, 4}, {.9f, .6f}, {-9, -9}, {.5f, .65f}, {.5f, .67f}, {nan, .1f}, {1, .66f}})
    Follow(strokes, x, y, strokes.empty());
  CHECK_FALSE(IsBlank(strokes));
  for (const Stroke& stroke : strokes)
    for (const auto& [x, y] : stroke.points) {
      CHECK((x >= 0 && x <= 1));
      CHECK((y >= 0 && y <= kPadHeight));
    }
}

TEST_CASE("a finger that came down outside is not a drawing, and leaves nothing when it is lifted") {
  std::vector<Stroke> strokes;
  Follow(strokes, .5f, .9f, true);
  CHECK(IsBlank(strokes));
  CHECK(Lift(strokes));
  CHECK(strokes.empty());
  CHECK_FALSE(Lift(strokes));
}

TEST_CASE("a lifted stroke loses the points on its straight parts") {
  std::vector<Stroke> strokes;
  for (int i = 0; i <= 50; ++i) Follow(strokes, .1f + .01f * static_cast<float>(i), .2f, i == 0);
  CHECK(Lift(strokes));
  CHECK(strokes[0].points.size() == 2);
}

TEST_CASE("a drawing does not grow without end") {
  std::vector<Stroke> strokes;
  int taken = 0;
  for (int i = 0; i < 20000; ++i) taken += Follow(strokes, i % 2 ? .2f : .8f, .3f, i == 0);
  CHECK(taken == 8000);
}

TEST_CASE("Ramer–Douglas–Peucker keeps the ends and every corner, and nothing within the tolerance") {
  const Points corner{{0, 0}, {.1f, .001f}, {.2f, 0}, {.3f, -.001f}, {.4f, 0}, {.4f, .1f}, {.401f, .2f}, {.4f, .4f}};
  CHECK(Simplified(corner, .01f) == Points{{0, 0}, {.4f, 0}, {.4f, .4f}});
  CHECK(Simplified(corner, 0).size() == corner.size());
  CHECK(Simplified(Points{}, .1f).empty());
  CHECK(Simplified(Points{{.1f, .1f}}, .1f).size() == 1);
  CHECK(Simplified(Points{{.1f, .1f}, {.1f, .1f}}, .1f).size() == 2);
}

TEST_CASE("Ramer–Douglas–Peucker measures to the line's end, not beyond it: a way back is kept") {
  CHECK(Simplified(Points{{0, 0}, {.5f, 0}, {.1f, 0}}, .01f) == Points{{0, 0}, {.5f, 0}, {.1f, 0}});
  // Closed: both ends in one place.
  CHECK(Simplified(Points{{0, 0}, {.5f, 0}, {.5f, .5f}, {0, 0}}, .01f).size() == 4);
}

TEST_CASE("no point that was left out is farther away than the tolerance") {
  Points spiral;
  for (int i = 0; i < 2000; ++i) {
    const float t = static_cast<float>(i) * .01f;
    spiral.emplace_back(.5f + .015f * t * std::cos(t), .33f + .015f * t * std::sin(t));
  }
  const float tolerance = .005f;
  const Points kept = Simplified(spiral, tolerance);
  CHECK(kept.size() < spiral.size() / 10);
  for (const auto& [x, y] : spiral) {
    float nearest = 1;
    for (std::size_t i = 0; i + 1 < kept.size(); ++i)
      for (int k = 0; k <= 100; ++k) {
        const float s = static_cast<float>(k) / 100;
        nearest = std::min(nearest, std::hypot(x - std::lerp(kept[i].first, kept[i + 1].first, s),
                                               y - std::lerp(kept[i].second, kept[i + 1].second, s)));
      }
    CHECK(nearest <= tolerance * 1.1f);
  }
}
