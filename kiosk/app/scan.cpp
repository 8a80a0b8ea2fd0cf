#include "kiosk/app/scan.h"

#include <algorithm>

namespace app {

bool Scan::Follow(const std::vector<widgets::Element>& elements, int seconds, base::Millis now) {
  std::vector<const widgets::Element*> enabled;
  std::vector<std::string> ids;
  for (const widgets::Element& element : elements)
    if (seconds > 0 && element.enabled) enabled.push_back(&element), ids.push_back(element.id);
  if (enabled.empty()) {
    const bool was_lit = lit_.has_value();
    *this = {};
    return was_lit;
  }
  const bool another_page = ids != ids_;  // begins at its first element
  const bool moves = another_page || now - since_ >= base::Millis(1000 * seconds);
  if (moves) {
    at_ = another_page ? 0 : (at_ + 1) % ids.size();
    ids_ = std::move(ids);
    since_ = now;
  }
  lit_ = enabled[at_]->rect;
  return moves;
}

base::Millis Scan::Patience(int seconds, base::Millis now) const {
  return std::max(base::Millis(1), since_ + base::Millis(1000 * seconds) - now);
}

bool IsThere(const std::vector<widgets::Element>& elements, const widgets::Rect& rect) {
  return std::ranges::any_of(elements, [&](const widgets::Element& element) {
    const widgets::Rect& r = element.rect;
    return element.enabled && r.x == rect.x && r.y == rect.y && r.w == rect.w && r.h == rect.h;
  });
}

bool IsBeside(const std::vector<widgets::Element>& elements, widgets::Point finger) {
  return std::ranges::none_of(elements, [&](const widgets::Element& element) {
    const widgets::Rect& r = element.rect;
    return finger.x >= r.x && finger.x < r.right() && finger.y >= r.y && finger.y < r.bottom();
  });
}

}  // namespace app
