// Two frames, and where they differ.
#include "kiosk/platform/damage.h"

#include <doctest/doctest.h>

#include "frame.h"

namespace {

using platform::Area;
using platform::Changed;
using platform::Drawn;

}  // namespace

TEST_CASE("the same frame again differs nowhere") {
  const auto once = Frame().Draw(10, 10, 1).Draw(10, 40, 2).drawn();
  REQUIRE(once.size() == 2);
  CHECK(once[0].area == Area{10, 10, 60, 30});
  CHECK(Changed(once, Frame().Draw(10, 10, 1).Draw(10, 40, 2).drawn()).empty());
}

TEST_CASE("what has another colour, another texture or another place differs there, and nowhere else") {
  const auto before = Frame().Draw(10, 10, 1).Draw(10, 400, 2).drawn();
  CHECK(Changed(before, Frame().Draw(10, 10, 1, IM_COL32_BLACK).Draw(10, 400, 2).drawn()) ==
        std::vector<Area>{{10, 10, 60, 30}});
  // OpenGL's name in the lower half is the same one, of another picture.
  CHECK(Changed(before, Frame().Draw(10, 10, 1).Draw(10, 400, 2 | 1ull << 32).drawn()) ==
        std::vector<Area>{{10, 400, 60, 420}});
  CHECK(Changed(before, Frame().Draw(15, 10, 1).Draw(10, 400, 2).drawn()) == std::vector<Area>{{10, 10, 65, 30}});
  CHECK(Changed(before, Frame().Draw(700, 900, 1).Draw(10, 400, 2).drawn()).size() == 2);
}

TEST_CASE("what comes, goes, or changes its place in the order differs") {
  const auto one = Frame().Draw(10, 10, 1).drawn(), two = Frame().Draw(10, 10, 1).Draw(20, 15, 2).drawn();
  CHECK(Changed(one, two) == std::vector<Area>{{20, 15, 70, 35}});
  CHECK(Changed(two, one) == std::vector<Area>{{20, 15, 70, 35}});
  const auto turned = Changed(two, Frame().Draw(20, 15, 2).Draw(10, 10, 1).drawn());
  REQUIRE_FALSE(turned.empty());
  CHECK(Common(turned.front(), {20, 15, 60, 30}) == Area{20, 15, 60, 30});
  CHECK(Changed({}, two) == std::vector<Area>{{10, 10, 70, 35}});
}

TEST_CASE("only what the clip rectangle leaves is seen") {
  Frame frame;
  frame.list.PushClipRect({0, 0}, {30, 15}, true);
  frame.Draw(10, 10, 1);
  frame.list.PopClipRect();
  CHECK(frame.drawn().front().area == Area{10, 10, 30, 15});
}

TEST_CASE("many places are joined to few, which do not overlap and leave nothing out") {
  Frame before, after;
  for (int i = 0; i < 20; ++i) after.Draw(static_cast<float>(i % 5 * 200), static_cast<float>(i / 5 * 200), 1 + i);
  const auto areas = Changed(before.drawn(), after.drawn());
  CHECK(areas.size() <= 4);
  for (const Drawn& drawn : after.drawn()) {
    long long covered = 0;
    for (const Area& area : areas) covered += Common(area, drawn.area).size();
    CHECK(covered == drawn.area.size());  // once
  }
}
