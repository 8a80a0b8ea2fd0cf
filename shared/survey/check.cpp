#include <algorithm>
#include <charconv>

#include "shared/base/json.h"
#include "shared/survey/check_rules.h"
#include "shared/survey/read.h"

namespace survey {
namespace {

constexpr std::size_t kMostFindings = 200;  // nobody reads more, and each costs a pass over the file for its line

// The line that base::ParseJson names at the start of its error, or 0.
int LineIn(std::string_view detail) {
  int line = 0;
  if (detail.starts_with("line ")) std::from_chars(detail.data() + 5, detail.data() + detail.size(), line);
  return line;
}

// "~1" is "/" and "~0" is "~" in a JSON pointer.
std::string Unescaped(std::string_view part) {
  std::string out;
  for (std::size_t i = 0; i < part.size(); ++i) {
    const bool escaped = part[i] == '~' && i + 1 < part.size();
    out += escaped ? (part[++i] == '1' ? '/' : '~') : part[i];
  }
  return out;
}

// As much of the pointer as the file has: a property may be absent, or have its old name.
std::string Existing(const base::Json& json, std::string_view pointer) {
  const base::Json* at = &json;
  std::size_t length = 0;
  while (length < pointer.size() && pointer[length] == '/') {
    const std::size_t end = std::min(pointer.find('/', length + 1), pointer.size());
    const std::string_view part = pointer.substr(length + 1, end - length - 1);
    if (at->is_object()) {
      const auto found = at->find(Unescaped(part));
      if (found == at->end()) break;
      at = &*found;
    } else {
      std::size_t index = 0;
      const auto read = std::from_chars(part.data(), part.data() + part.size(), index);
      if (!at->is_array() || part.empty() || read.ptr != part.data() + part.size() || index >= at->size()) break;
      at = &(*at)[index];
    }
    length = end;
  }
  return std::string(pointer.substr(0, length));
}

std::vector<Finding> Failed(const base::Error& error) {
  return {{Finding::Level::kError, "", LineIn(error.detail), error.detail, error.hint}};
}

}  // namespace

std::vector<Finding> Check(std::string_view text) {
  const auto json = base::ParseJson(text);
  if (!json) return Failed(json.error());
  if (!json->is_object()) return Failed(Load(text).error());
  Loaded loaded = LoadParsed(*json, text);
  Findings& findings = loaded.findings;
  const Checked checked(loaded.survey);
  CheckAudience(checked, findings);
  CheckWording(checked, findings);
  CheckCircles(checked, findings);
  CheckPrivacy(checked, findings);
  CheckSize(checked, findings);
  CheckNames(checked, findings);
  CheckReferences(checked, findings);
  CheckPatterns(checked, findings);
  CheckWebOnly(*json, findings);
  CheckHtml(checked, findings);
  CheckPictures(checked, findings);
  CheckTranslations(checked, findings);
  CheckMeasures(checked, findings);
  std::ranges::stable_sort(findings, {}, &Finding::level);  // the worst first
  if (findings.size() > kMostFindings) {
    const std::string more = std::to_string(findings.size() - kMostFindings) + " more findings are left out";
    findings.resize(kMostFindings);
    findings.push_back({Finding::Level::kNote, "", 0, more, "mend these first"});
  }
  for (Finding& finding : findings) {
    finding.pointer = Existing(*json, finding.pointer);
    if (!finding.pointer.empty()) finding.line = base::LineOf(text, finding.pointer);
  }
  std::ranges::stable_sort(findings, {}, &Finding::line);
  return findings;
}

}  // namespace survey
