// What something in a table is called. Plain data.
#pragma once

#include <string>

#include "shared/survey/text.h"

namespace report {

struct Label {
  std::string code;    // stable: a question's name, "lessons.art", "all", "age=8-11", a choice's value
  survey::Text label;  // in the survey's languages
};

}  // namespace report
