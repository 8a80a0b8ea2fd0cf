// What the survey file says of a question in a table. Private to opendata/, pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/survey/survey.h"

namespace opendata {

struct Asked {
  const survey::Element* question = nullptr;  // of "lessons.art" the matrix; nullptr: only an older version asks it
  bool is_part = false;                       // a row of a matrix, an item of a multiple text
  std::vector<std::string> conditions{};      // of its pages and panels and its own: all hold where it is asked
};

Asked FindAsked(const survey::Survey& survey, std::string_view code);

// What is counted of it, in a sentence (docs/formats/results.md §1).
std::string_view HowCounted(const Asked& asked);

// DDI's responseDomainType: "category", "multiple", "numeric", "datetime", "text".
std::string_view DomainOf(const Asked& asked);

// Who is asked at all, by the age band.
std::string_view PeopleOf(survey::Band band);

}  // namespace opendata
