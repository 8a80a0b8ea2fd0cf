#include <algorithm>
#include <set>
#include <unordered_map>

#include "shared/expression/unicode.h"
#include "shared/survey/check_rules.h"
#include "shared/survey/read.h"

namespace survey {
namespace {

// "7", "😀" and "" are the same in every language.
bool NeedsTranslation(const Text& text) {
  return std::ranges::any_of(text.all(), [](const auto& entry) {
    const std::u32string points = expression::CodePoints(entry.second);
    return std::ranges::any_of(points, expression::IsLetter);
  });
}

std::string Listed(const std::set<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
  return list;
}

// What is missing of one element, gathered into one finding.
class Gaps {
 public:
  explicit Gaps(const Survey& survey) : survey_(survey) {}

  void Add(const Text& text, const std::string& what) {
    if (!NeedsTranslation(text)) return;
    for (const std::string& locale : survey_.locales) {
      if (text.Has(locale)) continue;
      locales_.insert(locale);
      parts_.insert(what);
    }
  }

  void Report(const std::string& pointer, Findings& findings) const {
    if (locales_.empty()) return;
    findings.push_back({Finding::Level::kWarning, pointer, 0, "not said in " + Listed(locales_) + ": " + Listed(parts_),
                        "the visitor would read another language there"});
  }

 private:
  const Survey& survey_;
  std::set<std::string> locales_, parts_;
};

}  // namespace

void CheckTranslations(const Checked& checked, Findings& findings) {
  const Survey& survey = checked.survey;
  std::vector<std::pair<std::string, Gaps>> gaps;  // in the order of the file
  std::unordered_map<std::string, std::size_t> place_of;
  const auto add = [&](const std::string& pointer, std::string_view property, const Text& text) {
    const auto [place, is_new] = place_of.emplace(pointer, gaps.size());
    if (is_new) gaps.emplace_back(pointer, Gaps(survey));
    gaps[place->second].second.Add(text, std::string(property));
  };
  ForEachText(survey, add);
  add("", "startSurveyText", survey.start_text);
  add("", "pageNextText", survey.next_text);
  add("", "pagePrevText", survey.prev_text);
  add("", "completeText", survey.complete_text);
  add("", "previewText", survey.preview_text);
  add("", "editText", survey.edit_text);
  for (const auto& [pointer, missing] : gaps) missing.Report(pointer, findings);
}

}  // namespace survey
