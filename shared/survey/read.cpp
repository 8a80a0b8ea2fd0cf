#include <algorithm>
#include <set>

#include "shared/base/json.h"
#include "shared/expression/unicode.h"
#include "shared/survey/properties.h"
#include "shared/survey/read.h"
#include "shared/survey/read_parts.h"

namespace survey {
namespace {

template <class Visit>
void ForEachBelow(const std::vector<std::unique_ptr<Element>>& elements, Visit& visit) {
  for (const auto& element : elements) {
    visit(*element);
    if (!element->IsQuestion()) ForEachBelow(element->elements, visit);
  }
}

// As SurveyJS names what has no name: "page1", "panel1", "question1", counted on past the names that are taken.
void NameTheNameless(Survey& survey) {
  std::set<std::string> taken;
  const auto note = [&](Element& element) { taken.insert(element.name); };
  ForEachBelow(survey.pages, note);
  const auto name = [&](Element& element) {
    const std::string_view base = element.type == Type::kPage    ? "page"
                                  : element.type == Type::kPanel ? "panel"
                                                                 : "question";
    for (int i = 1; element.name.empty(); ++i)
      if (std::string next = std::string(base) + std::to_string(i); taken.insert(next).second)
        element.name = std::move(next);
  };
  ForEachBelow(survey.pages, name);
}

void NameTheValues(std::vector<std::unique_ptr<Element>>& elements) {
  for (const auto& element : elements) {
    if (element->value_name.empty()) element->value_name = element->name;
    NameTheValues(element->elements);
  }
}

void CheckNames(const Fields& file, const Survey& survey) {
  std::set<std::string> names;
  const auto complain = [&](const Element& one, std::string message, std::string hint) {
    file.findings().push_back({Finding::Level::kError, one.pointer, 0, std::move(message), std::move(hint)});
  };
  for (const Element* question : survey.questions)
    if (!names.insert(expression::Lower(question->name)).second)
      complain(*question, "two questions are called \"" + question->name + "\"",
               "give each question its own name; upper and lower case do not count");
  for (const Element* question : survey.questions)
    if ((question->Other() || question->show_comment) &&
        names.contains(expression::Lower(CommentKeyOf(question->name))))
      complain(*question, "another question is called \"" + question->name + "-Comment\"",
               "that name is taken by the text of \"Other\"");
}

// Every language in which anything is said; the file's own first.
void FindLocales(const Fields& file, Survey& survey) {
  std::set<std::string> found;
  ForEachText(survey, [&](const std::string&, std::string_view, const Text& text) {
    for (const auto& [locale, words] : text.all()) found.insert(locale == "default" ? "en" : locale);
  });
  survey.default_locale = file.Plain({"locale"});
  if (!found.contains(survey.default_locale))
    survey.default_locale = found.contains("en") || found.empty() ? "en" : *found.begin();
  found.erase(survey.default_locale);
  survey.locales = {survey.default_locale};
  survey.locales.insert(survey.locales.end(), found.begin(), found.end());
}

}  // namespace

Loaded LoadParsed(const base::Json& json, std::string_view text) {
  Loaded loaded;
  Survey& survey = loaded.survey;
  const Fields file(json, "", loaded.findings);
  survey.digest = base::Hash(text);
  FindUnknown(file);
  ReadSettings(file, survey);
  ReadPages(file, survey);
  NameTheNameless(survey);
  NameTheValues(survey.pages);
  const auto collect = [&](const Element& element) {
    if (element.IsQuestion()) survey.questions.push_back(&element);
  };
  ForEachBelow(survey.pages, collect);
  if (survey.questions.empty()) file.Complain("", "no questions", R"(add "pages": [{"elements": [ … ]}])");
  CheckNames(file, survey);
  ReadKiosk(file, survey);
  FindLocales(file, survey);
  return loaded;
}

base::Result<Loaded> Load(std::string_view text) {
  const auto json = base::ParseJson(text);
  if (!json) return std::unexpected(json.error());
  if (!json->is_object()) return base::Fail(base::Code::kInvalid, "a survey is a JSON object", "write { … }");
  return LoadParsed(*json, text);
}

base::Result<Survey> Read(std::string_view text) {
  auto loaded = Load(text);
  if (!loaded) return std::unexpected(loaded.error());
  const auto error = std::ranges::find(loaded->findings, Finding::Level::kError, &Finding::level);
  if (error == loaded->findings.end()) return std::move(loaded->survey);
  const int line = base::LineOf(text, error->pointer);
  std::string detail = (error->pointer.empty() ? std::string("/") : error->pointer) + ": ";
  if (line > 0) detail += "line " + std::to_string(line) + ": ";
  return base::Fail(base::Code::kInvalid, detail + error->message, error->hint);
}

}  // namespace survey
