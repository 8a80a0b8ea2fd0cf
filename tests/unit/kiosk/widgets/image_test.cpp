#include "kiosk/widgets/image.h"

#include <doctest/doctest.h>

using namespace widgets;

TEST_CASE("a picture keeps its shape in any rectangle") {
  const Rect wide = Contained({10, 20, 200, 100}, 50, 50);
  CHECK(wide.x == 60);
  CHECK(wide.y == 20);
  CHECK(wide.w == 100);
  CHECK(wide.h == 100);
  CHECK(Contained({0, 0, 200, 100}, 0, 0).w == 0);
}
