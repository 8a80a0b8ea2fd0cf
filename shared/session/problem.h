// Why an answer is not taken, and the words for it.
#pragma once

#include <string>
#include <string_view>

#include "shared/expression/value.h"
#include "shared/survey/element.h"

namespace session {

struct Problem {
  enum class Kind {
    kRequired,
    kRequiredAny,
    kRequiredRows,
    kUniqueRows,
    kNumber,
    kMinimum,
    kMaximum,
    kBetween,
    kStep,
    kNotBefore,
    kNotAfter,
    kTooShort,
    kTooLong,
    kTextBetween,
    kNoDigits,
    kTooFew,
    kTooMany,
    kTooFewEntries,
    kOther,
    kIncomplete,
    kPattern,
    kEmail,
    kCheck,
    kDuplicate,
  } kind = Kind::kRequired;
  survey::Validator::Level level = survey::Validator::Level::kError;
  const survey::Text* own = nullptr;  // the survey's own words for it; "{0}" in them is `a`
  expression::Value a{}, b{};         // limits, counts

  bool operator==(const Problem&) const = default;
};

// SurveyJS's name of the kind: "required", "otherempty", "custom".
std::string_view LibraryType(Problem::Kind kind);

}  // namespace session
