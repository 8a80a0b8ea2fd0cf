#include "shared/privacy/anonymise.h"

#include <algorithm>
#include <set>

#include "shared/base/json.h"
#include "shared/base/utf8.h"
#include "shared/privacy/seal.h"
#include "shared/privacy/set_apart.h"
#include "shared/survey/fits.h"

namespace privacy {
namespace {

using survey::Element;

// Never throws: what is not UTF-8 becomes U+FFFD.
std::string Dump(const base::Json& json) { return json.dump(-1, ' ', false, base::Json::error_handler_t::replace); }

bool IsAttribute(const survey::Survey& survey, std::string_view name) {
  return std::ranges::find(survey.attributes, name) != survey.attributes.end();
}

// A value that the survey does not offer, or that is beyond the fourth, is as good as not given.
std::uint8_t AttributeNumber(const session::Response& response, std::string_view name) {
  const auto answer = response.answers.find(name);
  const Element* question = response.survey->Find(name);
  if (answer == response.answers.end() || !question) return 0;
  const survey::Choice* choice = question->FindChoice(answer->second);
  if (!choice) return 0;
  const auto number = choice - question->choices.data() + 1;
  return number <= kAttributeValues ? static_cast<std::uint8_t>(number) : 0;
}

Attributes AttributesOf(const session::Response& response) {
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

// "" for a drawing that does not fit: half of one is none.
std::string BodyOf(const Written& written) {
  if (!written.is_drawing) return TextBody(written.question, Scrub(written.text));
  if (written.text.size() > kTextBytes) return {};
  std::string body = Dump({{"question", written.question}, {"text", written.text}});
  return body.size() < kBodyBytes ? body : std::string();
}

// The question beside whose answer this text stands, or nullptr.
const Element* CommentedBy(const survey::Survey& survey, std::string_view name) {
  if (!name.ends_with(survey::kCommentSuffix)) return nullptr;
  const Element* question = survey.Find(name.substr(0, name.size() - survey::kCommentSuffix.size()));
  return question && survey::HasComment(*question) ? question : nullptr;
}

// Whether a free text was skipped is left out too: it would tell which rows belong to the texts.
bool MayTellSkipped(const survey::Survey& survey, std::string_view name) {
  const Element* question = survey.Find(name);
  return question && question->TakesInput() && question->type != survey::Type::kFile && !question->practice &&
         !IsAttribute(survey, name) && !survey::CarriesFreeText(survey, *question);
}

// As for what is skipped: the stop is told as one at the next question of which that may be told. "" when none comes.
std::string StoppedAt(const session::Response& response) {
  const auto& questions = response.survey->questions;
  auto at = std::ranges::find(questions, response.stopped, [](const Element* one) { return one->name; });
  while (at != questions.end() && !MayTellSkipped(*response.survey, (*at)->name)) ++at;
  return at == questions.end() ? std::string() : (*at)->name;
}

std::string BodyOf(const session::Response& response, const base::Json& answers, const std::set<std::string>& skipped) {
  base::Json body{{"answers", answers}, {"skipped", skipped}};
  const auto& locales = response.survey->locales;
  if (std::ranges::find(locales, response.helped_in) != locales.end()) body["helped"] = response.helped_in;
  if (response.turned) body["turned"] = true;
  if (const std::string stopped = StoppedAt(response); !stopped.empty()) body["stopped"] = stopped;
  return Dump(body);
}

bool HasEntries(const survey::Survey& survey, std::string_view name) {
  const Element* question = survey.Find(name);
  return question && (question->type == survey::Type::kPanelDynamic || question->type == survey::Type::kMatrixDynamic);
}

// Rather than lose all that somebody said: the longest answer gives way until the rest fits, a list its last entries
// and any other answer as a whole. Says how often something gave way.
int Shorten(const session::Response& response, base::Json& answers, std::set<std::string>& skipped) {
  const survey::Survey& survey = *response.survey;
  int left_out = 0;
  while (BodyOf(response, answers, skipped).size() >= kBodyBytes) {
    ++left_out;
    std::string longest;
    std::size_t most = 0;
    for (const auto& [name, answer] : answers.items())
      if (const std::size_t bytes = Dump(answer).size(); bytes > most) most = bytes, longest = name;
    if (answers.empty()) {
      skipped.erase(std::prev(skipped.end()));
    } else if (base::Json& answer = answers[longest]; HasEntries(survey, longest) && answer.size() > 1) {
      answer.erase(answer.size() - 1);
    } else {
      answers.erase(longest);
      if (MayTellSkipped(survey, longest)) skipped.insert(longest);
    }
  }
  return left_out;
}

}  // namespace

AnonymousResponse Anonymise(const session::Response& response) {
  const survey::Survey& survey = *response.survey;
  AnonymousResponse out{
      .survey = survey.digest, .attributes = AttributesOf(response), .answers = {}, .texts = {}, .left_out = 0};
  base::Json answers = base::Json::object();
  std::set<std::string> skipped(response.skipped.begin(), response.skipped.end());
  std::vector<Written> written;
  for (const auto& [name, value] : response.answers) {
    if (const Element* question = survey.Find(name)) {
      if (question->practice || IsAttribute(survey, name)) continue;
      const survey::Value left = SetApart(survey, *question, value, written);
      if (left.missing())
        skipped.insert(name);
      else
        answers[name] = left.ToJson();
    } else if (const Element* commented = CommentedBy(survey, name);
               commented && !commented->practice && value.text()) {
      const std::string_view text = base::Trim(*value.text());
      if (!text.empty()) written.push_back({name, std::string(text)});
    }
  }
  skipped.erase(response.stopped);  // seen, but who stops there skips nothing
  std::erase_if(skipped, [&](const std::string& name) { return !MayTellSkipped(survey, name); });
  out.left_out = Shorten(response, answers, skipped);
  for (const Written& one : written)
    if (std::string body = BodyOf(one); !body.empty()) out.texts.push_back(std::move(body));
  out.answers = BodyOf(response, answers, skipped);
  return out;
}

}  // namespace privacy
