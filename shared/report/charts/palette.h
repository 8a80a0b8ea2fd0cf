// Colours and patterns of charts. Single things are drawn in one strong colour; where fills touch, each has a pattern and a
// dark edge, so that neighbours stand apart without any colour. tests/unit/shared/report/charts computes every pair.
//
// Sources. Series: Okabe and Ito, "Color Universal Design" (2008), made to be told apart with any colour vision. Scales:
// ColorBrewer's PuOr, and shades: its Blues, both marked there as safe for colour-blind readers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace charts {

using Rgb = std::uint32_t;  // 0xRRGGBB

inline constexpr Rgb kGround = 0xFFFFFF;
inline constexpr Rgb kInk = 0x101A23;     // text, edges, patterns
inline constexpr Rgb kQuiet = 0x46525E;   // remarks
inline constexpr Rgb kRule = 0x76828F;    // axes, hatching of what is hidden
inline constexpr Rgb kTrack = 0xE8EDF2;   // the way that a bar could have gone
inline constexpr Rgb kAccent = 0x0072B2;  // a single bar

enum class Pattern { kNone, kRising, kFalling, kDots, kCross, kLevel, kUpright };

struct Fill {
  Rgb color = kGround;
  Pattern pattern = Pattern::kNone;
  bool operator==(const Fill&) const = default;
};

inline constexpr std::size_t kMostSeries = 5, kMostSteps = 5, kShades = 5;

const Fill& SeriesFill(std::size_t series);       // begins again after kMostSeries
std::vector<Fill> ScaleFills(std::size_t steps);  // 2 … kMostSteps, from bad to good
const Fill& ShadeFill(double share);
std::size_t ShadeOf(double share);  // 0 … kShades − 1: under a fifth, and so on

// A line of a trend: told apart by colour, dashes and markers.
enum class Marker { kDisc, kSquare, kTriangle, kDiamond, kRing };
struct Stroke {
  Rgb color;
  std::vector<double> dashes;  // in points; none: unbroken
  Marker marker;
};
const Stroke& SeriesStroke(std::size_t series);

}  // namespace charts
