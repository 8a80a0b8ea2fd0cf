#include "kiosk/widgets/areas.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace widgets {
namespace {

constexpr int kCircleCorners = 48;
constexpr std::size_t kMostCorners = 1000;  // ear clipping takes the square of it

// Twice the area, positive where a → b → c turns to the right on the screen.
float Cross(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

float TwiceTheArea(std::span<const Point> outline) {
  float sum = 0;
  for (std::size_t i = 0; i < outline.size(); ++i) sum += Cross({0, 0}, outline[i], outline[(i + 1) % outline.size()]);
  return sum;
}

bool Inside(std::span<const Point> outline, Point p) {
  bool inside = false;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const Point a = outline[i], b = outline[(i + 1) % outline.size()];
    if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
  }
  return inside;
}

float DistanceToSide(Point p, Point a, Point b) {
  const float dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  const float along = length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.f, 1.f) : 0;
  return std::hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

bool InTriangle(Point p, Point a, Point b, Point c) {
  return Cross(a, b, p) >= 0 && Cross(b, c, p) >= 0 && Cross(c, a, p) >= 0;
}

bool SamePlace(Point a, Point b) { return a.x == b.x && a.y == b.y; }

// May the corner be cut off: it bends outwards, and no other corner lies in the triangle.
bool IsEar(std::span<const Point> ring, std::size_t before, std::size_t at, std::size_t after) {
  const Point a = ring[before], b = ring[at], c = ring[after];
  if (Cross(a, b, c) <= 0) return false;
  return std::ranges::none_of(ring, [&](Point p) {
    return !SamePlace(p, a) && !SamePlace(p, b) && !SamePlace(p, c) && InTriangle(p, a, b, c);
  });
}

std::vector<Point> Circle(double x, double y, double radius) {
  std::vector<Point> corners;
  for (int i = 0; i < kCircleCorners; ++i) {
    const double angle = 2 * std::numbers::pi * i / kCircleCorners;
    corners.push_back(
        {static_cast<float>(x + radius * std::cos(angle)), static_cast<float>(y + radius * std::sin(angle))});
  }
  return corners;
}

}  // namespace

std::vector<Point> Outline(const Area& area) {
  const std::vector<double>& c = area.coords;
  constexpr double kFarthest = 1e5;  // pixels; no picture is that large
  if (std::ranges::any_of(c, [](double v) { return !(std::abs(v) <= kFarthest); })) return {};
  if (area.shape == "circle") return c.size() == 3 && c[2] > 0 ? Circle(c[0], c[1], c[2]) : std::vector<Point>{};
  std::vector<Point> corners;
  const auto add = [&](double x, double y) { corners.push_back({static_cast<float>(x), static_cast<float>(y)}); };
  if (area.shape == "rect" && c.size() == 4) {
    add(c[0], c[1]), add(c[2], c[1]), add(c[2], c[3]), add(c[0], c[3]);
  } else if (area.shape == "poly" && c.size() % 2 == 0 && c.size() <= 2 * kMostCorners) {
    for (std::size_t i = 0; i < c.size(); i += 2) add(c[i], c[i + 1]);
  }
  if (corners.size() < 3 || TwiceTheArea(corners) == 0) return {};
  return corners;
}

float DistanceTo(std::span<const Point> outline, Point p) {
  if (outline.empty()) return kNowhere;
  if (Inside(outline, p)) return 0;
  float nearest = kNowhere;
  for (std::size_t i = 0; i < outline.size(); ++i)
    nearest = std::min(nearest, DistanceToSide(p, outline[i], outline[(i + 1) % outline.size()]));
  return nearest;
}

std::optional<std::size_t> AreaAt(std::span<const Area> areas, Point p, float reach) {
  std::optional<std::size_t> found;
  float nearest = kNowhere;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const float distance = DistanceTo(Outline(areas[i]), p);
    if (distance == 0) return i;
    if (distance <= reach && distance < nearest) nearest = distance, found = i;
  }
  return found;
}

Rect BoundsOf(std::span<const Area> areas) {
  float left = kNowhere, top = kNowhere, right = -kNowhere, bottom = -kNowhere;
  for (const Area& area : areas)
    for (const Point p : Outline(area)) {
      left = std::min(left, p.x), right = std::max(right, p.x);
      top = std::min(top, p.y), bottom = std::max(bottom, p.y);
    }
  return left <= right ? Rect{left, top, right - left, bottom - top} : Rect{};
}

std::vector<std::array<Point, 3>> Triangles(std::span<const Point> outline) {
  std::vector<Point> ring(outline.begin(), outline.end());
  if (TwiceTheArea(ring) < 0) std::ranges::reverse(ring);
  std::vector<std::array<Point, 3>> triangles;
  while (ring.size() >= 3) {
    const std::size_t n = ring.size();
    std::size_t ear = 0;
    while (ear < n && !IsEar(ring, (ear + n - 1) % n, ear, (ear + 1) % n)) ++ear;
    if (ear < n) {
      triangles.push_back({ring[(ear + n - 1) % n], ring[ear], ring[(ear + 1) % n]});
    } else {
      // Only straight corners are left, or the outline crosses itself: go on without one of the former.
      ear = 0;
      while (ear < n && Cross(ring[(ear + n - 1) % n], ring[ear], ring[(ear + 1) % n]) != 0) ++ear;
      if (ear == n) break;
    }
    ring.erase(ring.begin() + static_cast<std::ptrdiff_t>(ear));
  }
  return triangles;
}

Point Middle(std::span<const Point> outline) {
  const auto triangles = Triangles(outline);
  if (triangles.empty()) return outline.empty() ? Point{} : outline.front();
  const auto centre = [](const std::array<Point, 3>& t) {
    return Point{(t[0].x + t[1].x + t[2].x) / 3, (t[0].y + t[1].y + t[2].y) / 3};
  };
  const auto size = [](const std::array<Point, 3>& t) { return Cross(t[0], t[1], t[2]); };
  Point sum;
  float whole = 0;
  for (const auto& triangle : triangles) {
    sum.x += centre(triangle).x * size(triangle), sum.y += centre(triangle).y * size(triangle);
    whole += size(triangle);
  }
  const Point mass{sum.x / whole, sum.y / whole};
  return Inside(outline, mass) ? mass : centre(*std::ranges::max_element(triangles, {}, size));
}

}  // namespace widgets
