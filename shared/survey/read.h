// Reading with the complaint kept apart, for the linter. Private to survey/.
#pragma once

#include <optional>

#include "shared/survey/fields.h"

namespace survey {

// nullopt when the complaint has an error.
std::optional<Survey> ReadParsed(const base::Json& json, std::string_view file, Complaint& complaint);

// Calls `visit` for each text that a visitor may read, with the JSON pointer of what it belongs to.
template <class Visit>
void ForEachText(const Survey& survey, Visit visit) {
  visit(std::string(), survey.title);
  visit(std::string(), survey.description);
  visit(std::string("/kiosk/audience"), survey.audience);
  for (const Question& question : survey.questions) {
    visit(question.pointer, question.title);
    visit(question.pointer, question.description);
    visit(question.pointer, question.min_description);
    visit(question.pointer, question.max_description);
    visit(question.pointer, question.placeholder);
    visit(question.pointer, question.html);
    for (const Choice& choice : question.choices) visit(question.pointer, choice.text);
  }
}

}  // namespace survey
