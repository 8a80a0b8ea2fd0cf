#include "shared/report/charts/palette.h"

#include <algorithm>
#include <array>

namespace charts {
namespace {

using enum Pattern;

constexpr std::array<Fill, kMostSeries> kSeries{
    {{0x0072B2, kNone}, {0xE69F00, kRising}, {0x56B4E9, kDots}, {0xCC79A7, kFalling}, {0xF0E442, kLevel}}};

constexpr Fill kWorst{0xF1A340, kRising}, kBad{0xFEE0B6, kDots}, kMiddle{0xF7F7F7, kNone}, kGood{0xD8DAEB, kLevel},
    kBest{0x998EC3, kFalling};

constexpr std::array<Fill, kShades> kBlues{
    {{0xEFF3FF, kNone}, {0xC6DBEF, kDots}, {0x9ECAE1, kLevel}, {0x6BAED6, kRising}, {0x4292C6, kCross}}};

}  // namespace

const Fill& SeriesFill(std::size_t series) { return kSeries[series % kSeries.size()]; }

std::vector<Fill> ScaleFills(std::size_t steps) {
  switch (steps) {
    case 2: return {kWorst, kBest};
    case 3: return {kWorst, kMiddle, kBest};
    case 4: return {kWorst, kBad, kGood, kBest};
    default: return {kWorst, kBad, kMiddle, kGood, kBest};
  }
}

std::size_t ShadeOf(double share) {
  return static_cast<std::size_t>(std::clamp(share * kShades, 0.0, static_cast<double>(kShades - 1)));
}

const Fill& ShadeFill(double share) { return kBlues[ShadeOf(share)]; }

const Stroke& SeriesStroke(std::size_t series) {
  static const std::array<Stroke, kMostSeries> strokes{{{0x0072B2, {}, Marker::kDisc},
                                                        {0xB84A00, {6, 3}, Marker::kSquare},
                                                        {0x00795A, {2, 2}, Marker::kTriangle},
                                                        {0xA0447A, {8, 3, 2, 3}, Marker::kDiamond},
                                                        {kInk, {4, 2, 1, 2}, Marker::kRing}}};
  return strokes[series % strokes.size()];
}

}  // namespace charts
