// Where the same file would do something else on a web page, or nothing on a kiosk.
#include <algorithm>

#include "shared/base/json.h"
#include "shared/survey/check_rules.h"
#include "shared/survey/regex.h"

namespace survey {
namespace {

using Level = Finding::Level;

// Properties that SurveyJS acts on and the kiosk does not, as far as answers or their way depend on them. What only
// changes the look of a web page is passed over.
struct WebOnly {
  std::string_view property, message, hint;
};
constexpr WebOnly kWebOnly[] = {
    {"valuePropertyName", "answers are plain values on a kiosk",
     "on the web each is an object: the two would not add up"},
    {"allowCustomChoices", "a visitor cannot add choices on a kiosk", "use showOtherItem"},
    {"choicesLazyLoadEnabled", "a kiosk has no network to fetch choices from", "write the choices into the file"},
    {"dataList", "a kiosk proposes no texts", "use a dropdown"},
    {"renderAs", "a kiosk draws a question its own way", "leave it out"},
    {"includeIntoResult", "a kiosk keeps answers only, no calculated values",
     "make it a question of type \"expression\""},
    {"cookieName", "a kiosk asks one visitor after the other", "it has no effect"},
    {"partialSendEnabled", "a kiosk keeps nothing of a visit that was not finished", "it has no effect"},
    {"sendResultOnPageNext", "a kiosk keeps nothing of a visit that was not finished", "it has no effect"},
    {"surveyPostId", "a kiosk sends answers to the city only", "it has no effect"},
    {"completedBeforeHtml", "a kiosk does not know who has answered before", "it has no effect"},
};

class WebProperties {
 public:
  explicit WebProperties(Findings& findings) : findings_(findings) {}

  // Lists of objects only: what a property holds otherwise is no place for another one. The file's depth is bounded.
  void Look(const base::Json& holder, const std::string& pointer) {
    if (!holder.is_object()) return;
    for (const WebOnly& one : kWebOnly) {
      const auto found = holder.find(one.property);
      if (found == holder.end() || found->is_null() || *found == false || *found == "") continue;
      findings_.push_back({Level::kNotOnKiosk, pointer + "/" + std::string(one.property), 0, std::string(one.message),
                           std::string(one.hint)});
    }
    for (const char* list :
         {"pages", "elements", "questions", "templateElements", "columns", "items", "calculatedValues"}) {
      const auto found = holder.find(list);
      if (found == holder.end() || !found->is_array()) continue;
      for (std::size_t i = 0; i < found->size(); ++i) Look((*found)[i], pointer + "/" + list + "/" + std::to_string(i));
    }
  }

 private:
  Findings& findings_;
};

// JavaScript has these, RE2 on purpose has not: they cannot be matched in linear time.
bool IsJavaScriptOnly(std::string_view pattern) {
  for (const std::string_view sign : {"(?=", "(?!", "(?<=", "(?<!", "\\k<"})
    if (pattern.contains(sign)) return true;
  for (std::size_t i = 0; i + 1 < pattern.size(); ++i) {
    if (pattern[i] != '\\') continue;
    if (pattern[i + 1] >= '1' && pattern[i + 1] <= '9') return true;  // a back reference
    ++i;
  }
  return false;
}

void CheckPattern(const std::string& pointer, const std::string& pattern, Findings& findings) {
  constexpr std::size_t kMostBytes = 4096;  // regex.h
  const std::string why = WhyNotARegex(pattern);
  if (!why.empty() && (pattern.size() > kMostBytes || IsJavaScriptOnly(pattern)))
    findings.push_back(
        {Level::kNotOnKiosk, pointer, 0, "a kiosk cannot check this pattern: " + why.substr(0, 200),
         "every text is taken there; write it without look-around and back references, in at most 4096 bytes"});
  else if (!why.empty())
    findings.push_back(
        {Level::kError, pointer, 0, "not a regular expression: " + why.substr(0, 200), "try it on a few texts first"});
  else if (pattern.contains("\\p{") || pattern.contains("\\P{"))
    findings.push_back({Level::kWarning, pointer, 0,
                        "\"\\p{…}\" means a class of characters here, and the letter p on a web page",
                        "write the letters out, as in [a-zāčēģīķļņšūž]"});
}

}  // namespace

void CheckPatterns(const Checked& checked, Findings& findings) {
  for (const Place& place : checked.walk.places()) {
    const Element& element = *place.element;
    for (std::size_t i = 0; i < element.validators.size(); ++i)
      if (element.validators[i].kind == Validator::Kind::kRegex)
        CheckPattern(element.pointer + "/validators/" + std::to_string(i) + "/regex", element.validators[i].regex,
                     findings);
  }
}

void CheckWebOnly(const base::Json& json, Findings& findings) { WebProperties(findings).Look(json, ""); }

}  // namespace survey
