// What children and newcomers can be asked at which age: words, points of a scale, number of items, practice.
#include <algorithm>
#include <optional>
#include <sstream>

#include "shared/survey/check_rules.h"

namespace survey {
namespace {

// 0: no limit.
struct Limits {
  std::string_view band;
  int words, points, points_of_faces, items;
  bool practice;
};
constexpr Limits kLimits[] = {
    {"5-7", 8, 3, 3, 8, true},
    {"8-11", 12, 4, 5, 20, true},
    {"12-17", 16, 11, 11, 0, false},
    {"adult", 0, 0, 0, 0, false},
};

int Words(const std::string& text) {
  std::istringstream in(text);
  int words = 0;
  for (std::string word; in >> word;) ++words;
  return words;
}

void CheckWords(const Question& question, const Limits& limits, Findings& findings) {
  for (const auto& [locale, text] : question.title.all()) {
    const int words = Words(text);
    if (limits.words == 0 || words <= limits.words) continue;
    findings.push_back({Finding::Level::kWarning, question.pointer, 0,
                        std::to_string(words) + " words in \"" + locale + "\", at most " + std::to_string(limits.words) +
                            " for " + std::string(limits.band),
                        "say it shorter; the description may hold the rest"});
    return;
  }
}

void CheckScale(const Question& question, const Limits& limits, Findings& findings) {
  const int most = question.rate_type == RateType::kSmileys ? limits.points_of_faces : limits.points;
  const int points = static_cast<int>(question.choices.size());
  if (question.type != Type::kRating || most == 0 || points <= most) return;
  findings.push_back({Finding::Level::kWarning, question.pointer, 0,
                      "a scale of " + std::to_string(points) + " points, at most " + std::to_string(most) + " for " +
                          std::string(limits.band),
                      "fewer steps, each with a word or a face"});
}

void CheckReading(const Question& question, Findings& findings) {
  if (question.IsFreeText())
    findings.push_back({Finding::Level::kWarning, question.pointer, 0, "children of 5-7 do not write yet",
                        "let them pick a picture"});
  const bool pictures = question.type == Type::kRating || question.type == Type::kBoolean ||
                        std::ranges::all_of(question.choices, [](const Choice& one) { return !one.emoji.empty(); });
  if (!pictures)
    findings.push_back({Finding::Level::kWarning, question.pointer, 0, "choices without a picture, and children of 5-7 do not read yet",
                        R"(give each choice "kiosk": {"emoji": "…"})"});
}

}  // namespace

void CheckAudience(const Survey& survey, Findings& findings) {
  if (survey.audience.empty())
    findings.push_back({Finding::Level::kError, "/kiosk", 0, "nobody is named who will read the answers",
                        "add \"audience\": who reads them, and when the city answers; it stands before the first question"});
  const Limits& limits = *std::ranges::find(kLimits, survey.band, &Limits::band);
  int items = 0;
  for (const Question& question : survey.questions) {
    if (question.type == Type::kHtml) continue;
    if (!question.practice) ++items;
    CheckWords(question, limits, findings);
    CheckScale(question, limits, findings);
    if (survey.band == "5-7") CheckReading(question, findings);
  }
  if (limits.items > 0 && items > limits.items)
    findings.push_back({Finding::Level::kWarning, "/kiosk", 0,
                        std::to_string(items) + " questions, at most " + std::to_string(limits.items) + " for " + survey.band,
                        "make two surveys of it"});
  if (limits.practice && std::ranges::none_of(survey.questions, &Question::practice))
    findings.push_back({Finding::Level::kWarning, "/kiosk", 0, "no practice item for children of " + survey.band,
                        R"(begin with a question about nothing, and name it in "practice")"});
}

}  // namespace survey
