// Writing with a finger: the field and the keys below it. The text belongs to the session; the widget only
// says what it should be next. Never passes the text to the ui-probe, and learns nothing from it.
#pragma once

#include <bitset>
#include <optional>
#include <string>

#include "kiosk/widgets/canvas.h"
#include "kiosk/widgets/keys.h"
#include "kiosk/widgets/text_field.h"
#include "shared/i18n/pack.h"

namespace survey {
struct Mask;
}

namespace widgets {

struct Field {
  std::string text{};
  std::string placeholder{};
  int max_length = 0;  // code points; 0: only the bytes count
  bool one_line = false;
  bool allow_negative = false, allow_decimal = false;  // of a number: NumberPad has keys for them
  const survey::Mask* mask = nullptr;                  // `text` is what MaskTyped made of the keys so far
  const i18n::Pack* numerals = nullptr;                // a number or a mask is shown in this pack's digits and signs
  std::optional<std::size_t> caret{};  // a byte offset; nullopt: at the end, where numbers and masks have it always
};

struct Typing {
  std::optional<TextField> written;  // what the field holds after this key
  std::optional<KeyState> keys;      // how the keyboard looks from now on
  bool next_layout = false;
};

// The written text in a box, with its caret always in sight. The new place of the caret, when a finger chose one. What
// is nearly full says so in its last tenth.
std::optional<std::size_t> TextBox(Canvas& canvas, Rect rect, const Field& field, const i18n::Pack& pack);

// The keys of one layout, or of the digits and signs.
Typing Keys(Canvas& canvas, Rect rect, const Field& field, const Keyboard& keyboard, const i18n::Pack& pack);
// As high as fingers need; they can be drawn lower where a small screen has no room.
float KeysHeight(const Canvas& canvas, const Keyboard& keyboard);

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

// The field after these letters, in its limits; '\b' erases the grapheme before the caret. A grapheme that does not fit
// as a whole is not taken.
TextField Typed(const Field& field, std::string_view typed);

}  // namespace widgets
