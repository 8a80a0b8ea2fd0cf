// What the screens share: margins, a message in the middle, a row of buttons at the bottom.
#pragma once

#include <string_view>

#include "kiosk/widgets/canvas.h"

namespace screens {

float Margin(const widgets::Canvas& canvas);
float Target(const widgets::Canvas& canvas);  // the height of a row of buttons
widgets::Rect BottomBar(const widgets::Canvas& canvas);
float RibbonHeight(const widgets::Canvas& canvas);
// What is the same on every screen stands in a row at the top: at its start the accessibility board, the bell and the
// voice, at its end the quick way out. Below the demonstration ribbon; with low reach in the middle of an upright screen.
widgets::Rect Strip(const widgets::Canvas& canvas);
// What the strip leaves free between its buttons.
widgets::Rect StripMiddle(const widgets::Canvas& canvas);
// Between the strip and the bottom bar, within the margins.
widgets::Rect Body(const widgets::Canvas& canvas);

// The i-th of n equal parts of a row, with a gap between them.
widgets::Rect Part(const widgets::Canvas& canvas, widgets::Rect row, int i, int n);
// The same of the bottom bar, counted from the side of the hand that touches less: the way on is the last one.
widgets::Rect Way(const widgets::Canvas& canvas, int i, int n);

// Emoji, title and lines, centred in `area`, made smaller until they fit. Returns the rectangle that was
// used.
widgets::Rect Message(widgets::Canvas& canvas, widgets::Rect area, std::string_view emoji, std::string_view title,
                      std::initializer_list<std::string_view> lines);

}  // namespace screens
