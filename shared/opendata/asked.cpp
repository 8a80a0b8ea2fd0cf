#include "shared/opendata/asked.h"

namespace opendata {
namespace {

using survey::Element;
using survey::Type;

bool IsPart(const Element& question, std::string_view code) {
  const bool has_parts = question.type == Type::kMatrix || question.type == Type::kMultipleText;
  return has_parts && code.size() > question.name.size() && code.starts_with(question.name) &&
         code[question.name.size()] == '.';
}

// Down to the question, with the conditions on the way.
bool Search(const Element& element, std::string_view code, Asked& asked) {
  const std::size_t above = asked.conditions.size();
  if (element.visible_if) asked.conditions.push_back(element.visible_if->text());
  if (!element.IsQuestion()) {
    for (const auto& child : element.elements)
      if (Search(*child, code, asked)) return true;
  } else if (element.name == code || IsPart(element, code)) {
    asked.question = &element;
    asked.is_part = element.name != code;
    return true;
  }
  asked.conditions.resize(above);
  return false;
}

}  // namespace

Asked FindAsked(const survey::Survey& survey, std::string_view code) {
  Asked asked;
  for (const auto& page : survey.pages)
    if (Search(*page, code, asked)) break;
  return asked;
}

std::string_view HowCounted(const Asked& asked) {
  constexpr std::string_view kHowMany = "Counted is how many people answered, not what.";
  if (!asked.question) return "";
  const Element& question = *asked.question;
  switch (question.type) {
    case Type::kRanking: return "The choices are put in order; counted is how often each stood first.";
    case Type::kCheckbox:
    case Type::kTagbox: return "Several choices are possible; their sum is more than the number of people.";
    case Type::kRadioGroup:
    case Type::kDropdown:
    case Type::kButtonGroup:
    case Type::kImagePicker:
    case Type::kImageMap:
      return question.multiple ? "Several choices are possible; their sum is more than the number of people."
                               : "One choice is possible.";
    case Type::kRating:
    case Type::kBoolean:
    case Type::kMatrix: return "One choice is possible.";
    case Type::kText:
    case Type::kComment:
    case Type::kSlider:
    case Type::kExpression:
    case Type::kMultipleText:
    case Type::kMatrixDropdown:
    case Type::kMatrixDynamic:
    case Type::kPanelDynamic:
    case Type::kSignaturePad:
    case Type::kFile:
    case Type::kHtml:
    case Type::kImage:
    case Type::kPage:
    case Type::kPanel: return kHowMany;
  }
  return "";
}

std::string_view DomainOf(const Asked& asked) {
  const Element& question = *asked.question;
  if (question.multiple || question.type == Type::kRanking) return "multiple";
  if (question.HasChoices() || question.type == Type::kRating || question.type == Type::kBoolean ||
      question.type == Type::kMatrix)
    return "category";
  if (question.IsNumber() || question.type == Type::kSlider) return "numeric";
  return question.type == Type::kText && !question.IsFreeText() ? "datetime" : "text";
}

std::string_view PeopleOf(survey::Band band) {
  switch (band) {
    case survey::Band::k5To7: return "Children of 5 to 7 years who chose to answer at a kiosk.";
    case survey::Band::k8To11: return "Children of 8 to 11 years who chose to answer at a kiosk.";
    case survey::Band::k12To17: return "Young people of 12 to 17 years who chose to answer at a kiosk.";
    case survey::Band::kAdult: return "Adults who chose to answer at a kiosk.";
  }
  return "";
}

}  // namespace opendata
