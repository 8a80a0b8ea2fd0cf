// What a keyboard on the screen looks like, and one key of it. Used by writing.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/keyboard/layout.h"
#include "kiosk/widgets/canvas.h"

namespace widgets {

// What a visitor can change about the keys.
struct KeyState {
  bool shift = false;
  bool signs = false;  // digits and signs in place of the letters
  std::string more{};  // the small letter whose forms with marks are shown; "" for none
};

struct Keyboard {
  const keyboard::Layout* layout = nullptr;  // letters
  const keyboard::Layout* signs = nullptr;
  bool several_layouts = false;
  KeyState state{};
};

// A long press on a letter shows its forms with marks after this time.
inline constexpr float kLongPressSeconds = .5f;

// `sign` stands on the key where the label would have to be too small to read.
Press Key(Canvas& canvas, const std::string& id, Rect rect, std::string_view label, float size, bool dark = false,
          bool enabled = true, bool lit = false, std::string_view sign = {});

}  // namespace widgets
