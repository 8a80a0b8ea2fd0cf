#include "shared/expression/unicode.h"

#include <locale.h>
#include <wctype.h>

#include <algorithm>

#include "shared/base/utf8.h"

namespace expression {
namespace {

// glibc has this locale built in; should it be missing, only ASCII is mapped.
locale_t Utf8() {
  static const locale_t kUtf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  return kUtf8;
}

char LowerAscii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// The bytes of the character at `i`, one for a broken byte.
std::size_t LengthAt(std::string_view text, std::size_t i) {
  const auto lead = static_cast<unsigned char>(text[i]);
  const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  return i + length <= text.size() && base::IsValidUtf8(text.substr(i, length)) ? length : 1;
}

char32_t PointAt(std::string_view text, std::size_t i, std::size_t length) {
  const auto lead = static_cast<unsigned char>(text[i]);
  if (length == 1) return lead < 0x80 ? lead : 0xFFFD;
  char32_t point = lead & (0xFFu >> (length + 1));
  for (std::size_t k = 1; k < length; ++k) point = point << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3F);
  return point;
}

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string Lower(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = LengthAt(text, i);
    if (length == 1 || !Utf8())
      lower += LowerAscii(text[i++]);
    else
      base::Append(lower, static_cast<char32_t>(::towlower_l(static_cast<wint_t>(PointAt(text, i, length)), Utf8()))),
          i += length;
  }
  return lower;
}

bool SameName(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (IsAscii(a) && IsAscii(b))
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return LowerAscii(x) == LowerAscii(y); });
  return Lower(a) == Lower(b);
}

std::string_view TrimWide(std::string_view text) {
  constexpr std::string_view kWide[] = {"\u00A0", "\uFEFF", "\u2028", "\u2029", "\u202F", "\u3000"};
  for (bool trimmed = true; trimmed;) {
    text = base::Trim(text);
    trimmed = false;
    for (const std::string_view space : kWide) {
      if (text.starts_with(space)) text.remove_prefix(space.size()), trimmed = true;
      if (text.ends_with(space)) text.remove_suffix(space.size()), trimmed = true;
    }
  }
  return text;
}

std::u32string CodePoints(std::string_view text) {
  std::u32string points;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = LengthAt(text, i);
    points += PointAt(text, i, length);
    i += length;
  }
  return points;
}

bool IsLetter(char32_t point) {
  if (point < 0x80) return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
  return Utf8() && ::iswalpha_l(static_cast<wint_t>(point), Utf8()) != 0;
}

std::size_t Utf16Length(std::string_view text) {
  std::size_t units = 0;
  for (const char32_t point : CodePoints(text)) units += point > 0xFFFF ? 2 : 1;
  return units;
}

}  // namespace expression
