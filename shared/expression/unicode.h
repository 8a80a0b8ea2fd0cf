// Characters beyond ASCII, as far as names and texts of a survey need them. Pure; no locale of the process is
// read.
#pragma once

#include <string>
#include <string_view>

namespace expression {

// Lower case (Unicode's simple mapping). Broken UTF-8 is kept as it is.
std::string Lower(std::string_view text);

// The same apart from upper and lower case: how SurveyJS compares names.
bool SameName(std::string_view a, std::string_view b);

// Without JavaScript's white space at either end, U+00A0 and U+FEFF included.
std::string_view TrimWide(std::string_view text);

std::u32string CodePoints(std::string_view text);  // a broken byte becomes U+FFFD
bool IsLetter(char32_t code_point);

// Characters as JavaScript counts them (UTF-16 units).
std::size_t Utf16Length(std::string_view text);

}  // namespace expression
