// Takes what a visitor wrote out of an answer, however deep it stands (PRIVACY.md rule 7). Private to privacy/, pure.
#pragma once

#include <string>
#include <vector>

#include "shared/survey/survey.h"

namespace privacy {

struct Written {
  std::string question;  // as in survey::FreeText: "people.name", "why-Comment"
  std::string text;      // as it was written; not empty
  bool is_drawing = false;
};

// What is left of the answer fits the question without its free texts (survey::Texts::kApart), or is undefined: what
// nobody could have answered is left out, and so is what is empty now. Adds to `written`.
survey::Value SetApart(const survey::Survey& survey, const survey::Element& question, const survey::Value& answer,
                       std::vector<Written>& written);

}  // namespace privacy
