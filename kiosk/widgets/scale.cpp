#include <algorithm>

#include "kiosk/widgets/items.h"

namespace widgets {

const Item* Scale(Canvas& canvas, Rect area, const Rate& rate, const std::vector<Item>& items) {
  const theme::Metrics& m = canvas.metrics();
  const int count = static_cast<int>(items.size());
  const bool faces = rate.type == survey::RateType::kSmileys, stars = rate.type == survey::RateType::kStars;
  const float gap = std::max(m.mm(2.5), m.u(2.5)), smallest = std::max(m.mm(15), m.u(16));
  const int fit = std::max(1, static_cast<int>((area.w + gap) / (smallest + gap)));
  const int rows = (count + fit - 1) / fit, columns = (count + rows - 1) / rows;
  const float cell_w =
      std::min((area.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns), m.u(62));
  const bool worded = !stars && std::any_of(items.begin(), items.end(), [](const Item& i) { return i.worded; });

  float text_size = m.u(13), words = 0;
  if (worded) {
    for (const double scale : {1.0, .9, .8, .7}) {
      text_size = m.u(6.4 * scale);
      words = 0;
      bool whole = true;
      for (const Item& item : items) {
        words = std::max(
            words, canvas.Measure(item.label, {.size = text_size, .align = text::Align::kCentre}, cell_w - m.u(2)).h);
        whole = whole && canvas.WordsFit(item.label, {.size = text_size}, cell_w - m.u(2));
      }
      if (whole) break;
    }
  }
  const bool pictured = faces || stars;
  const float picture = pictured ? std::min(cell_w * .78f, m.u(44)) : 0;
  const float cell_h = pictured ? picture + m.u(6) + words : std::clamp(cell_w, smallest * 1.25f, m.u(34)) + words;
  const std::string &low = rate.low, &high = rate.high;
  const float ends = low.empty() && high.empty() ? 0 : m.u(20);
  const float total = static_cast<float>(rows) * (cell_h + gap) - gap + ends;
  const float width = static_cast<float>(columns) * (cell_w + gap) - gap;
  float y = area.y + std::max(0.f, area.h - total) / 2;
  const float left = area.x + (area.w - width) / 2;

  int chosen = -1;
  for (int i = 0; i < count; ++i)
    if (items[i].state.chosen) chosen = i;
  const Item* tapped = nullptr;
  for (int i = 0; i < count; ++i) {
    const Item& item = items[i];
    const Rect cell{left + static_cast<float>(i % columns) * (cell_w + gap),
                    y + static_cast<float>(i / columns) * (cell_h + gap), cell_w, cell_h};
    const Press press = canvas.Tappable(item.id, cell, item.label);
    if (press == Press::kTapped) tapped = &item;
    const bool lit = item.state.chosen || press == Press::kHeld;
    if (lit || !pictured) {
      canvas.Fill(cell, lit ? theme::kChosen : theme::kCard, m.u(3.2));
      canvas.Edge(cell, lit ? theme::kChosenEdge : theme::kEdge, lit ? m.u(1.1) : std::max(2.f, m.u(.45)), m.u(3.2));
    }
    if (pictured) {
      const Rect place{cell.x + (cell.w - picture) / 2, cell.y + m.u(2), picture, picture};
      const int pixels = static_cast<int>(picture);
      const double along = count > 1 ? static_cast<double>(i) / (count - 1) : 1, part = rate.turned ? 1 - along : along;
      canvas.Picture(
          place,
          faces ? rate.positive ? canvas.pictures().GladFace(part, pixels) : canvas.pictures().Face(part, pixels)
                : canvas.pictures().Star(i <= chosen, pixels),
          theme::kInk);
      if (worded)
        canvas.WriteFromTop({cell.x + m.u(1), place.bottom() + m.u(2), cell.w - m.u(2), words}, item.label,
                            {.size = text_size, .bold = item.state.chosen, .align = text::Align::kCentre});
    } else {
      canvas.Write(cell.Inset(m.u(1)), item.label, {.size = text_size, .bold = true, .align = text::Align::kCentre});
    }
  }
  const float below = y + total - ends + m.u(3), half = (width - m.u(6)) / 2;
  const text::Style quiet{.size = m.u(6), .color = theme::kQuietInk};
  canvas.WriteFromTop({left, below, half, ends}, low, quiet);
  const float high_w = canvas.Measure(high, quiet, half).w;
  canvas.WriteFromTop({left + width - high_w, below, half, ends}, high, quiet);
  return tapped;
}

}  // namespace widgets
