#include "kiosk/widgets/slider_values.h"

#include <doctest/doctest.h>

using widgets::Moved;
using widgets::SliderModel;
using widgets::Snapped;
using widgets::Stepped;
using Values = std::vector<double>;

TEST_CASE("a ball stands on the nearest step, and both ends can be reached") {
  const SliderModel model{.min = 0, .max = 10, .step = 3};
  CHECK(Snapped(model, 4.4) == 3);
  CHECK(Snapped(model, 4.6) == 6);
  CHECK(Snapped(model, 9.4) == 9);
  CHECK(Snapped(model, 9.6) == 10);
  CHECK(Snapped(model, 99) == 10);
  CHECK(Snapped(model, -99) == 0);
}

TEST_CASE("steps count from the beginning of the line, and tenths stay tenths") {
  CHECK(Snapped({.min = 1, .max = 10, .step = 2}, 4) == 5);
  CHECK(Snapped({.min = 0, .max = 1, .step = .1}, .29) == .3);
  CHECK(Snapped({.min = -5, .max = 5, .step = .5}, -1.4) == -1.5);
}

TEST_CASE("before the first answer the ball is in the middle, two are at the ends") {
  CHECK(widgets::BallPlaces({.min = 0, .max = 100}) == Values{50});
  CHECK(widgets::BallPlaces({.min = 0, .max = 100, .range = true}) == Values{0, 100});
  CHECK(widgets::BallPlaces({.min = 0, .max = 100, .values = {7}}) == Values{7});
}

TEST_CASE("the line and the numbers are the same thing") {
  const SliderModel model{.min = -10, .max = 10};
  CHECK(widgets::PartOf(model, -10) == 0);
  CHECK(widgets::PartOf(model, 5) == .75);
  CHECK(widgets::ValueAt(model, .75) == 5);
  CHECK(widgets::ValueAt(model, 7) == 10);
  CHECK(widgets::PartOf(model, 99) == 1);
}

TEST_CASE("minus and plus go one step from where the ball stands") {
  CHECK(Stepped({.values = {37}}, 0, +1) == Values{38});
  CHECK(Stepped({.values = {37}}, 0, -1) == Values{36});
  CHECK(Stepped({.values = {100}}, 0, +1) == Values{100});
  CHECK(Stepped({}, 0, +1) == Values{51});
  const SliderModel thirds{.min = 0, .max = 10, .step = 3, .values = {10}};
  CHECK(Stepped(thirds, 0, -1) == Values{9});
  CHECK(Stepped({.min = 0, .max = 10, .step = 3, .values = {9}}, 0, +1) == Values{10});
}

TEST_CASE("two ends never pass each other") {
  const SliderModel model{.range = true, .values = {20, 60}};
  CHECK(Moved(model, 0, 90) == Values{60, 60});
  CHECK(Moved(model, 1, 3) == Values{20, 20});
  CHECK(Moved(model, 0, 30) == Values{30, 60});
}

TEST_CASE("two ends keep their distance") {
  const SliderModel model{.step = 5, .range = true, .values = {20, 60}, .min_range = 12};
  CHECK(Moved(model, 0, 90) == Values{45, 60});
  CHECK(Moved(model, 1, 0) == Values{20, 35});
}

TEST_CASE("an end takes the other one along when it goes too far away") {
  const SliderModel model{.range = true, .values = {20, 60}, .max_range = 50};
  CHECK(Moved(model, 0, 0) == Values{0, 50});
  CHECK(Moved(model, 1, 100) == Values{50, 100});
}

TEST_CASE("the first touch of a range leaves its other end where it was shown") {
  CHECK(Moved({.range = true}, 0, 30) == Values{30, 100});
  CHECK(Moved({.range = true}, 1, 100) == Values{0, 100});
}

TEST_CASE("a line without length or steps does no harm") {
  CHECK(Moved({.min = 5, .max = 5}, 0, 9) == Values{5});
  CHECK(Moved({.min = 9, .max = 5}, 0, 7) == Values{9});
  CHECK(Moved({.min = 0, .max = 5, .step = 0}, 0, 2.2) == Values{2});
  CHECK(widgets::PartOf({.min = 5, .max = 5}, 5) == 0);
}
