// Regular expressions of validators: JavaScript's, run by RE2 in linear time. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace survey {

// Does any part of the text match? nullopt when RE2 cannot express the pattern (look-around, back references) or it is
// larger than 64 KiB of program.
std::optional<bool> Matches(std::string_view pattern, bool ignore_case, std::string_view text);

// Why the pattern cannot be used; "" when it can.
std::string WhyNotARegex(std::string_view pattern);

// As SurveyJS's e-mail check takes it: one "@", no blanks or brackets, a domain with a point and at least two letters
// after it.
bool IsEmail(std::string_view text);

}  // namespace survey
