// Whether an opened body is an answer to that version of the survey (docs/formats/response.md §2, §3). The
// device that sealed it is not believed. Pure.
#pragma once

#include <string>
#include <string_view>

#include "shared/privacy/seal.h"
#include "shared/survey/survey.h"

namespace tabulate {

// "" when it is one; otherwise what is wrong, naming questions of the survey and never a value.
std::string WhyInvalid(const survey::Survey& survey, const privacy::Attributes& attributes, std::string_view body);

// The name under which the survey asks for this free text ("wish", "likes-Comment", "people.name"), or "" when the body
// is no text of this survey.
std::string TextQuestion(const survey::Survey& survey, std::string_view body);

}  // namespace tabulate
