#include "kiosk/widgets/thumbs.h"

#include <algorithm>

namespace widgets {

const Item* Thumbs(Canvas& canvas, Rect area, const std::vector<Item>& items, const std::vector<Thumb>& thumbs) {
  if (items.empty()) return nullptr;
  const theme::Metrics& m = canvas.metrics();
  const float count = static_cast<float>(items.size()), gap = std::max(m.mm(5), m.u(6));
  const float w = std::min((area.w - gap * (count - 1)) / count, m.u(96)), h = std::min(area.h, m.u(110));
  const float left = area.x + (area.w - count * (w + gap) + gap) / 2, top = area.y + (area.h - h) / 2;
  float size = m.u(9.6);  // one size for all words
  for (const Item& item : items)
    size = std::min(size, Fitting(canvas, item.label, {.size = m.u(9.6), .bold = true, .align = text::Align::kCentre},
                                  {w - m.u(6), h * .34f})
                              .size);
  const Item* tapped = nullptr;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    const Rect card{left + static_cast<float>(i) * (w + gap), top, w, h};
    const Press press = canvas.Tappable(item.id, card, item.label, item.state.enabled);
    if (press == Press::kTapped) tapped = &item;
    CardFace(canvas, card, item.state.chosen || press == Press::kHeld, item.state.enabled);
    const float picture = std::min(w * .74f, h * .54f);
    const Rect place{card.x, card.y + h * .06f, w, h * .56f};
    switch (thumbs[i]) {
      case Thumb::kUp: canvas.Emoji(place, "👍", picture); break;
      case Thumb::kSideways: canvas.EmojiTurned(place, "👍", picture); break;
      case Thumb::kDown: canvas.Emoji(place, "👎", picture); break;
    }
    canvas.Write({card.x + m.u(3), place.bottom(), w - m.u(6), card.bottom() - place.bottom() - m.u(2)}, item.label,
                 {.size = size, .bold = true, .align = text::Align::kCentre});
    const float sign = m.u(11);
    if (item.state.chosen) ChosenMark(canvas, {card.right() - sign - m.u(2), card.y + m.u(2), sign, sign});
  }
  return tapped;
}

}  // namespace widgets
