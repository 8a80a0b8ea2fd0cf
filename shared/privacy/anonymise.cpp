#include "shared/privacy/anonymise.h"

#include <algorithm>

#include "shared/base/json.h"
#include "shared/base/json.h"
#include "shared/base/utf8.h"
#include "shared/privacy/seal.h"

namespace privacy {
namespace {

constexpr std::string_view kCommentSuffix = "-Comment";

// Never throws: what is not UTF-8 becomes U+FFFD.
std::string Dump(const base::Json& json) {
  return json.dump(-1, ' ', false, base::Json::error_handler_t::replace);
}

bool IsAttribute(const survey::Survey& survey, std::string_view name) {
  return std::ranges::find(survey.attributes, name) != survey.attributes.end();
}

bool IsFreeText(const survey::Survey& survey, std::string_view name) {
  if (const survey::Question* question = survey.Find(name)) return question->IsFreeText();
  return name.ends_with(kCommentSuffix);  // the text of Other
}

// A value that the survey does not offer, or that is beyond the fourth, is as good as not given.
std::uint8_t AttributeNumber(const survey::Response& response, std::string_view name) {
  const auto answer = response.answers.find(name);
  const survey::Question* question = response.survey->Find(name);
  if (answer == response.answers.end() || !question) return 0;
  const survey::Choice* choice = question->FindChoice(answer->second);
  if (!choice) return 0;
  const auto number = choice - question->choices.data() + 1;
  return number <= kAttributeValues ? static_cast<std::uint8_t>(number) : 0;
}

Attributes AttributesOf(const survey::Response& response) {
  Attributes attributes{};
  const auto& names = response.survey->attributes;
  for (std::size_t i = 0; i < std::min(names.size(), attributes.size()); ++i)
    attributes[i] = AttributeNumber(response, names[i]);
  return attributes;
}

std::string TextBody(std::string_view question, std::string_view text) {
  const auto body = [&] { return Dump({{"question", question}, {"text", text}}); };
  text = base::Truncate(text, kTextBytes);
  std::string json = body();
  // Quotation marks, line ends and control characters take two to six bytes in JSON.
  while (json.size() >= kBodyBytes && !text.empty()) {
    const std::size_t excess = json.size() - kBodyBytes + 1;
    text = base::Truncate(text, text.size() - std::min(text.size(), (excess + 5) / 6));
    json = body();
  }
  return json;
}

// Whether a free text was skipped is left out too: it would tell which rows belong to the texts.
base::Json Skipped(const survey::Response& response) {
  std::vector<std::string> names;
  for (const std::string& name : response.skipped)
    if (!IsAttribute(*response.survey, name) && !IsFreeText(*response.survey, name)) names.push_back(name);
  std::ranges::sort(names);
  return names;
}

}  // namespace

AnonymousResponse Anonymise(const survey::Response& response) {
  const survey::Survey& survey = *response.survey;
  AnonymousResponse out{
      .survey = survey.digest, .attributes = AttributesOf(response), .answers = {}, .texts = {}};
  base::Json answers = base::Json::object();
  for (const auto& [name, value] : response.answers) {
    if (IsFreeText(survey, name)) {
      const std::string* text = value.text();
      if (text && !base::Trim(*text).empty()) out.texts.push_back(TextBody(name, Scrub(base::Trim(*text))));
    } else if (!IsAttribute(survey, name)) {
      answers[name] = value.ToJson();
    }
  }
  out.answers = Dump({{"answers", std::move(answers)}, {"skipped", Skipped(response)}});
  return out;
}

}  // namespace privacy
