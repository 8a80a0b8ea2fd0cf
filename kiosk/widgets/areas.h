// The places of an image map (SurveyJS imagemap) as plane figures, in pixels of the picture. Pure.
#pragma once

#include <array>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kiosk/widgets/canvas.h"

namespace widgets {

struct Area {
  std::string id, label;       // `label` in the visitor's language
  std::string shape;           // "rect" x1,y1,x2,y2; "circle" x,y,radius; "poly" x1,y1,x2,y2,…
  std::vector<double> coords;  // in pixels of the picture
  bool chosen = false;
  bool enabled = true;  // else shown, and not to be touched
};

// The corners; a circle is a polygon of many. Empty for another shape, or where the coordinates do not
// describe one (too few, odd, not finite, no extent): such an area has a button and no place.
std::vector<Point> Outline(const Area& area);

// 0 inside (even-odd rule) and on the edge; infinite for an empty outline.
inline constexpr float kNowhere = std::numeric_limits<float>::infinity();
float DistanceTo(std::span<const Point> outline, Point p);

// The area that a finger at `p` means: the first one that it is in, as web browsers choose; else the nearest
// one not farther than `reach`.
std::optional<std::size_t> AreaAt(std::span<const Area> areas, Point p, float reach);

// What holds them all; no extent when none has a place.
Rect BoundsOf(std::span<const Area> areas);

// Triangles that fill the outline (ear clipping). An outline that crosses itself gets as many as can be
// found.
std::vector<std::array<Point, 3>> Triangles(std::span<const Point> outline);

// A point well inside, where a mark can stand: the centre of mass, or where that lies outside (a bent area)
// the middle of the largest triangle.
Point Middle(std::span<const Point> outline);

}  // namespace widgets
