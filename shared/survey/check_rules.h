// The linter's rules, one function a concern. Private to survey/. Each appends findings without a line; a pointer may
// go on beyond what the file has (Check cuts it back).
#pragma once

#include "shared/base/json_fwd.h"
#include "shared/survey/check_names.h"
#include "shared/survey/check_walk.h"

namespace survey {

using Findings = std::vector<Finding>;

// What all of the rules look at: the survey, walked once.
struct Checked {
  explicit Checked(const Survey& read) : survey(read), walk(read), names(walk) {}

  const Survey& survey;
  Walk walk;
  Names names;
};

void CheckNames(const Checked& checked, Findings& findings);  // names that mean nothing, or not the same on the web
void CheckReferences(const Checked& checked, Findings& findings);  // triggers, bindings, choices of other questions
void CheckCircles(const Checked& checked, Findings& findings);     // what depends on itself
void CheckPrivacy(const Checked& checked, Findings& findings);     // PRIVACY.md rules 6 and 7, telephone numbers
void CheckSize(const Checked& checked, Findings& findings);        // answers that a response cannot hold
void CheckAudience(const Checked& checked, Findings& findings);    // who is asked, and who will read it
void CheckWording(const Checked& checked, Findings& findings);     // negations, two questions in one
void CheckPictures(const Checked& checked, Findings& findings);    // those that a kiosk does not show
void CheckTranslations(const Checked& checked, Findings& findings);
void CheckMeasures(const Checked& checked, Findings& findings);  // locked blocks, and their licence cards
void CheckHtml(const Checked& checked, Findings& findings);      // tags that a kiosk does not show
void CheckPatterns(const Checked& checked, Findings& findings);  // regular expressions
void CheckWebOnly(const base::Json& json, Findings& findings);   // properties that change answers on the web only

}  // namespace survey
