// Colours and sizes of the visitor's screen. Text on its ground has a contrast of at least 7:1, graphics 3:1
// (EN 301 549, WCAG 2.2), in every theme; tests/unit/kiosk/theme computes every pair.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace theme {

using Rgb = std::uint32_t;  // 0xRRGGBB

// What a colour is for. How it looks is the palette's.
enum class Color : std::uint8_t {
  kGround,
  kCard,
  kInk,       // text
  kQuietInk,  // hints, progress
  kPrimary,   // the way on
  kOnPrimary,
  kChosen,  // a chosen card
  kChosenEdge,
  kEdge,     // the edge of a card at rest
  kTrack,    // the part of the progress bar still to come
  kProblem,  // "please choose", with a sign beside it
  kRibbon,   // demonstration
  kOnRibbon,
  kCodeDark,  // a QR code: what cameras are made for
  kCodeLight,
  kCount
};
using enum Color;

struct Palette {
  std::array<Rgb, static_cast<std::size_t>(kCount)> rgb;
  Rgb operator[](Color color) const { return rgb[static_cast<std::size_t>(color)]; }
};

// Paper is warm and for everybody; night spares eyes that light hurts; stark is for eyes that see little.
enum class Theme { kPaper, kNight, kStark };
inline constexpr Theme kThemes[] = {Theme::kPaper, Theme::kNight, Theme::kStark};
const Palette& PaletteOf(Theme theme);

// Faces and stars look the same in all of them: dark lines on a sun.
inline constexpr Rgb kSun = 0xF4B740, kSunInk = 0x1B2838, kSunEmpty = 0xFFFFFF;

// A pair that stands on the screen, for the contrast test.
struct Pair {
  Color front, back;
  bool text;  // 7:1; graphics 3:1
};
inline constexpr Pair kPairs[] = {
    {kInk, kGround, true},         {kInk, kCard, true},           {kQuietInk, kGround, true}, {kQuietInk, kCard, true},
    {kOnPrimary, kPrimary, true},  {kInk, kChosen, true},         {kQuietInk, kChosen, true}, {kProblem, kGround, true},
    {kOnRibbon, kRibbon, true},    {kCodeDark, kCodeLight, true}, {kOnPrimary, kInk, true},   {kInk, kTrack, true},
    {kChosenEdge, kChosen, false}, {kChosenEdge, kGround, false}, {kEdge, kGround, false},    {kEdge, kCard, false},
    {kPrimary, kGround, false},    {kPrimary, kTrack, false},     {kPrimary, kCard, false},
};

// WCAG 2.2 contrast ratio, 1…21.
double Contrast(Rgb a, Rgb b);

inline constexpr double kSmallestLetters = 2.5;  // millimetres of the em (7 points, small print): less is a fault

// From millimetres on the glass to pixels. The design's sizes are for a screen whose shorter side is about
// 200 mm; `u` grows and shrinks with the screen, `mm` never does (a finger has one size).
class Metrics {
 public:
  // Pixels and millimetres of the screen. Implausible millimetres (below 30 or above 600 dpi) count as 96 dpi.
  // `zoom`: how much larger than designed text is, and what holds it; bars and margins stay; `target`: how large a button is at
  // least for the people who are asked, in millimetres.
  Metrics(int width, int height, double width_mm, double height_mm, double zoom = 1, double target = 15);

  float width() const { return width_; }
  float height() const { return height_; }
  bool portrait() const { return height_ > width_; }
  float mm(double millimetres) const { return static_cast<float>(millimetres * px_per_mm_); }
  float u(double millimetres) const { return static_cast<float>(millimetres * px_per_mm_ * fit_ * zoom_); }
  float still(double millimetres) const {
    return static_cast<float>(millimetres * px_per_mm_ * fit_);
  }  // u without zoom
  // The least side of a button in pixels: what the people need, or as much of it as a small screen has.
  float target() const;

 private:
  float width_, height_;
  double px_per_mm_, fit_, zoom_, target_;
};

}  // namespace theme
