#include "shared/export/cursor.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "shared/base/utf8.h"

namespace exporting {
namespace {

constexpr char32_t kInstead = 0xFFFD;

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool EndsWord(char c) { return c == ',' || c == '}' || c == ']' || c == ':' || IsSpace(c); }

bool CanStand(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0x7F && c != 0xFFFE && c != 0xFFFF);
}

// Four hexadecimal digits; 0xFFFF when they are none.
char32_t HexAt(std::string_view text, std::size_t at) {
  char32_t value = 0;
  if (at + 4 > text.size()) return 0xFFFF;
  for (const char c : text.substr(at, 4)) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return 0xFFFF;
    value = value * 16 + static_cast<char32_t>(digit);
  }
  return value;
}

}  // namespace

bool Cursor::SkipText() {
  bool plain = true;
  for (++at_; at_ < end_; ++at_) {
    const char c = *at_;
    if (c == '"') {
      ++at_;
      return plain;
    }
    if (c == '\\' && at_ + 1 < end_) ++at_;
    plain &= c != '\\' && c != '\x7F' && c != '\xEF';
  }
  Fail();
  return false;
}

std::string_view Cursor::Raw() {
  Peek();
  const char* const begin = at_;
  int depth = 0;
  while (at_ && at_ < end_) {
    const char c = *at_;
    if (c == '"') {
      SkipText();
    } else if (c == '{' || c == '[') {
      ++depth, ++at_;
    } else if (c == '}' || c == ']') {
      --depth, ++at_;
      if (depth < 0) Fail();
    } else if (depth == 0) {
      while (at_ < end_ && !EndsWord(*at_)) ++at_;
      if (at_ == begin) Fail();
    } else {
      ++at_;
      continue;  // between the members
    }
    if (at_ && depth == 0) return {begin, static_cast<std::size_t>(at_ - begin)};
  }
  Fail();
  return {};
}

std::string_view Cursor::Text() {
  if (Peek() != '"') {
    Raw();
    return {};
  }
  const char* const begin = at_ + 1;
  const bool plain = SkipText();
  if (!ok()) return {};
  const std::string_view text(begin, static_cast<std::size_t>(at_ - begin) - 1);
  return plain ? text : Unescaped(text);
}

std::string_view Cursor::Unescaped(std::string_view text) {
  const std::size_t begin = room_.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF")) {
      base::Append(room_, kInstead);
      i += 2;
    } else if (rest.front() == '\x7F') {
      base::Append(room_, kInstead);
    } else if (rest.front() != '\\' || rest.size() < 2) {
      room_ += rest.front();
    } else if (const char escaped = rest[1]; escaped != 'u') {
      ++i;
      constexpr std::string_view kShort = "bfnrt", kMeant = "\x01\x01\n\r\t";
      const auto at = kShort.find(escaped);
      const char meant = at == std::string_view::npos ? escaped : kMeant[at];
      if (meant == '\x01')
        base::Append(room_, kInstead);
      else
        room_ += meant;
    } else {
      char32_t c = HexAt(text, i + 2);
      i += 5;
      if (c >= 0xD800 && c < 0xDC00 && text.substr(std::min(i + 1, text.size())).starts_with("\\u")) {
        const char32_t low = HexAt(text, i + 3);
        if (low >= 0xDC00 && low < 0xE000) c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00), i += 6;
      }
      base::Append(room_, CanStand(c) && (c < 0xD800 || c > 0xDFFF) ? c : kInstead);
    }
  }
  return std::string_view(room_).substr(begin);
}

}  // namespace exporting
