// Writing with a finger: the field and the keys below it. The text belongs to the session; the widget only
// says what it should be next. Never passes the text to the ui-probe.
#pragma once

#include <bitset>
#include <optional>
#include <string>

#include "kiosk/keyboard/layout.h"
#include "kiosk/widgets/canvas.h"
#include "shared/i18n/pack.h"

namespace survey {
struct Mask;
}

namespace widgets {

struct Typing {
  std::optional<std::string> text;  // the whole text after this key
  bool shift = false, next_layout = false;
};

struct Field {
  std::string text{};
  std::string placeholder{};
  int max_length = 0;  // code points; 0: only the bytes count
  bool one_line = false;
  bool allow_negative = false, allow_decimal = false;  // of a number: NumberPad has keys for them
  const survey::Mask* mask = nullptr;                  // `text` is what MaskTyped made of the keys so far
  const i18n::Pack* numerals = nullptr;  // a number or a mask is shown in this pack's digits and signs
};

// The written text in a box, its end with a caret always visible.
void TextBox(Canvas& canvas, Rect rect, const Field& field);

// Letters of one layout.
Typing Keys(Canvas& canvas, Rect rect, const Field& field, const keyboard::Layout& layout,
            bool several_layouts, bool shift, const i18n::Pack& pack);
float KeysHeight(const Canvas& canvas, const keyboard::Layout& layout);

// Which keys a pad has, and which digits can be typed just now; the others stand there pale.
struct PadKeys {
  std::bitset<10> digits = std::bitset<10>().set();
  bool negative = false, decimal = false, erase = true;
};
// Digits in the visitor's own, "−" and the decimal mark. The key that was tapped: '0'…'9', '-', '.',
// '\b'.
std::optional<char> Pad(Canvas& canvas, Rect rect, const PadKeys& keys, const i18n::Pack& pack);

// A pad that writes into the field, with the keys that its flags or its mask ask for. Writes 0-9, "-" first
// (which goes away with a second tap) and "." once; with a mask, the mask's signs.
Typing NumberPad(Canvas& canvas, Rect rect, const Field& field, const i18n::Pack& pack);

// `typed` from a real keyboard ('\b' erases), within the field's limits.
std::string Typed(const Field& field, std::string_view typed);

}  // namespace widgets
