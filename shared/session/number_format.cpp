#include <unicode/locid.h>
#include <unicode/numberformatter.h>
#include <unicode/unistr.h>

#include "shared/expression/convert.h"
#include "shared/session/say.h"

namespace session {

std::string FormatNumber(double number, const survey::NumberStyle& style, std::string_view locale) {
  namespace icu_number = icu::number;
  if (style.style == "none" || style.style == "date") return expression::NumberText(number);
  const std::string tag(locale.empty() ? std::string_view("en") : locale);
  auto format = icu_number::NumberFormatter::withLocale(icu::Locale::createCanonical(tag.c_str()))
                    .roundingMode(UNUM_ROUND_HALFUP);
  // ECMA-402's defaults: 0 to 3 digits of the fraction; a currency's own; none for per cent.
  int least = style.least_digits, most = style.most_digits;
  const bool own = least < 0 && most < 0;
  if (style.style == "currency") {
    icu::UnicodeString code(style.currency.c_str(), -1, US_INV);
    UErrorCode error = U_ZERO_ERROR;
    format = format.unit(icu::CurrencyUnit(code.getTerminatedBuffer(), error));
    if (own) {
      least = most = -1;
    } else {
      least = least < 0 ? std::min(2, most) : least;
      most = most < 0 ? std::max(2, least) : most;
    }
  } else {
    const int usual = style.style == "percent" ? 0 : 3;
    if (style.style == "percent") format = format.unit(icu::NoUnit::percent()).scale(icu_number::Scale::powerOfTen(2));
    least = std::max(least, 0);
    most = most < 0 ? std::max(usual, least) : most;
    least = std::min(least, most);
  }
  if (most >= 0) format = format.precision(icu_number::Precision::minMaxFraction(std::min(least, most), most));
  if (!style.grouping) format = format.grouping(UNUM_GROUPING_OFF);
  UErrorCode error = U_ZERO_ERROR;
  const auto formatted = format.formatDouble(number, error);
  std::string text;
  if (U_SUCCESS(error)) formatted.toString(error).toUTF8String(text);
  return U_SUCCESS(error) ? text : expression::NumberText(number);
}

}  // namespace session
