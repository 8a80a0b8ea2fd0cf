#include "shared/session/problem.h"

#include "shared/expression/convert.h"
#include "shared/i18n/strings.h"
#include "shared/session/say.h"

namespace session {
namespace {

using Kind = Problem::Kind;

i18n::Key KeyOf(Kind kind) {
  switch (kind) {
    case Kind::kRequired: return i18n::kProblemRequired;
    case Kind::kRequiredAny: return i18n::kProblemRequiredAny;
    case Kind::kRequiredRows: return i18n::kProblemRequiredRows;
    case Kind::kUniqueRows: return i18n::kProblemUniqueRows;
    case Kind::kNumber: return i18n::kProblemNumber;
    case Kind::kMinimum: return i18n::kProblemMinimum;
    case Kind::kMaximum: return i18n::kProblemMaximum;
    case Kind::kBetween: return i18n::kProblemBetween;
    case Kind::kStep: return i18n::kProblemStep;
    case Kind::kNotBefore: return i18n::kProblemNotBefore;
    case Kind::kNotAfter: return i18n::kProblemNotAfter;
    case Kind::kTooShort: return i18n::kProblemTooShort;
    case Kind::kTooLong: return i18n::kProblemTooLongText;
    case Kind::kTextBetween: return i18n::kProblemTextBetween;
    case Kind::kNoDigits: return i18n::kProblemNoDigits;
    case Kind::kTooFew: return i18n::kProblemTooFew;
    case Kind::kTooMany: return i18n::kProblemTooMany;
    case Kind::kTooFewEntries: return i18n::kProblemTooFewEntries;
    case Kind::kOther: return i18n::kProblemOther;
    case Kind::kIncomplete:
    case Kind::kPattern: return i18n::kProblemPattern;
    case Kind::kEmail: return i18n::kProblemEmail;
    case Kind::kCheck: return i18n::kProblemCheck;
    case Kind::kDuplicate: return i18n::kProblemDuplicate;
  }
  return i18n::kProblemCheck;
}

}  // namespace

std::string_view LibraryType(Kind kind) {
  switch (kind) {
    case Kind::kRequired: return "required";
    case Kind::kRequiredAny: return "requireoneanswer";
    case Kind::kRequiredRows: return "requiredinallrowserror";
    case Kind::kUniqueRows: return "eachrowuniqueeerror";
    case Kind::kNumber: return "requirenumeric";
    case Kind::kOther: return "otherempty";
    case Kind::kIncomplete: return "patternincompleteerror";
    case Kind::kDuplicate: return "keyduplicationerror";
    case Kind::kTooFewEntries: return "minrowcounterror";
    default: return "custom";
  }
}

std::string SayProblem(const State& state, NodeId id, const Problem& problem) {
  const i18n::Pack* pack = PackOf(state);
  const auto number = [&](const expression::Value& value) {
    const double* n = value.number();
    const bool whole = n && *n == static_cast<double>(static_cast<long long>(*n)) && *n > -1e15 && *n < 1e15;
    return whole && pack     ? pack->Number(static_cast<long long>(*n))
           : value.missing() ? std::string()
                             : expression::ToText(value);
  };
  if (problem.own) {
    std::string own = Say(state, *problem.own, id);
    if (const auto place = own.find("{0}"); place != std::string::npos)
      own.replace(place, 3, expression::ToText(problem.a));
    if (!own.empty()) return own;
  }
  const std::string a = number(problem.a), b = number(problem.b);
  return Word(state, KeyOf(problem.kind), {{"limit", a}, {"count", a}, {"step", a}, {"min", a}, {"max", b}});
}

}  // namespace session
