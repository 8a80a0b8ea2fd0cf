#include "shared/expression/convert.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "shared/base/ascii.h"
#include "shared/expression/dates.h"
#include "shared/expression/unicode.h"

namespace expression {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

using base::IsDigit;

std::size_t Digits(std::string_view text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && IsDigit(text[end])) ++end;
  return end - from;
}

// The length of the decimal literal at the start ("-12.5e3"), or 0.
std::size_t DecimalAt(std::string_view text) {
  std::size_t i = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  const std::size_t whole = Digits(text, i);
  i += whole;
  std::size_t fraction = 0;
  if (i < text.size() && text[i] == '.') {
    fraction = Digits(text, i + 1);
    if (whole + fraction == 0) return 0;
    i += 1 + fraction;
  }
  if (whole + fraction == 0) return 0;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    std::size_t j = i + 1;
    if (j < text.size() && (text[j] == '-' || text[j] == '+')) ++j;
    if (const std::size_t exponent = Digits(text, j)) i = j + exponent;
  }
  return i;
}

double Decimal(std::string_view text) {
  const bool negative = text[0] == '-';
  if (negative || text[0] == '+') text.remove_prefix(1);
  double number = 0;
  if (std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc::result_out_of_range) {
    const auto e = text.find_first_of("eE");
    number = e != std::string_view::npos && text[e + 1] == '-' ? 0 : kInfinity;
  }
  return negative ? -number : number;
}

bool IsInfinityAt(std::string_view text, double* value) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (!text.starts_with("Infinity")) return false;
  *value = negative ? -kInfinity : kInfinity;
  return true;
}

// Digits of the base from `from` on; `read` says how many there were.
double InBase(std::string_view text, std::size_t from, int base, std::size_t* read) {
  double number = 0;
  *read = 0;
  for (std::size_t i = from; i < text.size(); ++i, ++*read) {
    const char c = text[i];
    const int digit = IsDigit(c)             ? c - '0'
                      : c >= 'a' && c <= 'z' ? c - 'a' + 10
                      : c >= 'A' && c <= 'Z' ? c - 'A' + 10
                                             : 99;
    if (digit >= base) break;
    number = number * base + digit;
  }
  return number;
}

bool StartsHex(std::string_view text) { return text.starts_with("0x") || text.starts_with("0X"); }

double TextToNumeric(std::string_view text) {
  if (text.empty()) return kNaN;
  if (text.starts_with("0x")) return text.size() > 32 ? kNaN : ParseInt(text);
  if (text.size() > 15 && std::all_of(text.begin(), text.end(), IsDigit)) return kNaN;
  if (text.find_first_of("*^/%") != std::string_view::npos) return kNaN;
  const auto comma = text.find(',');
  if (comma == std::string_view::npos || text.find(',', comma + 1) != std::string_view::npos)
    return std::isfinite(TextToNumber(text)) ? ParseFloat(text) : kNaN;
  std::string with_point(text);
  with_point[comma] = '.';
  return std::isfinite(TextToNumber(with_point)) ? ParseFloat(with_point) : kNaN;
}

// "2026-01-31" somewhere in it.
bool HasIsoDay(std::string_view text) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  for (std::size_t i = 0; i + kShape.size() <= text.size(); ++i)
    if (std::equal(kShape.begin(), kShape.end(), text.begin() + static_cast<std::ptrdiff_t>(i),
                   [](char shape, char c) { return shape == 'd' ? IsDigit(c) : shape == c; }))
      return true;
  return false;
}

}  // namespace

bool IsTrue(const Value& value) {
  if (value.missing()) return false;
  if (const bool* truth = value.boolean()) return *truth;
  if (const double* number = value.number()) return *number != 0 && !std::isnan(*number);
  if (const std::string* text = value.text()) return !text->empty();
  return true;
}

bool IsLooselyTrue(const Value& value) { return !value.missing() && !value.date() && ToNumber(value) == 1; }

std::string NumberText(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
  if (number == 0) return "0";
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::abs(number), std::chars_format::scientific).ptr;
  const std::string_view scientific(buffer, static_cast<std::size_t>(end - buffer));
  const auto e = scientific.find('e');
  std::string digits(1, scientific[0]);
  if (e > 2) digits += scientific.substr(2, e - 2);
  const int exponent = static_cast<int>(Decimal(scientific.substr(e + 1)));
  const int size = static_cast<int>(digits.size());
  std::string text = number < 0 ? "-" : "";
  if (exponent >= 21 || exponent < -6) {
    text += digits[0];
    if (size > 1) text += '.' + digits.substr(1);
    return text + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
  }
  if (exponent < 0) return text + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  if (size <= exponent + 1) return text + digits + std::string(static_cast<std::size_t>(exponent + 1 - size), '0');
  return text + digits.substr(0, static_cast<std::size_t>(exponent + 1)) + '.' +
         digits.substr(static_cast<std::size_t>(exponent + 1));
}

std::string ToText(const Value& value) {
  if (const bool* truth = value.boolean()) return *truth ? "true" : "false";
  if (const double* number = value.number()) return NumberText(*number);
  if (const std::string* text = value.text()) return *text;
  if (const Value::List* list = value.list()) {
    std::string joined;
    for (std::size_t i = 0; i < list->size(); ++i)
      joined += (i ? "," : "") + ((*list)[i].missing() ? std::string() : ToText((*list)[i]));
    return joined;
  }
  if (value.object()) return "[object Object]";
  if (const Date* date = value.date()) return DateText(*date);
  return value == Value(Null{}) ? "null" : "undefined";
}

double TextToNumber(std::string_view text) {
  text = TrimWide(text);
  if (text.empty()) return 0;
  if (text.size() > 2 && text[0] == '0') {
    const int base = StartsHex(text)                    ? 16
                     : text[1] == 'b' || text[1] == 'B' ? 2
                     : text[1] == 'o' || text[1] == 'O' ? 8
                                                        : 0;
    std::size_t read = 0;
    if (base != 0) {
      const double number = InBase(text, 2, base, &read);
      return read == text.size() - 2 ? number : kNaN;
    }
  }
  double infinity = 0;
  if (IsInfinityAt(text, &infinity)) return text.ends_with("Infinity") && text.size() <= 9 ? infinity : kNaN;
  return DecimalAt(text) == text.size() ? Decimal(text) : kNaN;
}

double ToNumber(const Value& value) {
  if (const double* number = value.number()) return *number;
  if (const bool* truth = value.boolean()) return *truth ? 1 : 0;
  if (value.missing()) return value == Value(Null{}) ? 0 : kNaN;
  if (const Date* date = value.date()) return date->ms;
  if (const std::string* text = value.text()) return TextToNumber(*text);
  return TextToNumber(ToText(value));
}

double ParseFloat(std::string_view text) {
  text = TrimWide(text);
  double infinity = 0;
  if (IsInfinityAt(text, &infinity)) return infinity;
  const std::size_t length = DecimalAt(text);
  return length == 0 ? kNaN : Decimal(text.substr(0, length));
}

double ParseInt(std::string_view text) {
  text = TrimWide(text);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::size_t read = 0;
  const double number = StartsHex(text) ? InBase(text, 2, 16, &read) : InBase(text, 0, 10, &read);
  if (read == 0) return kNaN;
  return negative ? -number : number;
}

double ToNumeric(const Value& value) {
  if (const double* number = value.number()) return std::isfinite(*number) ? *number : kNaN;
  if (const std::string* text = value.text()) return TextToNumeric(TrimWide(*text));
  if (value.missing() || value.boolean() || value.date()) return kNaN;
  const std::string text = ToText(value);
  return std::isfinite(TextToNumber(text)) ? ParseFloat(text) : kNaN;
}

Value Converted(Value value) {
  const std::string* text = value.text();
  if (!text || text->empty()) return value;
  const auto is_quote = [](char c) { return c == '\'' || c == '"'; };
  if (SameName(*text, "true")) return true;
  if (SameName(*text, "false")) return false;
  if (text->size() > 1 && is_quote(text->front()) && is_quote(text->back())) return text->substr(1, text->size() - 2);
  const double number = ToNumeric(value);
  if (std::isnan(number)) return value;
  const bool leading_zero = text->front() == '0' && !text->starts_with("0x") && text->size() > 1;
  if (leading_zero && (*text)[1] != '.' && (*text)[1] != ',') return value;
  return number;
}

Date AsDate(const Value& value, Date now) {
  if (const Date* date = value.date()) return *date;
  if (!IsTrue(value)) return now;
  if (const std::string* text = value.text()) {
    const bool day_only =
        text->find('T', 1) == std::string::npos && HasIsoDay(*text) && !std::isnan(ReadDate(*text).ms);
    return ReadDate(day_only ? *text + "T00:00:00" : *text);
  }
  if (value.list() || value.object()) return ReadDate(ToText(value));
  const double ms = std::trunc(ToNumber(value));
  return {std::abs(ms) <= kMsFarthest ? ms : kNaN};
}

}  // namespace expression
