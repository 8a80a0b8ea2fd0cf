// What a visitor can set for themselves on the accessibility board. All of it goes with the visitor.
#pragma once

namespace visit {

inline constexpr int kQuickScan = 2, kSlowScan = 4;  // seconds on each element

struct Comfort {
  int text = 0;            // 0 as designed, 1 and 2 larger
  int theme = 0;           // theme::Theme: paper, night, stark
  bool spacing = false;    // letters, words and lines further apart
  bool low_reach = false;  // everything in the lower part of an upright screen
  bool left_hand = false;  // the way on is where the left hand is
  int aloud = 0;           // 0 off, 1 what is asked is read out, 2 slowly
  int loudness = 2;        // 1 quiet, 2, 3 loud
  int scanning = 0;        // one switch: seconds on each element, 0 off
  bool operator==(const Comfort&) const = default;
};

}  // namespace visit
