// Answers keyed in from paper, through the same rules as answers from fingers. Pure.
#pragma once

#include "shared/base/error.h"
#include "shared/base/json_fwd.h"
#include "shared/session/session.h"

namespace session {

// `data` as SurveyJS would send it: {"question": value}, entries and rows as lists and objects, texts that stand beside
// an answer as "<question>-Comment". Every answer is judged as a tap would be, but none is required, inside entries
// neither: paper can be left empty. Defaults of the survey are not answers; what it calculates is calculated anew.
// `now`: ms since 1970 UTC, for rules about today. kInvalid names the question, never the value: for an unknown, hidden
// or practice question and for what nobody could have answered on the screen.
base::Result<Response> FromData(const survey::Survey& survey, const base::Json& data, double now = 0);

}  // namespace session
