// The question types of SurveyJS by name. Private to survey/.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/survey/element.h"

namespace survey {

// nullopt for what is no question type: a panel, a misspelling, a custom widget.
std::optional<Type> TypeNamed(std::string_view name);

// What to do about such a name: a misspelt one gets the nearest.
struct TypeProblem {
  std::string message;
  std::string hint;
};
TypeProblem AboutType(std::string_view name);

// The nearest of the names, or "" when none is near.
std::string_view Nearest(std::string_view word, const std::vector<std::string_view>& names);

}  // namespace survey
