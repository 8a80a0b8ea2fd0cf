#include "shared/survey/survey.h"

#include <algorithm>

namespace survey {
namespace {

std::string_view Root(std::string_view locale) { return locale.substr(0, locale.find_first_of("-_")); }

}  // namespace

const std::string& Text::For(std::string_view locale) const {
  static const std::string kNone;
  for (const std::string_view tag : {locale, Root(locale), std::string_view("default"), std::string_view("en")})
    if (const auto found = texts_.find(tag); found != texts_.end()) return found->second;
  return kNone;
}

bool Text::Has(std::string_view locale) const {
  const std::string_view root = Root(locale);
  return texts_.contains(locale) || texts_.contains(root) || (root == "en" && texts_.contains("default"));
}

const Choice* Question::FindChoice(const expression::Value& value) const {
  if (value.missing() || value.list() || value.object()) return nullptr;
  const auto exact = std::ranges::find(choices, value, &Choice::value);
  if (exact != choices.end()) return &*exact;
  // "2" is the choice 2: SurveyJS and paper forms do not keep them apart.
  const std::string code = ToCode(value);
  const auto found = std::ranges::find_if(choices, [&](const Choice& one) { return ToCode(one.value) == code; });
  return found == choices.end() ? nullptr : &*found;
}

const Question* Survey::Find(std::string_view name) const {
  const auto found = std::ranges::find(questions, name, &Question::name);
  return found == questions.end() ? nullptr : &*found;
}

}  // namespace survey
