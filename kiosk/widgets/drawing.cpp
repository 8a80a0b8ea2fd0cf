#include "kiosk/widgets/drawing.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "kiosk/widgets/controls.h"
#include "kiosk/widgets/ink.h"

namespace widgets {
namespace {

struct Places {
  Rect pad, clear;
};

// The button below the pad, or at its end where that leaves the pad more room.
Places Arrange(const Canvas& canvas, Rect area) {
  const theme::Metrics& m = canvas.metrics();
  const float gap = std::max(m.mm(4), m.u(4)), bar = std::max(m.mm(15), m.u(16));
  const float bar_w = std::min(std::max(m.mm(40), m.u(78)), area.w);
  const float side_w = std::max(m.mm(30), m.u(50)), side_h = std::min(std::max(m.mm(24), m.u(36)), area.h);
  const float below = std::min(area.w, (area.h - bar - gap) / kPadHeight);
  const float beside = std::min(area.w - side_w - gap, area.h / kPadHeight);
  const float w = std::max({below, beside, 1.f}), h = w * kPadHeight;
  if (beside > below) {
    const float x = area.x + (area.w - w - gap - side_w) / 2, y = area.y + (area.h - h) / 2;
    return {{x, y, w, h}, {x + w + gap, y + h - side_h, side_w, side_h}};
  }
  const float x = area.x + (area.w - w) / 2, y = area.y + (area.h - h - gap - bar) / 2;
  return {{x, y, w, h}, {std::max(area.x, x + w - bar_w), y + h + gap, bar_w, bar}};
}

// The strokes, rounded where the finger was faster than the screen.
void DrawStrokes(const Canvas& canvas, Rect pad, const std::vector<Stroke>& strokes) {
  constexpr float kFine = 3, kMostPieces = 10000;  // pixels; what a drawing list with 16-bit indices can hold
  std::vector<std::vector<Point>> lines;
  float length = 0;
  for (const Stroke& stroke : strokes) {
    lines.emplace_back();
    for (const auto& [x, y] : stroke.points) {
      const Point at{pad.x + x * pad.w, pad.y + y * pad.w};
      if (!lines.back().empty()) length += std::hypot(at.x - lines.back().back().x, at.y - lines.back().back().y);
      lines.back().push_back(at);
    }
  }
  for (const std::vector<Point>& line : lines)
    InkLine(canvas, Smooth(line, std::max(kFine, length / kMostPieces)), theme::kInk, kLineWidth * pad.w);
}

// For those who do not read: a line that begins and a finger at its end; the words below.
void DrawHint(Canvas& canvas, Rect pad, std::string_view hint) {
  const theme::Metrics& m = canvas.metrics();
  const text::Style style{.size = m.u(6.4), .color = theme::kQuietInk, .align = text::Align::kCentre};
  const float room = pad.w - m.u(12), words = canvas.Measure(hint, style, room).h;
  const float picture = std::min(m.u(46), pad.h - words - m.u(14));
  const float top = pad.y + (pad.h - std::max(0.f, picture) - words) / 2;
  canvas.WriteFromTop({pad.x + m.u(6), top + std::max(0.f, picture), room, words}, hint, style);
  if (picture < m.u(12)) return;
  // The finger's tip is at the end of a wave.
  std::vector<Point> wave;
  const float length = picture * 1.5f, left = pad.x + (pad.w - length - picture * .2f) / 2;
  for (float t = 0; t <= 1; t += 1.f / 48)
    wave.push_back({left + t * length, top + picture * (.36f - .15f * std::sin(t * 4.5f * std::numbers::pi_v<float>))});
  InkLine(canvas, wave, theme::kEdge, std::max(3.f, picture * .06f));
  const float finger = picture * .56f;
  canvas.Emoji({wave.back().x - finger * .40f, wave.back().y - finger * .08f, finger, finger}, "👆", finger);
}

}  // namespace

Drawn DrawingPad(Canvas& canvas, Rect area, const std::vector<Stroke>& strokes, std::string_view hint,
                 std::string_view clear_label) {
  const Places places = Arrange(canvas, area);
  Drawn drawn;
  drawn.clear = !IsBlank(strokes) && Button(canvas, "draw:clear", places.clear, clear_label, Look::kPlain, "🧽");

  const Rect pad = OnGlass(canvas, places.pad);
  const Unmirrored unmirrored(canvas);
  canvas.Tappable("draw:pad", pad, hint);
  const bool came_down = ImGui::IsItemActivated(), left = ImGui::IsItemDeactivated();
  std::vector<Stroke> now = strokes;
  bool changed = false;
  if (const auto finger = canvas.Finger("draw:pad"))
    changed = Follow(now, (finger->x - pad.x) / pad.w, (finger->y - pad.y) / pad.w, came_down);
  if (left) changed = Lift(now) || changed;

  const float radius = canvas.metrics().u(3.2), edge = std::max(2.f, canvas.metrics().u(.6));
  canvas.Fill(pad, theme::kCard, radius);
  if (IsBlank(now)) {
    DrawHint(canvas, pad, hint);
  } else {
    const Clipped inside(pad.Inset(edge));
    DrawStrokes(canvas, pad, now);
  }
  canvas.Edge(pad, theme::kPrimary, edge, radius);
  if (changed && !drawn.clear) drawn.strokes = std::move(now);
  return drawn;
}

}  // namespace widgets
