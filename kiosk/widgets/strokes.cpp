#include "kiosk/widgets/strokes.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace widgets {
namespace {

using At = std::pair<float, float>;

// Nearer than this to the last point a finger only trembles.
constexpr float kStep = 0.008f;
// What a drawing list with 16-bit indices can show, with a reserve. A scribble of a quarter of an hour.
constexpr std::size_t kMostPoints = 8000;
// What a lifted stroke may lose: a tenth of a millimetre on a usual pad.
constexpr float kUnseen = 0.0006f;

bool InPad(At p) { return p.first >= 0 && p.first <= 1 && p.second >= 0 && p.second <= kPadHeight; }

// Where the way from `in` (inside the pad) to `out` crosses the pad's edge.
At Edge(At in, At out) {
  float part = 1;
  const auto limit = [&part](float from, float to, float low, float high) {
    if (to < low) part = std::min(part, (low - from) / (to - from));
    if (to > high) part = std::min(part, (high - from) / (to - from));
  };
  limit(in.first, out.first, 0, 1);
  limit(in.second, out.second, 0, kPadHeight);
  return {std::clamp(std::lerp(in.first, out.first, part), 0.f, 1.f),
          std::clamp(std::lerp(in.second, out.second, part), 0.f, kPadHeight)};
}

float Distance(At p, At q) { return std::hypot(p.first - q.first, p.second - q.second); }

// To the line between a and b, not beyond its ends.
float DistanceToLine(At p, At a, At b) {
  const float dx = b.first - a.first, dy = b.second - a.second, length = dx * dx + dy * dy;
  if (length == 0) return Distance(p, a);
  const float along = std::clamp(((p.first - a.first) * dx + (p.second - a.second) * dy) / length, 0.f, 1.f);
  return Distance(p, {a.first + along * dx, a.second + along * dy});
}

std::size_t CountPoints(const std::vector<Stroke>& strokes) {
  return std::accumulate(strokes.begin(), strokes.end(), std::size_t{0},
                         [](std::size_t sum, const Stroke& s) { return sum + s.points.size(); });
}

}  // namespace

bool IsBlank(const std::vector<Stroke>& strokes) {
  return std::ranges::all_of(strokes, [](const Stroke& s) { return s.points.empty(); });
}

bool Follow(std::vector<Stroke>& strokes, float x, float y, bool fresh) {
  const At at{x, y};
  if (!std::isfinite(x) || !std::isfinite(y) || CountPoints(strokes) >= kMostPoints) return false;
  if (fresh || strokes.empty()) {
    strokes.push_back({});
    if (InPad(at)) strokes.back().points.push_back(at);
    return true;
  }
  std::vector<At>& points = strokes.back().points;
  if (!InPad(at)) {
    if (points.empty()) return false;
    points.push_back(Edge(points.back(), at));
    strokes.push_back({});
    return true;
  }
  if (!points.empty() && Distance(points.back(), at) < kStep) return false;
  points.push_back(at);
  return true;
}

bool Lift(std::vector<Stroke>& strokes) {
  const std::size_t before = strokes.size() + CountPoints(strokes);
  std::erase_if(strokes, [](const Stroke& s) { return s.points.empty(); });
  if (!strokes.empty()) strokes.back().points = Simplified(strokes.back().points, kUnseen);
  return strokes.size() + CountPoints(strokes) != before;
}

std::vector<At> Simplified(std::span<const At> points, float tolerance) {
  if (points.size() < 3) return {points.begin(), points.end()};
  std::vector<bool> stays(points.size());
  stays.front() = stays.back() = true;
  // A list of its own instead of calling itself: a finger can draw thousands of points.
  std::vector<std::pair<std::size_t, std::size_t>> parts{{0, points.size() - 1}};
  while (!parts.empty()) {
    const auto [first, last] = parts.back();
    parts.pop_back();
    float farthest = tolerance;
    std::size_t split = 0;
    for (std::size_t i = first + 1; i < last; ++i)
      if (const float off = DistanceToLine(points[i], points[first], points[last]); off > farthest)
        farthest = off, split = i;
    if (split == 0) continue;
    stays[split] = true;
    parts.emplace_back(first, split);
    parts.emplace_back(split, last);
  }
  std::vector<At> kept;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (stays[i]) kept.push_back(points[i]);
  return kept;
}

}  // namespace widgets
