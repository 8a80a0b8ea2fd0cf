// Numbers as the visitor's language writes them: its digits, its decimal mark, its minus. Pure.
#pragma once

#include <string>
#include <string_view>

#include "shared/i18n/pack.h"

namespace widgets {

// "," or "." or "٫".
std::string DecimalMark(const i18n::Pack& pack);

// A number that was written with 0-9, "-" and "." ("-3.5", "3.", "") in the pack's digits and with its marks.
// Everything else stays. For a right-to-left pack the digits keep their order also in the middle of typing.
std::string InNumerals(const i18n::Pack& pack, std::string_view written);

// Only the digits change: "+371 29" is no number.
std::string InDigits(const i18n::Pack& pack, std::string_view written);

// As short as it can be said; never with an exponent, at most six places after the mark.
std::string Said(const i18n::Pack& pack, double number);

}  // namespace widgets
