// A drawing as lines of a finger: how they grow while it moves, and how they are made simpler. Pure.
#pragma once

#include <span>
#include <utility>
#include <vector>

namespace widgets {

// How high a drawing is, and how thick its lines are, in parts of its width.
inline constexpr float kPadHeight = 0.66f;
inline constexpr float kLineWidth = 0.016f;

// One line, from where the finger came down to where it left: 0…1 across the pad, 0…0.66 down, as on the
// glass (a drawing is not mirrored). One point is a dot; none is a finger that slid out of the pad and may
// come back.
struct Stroke {
  std::vector<std::pair<float, float>> points;
  bool operator==(const Stroke&) const = default;
};

// Nothing was drawn: no stroke, or empty ones only.
bool IsBlank(const std::vector<Stroke>& strokes);

// The finger is at x, y (which may lie outside the pad); `fresh`: it has just come down there. False when
// that adds nothing: too near to the last point, outside, or more than a drawing can hold.
bool Follow(std::vector<Stroke>& strokes, float x, float y, bool fresh);

// The finger has left: drops points that nobody would miss. False when there was nothing to do.
bool Lift(std::vector<Stroke>& strokes);

// The Ramer–Douglas–Peucker line through some of the points: none of the others is farther than `tolerance`
// from it. The first and the last point stay.
std::vector<std::pair<float, float>> Simplified(std::span<const std::pair<float, float>> points, float tolerance);

}  // namespace widgets
