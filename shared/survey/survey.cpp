#include "shared/survey/survey.h"

#include <algorithm>

namespace survey {

const Element* Survey::Find(std::string_view name) const {
  const auto found = std::ranges::find_if(questions, [&](const Element* one) { return one->name == name; });
  return found == questions.end() ? nullptr : *found;
}

}  // namespace survey
