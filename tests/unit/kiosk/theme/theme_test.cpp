#include "kiosk/theme/theme.h"

#include <doctest/doctest.h>

TEST_CASE("every pair of colours that the screens use has enough contrast") {
  for (const theme::Pair& pair : theme::kPairs) {
    CAPTURE(pair.front);
    CAPTURE(pair.back);
    CHECK(theme::Contrast(pair.front, pair.back) >= (pair.text ? 7.0 : 3.0));
  }
}

TEST_CASE("contrast is WCAG's: black on white is 21, a colour on itself is 1") {
  CHECK(theme::Contrast(0x000000, 0xFFFFFF) == doctest::Approx(21));
  CHECK(theme::Contrast(0x777777, 0x777777) == doctest::Approx(1));
  CHECK(theme::Contrast(0x767676, 0xFFFFFF) == doctest::Approx(4.54).epsilon(0.001));
}

TEST_CASE("a millimetre is a millimetre on every screen, and a monitor that lies counts as 96 dpi") {
  const theme::Metrics honest(1080, 1920, 286, 508);
  CHECK(honest.mm(25.4) == doctest::Approx(96).epsilon(0.01));
  const theme::Metrics tablet(1280, 800, 217, 136);
  CHECK(tablet.mm(20) == doctest::Approx(118).epsilon(0.01));
  CHECK(theme::Metrics(1080, 1920, 0, 0).mm(25.4) == doctest::Approx(96));
  CHECK(theme::Metrics(1080, 1920, 1, 1).mm(25.4) == doctest::Approx(96));
}

TEST_CASE("the design's unit follows the screen's shorter side, within limits") {
  const theme::Metrics designed(800, 1200, 200, 300);
  CHECK(designed.u(10) == doctest::Approx(designed.mm(10)));
  const theme::Metrics phone(400, 800, 60, 120);
  CHECK(phone.u(10) == doctest::Approx(phone.mm(5.5)));
  const theme::Metrics wall(4000, 4000, 2000, 2000);
  CHECK(wall.u(10) == doctest::Approx(wall.mm(16)));
}
