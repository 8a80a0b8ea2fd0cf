// JavaScript's conversions between values, as far as SurveyJS's expressions rest on them. Private to shared/,
// pure. The words follow ECMA-262: ToNumber, parseFloat, parseInt; "numeric" is SurveyJS's own, stricter
// notion.
#pragma once

#include <string>
#include <string_view>

#include "shared/expression/value.h"

namespace expression {

bool IsTrue(const Value& value);         // JavaScript's truthiness
bool IsLooselyTrue(const Value& value);  // value == true: also 1 and "1"

// String(value): "2.5", "true", "a,b", "[object Object]", a date as DateText (dates.h).
std::string ToText(const Value& value);

// The shortest digits that read back as the same number: "0.1", "1e+21", "NaN".
std::string NumberText(double number);

double ToNumber(const Value& value);  // Number(value): a date's milliseconds; NaN when it is none
double TextToNumber(std::string_view text);
double ParseFloat(std::string_view text);  // the number at the start
double ParseInt(std::string_view text);

// SurveyJS's number: also "1,5", " 5 ", "0x10", "1e3"; NaN for "", "5%", "1/2", booleans, dates and more than
// 15 digits.
double ToNumeric(const Value& value);

// What an answer becomes when it is read through {name}: "true" → true, "5" → 5, "'q'" → "q"; "007" stays.
Value Converted(Value value);

// The date that SurveyJS makes of a value: a text is read (dates.h), a day without time is local midnight; a
// number counts milliseconds; what is false ("", 0, missing) is `now`.
Date AsDate(const Value& value, Date now);

}  // namespace expression
