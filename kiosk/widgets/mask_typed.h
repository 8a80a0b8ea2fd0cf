// Typing into an input mask: "+371 29______". Pure. What comes out is for session::Unmasked to read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "shared/survey/element.h"

namespace widgets {

// What stands in the box after one more key; '\b' erases. `typed_so_far` is the last result, or what
// session::MaskedAsShown made of an answer, or empty. Open places of patterns, dates and times are '_'. ""
// when nothing has been typed. A key that fits nowhere changes nothing. '.' and ',' are both the mask's
// decimal mark, '-' turns the sign.
std::string MaskTyped(const survey::Mask& mask, const std::string& typed_so_far, char key);

// What stands in the box, with every open place also before the first key, and where the next key goes: a
// byte offset, its size when all is full.
struct MaskView {
  std::string shown;
  std::size_t caret = 0;
  bool has_places = false;  // drawn place by place; a number is not
};
MaskView ViewOf(const survey::Mask& mask, const std::string& typed_so_far);

// Can it be typed with digits alone (and minus and decimal mark), or are there letters in it?
bool NeedsLetters(const survey::Mask& mask);

}  // namespace widgets
