#include "shared/survey/answers.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "shared/expression/convert.h"
#include "shared/expression/unicode.h"

namespace survey {
namespace {

using expression::Value;

bool IsNone(const Question& question, const Value& value) {
  const Choice* choice = question.FindChoice(value);
  return choice && choice->is_none;
}

std::optional<Problem> ProblemOfList(const Question& question, const Value::List& list) {
  std::set<const Choice*> chosen;
  for (const Value& item : list) {
    const Choice* choice = question.FindChoice(item);
    if (!choice || !chosen.insert(choice).second) return Problem::kNotAChoice;
  }
  const bool none = std::ranges::any_of(chosen, &Choice::is_none);
  if (none) return list.size() > 1 ? std::optional(Problem::kTooMany) : std::nullopt;
  if (question.max_selected > 0 && list.size() > static_cast<std::size_t>(question.max_selected))
    return Problem::kTooMany;
  if (list.size() < static_cast<std::size_t>(question.min_selected)) return Problem::kTooFew;
  return std::nullopt;
}

std::optional<Problem> ProblemOfNumber(const Question& question, const Value& value) {
  const double number = expression::ToNumeric(value);
  if (!std::isfinite(number)) return Problem::kNumber;
  if (question.min && number < *question.min) return Problem::kMinimum;
  if (question.max && number > *question.max) return Problem::kMaximum;
  return std::nullopt;
}

// One "@", something before it, a point inside what follows, no blanks: enough to catch a slip of the finger.
bool LooksLikeEmail(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos || at == 0 || text.find('@', at + 1) != std::string_view::npos) return false;
  if (text.find_first_of(" \t\r\n,;") != std::string_view::npos) return false;
  const std::string_view domain = text.substr(at + 1);
  const auto point = domain.rfind('.');
  return point != std::string_view::npos && point > 0 && point + 1 < domain.size() && domain[0] != '.' &&
         domain.find("..") == std::string_view::npos;
}

std::optional<Problem> ProblemOfText(const Question& question, const Value& value) {
  if (!value.text()) return Problem::kNotAChoice;
  const auto length = expression::CodePoints(*value.text()).size();
  if (question.max_length > 0 && length > static_cast<std::size_t>(question.max_length)) return Problem::kTooLong;
  if (question.input == InputType::kEmail && !LooksLikeEmail(expression::TrimWide(*value.text()))) return Problem::kEmail;
  return std::nullopt;
}

}  // namespace

bool IsUnanswered(const Question& question, const Value& value) {
  if (value.empty()) return true;
  return question.IsText() && value.text() && expression::TrimWide(*value.text()).empty();
}

std::optional<Problem> ProblemOf(const Question& question, const Value& value) {
  if (question.type == Type::kHtml) return Problem::kNotAChoice;
  if (question.IsText())
    return question.input == InputType::kNumber ? ProblemOfNumber(question, value) : ProblemOfText(question, value);
  if (question.multiple)
    return value.list() ? ProblemOfList(question, *value.list()) : std::optional(Problem::kNotAChoice);
  return question.FindChoice(value) ? std::nullopt : std::optional(Problem::kNotAChoice);
}

Value::List Settled(const Question& question, Value::List list) {
  const auto none = [&](const Value& item) { return IsNone(question, item); };
  if (list.size() > 1 && none(list.back())) return {list.back()};
  if (list.size() > 1) std::erase_if(list, none);
  if (question.max_selected > 0 && list.size() > static_cast<std::size_t>(question.max_selected))
    list.resize(static_cast<std::size_t>(question.max_selected));
  return list;
}

Value Submitted(const Question& question, const Value& value) {
  if (question.IsText()) return question.input == InputType::kNumber ? Value(expression::ToNumeric(value)) : value;
  if (!value.list()) {
    const Choice* choice = question.FindChoice(value);
    return choice ? choice->value : Value();
  }
  Value::List list;
  for (const Value& item : *value.list())
    if (const Choice* choice = question.FindChoice(item)) list.push_back(choice->value);
  return list;
}

}  // namespace survey
