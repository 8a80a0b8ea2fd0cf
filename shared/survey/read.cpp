#include "shared/survey/read.h"

#include <algorithm>
#include <map>
#include <set>

#include "shared/expression/unicode.h"
#include "shared/survey/read_kiosk.h"
#include "shared/survey/read_question.h"
#include "shared/base/json.h"

namespace survey {
namespace {

void ReadElements(const Fields& holder, int group, Survey& survey);

void ReadGroup(const Fields& fields, int parent, Survey& survey) {
  Group group;
  group.name = fields.Plain("name");
  group.pointer = fields.pointer();
  group.title = fields.Localised("title");
  group.visible_if = fields.Condition("visibleIf");
  if (!group.visible_if && !fields.Flag("visible", true)) group.visible_if = *expression::Expression::Parse("false");
  group.parent = parent;
  survey.groups.push_back(std::move(group));
  ReadElements(fields, static_cast<int>(survey.groups.size()) - 1, survey);
}

// The file's depth is bounded by base::ParseJson, so the recursion through panels is, too.
void ReadElements(const Fields& holder, int group, Survey& survey) {
  const std::string_view name = holder.Used({"elements", "questions"});
  const base::Json* elements = holder.Array(name);
  if (!elements) return;
  for (std::size_t i = 0; i < elements->size(); ++i) {
    const Fields element((*elements)[i], holder.pointer() + "/" + std::string(name) + "/" + std::to_string(i),
                         holder.complaint());
    const base::Json* type = element.Get("type");
    if (type && *type == "panel")
      ReadGroup(element, group, survey);
    else
      survey.questions.push_back(ReadQuestion(element, group));
  }
}

void ReadPages(const Fields& file, Survey& survey) {
  const base::Json* pages = file.Array("pages");
  if (!pages) {
    survey.groups.emplace_back();
    ReadElements(file, 0, survey);
    return;
  }
  if (file.Get("elements")) file.Complain("elements", "questions beside the pages", "move them into a page");
  for (std::size_t i = 0; i < pages->size(); ++i)
    ReadGroup(Fields((*pages)[i], "/pages/" + std::to_string(i), file.complaint()), -1, survey);
}

void CheckNames(const Survey& survey, Complaint& complaint) {
  std::set<std::string> names;
  for (const Question& question : survey.questions) {
    const std::string name = expression::Lower(question.name);
    if (!names.insert(name).second)
      complaint.Add(question.pointer, "two questions are called \"" + question.name + "\"",
                    "give each question its own name; upper and lower case do not count");
  }
  for (const Question& question : survey.questions)
    if (std::ranges::any_of(question.choices, &Choice::is_other) &&
        names.contains(expression::Lower(question.name + "-Comment")))
      complaint.Add(question.pointer, "another question is called \"" + question.name + "-Comment\"",
                    "that name is taken by the text of \"Other\"");
}

// Every language in which anything is said; the file's own first.
void FindLocales(const Fields& file, Survey& survey) {
  std::set<std::string> found;
  ForEachText(survey, [&](const std::string&, const Text& text) {
    for (const auto& [locale, words] : text.all()) found.insert(locale == "default" ? "en" : locale);
  });
  survey.default_locale = file.Plain("locale");
  if (!found.contains(survey.default_locale))
    survey.default_locale = found.contains("en") || found.empty() ? "en" : *found.begin();
  found.erase(survey.default_locale);
  survey.locales = {survey.default_locale};
  survey.locales.insert(survey.locales.end(), found.begin(), found.end());
}

}  // namespace

std::optional<Survey> ReadParsed(const base::Json& json, std::string_view file, Complaint& complaint) {
  const Fields fields(json, "", complaint);
  Survey survey;
  survey.digest = base::Hash(file);
  survey.title = fields.Localised("title");
  survey.description = fields.Localised("description");
  ReadPages(fields, survey);
  if (survey.questions.empty()) complaint.Add("", "no questions", R"(add "pages": [{"elements": [ … ]}])");
  if (!complaint.error()) CheckNames(survey, complaint);
  if (!complaint.error()) ReadKiosk(fields, survey);
  if (!complaint.error()) FindLocales(fields, survey);
  if (complaint.error()) return std::nullopt;
  return survey;
}

base::Result<Survey> Read(std::string_view json) {
  const auto parsed = base::ParseJson(json);
  if (!parsed) return std::unexpected(parsed.error());
  Complaint complaint(json);
  auto survey = ReadParsed(*parsed, json, complaint);
  if (!survey) return std::unexpected(*complaint.error());
  return *std::move(survey);
}

}  // namespace survey
