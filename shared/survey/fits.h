// Can this value be an answer to that question? And which questions let a visitor write freely? One place for both, so
// that answers from paper (session::FromData), what is sealed (privacy::Anonymise) and what arrives (tabulate) are
// judged alike. Looks at the survey file and the value alone: what other answers hide or limit is the session's. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/survey/survey.h"

namespace survey {

enum class Texts {
  kWithin,  // free texts stand where they were written, and a number may be written as a text: "5", "1,5"
  kApart,   // they have been taken out (PRIVACY.md rule 7): one that is still there does not fit
};

struct Misfit {
  enum class Kind {
    kNotOffered,  // of another kind, or no choice, row or column of the question
    kNotANumber,
    kTooSmall,
    kTooLarge,
    kNoMoment,
    kTooMany,
    kUnknownMember,
    kText,       // a free text, or one of more than kResultBytes
    kNeverKept,  // html, image, file: there is no answer to it
  } kind = Kind::kNotOffered;
  std::string where;  // the question it is about: "people", "people.age"; names of the survey only
};

inline constexpr std::size_t kResultBytes = 200;  // the longest text that an expression may give

// nullopt: it fits. Nothing at all does not fit. Steps, lengths, validators and least numbers of choices are not looked at.
std::optional<Misfit> WhyUnfit(const Survey& survey, const Element& question, const Value& value, Texts texts);
inline bool Fits(const Survey& survey, const Element& question, const Value& value, Texts texts) {
  return !WhyUnfit(survey, question, value, texts);
}

// May the answer itself hold words that a visitor wrote, or a drawing? Texts, drawings, repeating panels and tables with
// such questions or with comments, choices that are carried over from them. An expression does when it names one of
// them, directly or through calculated values, other expressions and triggers; and when its words depend on the
// visitor's language or on the clock, which are not kept either (rule 2). False for a choice with Other, whose text
// stands beside the answer once it is set apart.
bool CarriesFreeText(const Survey& survey, const Element& question);

// Is a text asked for beside the answer: a comment box, Other, a choice with a text of its own?
bool HasComment(const Element& question);
// Does the text of Other stand beside the answer, or in it?
bool OthersAsComment(const Survey& survey, const Element& question);

// The questions of one entry, row or multiple text, also those in panels; none for any other question.
std::vector<const Element*> QuestionsWithin(const Element& question);

// The question whose choices this one offers: itself, or where choicesFromQuestion leads, which is a repeating panel or
// a dynamic table when the choices are its entries. nullptr: nowhere, or round in a circle.
const Element* OriginOfChoices(const Survey& survey, const Element& question);

// A free text is sealed under this name: "why", "why-Comment", "contact.phone", "people.name", "people.name-Comment".
// Neither entry nor row is told. Those of practice items are left out.
struct FreeText {
  std::string name;
  const Element* question = nullptr;
  bool is_comment = false;
};
std::vector<FreeText> FreeTextsOf(const Survey& survey);

// A picture in a text, as a signature pad gives it: "data:image/png;base64,…" (or jpeg, svg+xml).
bool IsDrawing(std::string_view text);

}  // namespace survey
