#include "kiosk/speech/spoken_text.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cassert>

namespace speech {
namespace {

constexpr std::size_t kEnoughForAPiece = 80;  // characters; then the end of a sentence ends the piece
constexpr std::size_t kLargestPiece = 400;
constexpr std::size_t kLongestRun = 60;  // characters without a space: synthesisers have buffers for words
constexpr int kMarksOnALetter = 4;       // Vietnamese and pointed Arabic need two
constexpr char32_t kPause = ',';

const UNormalizer2* Nfc() {
  UErrorCode failed = U_ZERO_ERROR;
  const UNormalizer2* nfc = unorm2_getNFCInstance(&failed);
  assert(U_SUCCESS(failed));
  return nfc;
}

bool IsLetterLike(char32_t c) {
  return u_isalpha(static_cast<UChar32>(c)) || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

bool IsWordPart(char32_t c) { return IsLetterLike(c) || u_isdigit(static_cast<UChar32>(c)); }

// Between two parts of a word these do not end it: don't, co-operate, 3:00, 1,5, می‌خواهم.
bool JoinsWords(char32_t c) {
  return std::u32string_view(U"'-:.,/@").find(c) != std::u32string_view::npos || c == 0x200C || c == 0x200D;
}

bool IsEndOfSentence(char32_t c) { return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_S_TERM); }

bool IsSpace(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)); }

bool IsLineEnd(char32_t c) { return c == '\n' || c == 0x2028 || c == 0x2029; }

bool IsApostrophe(char32_t c) { return c == 0x2019 || c == 0x2018 || c == 0x02BC || c == '\''; }

enum class Part { kSay, kLeaveOut, kSpace, kPauseHere };

// What becomes of a character that is not a letter, mark, digit or space.
Part PartOfSign(UChar32 c) {
  const auto is_one_of = [&](std::u32string_view signs) { return signs.find(static_cast<char32_t>(c)) != signs.npos; };
  if (is_one_of(U"·•‣∙⋅|")) return Part::kPauseHere;
  if (is_one_of(U"\"„*_~\\‚")) return Part::kSpace;
  if (c == 0x20E3 || u_hasBinaryProperty(c, UCHAR_VARIATION_SELECTOR)) return Part::kLeaveOut;
  if (u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) || u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER) ||
      u_hasBinaryProperty(c, UCHAR_REGIONAL_INDICATOR))
    return Part::kSpace;
  const bool arrow_or_technical = c >= 0x2190 && c <= 0x23FF, mathematical = c >= 0x2200 && c <= 0x22FF;
  if (arrow_or_technical && !mathematical) return Part::kSpace;
  switch (u_charType(c)) {
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
    case U_MODIFIER_SYMBOL:
    case U_CONTROL_CHAR:
    case U_UNASSIGNED:
    case U_PRIVATE_USE_CHAR:
    case U_SURROGATE: return Part::kSpace;
    case U_FORMAT_CHAR: return Part::kLeaveOut;
    case U_OTHER_SYMBOL: return c == 0xB0 || c == 0x2116 ? Part::kSay : Part::kSpace;  // ° №
    default: return Part::kSay;
  }
}

// Reads a text from some byte on, one composed letter at a time.
class Reader {
 public:
  Reader(std::string_view text, std::size_t begin) : text_(text), at_(static_cast<std::int32_t>(begin)) {}

  bool done() const { return at_ >= size(); }
  std::size_t at() const { return static_cast<std::size_t>(at_); }

  // The next character without moving; negative when it is not UTF-8 or there is none.
  UChar32 Peek() const {
    std::int32_t at = at_;
    return At(at);
  }

  // A base and the marks on it, composed; empty when the bytes are not UTF-8. Moves past it.
  std::u32string Letter() {
    static const UNormalizer2* const nfc = Nfc();
    std::array<UChar, 2 * (kMarksOnALetter + 1)> raw{};
    std::int32_t length = 0;
    const UChar32 base = At(at_);
    if (base < 0) return {};
    U16_APPEND_UNSAFE(raw, length, base);
    for (int marks = 0; !done(); ++marks) {
      const UChar32 next = Peek();
      if (next < 0 || unorm2_hasBoundaryBefore(nfc, next)) break;
      At(at_);
      if (marks < kMarksOnALetter) U16_APPEND_UNSAFE(raw, length, next);
    }
    std::array<UChar, 64> composed{};
    UErrorCode failed = U_ZERO_ERROR;
    const std::int32_t units =
        unorm2_normalize(nfc, raw.data(), length, composed.data(), static_cast<std::int32_t>(composed.size()), &failed);
    std::u32string letter;
    if (U_FAILURE(failed)) return letter;
    for (std::int32_t i = 0; i < units;) {
      UChar32 c;
      U16_NEXT(composed, i, units, c);
      letter += static_cast<char32_t>(c);
    }
    return letter;
  }

 private:
  std::int32_t size() const { return static_cast<std::int32_t>(text_.size()); }

  UChar32 At(std::int32_t& at) const {
    if (at >= size()) return -1;
    UChar32 c;
    U8_NEXT(text_.data(), at, size(), c);
    return c;
  }

  std::string_view text_;
  std::int32_t at_;
};

class Builder {
 public:
  // Says `c`, which came from `from`; follows the rules of the header. `next` is what comes after it.
  void Take(char32_t c, Span from, UChar32 next) {
    const auto code = static_cast<UChar32>(c);
    if (IsSpace(c)) return Space(from);
    if (IsApostrophe(c)) {
      const bool inside = !empty() && IsWordPart(last()) && next >= 0 && IsWordPart(static_cast<char32_t>(next));
      return inside ? Say('\'', from) : Space(from);
    }
    if (c == 0x0640) return;  // tatweel only stretches a word
    if (u_isdigit(code)) return Say(U'0' + static_cast<char32_t>(u_charDigitValue(code)), from);
    if (c == 0x200C || c == 0x200D) {  // joiners spell words in Persian and Indic scripts, and build emoji
      if (!empty() && IsLetterLike(last()) && next >= 0 && IsLetterLike(static_cast<char32_t>(next))) Say(c, from);
      return;
    }
    if (u_hasBinaryProperty(code, UCHAR_VARIATION_SELECTOR)) return;
    if (IsLetterLike(c) && c != 0x20E3) return Say(c, from);
    const Part part = PartOfSign(code);
    if (part == Part::kSay) Say(c, from);
    if (part == Part::kSpace) Space(from);
    if (part == Part::kPauseHere && !empty() && last() != kPause) {
      Space(from);
      piece_.characters.back() = kPause;
      Space(from);
    }
  }

  bool empty() const { return piece_.characters.empty(); }
  std::size_t size() const { return piece_.characters.size(); }

  // A sentence has just ended, and what ends here is no abbreviation, number or initial.
  bool AfterSentence() const {
    const auto& said = piece_.characters;
    std::size_t end = said.size();
    while (end > 0 && said[end - 1] == ' ') --end;
    if (end < 3 || !IsEndOfSentence(said[end - 1])) return false;
    return said[end - 1] != '.' || (u_isalpha(static_cast<UChar32>(said[end - 2])) && said[end - 3] != ' ');
  }

  // Gives up what comes after the last space, when there is one far enough.
  void CutAtSpace() {
    const auto space = piece_.characters.rfind(' ');
    if (space == std::u32string::npos || space < kLargestPiece / 2) return;
    piece_.end = piece_.from[space].end;
    piece_.characters.resize(space);
    piece_.from.resize(space);
  }

  Piece Finish(std::size_t end) {
    if (piece_.end == 0) piece_.end = end;
    while (!empty() && last() == ' ') {
      piece_.characters.pop_back();
      piece_.from.pop_back();
    }
    return std::move(piece_);
  }

 private:
  char32_t last() const { return piece_.characters.back(); }

  void Space(Span from) {
    run_ = 0;
    if (!empty() && last() != ' ') Put(' ', from);
  }

  void Say(char32_t c, Span from) {
    if (++run_ > kLongestRun) {
      Space({from.begin, from.begin});
      run_ = 1;
    }
    Put(c, from);
  }

  void Put(char32_t c, Span from) {
    piece_.characters += c;
    piece_.from.push_back(from);
  }

  Piece piece_;
  std::size_t run_ = 0;
};

bool BeginsInSmall(std::string_view text, std::size_t at) {
  Reader rest(text, at);
  while (!rest.done() && rest.Peek() >= 0 && IsSpace(static_cast<char32_t>(rest.Peek()))) rest.Letter();
  return rest.Peek() >= 0 && u_islower(rest.Peek());
}

}  // namespace

bool Piece::says_something() const {
  return std::ranges::any_of(characters, [](char32_t c) {
    return IsWordPart(c) || std::u32string_view(U"+=%@&€$£°№§<>").find(c) != std::u32string_view::npos;
  });
}

Piece NextPiece(std::string_view text, std::size_t begin) {
  assert(begin <= text.size());
  Builder built;
  Reader reader(text, begin);
  while (!reader.done()) {
    const std::size_t from = reader.at();
    const std::u32string letter = reader.Letter();
    if (letter.empty()) continue;
    if (IsLineEnd(letter.front())) {
      if (!built.empty()) break;
      continue;
    }
    for (const char32_t c : letter) built.Take(c, {from, reader.at()}, reader.Peek());
    if (IsSpace(letter.back()) && built.size() >= kEnoughForAPiece && built.AfterSentence() &&
        !BeginsInSmall(text, reader.at()))
      break;
    if (built.size() >= kLargestPiece) {
      built.CutAtSpace();
      break;
    }
  }
  return built.Finish(reader.at());
}

Span WordAt(const Piece& piece, std::size_t index) {
  const std::u32string& said = piece.characters;
  const auto within = [&](std::size_t i) {
    if (i >= said.size()) return false;
    if (IsWordPart(said[i])) return true;
    return JoinsWords(said[i]) && i > 0 && i + 1 < said.size() && IsWordPart(said[i - 1]) && IsWordPart(said[i + 1]);
  };
  while (index < said.size() && (said[index] == ' ' || said[index] == kPause)) ++index;
  if (index >= said.size()) return {};
  std::size_t first = index, last = index;
  if (within(index)) {
    while (first > 0 && within(first - 1)) --first;
    while (within(last + 1)) ++last;
  }
  return {piece.from[first].begin, piece.from[last].end};
}

}  // namespace speech
