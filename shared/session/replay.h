// A survey case played back: what a respondent did, and what the survey looked like after each step, in the format of
// the conformance vectors (tests/vectors/surveyjs/README.md). For tests, and for authors who wonder why a question
// hides. Knows answers in clear: nothing of it is stored or sent.
#pragma once

#include "shared/base/error.h"
#include "shared/base/json_fwd.h"
#include "shared/i18n/pack.h"

namespace session {

// The states of the case: after loading, then after each step. kInvalid for a step that names what is not there.
// Sets the process's time zone to the case's "tz" (UTC otherwise).
base::Result<base::Json> Replay(const base::Json& test_case, const std::vector<i18n::Pack>& packs);

}  // namespace session
