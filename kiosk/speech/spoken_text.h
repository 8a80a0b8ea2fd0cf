// A visible text made ready to be heard, piece by piece. Pure.
//
// What is seen but not said is left out: emoji and other pictures, quotation marks, arrows, underscores and asterisks,
// variation selectors, bidirectional controls, the Arabic tatweel. A bullet or a middle dot becomes a pause. Digits of
// every script become 0–9, which all voices read. Letters are composed (NFC): voices do not know "a" + U+0304.
// Nothing that a synthesiser could take for a command is left: no control, unassigned or private character.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/speech/sound.h"

namespace speech {

struct Piece {
  std::u32string characters;  // what is said
  std::vector<Span> from;     // for each character: the bytes of the text that it came from
  std::size_t end = 0;        // the byte of the text where the next piece begins

  bool says_something() const;  // has a letter, a digit or a sign that is read by its name
};

// The piece that begins at byte `begin` of `text`: a line, or some sentences of it, at most about 400 characters. Text
// that is not UTF-8 is passed over. `begin` must be at most the text's size; at the size, the piece is empty.
Piece NextPiece(std::string_view text, std::size_t begin);

// The word around, or else after, the character with this index (may be past the last one): its bytes in the text. An
// empty span when there is none.
Span WordAt(const Piece& piece, std::size_t index);

}  // namespace speech
