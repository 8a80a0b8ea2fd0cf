#include "sync/endpoint/tabulate/validate.h"

#include <algorithm>
#include <cmath>

#include "shared/base/json.h"

namespace tabulate {
namespace {

using base::Json;
using survey::Question;
using survey::Survey;

constexpr std::string_view kComment = "-Comment";  // the text of Other stands under "<question>-Comment"

bool IsAttribute(const Survey& survey, std::string_view name) {
  return std::ranges::find(survey.attributes, name) != survey.attributes.end();
}

bool AreAttributesValid(const Survey& survey, const privacy::Attributes& attributes) {
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    const Question* question = i < survey.attributes.size() ? survey.Find(survey.attributes[i]) : nullptr;
    if (attributes[i] > (question ? question->choices.size() : 0)) return false;
  }
  return true;
}

bool IsChoice(const Question& question, const Json& value) {
  return question.FindChoice(expression::Value::FromJson(value)) != nullptr;
}

bool IsListOfChoices(const Question& question, const Json& list) {
  if (!list.is_array() || list.empty()) return false;
  if (question.max_selected > 0 && list.size() > static_cast<std::size_t>(question.max_selected))
    return false;
  for (auto item = list.begin(); item != list.end(); ++item)
    if (!IsChoice(question, *item) || std::find(list.begin(), item, *item) != item) return false;
  return true;
}

bool IsAnswer(const Question& question, const Json& value) {
  if (question.IsText())
    return !question.IsFreeText() && value.is_number() && std::isfinite(value.get<double>());
  return question.multiple ? IsListOfChoices(question, value) : IsChoice(question, value);
}

// Asked, and kept among the answers: neither practice nor an attribute, which travels beside the seal.
const Question* FindKept(const Survey& survey, const std::string& name) {
  const Question* question = survey.Find(name);
  const bool kept = question && question->type != survey::Type::kHtml && !question->practice;
  return kept && !IsAttribute(survey, name) ? question : nullptr;
}

std::string WhyAnswersInvalid(const Survey& survey, const Json& answers) {
  for (const auto& [name, value] : answers.items()) {
    const Question* question = FindKept(survey, name);
    if (!question) return "an answer to a question that the survey does not have";
    if (!IsAnswer(*question, value)) return name + ": not one of its answers";
  }
  return "";
}

std::string WhySkippedInvalid(const Survey& survey, const Json& skipped) {
  for (const Json& name : skipped)
    if (!name.is_string() || !survey.Find(name.get<std::string>()))
      return "a skipped question that is not there";
  return "";
}

}  // namespace

std::string WhyInvalid(const Survey& survey, const privacy::Attributes& attributes, std::string_view body) {
  if (!AreAttributesValid(survey, attributes)) return "attributes that the survey does not have";
  const auto json = base::ParseJson(body);
  if (!json || !json->is_object()) return "not a JSON object";
  const Json answers = json->value("answers", Json()), skipped = json->value("skipped", Json());
  if (json->size() != 2 || !answers.is_object() || !skipped.is_array()) return "not answers and skipped";
  const std::string why = WhyAnswersInvalid(survey, answers);
  return why.empty() ? WhySkippedInvalid(survey, skipped) : why;
}

std::string TextQuestion(const Survey& survey, std::string_view body) {
  const auto json = base::ParseJson(body);
  if (!json || !json->is_object() || json->size() != 2) return "";
  const Json name = json->value("question", Json()), text = json->value("text", Json());
  if (!name.is_string() || !text.is_string()) return "";
  const auto code = name.get<std::string>();
  if (const Question* question = survey.Find(code))
    return question->IsFreeText() && !question->practice ? code : "";
  if (!code.ends_with(kComment)) return "";
  const Question* question = survey.Find(code.substr(0, code.size() - kComment.size()));
  return question && std::ranges::any_of(question->choices, &survey::Choice::is_other) ? code : "";
}

}  // namespace tabulate
