// The question types of SurveyJS: which of them the kiosk asks, and as what. Private to survey/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/survey/survey.h"

namespace survey {

// nullopt for a type that the kiosk does not ask.
std::optional<Type> TypeNamed(std::string_view name);

// What to do about such a type: a known one gets advice, a misspelt one the nearest name.
struct TypeProblem {
  std::string message;
  std::string hint;
};
TypeProblem AboutType(std::string_view name);

// The nearest of the names, or "" when none is near.
std::string_view Nearest(std::string_view word, std::initializer_list<std::string_view> names);

}  // namespace survey
