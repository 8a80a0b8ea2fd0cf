#include "shared/privacy/set_apart.h"

#include <algorithm>
#include <cmath>

#include "shared/base/utf8.h"
#include "shared/expression/convert.h"
#include "shared/survey/fits.h"

namespace privacy {
namespace {

using survey::Element;
using survey::Type;
using survey::Value;

constexpr double kSevenDigits = 1'000'000;  // from here on the scrubber takes a number for a telephone's or a person's

class Taker {
 public:
  Taker(const survey::Survey& survey, std::vector<Written>& written) : survey_(survey), written_(written) {}

  Value From(const Element& question, const Value& answer, const std::string& name) {
    Value left = Rest(question, answer, name);
    return survey::Fits(survey_, question, left, survey::Texts::kApart) ? left : Value();
  }

 private:
  Value Rest(const Element& question, const Value& answer, const std::string& name) {
    switch (question.type) {
      case Type::kText:
      case Type::kComment:
        if (!question.IsFreeText()) return answer;
        Take(name, answer);
        return {};
      case Type::kSignaturePad:
        if (answer.text() && survey::IsDrawing(*answer.text())) written_.push_back({name, *answer.text(), true});
        return {};
      case Type::kExpression: return RestOfResult(question, answer, name);
      case Type::kMultipleText: return RestOfEntry(question, answer, name);
      case Type::kMatrixDropdown: return RestOfRows(question, answer, name);
      case Type::kMatrixDynamic:
      case Type::kPanelDynamic: return RestOfEntries(question, answer, name);
      case Type::kRadioGroup:
      case Type::kDropdown:
      case Type::kButtonGroup:
      case Type::kCheckbox:
      case Type::kTagbox:
      case Type::kImagePicker:
      case Type::kImageMap:
      case Type::kRanking:
        return answer.list() ? RestOfList(question, *answer.list(), name) : RestOfChoice(question, answer, name);
      case Type::kRating:
      case Type::kBoolean:
      case Type::kSlider:
      case Type::kMatrix:
      case Type::kFile:
      case Type::kHtml:
      case Type::kImage:
      case Type::kPage:
      case Type::kPanel: return answer;
    }
    return {};
  }

  void Take(const std::string& name, const Value& words) {
    if (words.missing() || words.list() || words.object()) return;
    const std::string text = expression::ToText(words);
    if (!base::Trim(text).empty()) written_.push_back({name, std::string(base::Trim(text))});
  }

  // {phone} reads "26123456" as a number: of a result that may be a copy of a text, only small numbers stay.
  Value RestOfResult(const Element& question, const Value& answer, const std::string& name) {
    if (!survey::CarriesFreeText(survey_, question) || answer.boolean()) return answer;
    if (answer.number() && std::abs(*answer.number()) < kSevenDigits) return answer;
    if (answer.number() || answer.text()) Take(name, answer);
    return {};
  }

  // What no choice has is a text: of Other, or carried over from another question.
  Value RestOfChoice(const Element& question, const Value& answer, const std::string& name) {
    if (survey::Fits(survey_, question, question.multiple ? Value(Value::List{answer}) : answer,
                     survey::Texts::kApart)) {
      const survey::Choice* choice = question.FindChoice(answer);
      return choice ? choice->value : answer;
    }
    if (!question.choices_from.empty()) {
      if (survey::CarriesFreeText(survey_, question)) Take(name, answer);
      return {};
    }
    if (!question.Other() || answer.list() || answer.object()) return {};
    Take(survey::CommentKeyOf(name), answer);
    return question.Other()->value;
  }

  Value RestOfList(const Element& question, const Value::List& answer, const std::string& name) {
    Value::List rest;
    for (const Value& one : answer) {
      Value left = RestOfChoice(question, one, name);
      if (!left.missing() && std::ranges::find(rest, left) == rest.end()) rest.push_back(std::move(left));
    }
    return rest;
  }

  Value RestOfEntry(const Element& holder, const Value& answer, const std::string& name) {
    Value::Object rest;
    if (!answer.object()) return rest;
    for (const Element* question : survey::QuestionsWithin(holder)) {
      const std::string inner = name + "." + question->name;
      if (const auto member = answer.object()->find(question->value_name); member != answer.object()->end())
        if (Value left = From(*question, member->second, inner); !left.missing())
          rest[question->value_name] = std::move(left);
      const std::string suffix(survey::kCommentSuffix);
      if (const auto comment = answer.object()->find(question->value_name + suffix);
          comment != answer.object()->end() && survey::HasComment(*question))
        Take(inner + suffix, comment->second);
    }
    return rest;
  }

  Value RestOfRows(const Element& question, const Value& answer, const std::string& name) {
    Value::Object rest;
    if (!answer.object()) return rest;
    for (const auto& [row, cells] : *answer.object())
      if (Value left = RestOfEntry(question, cells, name); !left.empty()) rest[row] = std::move(left);
    return rest;
  }

  Value RestOfEntries(const Element& question, const Value& answer, const std::string& name) {
    Value::List rest;
    if (!answer.list()) return rest;
    for (const Value& entry : *answer.list())
      if (Value left = RestOfEntry(question, entry, name); !left.empty()) rest.push_back(std::move(left));
    return rest;
  }

  const survey::Survey& survey_;
  std::vector<Written>& written_;
};

}  // namespace

Value SetApart(const survey::Survey& survey, const Element& question, const Value& answer,
               std::vector<Written>& written) {
  return Taker(survey, written).From(question, answer, question.name);
}

}  // namespace privacy
