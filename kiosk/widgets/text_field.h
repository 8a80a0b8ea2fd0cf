// A text and the place where the next letter goes. Pure: no canvas, no keys. All places are byte offsets in UTF-8, and a
// caret stands between two graphemes (UAX #29 as Pango breaks them): never inside "ē" with its mark apart, a family
// emoji or a Hangul syllable.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace widgets {

struct TextField {
  std::string text{};
  std::size_t caret = 0;
  bool operator==(const TextField&) const = default;
};

// How much a text may hold. 0 characters (code points): only the bytes count.
struct Room {
  std::size_t bytes = 0;
  int characters = 0;
};

// Where carets may stand, ascending; the first is 0, the last the length of the text.
std::vector<std::size_t> CaretPlaces(std::string_view text);

// The last place that is not after `caret`, which may be any number.
std::size_t CaretPlace(std::string_view text, std::size_t caret);

// With `more` at the caret, which then stands behind it. What does not fit as a whole is not taken at all.
TextField Inserted(const TextField& field, std::string_view more, Room room);

// Without the grapheme before the caret.
TextField Erased(const TextField& field);

// How much of the room is taken: from 0, nothing, to 1, no letter more.
float Fullness(std::string_view text, Room room);

}  // namespace widgets
