// What children and newcomers can be asked at which age: words, points of a scale, number of items, practice, tables.
#include <algorithm>
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

void Warn(const std::string& pointer, std::string message, std::string hint, Findings& findings) {
  findings.push_back({Finding::Level::kWarning, pointer, 0, std::move(message), std::move(hint)});
}

void CheckWords(const Element& question, const Limits& limits, Findings& findings) {
  for (const auto& [locale, text] : question.title.all()) {
    const int words = Words(text);
    if (limits.words == 0 || words <= limits.words) continue;
    Warn(question.pointer,
         std::to_string(words) + " words in \"" + locale + "\", at most " + std::to_string(limits.words) + " for " +
             std::string(limits.band),
         "say it shorter; the description may hold the rest", findings);
    return;
  }
}

void CheckScale(const Element& question, const Limits& limits, Findings& findings) {
  const int most = question.rate_type == RateType::kSmileys ? limits.points_of_faces : limits.points;
  const int points = static_cast<int>(question.choices.size());
  if (question.type != Type::kRating || most == 0 || points <= most) return;
  Warn(question.pointer,
       "a scale of " + std::to_string(points) + " points, at most " + std::to_string(most) + " for " + std::string(limits.band),
       "fewer steps, each with a word or a face", findings);
}

void CheckReading(const Element& question, Findings& findings) {
  if (question.IsComposite() || question.type == Type::kMatrix)
    Warn(question.pointer, "children of 5-7 cannot find their way in a \"" + std::string(NameOf(question.type)) + "\"",
         "ask one question for each row, with faces or pictures", findings);
  if (question.IsText())
    Warn(question.pointer, "children of 5-7 do not write yet", "let them pick a picture", findings);
  const bool pictures = std::ranges::all_of(
      question.choices, [](const Choice& one) { return !one.emoji.empty() || !one.image_link.empty() || one.special != Special::kNo; });
  const bool drawn = question.widget == Widget::kGrid || question.widget == Widget::kThumbs;  // by the widget
  if (question.HasChoices() && question.type != Type::kImageMap && !pictures && !drawn)
    Warn(question.pointer, "choices without a picture, and children of 5-7 do not read yet",
         R"(give each choice "kiosk": {"emoji": "…"})", findings);
}

// How many things a child is asked: a matrix asks once a row.
int Items(const Element& question) {
  const bool rows = question.type == Type::kMatrix || question.type == Type::kMatrixDropdown;
  return rows ? std::max<int>(1, static_cast<int>(question.rows.size())) : 1;
}

}  // namespace

void CheckAudience(const Checked& checked, Findings& findings) {
  const Survey& survey = checked.survey;
  if (survey.audience.empty())
    findings.push_back({Finding::Level::kError, "/kiosk", 0, "nobody is named who will read the answers",
                        "add \"audience\": who reads them, and when the city answers; it stands before the first question"});
  const auto found = std::ranges::find(kLimits, survey.band, &Limits::band);
  if (found == std::end(kLimits)) return;  // the reader has complained of the band
  const Limits& limits = *found;
  int items = 0;
  for (const Place& place : checked.walk.places()) {
    const Element& question = *place.element;
    if (!question.TakesInput()) continue;
    const bool inside = place.around >= 0 && checked.walk.places()[static_cast<std::size_t>(place.around)].element->IsComposite();
    if (place.holders.empty() && !inside && !question.practice) items += Items(question);
    CheckWords(question, limits, findings);
    CheckScale(question, limits, findings);
    if (survey.band == "5-7" && !inside) CheckReading(question, findings);
  }
  if (limits.items > 0 && items > limits.items)
    Warn("/kiosk", std::to_string(items) + " questions, at most " + std::to_string(limits.items) + " for " + survey.band,
         "make two surveys of it", findings);
  if (limits.practice && std::ranges::none_of(survey.questions, &Element::practice))
    Warn("/kiosk", "no practice item for children of " + survey.band,
         R"(begin with a question about nothing, and name it in "practice")", findings);
}

}  // namespace survey
