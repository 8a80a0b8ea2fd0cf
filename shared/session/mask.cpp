#include "shared/session/mask.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <vector>

#include "shared/base/ascii.h"
#include "shared/expression/convert.h"

namespace session {
namespace {

using base::IsDigit;
using expression::Value;
using survey::Mask;

// A letter or digit of the pattern belongs to the value, "+" and " " do not.
bool IsKept(const MaskPlace& place) { return !place.open && base::IsLetterOrDigit(place.sign); }

std::string FillPattern(std::string_view pattern, std::string_view text) {
  std::string shown;
  std::size_t at = 0;
  for (const MaskPlace& place : PlacesOf(pattern)) {
    if (!place.open) {
      shown += place.sign;
      if (at < text.size() && text[at] == place.sign) ++at;
      continue;
    }
    while (at < text.size() && !place.Takes(text[at])) ++at;
    shown += at < text.size() ? text[at] : '_';
    ++at;
  }
  return shown;
}

std::string ReadPattern(std::string_view pattern, std::string_view typed) {
  std::string value;
  const auto places = PlacesOf(pattern);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (IsKept(places[i])) value += places[i].sign;
    if (!places[i].open) continue;
    if (i >= typed.size() || !places[i].Takes(typed[i])) return {};
    value += typed[i];
  }
  return value;
}

struct Digits {
  std::string whole, fraction;
  bool point = false, negative = false;
};

std::optional<double> Limit(const std::string& text) {
  const double number = expression::TextToNumber(text);
  return text.empty() || number != number ? std::nullopt : std::optional(number);
}

Digits ReadDigits(const Mask& mask, std::string_view text) {
  Digits digits;
  const auto min = Limit(mask.min);
  for (const char c : text) {
    if (c == '-') {
      if (mask.allow_negative && (!min || *min < 0)) digits.negative = !digits.negative;
    } else if (!mask.decimal.empty() && c == mask.decimal[0]) {
      if (mask.precision > 0) digits.point = true;
    } else if (IsDigit(c)) {
      (digits.point ? digits.fraction : digits.whole) += c;
    }
  }
  if (digits.whole.size() > 1 && digits.whole[0] == '0') digits.whole.erase(0, 1);
  return digits;
}

std::string WriteDigits(const Mask& mask, const Digits& digits) {
  std::string whole = digits.whole;
  if (!mask.thousands.empty() && mask.thousands != mask.decimal)
    for (std::ptrdiff_t i = std::ssize(whole) - 3; i > 0; i -= 3)
      whole.insert(static_cast<std::size_t>(i), mask.thousands);
  const std::string minus = digits.negative ? "-" : "";
  if (digits.fraction.empty()) return whole.empty() || whole == "0" ? whole : minus + whole;
  return minus + (whole.empty() ? "0" : whole) + mask.decimal +
         digits.fraction.substr(0, static_cast<std::size_t>(mask.precision));
}

std::string_view Unwrapped(const Mask& mask, std::string_view text) {
  if (!mask.prefix.empty() && text.starts_with(mask.prefix)) text.remove_prefix(mask.prefix.size());
  if (!mask.suffix.empty() && text.ends_with(mask.suffix)) text.remove_suffix(mask.suffix.size());
  return text;
}

Value ReadNumber(const Mask& mask, std::string_view typed) {
  const Digits digits = ReadDigits(mask, Unwrapped(mask, typed));
  if (digits.whole.empty() && digits.fraction.empty()) return {};
  const std::string text =
      (digits.whole.empty() ? "0" : digits.whole) +
      (digits.fraction.empty() ? "" : "." + digits.fraction.substr(0, static_cast<std::size_t>(mask.precision)));
  const double number = expression::TextToNumber(text) * (digits.negative ? -1 : 1);
  if (const auto min = Limit(mask.min); min && number < *min) return {};
  if (const auto max = Limit(mask.max); max && number > *max) return {};
  return number;
}

// Date and time: runs of d, m, y, H, h, M, s; the rest stands for itself.
struct Piece {
  char letter = 0;  // 0: a separator
  std::string text;
};
std::vector<Piece> Pieces(std::string_view pattern) {
  std::vector<Piece> pieces;
  for (const char c : pattern) {
    const bool letter = std::string_view("dmyHhMs").contains(c);
    if (letter && !pieces.empty() && pieces.back().letter == c)
      pieces.back().text += c;
    else
      pieces.push_back({letter ? c : '\0', std::string(1, c)});
  }
  return pieces;
}

struct Moment {
  std::array<std::optional<int>, 6> parts;  // year, month, day, hour, minute, second
  static int At(char letter) {
    switch (letter) {
      case 'y': return 0;
      case 'm': return 1;
      case 'd': return 2;
      case 'H':
      case 'h': return 3;
      case 'M': return 4;
      default: return 5;
    }
  }
};

std::string Iso(const Moment& moment) {
  const auto& p = moment.parts;
  char text[32];
  std::string date, time;
  if (p[0]) {
    std::snprintf(text, sizeof text, "%04d", *p[0]);
    date = text;
    if (p[1]) std::snprintf(text, sizeof text, "-%02d", *p[1]), date += text;
    if (p[1] && p[2]) std::snprintf(text, sizeof text, "-%02d", *p[2]), date += text;
  }
  if (p[3]) {
    std::snprintf(text, sizeof text, "%02d", *p[3]);
    time = text;
    if (p[4]) std::snprintf(text, sizeof text, ":%02d", *p[4]), time += text;
    if (p[4] && p[5]) std::snprintf(text, sizeof text, ":%02d", *p[5]), time += text;
  }
  return date.empty() ? time : time.empty() ? date : date + "T" + time;
}

bool IsReal(const Moment& moment) {
  const auto& p = moment.parts;
  if (p[3] && *p[3] > 23) return false;
  if ((p[4] && *p[4] > 59) || (p[5] && *p[5] > 59)) return false;
  if (p[1] && (*p[1] < 1 || *p[1] > 12)) return false;
  if (!p[2]) return true;
  if (*p[2] < 1 || *p[2] > 31) return false;
  if (!p[0] || !p[1]) return true;
  return std::chrono::year_month_day(std::chrono::year(*p[0]), std::chrono::month(static_cast<unsigned>(*p[1])),
                                     std::chrono::day(static_cast<unsigned>(*p[2])))
      .ok();
}

Value ReadMoment(const Mask& mask, std::string_view typed) {
  Moment moment;
  std::size_t at = 0;
  for (const Piece& piece : Pieces(mask.pattern)) {
    if (!piece.letter) {
      if (at >= typed.size() || typed[at] != piece.text[0]) return {};
      ++at;
      continue;
    }
    const std::size_t most = piece.letter == 'y' ? std::max<std::size_t>(piece.text.size(), 4) : 2;
    std::size_t end = at;
    while (end < typed.size() && end - at < most && IsDigit(typed[end])) ++end;
    if (end - at < piece.text.size()) return {};  // not written to its end
    int number = 0;
    std::from_chars(typed.data() + at, typed.data() + end, number);
    if (piece.letter == 'y' && piece.text.size() == 2 && end - at == 2) number += 2000;
    moment.parts[static_cast<std::size_t>(Moment::At(piece.letter))] = number;
    at = end;
  }
  if (!IsReal(moment)) return {};
  const std::string iso = Iso(moment);
  if ((!mask.min.empty() && iso < mask.min) || (!mask.max.empty() && iso > mask.max)) return {};
  return iso.empty() ? Value() : Value(iso);
}

std::string WriteMoment(const Mask& mask, std::string_view iso) {
  if (iso.empty()) return mask.pattern;
  Moment moment;
  const bool time_only = iso.size() > 2 && iso[2] == ':';
  std::size_t part = time_only ? 3 : 0;
  for (std::size_t at = 0; at < iso.size() && part < 6; ++part) {
    std::size_t end = at;
    while (end < iso.size() && IsDigit(iso[end])) ++end;
    if (end == at) return mask.pattern;
    int number = 0;
    std::from_chars(iso.data() + at, iso.data() + end, number);
    moment.parts[part] = number;
    if (end < iso.size() && iso[end] == 'T') part = 2;
    at = end + 1;
  }
  std::string shown;
  for (const Piece& piece : Pieces(mask.pattern)) {
    if (!piece.letter) {
      shown += piece.text;
      continue;
    }
    const auto value = moment.parts[static_cast<std::size_t>(Moment::At(piece.letter))];
    if (!value) {
      shown += piece.text;
      continue;
    }
    std::string number = std::to_string(piece.letter == 'y' && piece.text.size() == 2 ? *value % 100 : *value);
    if (number.size() < piece.text.size()) number.insert(0, piece.text.size() - number.size(), '0');
    shown += number;
  }
  return shown;
}

}  // namespace

bool MaskPlace::Takes(char c) const {
  return open && ((sign != 'a' && IsDigit(c)) || (sign != '9' && base::IsLetter(c)));
}

std::vector<MaskPlace> PlacesOf(std::string_view pattern) {
  std::vector<MaskPlace> places;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\' && i + 1 < pattern.size())
      places.push_back({pattern[++i], false});
    else
      places.push_back({c, c == '9' || c == 'a' || c == '#'});
  }
  return places;
}

std::string MaskedAsShown(const Mask& mask, const Value& value) {
  const std::string text = value.missing() ? std::string() : expression::ToText(value);
  switch (mask.kind) {
    case Mask::Kind::kNone: return text;
    case Mask::Kind::kPattern: return FillPattern(mask.pattern, text);
    case Mask::Kind::kDateTime: return mask.save_masked && !text.empty() ? text : WriteMoment(mask, text);
    case Mask::Kind::kNumeric:
    case Mask::Kind::kCurrency: break;
  }
  std::string number = text;
  if (value.number())
    if (const auto point = number.find('.'); point != std::string::npos) number.replace(point, 1, mask.decimal);
  const std::string shown = WriteDigits(mask, ReadDigits(mask, Unwrapped(mask, number)));
  return shown.empty() ? shown : mask.prefix + shown + mask.suffix;
}

Value Unmasked(const Mask& mask, std::string_view typed) {
  Value value;
  switch (mask.kind) {
    case Mask::Kind::kNone: return typed.empty() ? Value() : Value(std::string(typed));
    case Mask::Kind::kPattern: {
      const std::string read = ReadPattern(mask.pattern, typed);
      value = read.empty() ? Value() : Value(read);
      break;
    }
    case Mask::Kind::kNumeric:
    case Mask::Kind::kCurrency: value = ReadNumber(mask, typed); break;
    case Mask::Kind::kDateTime: value = ReadMoment(mask, typed); break;
  }
  if (value.missing() || !mask.save_masked) return value;
  return MaskedAsShown(mask, value);
}

Value MaskedAsStored(const Mask& mask, Value value) {
  if (mask.kind == Mask::Kind::kNone || value.empty()) return value;
  if (mask.save_masked) {
    const std::string* text = value.text();
    if (text && !Unmasked(mask, *text).missing()) return value;
    return MaskedAsShown(mask, value);
  }
  if (mask.kind == Mask::Kind::kPattern && value.text() && MaskedAsShown(mask, value) == *value.text())
    return Unmasked(mask, *value.text());
  return value;
}

}  // namespace session
