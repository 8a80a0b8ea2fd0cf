// What children and newcomers can be asked at which age: words, points of a scale, number of items, practice, tables.
#include <algorithm>
#include <sstream>

#include "shared/survey/check_rules.h"

namespace survey {
namespace {

int Words(const std::string& text) {
  std::istringstream in(text);
  int words = 0;
  for (std::string word; in >> word;) ++words;
  return words;
}

std::string AtMost(int most, Band band) {
  return ", at most " + std::to_string(most) + " for " + std::string(NameOf(band));
}

void Warn(const std::string& pointer, std::string message, std::string hint, Findings& findings) {
  findings.push_back({Finding::Level::kWarning, pointer, 0, std::move(message), std::move(hint)});
}

// In each language: what is short in one can be long in another.
void CheckWords(const Element& question, Band band, Findings& findings) {
  const int most = LimitsOf(band).words;
  std::string said;
  for (const auto& [locale, text] : question.title.all()) {
    const int words = Words(text);
    if (most == 0 || words <= most) continue;
    said +=
        (said.empty() ? "" : ", ") + std::to_string(words) + (said.empty() ? " words" : "") + " in \"" + locale + '"';
  }
  if (said.empty()) return;
  Warn(question.pointer, said + AtMost(most, band), "say it shorter; the description may hold the rest", findings);
}

// The steps of a rating, and what a row of a matrix is put to.
void CheckScale(const Element& question, Band band, Findings& findings) {
  const BandLimits& limits = LimitsOf(band);
  const bool faces = question.type == Type::kRating && question.rate_type == RateType::kSmileys;
  const int most = faces ? limits.points_of_faces : limits.points;
  const bool scale = question.type == Type::kRating || (question.type == Type::kMatrix && !question.multiple);
  const auto points = static_cast<int>((question.type == Type::kMatrix ? question.columns : question.choices).size());
  if (!scale || most == 0 || points <= most) return;
  Warn(question.pointer, "a scale of " + std::to_string(points) + " points" + AtMost(most, band),
       "fewer steps, each with a word or a face", findings);
}

void CheckReading(const Element& question, Findings& findings) {
  if (question.IsComposite() || question.type == Type::kMatrix)
    Warn(question.pointer, "children of 5-7 cannot find their way in a \"" + std::string(NameOf(question.type)) + "\"",
         "ask one question for each row, with faces or pictures", findings);
  if (question.IsText())
    Warn(question.pointer, "children of 5-7 do not write yet", "let them pick a picture", findings);
  if (question.type == Type::kSlider)
    Warn(question.pointer, "a slider asks more of children of 5-7 than they can tell apart",
         "ask with two or three faces", findings);
  const bool pictures = std::ranges::all_of(question.choices, [](const Choice& one) {
    return !one.emoji.empty() || !one.image_link.empty() || one.special != Special::kNo;
  });
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
    findings.push_back(
        {Finding::Level::kError, "/kiosk", 0, "nobody is named who will read the answers",
         "add \"audience\": who reads them, and when the city answers; it stands before the first question"});
  const BandLimits& limits = LimitsOf(survey.band);
  int items = 0;
  for (const Place& place : checked.walk.places()) {
    const Element& question = *place.element;
    if (!question.TakesInput()) continue;
    const auto around = static_cast<std::size_t>(place.around);
    const bool inside = place.around >= 0 && checked.walk.places()[around].element->IsComposite();
    if (place.holders.empty() && !inside && !question.practice) items += Items(question);
    CheckWords(question, survey.band, findings);
    CheckScale(question, survey.band, findings);
    if (survey.band == Band::k5To7 && !inside) CheckReading(question, findings);
  }
  if (limits.questions > 0 && items > limits.questions)
    Warn("/kiosk", std::to_string(items) + " questions" + AtMost(limits.questions, survey.band),
         "make two surveys of it", findings);
  if (limits.practice && std::ranges::none_of(survey.questions, &Element::practice))
    Warn("/kiosk", "no practice item for children of " + std::string(NameOf(survey.band)),
         R"(begin with a question about nothing, and name it in "practice")", findings);
}

}  // namespace survey
