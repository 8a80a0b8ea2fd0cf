// Reading for the linter, and a walk over every text. Private to survey/.
#pragma once

#include "shared/survey/fields.h"

namespace survey {

Loaded LoadParsed(const base::Json& json, std::string_view text);

// Calls visit(pointer of what it belongs to, property, text) for each text that a visitor may read.
template <class Visit>
void ForEachTextOf(const Element& element, Visit& visit) {
  const auto say = [&](std::string_view property, const Text& text) { visit(element.pointer, property, text); };
  say("title", element.title);
  say("description", element.description);
  say("requiredErrorText", element.required_error);
  say("commentText", element.comment_text);
  say("otherErrorText", element.other_error);
  say("minRateDescription", element.min_description);
  say("maxRateDescription", element.max_description);
  say("placeholder", element.placeholder);
  say("minErrorText", element.min_error);
  say("maxErrorText", element.max_error);
  say("templateTitle", element.entry_title);
  say("noEntriesText", element.no_entries_text);
  say("addText", element.add_text);
  say("removeText", element.remove_text);
  say("format", element.format);
  say("html", element.html);
  say("altText", element.alt_text);
  for (const Validator& one : element.validators) say("validators", one.text);
  for (const auto* items : {&element.choices, &element.rows, &element.columns})
    for (const Choice& item : *items) say("choices", item.text);
  for (const auto& child : element.elements) ForEachTextOf(*child, visit);
}

template <class Visit>
void ForEachText(const Survey& survey, Visit visit) {
  visit(std::string(), "title", survey.title);
  visit(std::string(), "description", survey.description);
  visit(std::string(), "completedHtml", survey.completed_html);
  for (const ConditionalText& one : survey.completed_html_on)
    visit(std::string(), "completedHtmlOnCondition", one.text);
  visit(std::string("/kiosk"), "audience", survey.audience);
  for (const auto& page : survey.pages) ForEachTextOf(*page, visit);
}

}  // namespace survey
