#include "kiosk/widgets/faults.h"

#include <algorithm>

namespace widgets {
namespace {

bool Inside(const Rect& inner, const Rect& outer, float slack) {
  return inner.x >= outer.x - slack && inner.right() <= outer.right() + slack && inner.y >= outer.y - slack &&
         inner.bottom() <= outer.bottom() + slack;
}

bool Overlap(const Rect& a, const Rect& b, float slack) {
  return std::min(a.right(), b.right()) - std::max(a.x, b.x) > slack &&
         std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y) > slack;
}

}  // namespace

const char* NameOf(Fault::Kind kind) {
  switch (kind) {
    case Fault::Kind::kRoom: return "room";
    case Fault::Kind::kWord: return "word";
    case Fault::Kind::kScreen: return "screen";
    case Fault::Kind::kText: return "text";
    case Fault::Kind::kElement: return "element";
    case Fault::Kind::kSmall: return "small";
  }
  return "";
}

std::vector<Fault> FaultsOf(const std::vector<Note>& notes, const std::vector<Element>& elements, Rect screen,
                            float smallest, float slack) {
  using Kind = Fault::Kind;
  std::vector<Fault> faults;
  for (std::size_t i = 0; i < notes.size(); ++i) {
    const Rect& ink = notes[i].ink;
    Rect room = notes[i].room;
    if (room.h <= 0) room.y = ink.y, room.h = ink.h;
    if (!Inside(ink, room, slack)) faults.push_back({Kind::kRoom, ink, room});
    if (notes[i].broken_word) faults.push_back({Kind::kWord, ink, {}});
    if (notes[i].size > 0 && notes[i].size < smallest) faults.push_back({Kind::kSmall, ink, {}});
    if (!Inside(ink, screen, slack)) faults.push_back({Kind::kScreen, ink, {}});
    for (std::size_t j = i + 1; j < notes.size(); ++j)
      if (Overlap(ink, notes[j].ink, slack)) faults.push_back({Kind::kText, ink, notes[j].ink});
    for (const Element& element : elements)
      if (Overlap(ink, element.rect, slack) && !Inside(ink, element.rect, slack))
        faults.push_back({Kind::kElement, ink, element.rect});
  }
  return faults;
}

}  // namespace widgets
