#include "kiosk/screens/page.h"

#include <algorithm>

namespace screens {

using widgets::Canvas;
using widgets::Rect;

float Margin(const Canvas& canvas) { return canvas.metrics().still(8); }

float Target(const Canvas& canvas) { return std::max(canvas.metrics().target(), canvas.metrics().still(22)); }

float RibbonHeight(const Canvas& canvas) { return canvas.metrics().still(8); }

Rect BottomBar(const Canvas& canvas) {
  const Rect s = canvas.screen();
  return {Margin(canvas), s.h - Margin(canvas) - Target(canvas), s.w - 2 * Margin(canvas), Target(canvas)};
}

Rect Strip(const Canvas& canvas) {
  const theme::Metrics& m = canvas.metrics();
  const float low = m.portrait() && canvas.reach().low ? canvas.screen().h * .36f : 0;
  const float top = std::max(RibbonHeight(canvas) + m.still(4), low);
  return {Margin(canvas), top, canvas.screen().w - 2 * Margin(canvas), std::max(m.mm(11), m.still(14))};
}

Rect StripMiddle(const Canvas& canvas) {
  const Rect strip = Strip(canvas);
  const float gap = canvas.metrics().still(3), side = strip.h + gap;
  return {strip.x + 3 * side, strip.y, strip.w - 4 * side, strip.h};
}

Rect Body(const Canvas& canvas) {
  const Rect strip = Strip(canvas), bar = BottomBar(canvas);
  const float top = strip.bottom() + canvas.metrics().still(4);
  return {bar.x, top, bar.w, bar.y - top - canvas.metrics().still(6)};
}

Rect Way(const Canvas& canvas, int i, int n) {
  return Part(canvas, BottomBar(canvas), canvas.reach().left_hand ? n - 1 - i : i, n);
}

Rect Part(const Canvas& canvas, Rect row, int i, int n) {
  const float gap = std::max(canvas.metrics().mm(5), canvas.metrics().still(5));
  const float w = (row.w - gap * static_cast<float>(n - 1)) / static_cast<float>(n);
  return {row.x + static_cast<float>(i) * (w + gap), row.y, w, row.h};
}

Rect Message(Canvas& canvas, Rect area, std::string_view emoji, std::string_view title,
             std::initializer_list<std::string_view> lines) {
  const theme::Metrics& m = canvas.metrics();
  const float width = std::min(area.w, m.u(190));
  for (const double scale : {1.0, .9, .8, .7, .6, .5, .4}) {
    const text::Style head{.size = m.u(12.5 * scale), .bold = true, .align = text::Align::kCentre};
    const text::Style body{.size = m.u(7.6 * scale), .align = text::Align::kCentre};
    const float picture = emoji.empty() ? 0 : m.still(34 * scale), gap = m.still(6 * scale);
    float total = picture + (picture > 0 ? gap : 0) + canvas.Measure(title, head, width).h;
    for (const std::string_view line : lines)
      if (!line.empty()) total += gap + canvas.Measure(line, body, width).h;
    if (total > area.h && scale > .4) continue;
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
