#include "shared/session/from_data_refusal.h"

namespace session {
namespace {

base::Error Refused(std::string_view question, std::string why, std::string hint) {
  return {base::Code::kInvalid, "question \"" + std::string(question) + "\": " + std::move(why), std::move(hint)};
}

}  // namespace

base::Error NotOffered(std::string_view question) {
  return Refused(question, "the answer is not one that can be given",
                 "use the values of the choices, as in the survey file");
}
base::Error NotKept(std::string_view question) {
  return Refused(question, "takes no answer that is kept", "leave it out");
}
base::Error Hidden(std::string_view question) {
  return Refused(question, "is hidden by the other answers", "leave it out, or check those answers");
}
base::Error Unknown(std::string_view question) {
  return Refused(question, "there is no such question", "the names are those of the survey file");
}
base::Error NoOther(std::string_view question) {
  return Refused(question, "has a text of Other, but Other is not chosen", "leave the text out");
}

base::Error Refusal(const survey::Misfit& why) {
  using Kind = survey::Misfit::Kind;
  switch (why.kind) {
    case Kind::kNotOffered:
    case Kind::kText: return NotOffered(why.where);
    case Kind::kNotANumber: return Refused(why.where, "the answer is not a number", "write digits");
    case Kind::kTooSmall: return Refused(why.where, "the answer is too small", "see the question's min");
    case Kind::kTooLarge: return Refused(why.where, "the answer is too large", "see the question's max");
    case Kind::kNoMoment:
      return Refused(why.where, "the answer is no date or time",
                     R"(write "2026-01-31", "09:30", "2026-01", "2026-W05")");
    case Kind::kTooMany: return Refused(why.where, "too many choices or entries", "see its limits; None stands alone");
    case Kind::kUnknownMember:
      return Refused(why.where, "an entry has a question that is not there", "the names are those of the survey file");
    case Kind::kNeverKept: return NotKept(why.where);
  }
  return {};
}

std::optional<base::Error> Refusal(std::string_view question, Problem::Kind kind) {
  using Kind = Problem::Kind;
  switch (kind) {
    case Kind::kRequired:
    case Kind::kRequiredAny:
    case Kind::kRequiredRows:
    case Kind::kTooFewEntries:
    case Kind::kOther:
    case Kind::kIncomplete: return std::nullopt;
    case Kind::kNumber: return Refused(question, "the answer is not a number", "write digits");
    case Kind::kMinimum:
    case Kind::kNotBefore: return Refused(question, "the answer is too small", "see the question's min");
    case Kind::kMaximum:
    case Kind::kNotAfter: return Refused(question, "the answer is too large", "see the question's max");
    case Kind::kTooLong: return Refused(question, "the text is too long", "see maxLength");
    case Kind::kTooFew: return Refused(question, "too few choices", "see minSelectedChoices");
    case Kind::kTooMany: return Refused(question, "too many choices", "see maxSelectedChoices");
    case Kind::kEmail: return Refused(question, "the answer is not an e-mail address", "");
    case Kind::kUniqueRows:
    case Kind::kDuplicate: return Refused(question, "an answer stands twice that may stand once", "");
    case Kind::kBetween:
    case Kind::kStep:
    case Kind::kTooShort:
    case Kind::kTextBetween:
    case Kind::kNoDigits:
    case Kind::kPattern:
    case Kind::kCheck:
      return Refused(question, "the survey's own checks refuse the answer", "see the question's step and validators");
  }
  return std::nullopt;
}

}  // namespace session
