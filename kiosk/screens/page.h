// What the screens share: margins, a message in the middle, a row of buttons at the bottom.
#pragma once

#include <string_view>

#include "kiosk/widgets/canvas.h"

namespace screens {

float Margin(const widgets::Canvas& canvas);
float Target(const widgets::Canvas& canvas);  // the height of a row of buttons
widgets::Rect BottomBar(const widgets::Canvas& canvas);
// Below the demonstration ribbon, above the bottom bar, within the margins.
widgets::Rect Body(const widgets::Canvas& canvas);
float RibbonHeight(const widgets::Canvas& canvas);

// The i-th of n equal parts of a row, with a gap between them.
widgets::Rect Part(const widgets::Canvas& canvas, widgets::Rect row, int i, int n);

// Emoji, title and lines, centred in `area`, made smaller until they fit. Returns the rectangle that was
// used.
widgets::Rect Message(widgets::Canvas& canvas, widgets::Rect area, std::string_view emoji,
                      std::string_view title, std::initializer_list<std::string_view> lines);

}  // namespace screens
