#include <algorithm>
#include <charconv>

#include "shared/survey/check_rules.h"
#include "shared/survey/read.h"
#include "shared/base/json.h"

namespace survey {
namespace {

constexpr std::size_t kMostFindings = 200;  // nobody reads more, and each costs a pass over the file for its line

// Properties that SurveyJS acts on and the kiosk does not (docs/formats/survey.md §7).
constexpr std::string_view kUnused[] = {
    "requiredIf",      "enableIf",        "readOnly",         "valueName",       "defaultValue",  "defaultValueExpression",
    "setValueIf",      "resetValueIf",    "validators",       "choicesVisibleIf", "choicesEnableIf", "choicesFromQuestion",
    "showRefuseItem",  "showDontKnowItem", "showSelectAllItem", "hasSelectAll",   "showCommentArea", "hasComment",
    "triggers",        "calculatedValues"};

void CheckElements(const base::Json& holder, const std::string& pointer, Findings& findings) {
  for (const std::string_view property : kUnused)
    if (holder.contains(property))
      findings.push_back({Finding::Level::kWarning, pointer + "/" + std::string(property), 0,
                          "\"" + std::string(property) + "\" has no effect on a kiosk", "docs/formats/survey.md §7"});
  for (const char* list : {"pages", "elements", "questions"}) {
    const auto found = holder.find(list);
    if (found == holder.end() || !found->is_array()) continue;
    for (std::size_t i = 0; i < found->size(); ++i)
      if ((*found)[i].is_object()) CheckElements((*found)[i], pointer + "/" + list + "/" + std::to_string(i), findings);
  }
}

// The line that base::ParseJson names at the start of its error, or 0.
int LineIn(std::string_view detail) {
  int line = 0;
  if (detail.starts_with("line ")) std::from_chars(detail.data() + 5, detail.data() + detail.size(), line);
  return line;
}

}  // namespace

void CheckUnused(const base::Json& json, Findings& findings) { CheckElements(json, "", findings); }

std::vector<Finding> Check(std::string_view json) {
  const auto parsed = base::ParseJson(json);
  if (!parsed)
    return {{Finding::Level::kError, "", LineIn(parsed.error().detail), parsed.error().detail, parsed.error().hint}};
  Complaint complaint(json);
  const auto survey = ReadParsed(*parsed, json, complaint);
  if (!survey)
    return {{Finding::Level::kError, complaint.pointer(), base::LineOf(json, complaint.pointer()), complaint.message(),
             complaint.error()->hint}};

  Findings findings;
  CheckAudience(*survey, findings);
  CheckConditions(*survey, findings);
  CheckTranslations(*survey, findings);
  CheckUnused(*parsed, findings);
  const auto worst_first = [](const Finding& a, const Finding& b) { return a.level < b.level; };
  std::ranges::stable_sort(findings, worst_first);
  if (findings.size() > kMostFindings) {
    const std::string more = std::to_string(findings.size() - kMostFindings) + " more findings are left out";
    findings.resize(kMostFindings);
    findings.push_back({Finding::Level::kNote, "", 0, more, "mend these first"});
  }
  for (Finding& finding : findings)
    if (!finding.pointer.empty()) finding.line = base::LineOf(json, finding.pointer);
  std::ranges::stable_sort(findings, {}, &Finding::line);
  return findings;
}

}  // namespace survey
