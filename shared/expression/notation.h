// How the conformance vectors of tests/vectors/surveyjs write values that JSON has no word for:
// {"$":"undefined"}, {"$":"NaN"}, {"$":"Infinity"}, {"$":"-Infinity"}, {"$":"invalid date"} and
// {"$":"date","local":"2024-01-31T00:00:00"}, a moment in the process's time zone. Used by tests and by
// `balss survey`.
#pragma once

#include <string>

#include "shared/base/json_fwd.h"
#include "shared/expression/value.h"

namespace expression {

// What no rule above covers is read as plain JSON, an unknown {"$": …} as an object.
Value ValueFromNotation(const base::Json& json);

// Members of objects that are undefined are left out. Seconds are the smallest part of a date that is
// written.
base::Json ToNotation(const Value& value);

// Local time as it is written above, "2026-01-15T09:00:00", in milliseconds since 1970 UTC; NaN when it is
// none.
double MsFromLocal(const std::string& local);

}  // namespace expression
