// On-screen keyboards from xkeyboard-config: the letters of every layout are already maintained there, so
// Balss only arranges them. Used by widgets/; never draws.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/error.h"

namespace keyboard {

struct Cap {
  std::string small, capital;  // UTF-8; equal where the script has no capitals
};

struct Layout {
  std::string name;                    // xkb: "lv", "ara", "us(intl)"
  std::vector<std::vector<Cap>> rows;  // from the top, each from left to right; letters only
  std::vector<Cap> marks;              // letters of the language that stand behind AltGr: "ā", "č", …
};

// kNotFound when xkeyboard-config has no such layout. `language` (BCP 47) says which letters behind AltGr
// belong to the alphabet (fontconfig's orthographies).
base::Result<Layout> Load(std::string_view xkb_name, std::string_view language);

}  // namespace keyboard
