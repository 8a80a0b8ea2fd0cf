#include "kiosk/screens/page.h"

#include <algorithm>

namespace screens {

using widgets::Canvas;
using widgets::Rect;

float Margin(const Canvas& canvas) { return canvas.metrics().u(8); }

float Target(const Canvas& canvas) { return std::max(canvas.metrics().mm(15), canvas.metrics().u(22)); }

float RibbonHeight(const Canvas& canvas) { return canvas.metrics().u(8); }

Rect BottomBar(const Canvas& canvas) {
  const Rect s = canvas.screen();
  return {Margin(canvas), s.h - Margin(canvas) - Target(canvas), s.w - 2 * Margin(canvas), Target(canvas)};
}

Rect Body(const Canvas& canvas) {
  const float top = RibbonHeight(canvas) + canvas.metrics().u(6);
  const Rect bar = BottomBar(canvas);
  return {bar.x, top, bar.w, bar.y - top - canvas.metrics().u(6)};
}

Rect Part(const Canvas& canvas, Rect row, int i, int n) {
  const float gap = std::max(canvas.metrics().mm(5), canvas.metrics().u(5));
  const float w = (row.w - gap * static_cast<float>(n - 1)) / static_cast<float>(n);
  return {row.x + static_cast<float>(i) * (w + gap), row.y, w, row.h};
}

Rect Message(Canvas& canvas, Rect area, std::string_view emoji, std::string_view title,
             std::initializer_list<std::string_view> lines) {
  const theme::Metrics& m = canvas.metrics();
  const float width = std::min(area.w, m.u(190));
  for (const double scale : {1.0, .9, .8, .7, .6, .5}) {
    const text::Style head{.size = m.u(12.5 * scale), .bold = true, .align = text::Align::kCentre};
    const text::Style body{.size = m.u(7.6 * scale), .align = text::Align::kCentre};
    const float picture = emoji.empty() ? 0 : m.u(34 * scale), gap = m.u(6 * scale);
    float total = picture + (picture > 0 ? gap : 0) + canvas.Measure(title, head, width).h;
    for (const std::string_view line : lines)
      if (!line.empty()) total += gap + canvas.Measure(line, body, width).h;
    if (total > area.h && scale > .5) continue;
    const float left = area.x + (area.w - width) / 2, top = area.y + std::max(0.f, area.h - total) / 2;
    float y = top;
    if (picture > 0) canvas.Emoji({left, y, width, picture}, emoji, picture), y += picture + gap;
    y += canvas.WriteFromTop({left, y, width, 0}, title, head);
    for (const std::string_view line : lines)
      if (!line.empty()) y += gap + canvas.WriteFromTop({left, y + gap, width, 0}, line, body);
    return {left, top, width, y - top};
  }
  return area;
}

}  // namespace screens
