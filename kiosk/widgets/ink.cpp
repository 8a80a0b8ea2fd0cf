#include "kiosk/widgets/ink.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace widgets {
namespace {

Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
Point operator*(Point a, float by) { return {a.x * by, a.y * by}; }
float Length(Point p) { return std::hypot(p.x, p.y); }

// The cosine of the turn between two ways; 1: straight on.
float Turn(Point before, Point after) {
  const float lengths = Length(before) * Length(after);
  return lengths > 0 ? (before.x * after.x + before.y * after.y) / lengths : 1;
}

constexpr float kSharp = .6f;   // a turn of more than 53° is a corner
constexpr float kSmall = .95f;  // one of less than 18° needs no round joint

}  // namespace

Rect OnGlass(const Canvas& canvas, Rect rect) {
  if (canvas.rtl()) rect.x = canvas.screen().w - rect.x - rect.w;
  return rect;
}

Clipped::Clipped(Rect r) { ImGui::GetWindowDrawList()->PushClipRect({r.x, r.y}, {r.right(), r.bottom()}, true); }

Clipped::~Clipped() { ImGui::GetWindowDrawList()->PopClipRect(); }

void InkLine(const Canvas& canvas, std::span<const Point> points, theme::Color color, float thickness) {
  if (points.empty()) return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto joint = [&](Point p) { list.AddCircleFilled({p.x, p.y}, thickness / 2, canvas.packed(color)); };
  std::vector<ImVec2> run;
  const auto draw = [&] {
    if (run.size() > 1) list.AddPolyline(run.data(), static_cast<int>(run.size()), canvas.packed(color), 0, thickness);
    run.clear();
  };
  joint(points.front());
  for (std::size_t i = 0; i < points.size(); ++i) {
    run.push_back({points[i].x, points[i].y});
    // ImGui's corners grow spikes where a line turns back, so there the line ends in a disc and begins anew.
    if (i == 0 || i + 1 == points.size() || Turn(points[i] - points[i - 1], points[i + 1] - points[i]) > kSmall)
      continue;
    draw();
    joint(points[i]);
    run.push_back({points[i].x, points[i].y});
  }
  draw();
  joint(points.back());
}

void InkOutline(const Canvas& canvas, std::span<const Point> points, theme::Color color, float thickness) {
  if (points.empty()) return;
  std::vector<Point> closed(points.begin(), points.end());
  closed.push_back(points.front());
  InkLine(canvas, closed, color, thickness);
}

void InkTriangles(const Canvas& canvas, std::span<const Triangle> triangles, theme::Color color, float opacity) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  // Softened edges would show as seams between the triangles.
  const ImDrawListFlags usual = list.Flags;
  list.Flags &= ~ImDrawListFlags_AntiAliasedFill;
  for (const auto& [a, b, c] : triangles)
    list.AddTriangleFilled({a.x, a.y}, {b.x, b.y}, {c.x, c.y}, canvas.packed(color, opacity));
  list.Flags = usual;
}

void InkFill(Rect r, theme::Rgb c, float radius) {
  ImGui::GetWindowDrawList()->AddRectFilled({std::round(r.x), std::round(r.y)},
                                            {std::round(r.right()), std::round(r.bottom())},
                                            IM_COL32(c >> 16 & 0xFF, c >> 8 & 0xFF, c & 0xFF, 255), radius);
}

std::vector<Point> Smooth(std::span<const Point> points, float longest) {
  if (points.size() < 3) return {points.begin(), points.end()};
  // The direction in which the line passes each point; none at its ends and corners.
  std::vector<Point> way(points.size());
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    const Point before = points[i] - points[i - 1], after = points[i + 1] - points[i];
    const Point through = points[i + 1] - points[i - 1];
    const float length = Length(through);
    if (length > 0 && Turn(before, after) > kSharp)
      way[i] = through * (std::min(Length(before), Length(after)) / length);
  }
  std::vector<Point> smooth{points.front()};
  for (std::size_t i = 1; i < points.size(); ++i) {
    const Point a = points[i - 1], b = points[i], c1 = a + way[i - 1] * (1.f / 3), c2 = b - way[i] * (1.f / 3);
    const int pieces = std::clamp(static_cast<int>(Length(b - a) / longest), 1, 16);
    for (int k = 1; k <= pieces; ++k) {
      const float t = static_cast<float>(k) / static_cast<float>(pieces), s = 1 - t;
      smooth.push_back(a * (s * s * s) + c1 * (3 * s * s * t) + c2 * (3 * s * t * t) + b * (t * t * t));
    }
  }
  return smooth;
}

}  // namespace widgets
