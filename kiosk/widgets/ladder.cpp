#include <algorithm>

#include "kiosk/widgets/steps.h"

namespace widgets {
namespace {

constexpr std::string_view kClimber = "🧒";

float Height(Canvas& canvas, const std::string& words, const text::Style& style, float width) {
  return words.empty() ? 0 : canvas.Measure(words, style, width).h + canvas.metrics().u(2);
}

void Step(Canvas& canvas, Rect block, Rect words, const Item& item, bool lit) {
  const theme::Metrics& m = canvas.metrics();
  CardFace(canvas, block, lit);
  text::Style style{.size = std::min(m.u(9), words.h * .55f), .bold = true, .align = text::Align::kCentre};
  if (item.worded) style = Fitting(canvas, item.label, style, {words.w, words.h});
  canvas.Write(words, item.label, style);
}

const Item* Standing(Canvas& canvas, Rect area, const Rate& rate, const std::vector<Item>& items, float rung) {
  const theme::Metrics& m = canvas.metrics();
  const int count = static_cast<int>(items.size());
  const text::Style style{.size = m.u(7), .align = text::Align::kCentre};
  const float above = Height(canvas, rate.high, style, area.w), below = Height(canvas, rate.low, style, area.w);
  const float total = above + below + rung * static_cast<float>(count);
  const float w = std::min(area.w * .72f, m.u(130)), rail = m.u(5), x = area.x + (area.w - w) / 2;
  float y = area.y + (area.h - total) / 2;
  canvas.WriteFromTop({area.x, y, area.w, above}, rate.high, style);
  y += above;
  const Rect rails{x, y, w, rung * static_cast<float>(count)};
  const Item* tapped = nullptr;
  for (int i = count - 1; i >= 0; --i, y += rung) {
    const Item& item = items[static_cast<std::size_t>(i)];
    const Rect cell{x, y, w, rung};
    const Press press = canvas.Tappable(item.id, cell.Inset(1), item.label);
    if (press == Press::kTapped) tapped = &item;
    const Rect bar{cell.x + rail / 2, cell.y + rung * .14f, cell.w - rail, rung * .72f};
    Step(canvas, bar, {cell.x + rail, cell.y, cell.w - 2 * rail, rung}, item,
         item.state.chosen || press == Press::kHeld);
    if (item.state.chosen) canvas.Emoji({cell.x + w * .2f, cell.y, rung, rung}, kClimber, rung * .9f);
  }
  for (const float at : {rails.x, rails.right() - rail})
    canvas.Fill({at, rails.y, rail, rails.h}, theme::kEdge, rail / 2);
  canvas.WriteFromTop({area.x, y + m.u(2), area.w, below}, rate.low, style);
  return tapped;
}

// Each step is higher than the one before it.
const Item* Stairs(Canvas& canvas, Rect area, const Rate& rate, const std::vector<Item>& items) {
  const theme::Metrics& m = canvas.metrics();
  const int count = static_cast<int>(items.size());
  const text::Style style{.size = m.u(6.4)};
  const float half = (area.w - m.u(6)) / 2;
  const float ends = std::max(Height(canvas, rate.low, style, half), Height(canvas, rate.high, style, half));
  const float gap = std::max(2.f, m.u(1)), w = std::min((area.w + gap) / static_cast<float>(count) - gap, m.u(34));
  const float width = static_cast<float>(count) * (w + gap) - gap, left = area.x + (area.w - width) / 2;
  const float climber = std::min(w * .8f, m.u(16)), high = std::min(area.h - ends, m.u(110)),
              top = area.y + (area.h - ends - high) / 2;
  const float first = std::min(m.u(17), high * .3f),
              step = (high - climber - first) / static_cast<float>(std::max(1, count - 1));
  const Item* tapped = nullptr;
  for (int i = 0; i < count; ++i) {
    const Item& item = items[static_cast<std::size_t>(i)];
    const Rect cell{left + static_cast<float>(i) * (w + gap), top, w, high};
    const Press press = canvas.Tappable(item.id, cell.Inset(1), item.label);
    if (press == Press::kTapped) tapped = &item;
    const float h = first + step * static_cast<float>(i);
    const Rect block{cell.x, cell.bottom() - h, w, h};
    Step(canvas, block, {block.x + m.u(.6), block.y + m.u(.6), w - m.u(1.2), first - m.u(1.2)}, item,
         item.state.chosen || press == Press::kHeld);
    if (item.state.chosen) canvas.Emoji({cell.x, block.y - climber, w, climber}, kClimber, climber);
  }
  const float y = top + high + m.u(2), high_w = canvas.Measure(rate.high, style, half).w;
  canvas.WriteFromTop({left, y, half, ends}, rate.low, style);
  canvas.WriteFromTop({left + width - high_w, y, half, ends}, rate.high, style);
  return tapped;
}

}  // namespace

const Item* Ladder(Canvas& canvas, Rect area, const Rate& rate, const std::vector<Item>& items) {
  if (items.empty()) return nullptr;
  const theme::Metrics& m = canvas.metrics();
  const text::Style style{.size = m.u(7)};
  const float ends = Height(canvas, rate.high, style, area.w) + Height(canvas, rate.low, style, area.w);
  const float rung = std::min((area.h - ends) / static_cast<float>(items.size()), m.u(24));
  return rung >= std::max(m.mm(11), m.u(10)) ? Standing(canvas, area, rate, items, rung)
                                             : Stairs(canvas, area, rate, items);
}

}  // namespace widgets
