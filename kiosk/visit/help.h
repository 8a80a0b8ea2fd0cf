// Where somebody listens: telephone numbers for the last screen. A file of the city's, docs/operations.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/error.h"
#include "shared/survey/text.h"

namespace visit {

inline constexpr std::size_t kMostHelpLines = 3;

struct HelpLine {
  std::string number;  // as it is dialled: "116 111"
  survey::Text name;   // who answers there
};

// [{"number": "116 111", "name": {"default": "…", "lv": "…"}}, …]; kInvalid says what is wrong with it.
base::Result<std::vector<HelpLine>> ReadHelpLines(std::string_view json);

}  // namespace visit
