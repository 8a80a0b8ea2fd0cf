#include "shared/tabulate/validate.h"

#include <algorithm>

#include "shared/base/json.h"
#include "shared/survey/fits.h"

namespace tabulate {
namespace {

using base::Json;
using survey::Element;
using survey::Survey;

bool IsAttribute(const Survey& survey, std::string_view name) {
  return std::ranges::find(survey.attributes, name) != survey.attributes.end();
}

bool AreAttributesValid(const Survey& survey, const privacy::Attributes& attributes) {
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    const Element* question = i < survey.attributes.size() ? survey.Find(survey.attributes[i]) : nullptr;
    if (attributes[i] > (question ? question->choices.size() : 0)) return false;
  }
  return true;
}

// Asked, and kept among the answers: neither practice nor an attribute, which travels beside the seal.
const Element* FindKept(const Survey& survey, const std::string& name) {
  const Element* question = survey.Find(name);
  return question && !question->practice && !IsAttribute(survey, name) ? question : nullptr;
}

std::string WhyAnswersInvalid(const Survey& survey, const Json& answers) {
  for (const auto& [name, value] : answers.items()) {
    const Element* question = FindKept(survey, name);
    if (!question) return "an answer to a question that the survey does not have";
    const auto why = survey::WhyUnfit(survey, *question, survey::Value::FromJson(value), survey::Texts::kApart);
    if (why) return why->where + ": not one of its answers";
  }
  return "";
}

bool Asks(const Survey& survey, const Json& name) {
  return name.is_string() && FindKept(survey, name.get<std::string>());
}

bool Speaks(const Survey& survey, const std::string& locale) {
  return std::ranges::find(survey.locales, locale) != survey.locales.end();
}

std::string WhySkippedInvalid(const Survey& survey, const Json& skipped) {
  for (const Json& name : skipped)
    if (!name.is_string() || !survey.Find(name.get<std::string>())) return "a skipped question that is not there";
  return "";
}

}  // namespace

std::string WhyInvalid(const Survey& survey, const privacy::Attributes& attributes, std::string_view body) {
  if (!AreAttributesValid(survey, attributes)) return "attributes that the survey does not have";
  const auto json = base::ParseJson(body);
  if (!json || !json->is_object()) return "not a JSON object";
  const Json answers = json->value("answers", Json()), skipped = json->value("skipped", Json());
  if (!answers.is_object() || !skipped.is_array()) return "not answers and skipped";
  for (const auto& [name, value] : json->items()) {
    const bool known = name == "answers" || name == "skipped" || (name == "turned" && value == true) ||
                       (name == "stopped" && Asks(survey, value)) ||
                       (name == "helped" && value.is_string() && Speaks(survey, value.get<std::string>()));
    if (!known) return "something beside answers and skipped";
  }
  const std::string why = WhyAnswersInvalid(survey, answers);
  return why.empty() ? WhySkippedInvalid(survey, skipped) : why;
}

std::string TextQuestion(const Survey& survey, std::string_view body) {
  const auto json = base::ParseJson(body);
  if (!json || !json->is_object() || json->size() != 2) return "";
  const Json name = json->value("question", Json()), text = json->value("text", Json());
  if (!name.is_string() || !text.is_string()) return "";
  const std::vector<survey::FreeText> texts = survey::FreeTextsOf(survey);
  const auto asked = std::ranges::find(texts, name.get<std::string>(), &survey::FreeText::name);
  if (asked == texts.end()) return "";
  const bool drawn = asked->question->type == survey::Type::kSignaturePad && !asked->is_comment;
  return drawn && !survey::IsDrawing(text.get<std::string>()) ? "" : asked->name;
}

}  // namespace tabulate
