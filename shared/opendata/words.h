// What the kit says in its own words, and how it finds the survey's. Private to opendata/, pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/opendata/kit.h"
#include "shared/survey/text.h"

namespace opendata {

// The kit speaks English and Latvian.
survey::Text Said(std::string_view en, std::string_view lv);

// What a text says in that very language; "" when it does not. Words without a language are in the survey's own.
std::string_view SaidIn(const survey::Text& text, std::string_view locale, const survey::Survey& survey);

// In all languages of the survey in which it is said: (locale, words). Never a language twice.
std::vector<survey::Text::Entry> AllOf(const survey::Text& text, const survey::Survey& survey);

// The same for what must be said in some language: the title, or else the survey's id.
std::vector<survey::Text::Entry> TitlesOf(const survey::Survey& survey);
std::string TitleOf(const Source& source);  // in its locale, or the nearest there is

// What the survey says it is about, and what the numbers are; also in English where the survey has no English.
std::vector<survey::Text::Entry> DescriptionsOf(const survey::Survey& survey);

// A label, or the kit's own words for "all", "#skipped" and so on.
const survey::Text& LabelOf(const report::Label& label);

const survey::Text& GateRule();  // PRIVACY.md rule 11 in a paragraph

inline constexpr std::string_view kLicence = "https://creativecommons.org/licenses/by/4.0/";
std::string Attribution(const Source& source);

}  // namespace opendata
