// What is wrong with the layout of one frame: text that is cut, or lies where it should not. For tests, which read it from
// the ui-probe; pure geometry. A right layout has no faults, so that nothing of an answer can be told from them.
#pragma once

#include <vector>

#include "kiosk/widgets/canvas.h"

namespace widgets {

struct Fault {
  enum class Kind {
    kRoom,     // the text is larger than the room it was given
    kWord,     // a line ends inside a word
    kScreen,   // off the screen
    kText,     // over another text
    kElement,  // over the edge of something that can be tapped
    kSmall,    // letters that few can read
  } kind;
  Rect ink;
  Rect other;  // the room, the other text, the element; empty for kWord, kScreen and kSmall
};

const char* NameOf(Fault::Kind kind);

// Letters below `smallest` pixels are too small. Rectangles may touch by `slack` pixels before it counts: ink is not
// measured more finely.
std::vector<Fault> FaultsOf(const std::vector<Note>& notes, const std::vector<Element>& elements, Rect screen,
                            float smallest = 0, float slack = 2);

}  // namespace widgets
