// How SurveyJS compares values (docs/formats/survey.md §5). Private to expression/ and survey/, pure.
#pragma once

#include "shared/expression/value.h"

namespace expression {

// Trimmed, in any case, "5" = 5, lists in any order unless `ordered`, objects member by member, dates to the
// millisecond.
bool Same(const Value& left, const Value& right, bool ordered = false);

// False when either is missing; two texts by code point, otherwise as numbers.
bool Less(const Value& left, const Value& right);

// A date beside a text, as comparisons see them: the text is read as a date, the date is cut to the text's
// precision
// ("2026-01-31" has no hours), and a text beside a date at midnight is cut to its day.
struct Dates {
  Date left, right;
};
Dates AlignedDates(const Value& left, const Value& right, Date now);

bool Contains(const Value& left, const Value& right);
bool NotContains(const Value& left, const Value& right);  // not all of them
bool AnyOf(const Value& left, const Value& right);
bool AllOf(const Value& left, const Value& right);

}  // namespace expression
