// What of a frame's layout counts as wrong.
#include "kiosk/widgets/faults.h"

#include <doctest/doctest.h>

namespace {

using widgets::Fault;
using widgets::Rect;

constexpr Rect kScreen{0, 0, 800, 480};

std::vector<Fault::Kind> KindsOf(const std::vector<widgets::Note>& notes, const std::vector<Rect>& buttons = {}) {
  std::vector<widgets::Element> elements;
  for (const Rect& rect : buttons) elements.push_back({"id", rect, "label"});
  std::vector<Fault::Kind> kinds;
  for (const Fault& fault : widgets::FaultsOf(notes, elements, kScreen)) kinds.push_back(fault.kind);
  return kinds;
}

using Kinds = std::vector<Fault::Kind>;

}  // namespace

TEST_CASE("texts inside their rooms, beside each other, inside and beside buttons are right") {
  CHECK(
      KindsOf({{{10, 10, 80, 20}, {0, 0, 100, 40}}, {{10, 50, 80, 20}, {0, 40, 100, 40}}}, {{0, 40, 100, 40}}).empty());
}

TEST_CASE("a text larger than its room is cut, at whichever side it sticks out") {
  const Rect room{100, 100, 100, 40};
  for (const Rect ink : {Rect{90, 110, 50, 20}, Rect{150, 110, 60, 20}, Rect{110, 90, 50, 20}, Rect{110, 125, 50, 30}})
    CHECK(KindsOf({{ink, room}}) == Kinds{Fault::Kind::kRoom});
  CHECK(KindsOf({{{99, 99, 102, 42}, room}}).empty());  // two pixels are not seen
}

TEST_CASE("a room without a height gives as much as the text needs, but no more width") {
  CHECK(KindsOf({{{100, 100, 100, 300}, {100, 100, 100, 0}}}).empty());
  CHECK(KindsOf({{{100, 100, 110, 300}, {100, 100, 100, 0}}}) == Kinds{Fault::Kind::kRoom});
}

TEST_CASE("a broken word, and a text off the screen") {
  CHECK(KindsOf({{{10, 10, 80, 20}, {0, 0, 100, 40}, true}}) == Kinds{Fault::Kind::kWord});
  CHECK(KindsOf({{{10, 470, 80, 20}, {0, 460, 100, 0}}}) == Kinds{Fault::Kind::kScreen});
}

TEST_CASE("letters that are too small to read") {
  const std::vector<widgets::Note> notes{{{10, 10, 80, 20}, {0, 0, 100, 40}, false, 9}};
  CHECK(widgets::FaultsOf(notes, {}, kScreen, 9).empty());
  REQUIRE(widgets::FaultsOf(notes, {}, kScreen, 10).size() == 1);
  CHECK(widgets::FaultsOf(notes, {}, kScreen, 10).front().kind == Fault::Kind::kSmall);
}

TEST_CASE("a text over another one, and over the edge of a button") {
  const std::vector<widgets::Note> crossing{{{10, 10, 80, 20}, {0, 0, 100, 40}}, {{50, 25, 80, 20}, {40, 20, 100, 40}}};
  CHECK(KindsOf(crossing) == Kinds{Fault::Kind::kText});
  CHECK(KindsOf({crossing[0]}, {{0, 0, 50, 40}}) == Kinds{Fault::Kind::kElement});
  const auto faults = widgets::FaultsOf({crossing[0]}, {{"id", {0, 0, 50, 40}, "label"}}, kScreen);
  CHECK(faults.front().other.w == 50);
  CHECK(faults.front().ink.w == 80);
}
