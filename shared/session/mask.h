// Input masks: what stands in the box, and what is stored. Pure; private to session/ and the number pad of the kiosk.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/survey/element.h"

namespace session {

// One sign of a pattern: to be filled in ("9" by a digit, "a" by a letter, "#" by either), or there already.
struct MaskPlace {
  char sign = 0;
  bool open = false;
  bool Takes(char c) const;
};
std::vector<MaskPlace> PlacesOf(std::string_view pattern);  // "\" makes the next sign stand for itself

// The stored value as it stands in the box: "+371 29123456", "1,234.5", "09.05.2014". Empty: the places that are to be
// filled in, "+371 ________".
std::string MaskedAsShown(const survey::Mask& mask, const expression::Value& value);
// What was typed as it is stored; undefined while it is not complete.
expression::Value Unmasked(const survey::Mask& mask, std::string_view typed);
// A value that was set from outside, in the form in which it is stored.
expression::Value MaskedAsStored(const survey::Mask& mask, expression::Value value);

}  // namespace session
