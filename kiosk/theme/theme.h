// Colours and sizes of the visitor's screen. Text on its ground has a contrast of at least 7:1, graphics 3:1
// (EN 301 549, WCAG 2.2); tests/unit/kiosk/theme computes every pair. Red and black are never answer colours.
#pragma once

#include <cstdint>

namespace theme {

// 0xRRGGBB.
using Color = std::uint32_t;

inline constexpr Color kGround = 0xFFF9EF;  // warm paper
inline constexpr Color kCard = 0xFFFFFF;
inline constexpr Color kInk = 0x1B2838;       // text
inline constexpr Color kQuietInk = 0x3B4756;  // hints, progress
inline constexpr Color kPrimary = 0x0A4F7A;   // the way on
inline constexpr Color kOnPrimary = 0xFFFFFF;
inline constexpr Color kChosen = 0xFFE3A3;  // sunflower: a chosen card
inline constexpr Color kChosenEdge = 0x8A5A00;
inline constexpr Color kEdge = 0x7A8592;     // the edge of a card at rest
inline constexpr Color kTrack = 0xE9E0CF;    // the part of the progress bar still to come
inline constexpr Color kSun = 0xF4B740;      // faces and stars
inline constexpr Color kProblem = 0x7A3B00;  // "please choose": dark amber, with a sign beside it
inline constexpr Color kRibbon = 0x4A2C6B;   // demonstration

// A pair that stands on the screen, for the contrast test.
struct Pair {
  Color front, back;
  bool text;  // 7:1; graphics 3:1
};
inline constexpr Pair kPairs[] = {
    {kInk, kGround, true},         {kInk, kCard, true},           {kQuietInk, kGround, true},
    {kQuietInk, kCard, true},      {kOnPrimary, kPrimary, true},  {kInk, kChosen, true},
    {kQuietInk, kChosen, true},    {kProblem, kGround, true},     {kOnPrimary, kRibbon, true},
    {kChosenEdge, kChosen, false}, {kChosenEdge, kGround, false}, {kEdge, kGround, false},
    {kEdge, kCard, false},         {kPrimary, kGround, false},    {kPrimary, kTrack, false},
};

// WCAG 2.2 contrast ratio, 1…21.
double Contrast(Color a, Color b);

// From millimetres on the glass to pixels. The design's sizes are for a screen whose shorter side is about
// 200 mm; `u` grows and shrinks with the screen, `mm` never does (a finger has one size).
class Metrics {
 public:
  // Pixels and millimetres of the screen. Implausible millimetres (below 30 or above 600 dpi) count as 96
  // dpi.
  Metrics(int width, int height, double width_mm, double height_mm);

  float width() const { return width_; }
  float height() const { return height_; }
  bool portrait() const { return height_ > width_; }
  float mm(double millimetres) const { return static_cast<float>(millimetres * px_per_mm_); }
  float u(double millimetres) const { return static_cast<float>(millimetres * px_per_mm_ * fit_); }

 private:
  float width_, height_;
  double px_per_mm_, fit_;
};

}  // namespace theme
