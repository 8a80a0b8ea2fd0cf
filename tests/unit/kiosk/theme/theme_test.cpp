#include "kiosk/theme/theme.h"

#include <doctest/doctest.h>

TEST_CASE("every pair of colours that the screens use has enough contrast, in every theme") {
  for (const theme::Theme theme : theme::kThemes) {
    const theme::Palette& palette = theme::PaletteOf(theme);
    for (const theme::Pair& pair : theme::kPairs) {
      CAPTURE(static_cast<int>(theme));
      CAPTURE(static_cast<int>(pair.front));
      CAPTURE(static_cast<int>(pair.back));
      CHECK(theme::Contrast(palette[pair.front], palette[pair.back]) >= (pair.text ? 7.0 : 3.0));
    }
  }
  CHECK(theme::Contrast(theme::kSunInk, theme::kSun) >= 7.0);
}

TEST_CASE("a button is as large as its people need, or as a small screen allows") {
  CHECK(theme::Metrics(1080, 1920, 286, 508, 1, 25).target() ==
        doctest::Approx(theme::Metrics(1080, 1920, 286, 508).mm(25)));
  const theme::Metrics hand(800, 480, 155, 93, 1, 25);
  CHECK(hand.target() == doctest::Approx(hand.mm(93.0 / 7)).epsilon(.01));
  CHECK(theme::Metrics(480, 320, 73, 49, 1, 15).target() ==
        doctest::Approx(theme::Metrics(480, 320, 73, 49).mm(10)).epsilon(.01));
}

TEST_CASE("a larger text makes everything larger but a finger") {
  const theme::Metrics usual(1080, 1920, 286, 508), large(1080, 1920, 286, 508, 1.4);
  CHECK(large.u(10) == doctest::Approx(1.4 * usual.u(10)));
  CHECK(large.mm(10) == usual.mm(10));
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
