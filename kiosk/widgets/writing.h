// Writing with a finger: the field and the keys below it. The text belongs to the session; the widget only
// says what it should be next. Never passes the text to the ui-probe.
#pragma once

#include <optional>
#include <string>

#include "kiosk/keyboard/layout.h"
#include "kiosk/widgets/canvas.h"
#include "shared/i18n/pack.h"

namespace widgets {

struct Typing {
  std::optional<std::string> text;  // the whole text after this key
  bool shift = false, next_layout = false;
};

struct Field {
  std::string text;
  std::string placeholder;
  int max_length = 0;  // code points; 0: only the bytes count
  bool one_line = false;
};

// The written text in a box, its end with a caret always visible.
void TextBox(Canvas& canvas, Rect rect, const Field& field);

// Letters of one layout.
Typing Keys(Canvas& canvas, Rect rect, const Field& field, const keyboard::Layout& layout,
            bool several_layouts, bool shift, const i18n::Pack& pack);
float KeysHeight(const Canvas& canvas, const keyboard::Layout& layout);

// Digits only, in the visitor's own; writes 0-9.
Typing NumberPad(Canvas& canvas, Rect rect, const Field& field, const i18n::Pack& pack);

// `typed` from a real keyboard ('\b' erases), within the field's limits.
std::string Typed(const Field& field, std::string_view typed);

}  // namespace widgets
