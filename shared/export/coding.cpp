#include "shared/export/coding.h"

#include <algorithm>
#include <cmath>

#include "shared/base/utf8.h"
#include "shared/survey/fits.h"

namespace exporting {
namespace {

using survey::Choice;
using survey::Special;

constexpr double kLargestCode = 1'000'000;

bool IsWhole(const Choice& choice) {
  const double* number = choice.value.number();
  return number && std::trunc(*number) == *number && std::abs(*number) <= kLargestCode;
}

// Values of special choices are words ("none"): they do not decide.
bool AreWhole(const std::vector<const Choice*>& choices) {
  const bool any = std::ranges::any_of(choices, [](const Choice* one) { return one->special == Special::kNo; });
  return any &&
         std::ranges::all_of(choices, [](const Choice* one) { return one->special != Special::kNo || IsWhole(*one); });
}

double Next(const std::vector<Coded>& codes) {
  double most = 0;
  for (const Coded& code : codes) most = std::max(most, code.number);
  return most + 1;
}

bool IsTaken(const std::vector<Coded>& codes, double number) {
  return std::ranges::find(codes, number, &Coded::number) != codes.end();
}

}  // namespace

std::vector<const Choice*> ChoicesOf(const survey::Survey& survey, const survey::Element& question) {
  std::vector<const Choice*> choices;
  if (OffersEntries(survey, question)) return choices;
  const survey::Element* origin = question.HasChoices() ? survey::OriginOfChoices(survey, question) : &question;
  for (const Choice& choice : origin->choices)
    if (choice.special == Special::kNo || (origin != &question && choice.IsOther())) choices.push_back(&choice);
  for (const Choice& choice : question.choices)
    if (choice.special != Special::kNo && choice.special != Special::kSelectAll) choices.push_back(&choice);
  return choices;
}

bool OffersEntries(const survey::Survey& survey, const survey::Element& question) {
  if (!question.HasChoices()) return false;
  const survey::Element* origin = survey::OriginOfChoices(survey, question);
  return !origin || !origin->HasChoices();
}

std::vector<std::size_t> AddCodes(Variable& variable, const std::vector<const Choice*>& choices, int version,
                                  bool is_truth) {
  const bool whole = !is_truth && AreWhole(choices);
  std::vector<Coded>& codes = variable.codes;
  const auto number_of = [&](const Choice& choice) {
    if (is_truth && codes.size() < 2) return codes.empty() ? 1.0 : 0.0;
    if (whole && choice.value.number() && !IsTaken(codes, *choice.value.number())) return *choice.value.number();
    return Next(codes);
  };
  std::vector<std::size_t> places(choices.size());
  const auto add = [&](std::size_t i) {
    const std::string value = expression::ToCode(choices[i]->value);
    auto code = std::ranges::find(codes, value, &Coded::value);
    if (code == codes.end())
      code = codes.insert(codes.end(), Coded{number_of(*choices[i]), value, choices[i]->text, {}});
    if (std::ranges::find(code->versions, version) == code->versions.end())
      code->versions.insert(code->versions.begin(), version);
    places[i] = static_cast<std::size_t>(code - codes.begin());
  };
  // Special choices come last, so that none of them takes the number of a value.
  for (std::size_t i = 0; i < choices.size(); ++i)
    if (choices[i]->special == Special::kNo) add(i);
  for (std::size_t i = 0; i < choices.size(); ++i)
    if (choices[i]->special != Special::kNo) add(i);
  return places;
}

bool IsReused(const survey::Text& before, const survey::Text& now) {
  bool common = false;
  for (const auto& [locale, words] : before.all())
    for (const auto& [other, others] : now.all()) {
      if (locale != other) continue;
      if (base::Trim(words) == base::Trim(others)) return false;
      common = true;
    }
  return common;
}

std::array<int, kMissings> MissingBelow(std::optional<double> least) {
  int nines = 10;
  while (nines < 10'000'000 && !(least && *least > 3 - nines)) nines *= 10;
  return {3 - nines, 2 - nines, 1 - nines};
}

}  // namespace exporting
