#include "kiosk/widgets/numerals.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace widgets {

std::string DecimalMark(const i18n::Pack& pack) {
  // CLDR: with Arabic or Persian digits goes their own mark; the rest of Europe and its neighbours has the
  // comma.
  if (!pack.digits.empty() && (pack.digits[0] == "٠" || pack.digits[0] == "۰")) return "٫";
  constexpr std::array<std::string_view, 14> kPoint{"en", "ga", "mt", "he", "hi", "ur", "bn",
                                                    "th", "zh", "ja", "ko", "sw", "am", "ti"};
  const std::string_view language = std::string_view(pack.tag).substr(0, pack.tag.find('-'));
  return std::ranges::find(kPoint, language) == kPoint.end() ? "," : ".";
}

std::string InDigits(const i18n::Pack& pack, std::string_view written) {
  std::string said;
  for (const char c : written) {
    const bool own = c >= '0' && c <= '9' && pack.digits.size() == 10;
    said += own ? pack.digits[static_cast<std::size_t>(c - '0')] : std::string(1, c);
  }
  return said;
}

std::string InNumerals(const i18n::Pack& pack, std::string_view written) {
  std::string minus, digits;
  for (const char c : written) {
    if (c == '-' && digits.empty())
      minus = "\u2212";
    else
      digits += c == '.' ? DecimalMark(pack) : InDigits(pack, std::string_view(&c, 1));
  }
  // The digits run from left to right in every script, the caret behind them; the minus stands where reading
  // begins. The mark in front says that reading begins on the right: Pango takes the override for a sign that
  // it does not.
  return pack.rtl && !digits.empty() ? "\u200F" + minus + "\u202D" + digits + "\u202C" : minus + digits;
}

std::string Said(const i18n::Pack& pack, double number) {
  std::string written = fmt::format("{:.6f}", number);
  written.erase(written.find_last_not_of('0') + 1);
  if (written.ends_with('.')) written.pop_back();
  return InNumerals(pack, written == "-0" ? "0" : written);
}

}  // namespace widgets
