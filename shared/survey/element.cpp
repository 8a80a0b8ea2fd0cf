#include "shared/survey/element.h"

#include <algorithm>
#include <array>

#include "shared/expression/convert.h"

namespace survey {

std::string_view NameOf(Type type) {
  switch (type) {
    case Type::kPage: return "page";
    case Type::kPanel: return "panel";
    case Type::kRadioGroup: return "radiogroup";
    case Type::kDropdown: return "dropdown";
    case Type::kButtonGroup: return "buttongroup";
    case Type::kCheckbox: return "checkbox";
    case Type::kTagbox: return "tagbox";
    case Type::kImagePicker: return "imagepicker";
    case Type::kImageMap: return "imagemap";
    case Type::kRanking: return "ranking";
    case Type::kRating: return "rating";
    case Type::kBoolean: return "boolean";
    case Type::kSlider: return "slider";
    case Type::kText: return "text";
    case Type::kComment: return "comment";
    case Type::kMultipleText: return "multipletext";
    case Type::kSignaturePad: return "signaturepad";
    case Type::kFile: return "file";
    case Type::kMatrix: return "matrix";
    case Type::kMatrixDropdown: return "matrixdropdown";
    case Type::kMatrixDynamic: return "matrixdynamic";
    case Type::kPanelDynamic: return "paneldynamic";
    case Type::kExpression: return "expression";
    case Type::kHtml: return "html";
    case Type::kImage: return "image";
  }
  return "";
}

std::string_view NameOf(InputType type) {
  switch (type) {
    case InputType::kText: return "text";
    case InputType::kNumber: return "number";
    case InputType::kRange: return "range";
    case InputType::kDate: return "date";
    case InputType::kTime: return "time";
    case InputType::kDateTime: return "datetime-local";
    case InputType::kMonth: return "month";
    case InputType::kWeek: return "week";
    case InputType::kTel: return "tel";
    case InputType::kEmail: return "email";
    case InputType::kUrl: return "url";
    case InputType::kColor: return "color";
    case InputType::kPassword: return "password";
  }
  return "";
}

bool Element::HasChoices() const {
  constexpr std::array kTypes = {Type::kRadioGroup, Type::kDropdown,    Type::kButtonGroup, Type::kCheckbox,
                                 Type::kTagbox,     Type::kImagePicker, Type::kImageMap,    Type::kRanking};
  return std::ranges::find(kTypes, type) != kTypes.end();
}

bool Element::IsFreeText() const {
  if (type == Type::kComment || type == Type::kMultipleText) return true;
  constexpr std::array kMeasured = {InputType::kNumber,   InputType::kRange, InputType::kDate, InputType::kTime,
                                    InputType::kDateTime, InputType::kMonth, InputType::kWeek, InputType::kColor};
  return type == Type::kText && !mask.IsMeasure() && std::ranges::find(kMeasured, input) == kMeasured.end();
}

bool Element::IsComposite() const {
  return type == Type::kMatrixDropdown || type == Type::kMatrixDynamic || type == Type::kPanelDynamic ||
         type == Type::kMultipleText;
}

bool Element::TakesInput() const {
  return IsQuestion() && type != Type::kHtml && type != Type::kImage && type != Type::kExpression;
}

Text Choice::WordsOrValue() const { return text.empty() ? Text(expression::ToCode(value)) : text; }

Text Element::TitleOrName() const { return title.empty() ? Text(name) : title; }

const Choice* Element::FindChoice(const Value& value) const {
  const auto exact = std::ranges::find(choices, value, &Choice::value);
  if (exact != choices.end()) return &*exact;
  if (value.missing() || value.list() || value.object()) return nullptr;
  const std::string text = expression::ToText(value);  // "2" is the choice 2, as in SurveyJS
  const auto alike = std::ranges::find_if(choices, [&](const Choice& one) {
    return one.special != Special::kSelectAll && expression::ToText(one.value) == text;
  });
  return alike == choices.end() ? nullptr : &*alike;
}

const Choice* Element::Other() const {
  const auto found = std::ranges::find(choices, Special::kOther, &Choice::special);
  return found == choices.end() ? nullptr : &*found;
}

}  // namespace survey
