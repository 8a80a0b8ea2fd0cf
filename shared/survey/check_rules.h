// The linter's rules, one function a concern. Private to survey/. Each appends findings without a line.
#pragma once

#include <vector>

#include "shared/survey/survey.h"

namespace survey {

using Findings = std::vector<Finding>;

void CheckTranslations(const Survey& survey, Findings& findings);
void CheckConditions(const Survey& survey, Findings& findings);  // unknown names, circles
void CheckAudience(const Survey& survey, Findings& findings);    // who is asked, and who will read it
void CheckUnused(const base::Json& json, Findings& findings);    // properties that change a survey on the web only

}  // namespace survey
