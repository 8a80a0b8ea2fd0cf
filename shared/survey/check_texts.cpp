#include <algorithm>
#include <map>
#include <set>

#include "shared/expression/unicode.h"
#include "shared/survey/check_rules.h"

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

void CheckTranslations(const Survey& survey, Findings& findings) {
  Gaps whole(survey);
  whole.Add(survey.title, "title");
  whole.Add(survey.description, "description");
  whole.Add(survey.audience, "audience");
  whole.Report("", findings);
  for (const Question& question : survey.questions) {
    Gaps gaps(survey);
    if (question.type != Type::kHtml) gaps.Add(question.title, "title");
    gaps.Add(question.description, "description");
    gaps.Add(question.min_description, "minRateDescription");
    gaps.Add(question.max_description, "maxRateDescription");
    gaps.Add(question.placeholder, "placeholder");
    gaps.Add(question.html, "html");
    for (const Choice& choice : question.choices) gaps.Add(choice.text, "choices");
    gaps.Report(question.pointer, findings);
  }
}

}  // namespace survey
