// On-screen keyboards from xkeyboard-config: the letters of every layout are already maintained there, so
// Balss only arranges them. Used by widgets/; never draws, learns nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/error.h"

namespace keyboard {

struct Cap {
  std::string small, capital;  // UTF-8; equal where the script has no capitals
  std::vector<Cap> more{};     // the same letter with marks, for a long press; the usual ones first
};

struct Layout {
  std::string name;                    // xkb: "lv", "ara", "us(intl)"
  std::vector<std::vector<Cap>> rows;  // from the top, each from left to right; letters only
  std::vector<Cap> marks;              // letters of the alphabet that have no key of their own there: "ā", "č", …
  bool has_half_space = false;         // Shift and space give U+200C, as Persian needs inside its words
  bool has_shift = false;              // capitals, or in a script without them a second set of letters
};

inline constexpr std::size_t kLongestRow = 12;  // no row of keys is longer

// kNotFound when xkeyboard-config has no such layout. `language` (BCP 47) says which alphabet is to be complete (CLDR).
base::Result<Layout> Load(std::string_view xkb_name, std::string_view language);

// The same letters in the order of the language's alphabet, for those who only learn to read; letters that are not of
// the alphabet ("q" in Latvian) after it. From the right where the script is written so.
Layout InAlphabeticalOrder(const Layout& layout, std::string_view language);

// Digits, in the language's own and in 0-9, and the signs that texts need. `digits` are ten, as in the language pack.
Layout Signs(const std::vector<std::string>& digits, std::string_view language, bool rtl);

}  // namespace keyboard
