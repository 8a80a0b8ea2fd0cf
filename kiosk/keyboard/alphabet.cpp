#include "kiosk/keyboard/alphabet.h"

#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <unicode/coll.h>
#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uset.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>

#include "shared/base/utf8.h"

namespace keyboard {
namespace {

using Locale = std::unique_ptr<ULocaleData, decltype(&ulocdata_close)>;

char32_t First(const std::string& letter) { return letter.empty() ? 0 : g_utf8_get_char(letter.c_str()); }

std::string Utf8(char32_t c) {
  std::string letter;
  base::Append(letter, c);
  return letter;
}

// The single letters of one of CLDR's sets; marks and digraphs are written with several keys.
std::vector<std::string> Exemplars(ULocaleData* locale, ULocaleDataExemplarSetType type) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<USet, decltype(&uset_close)> set(ulocdata_getExemplarSet(locale, nullptr, 0, type, &status),
                                                         &uset_close);
  std::vector<std::string> letters;
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return letters;
  for (int32_t i = 0; i < uset_getRangeCount(set.get()); ++i) {
    UChar32 from = 0, to = 0;
    status = U_ZERO_ERROR;
    if (uset_getItem(set.get(), i, &from, &to, nullptr, 0, &status) != 0) continue;
    for (UChar32 c = from; c <= to; ++c)
      if (u_isalpha(c)) letters.push_back(Utf8(static_cast<char32_t>(c)));
  }
  return letters;
}

std::string Delimiter(ULocaleData* locale, ULocaleDataDelimiterType type) {
  std::array<UChar, 8> sign{};
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length = ulocdata_getDelimiter(locale, type, sign.data(), static_cast<int32_t>(sign.size()), &status);
  return U_SUCCESS(status) && length == 1 ? Utf8(sign[0]) : "\"";
}

// "LATIN SMALL LETTER A WITH MACRON" → "LATIN SMALL LETTER A"; without such a mark the whole name.
std::string BaseName(char32_t c) {
  std::array<char, 128> name{};
  UErrorCode status = U_ZERO_ERROR;
  u_charName(static_cast<UChar32>(c), U_UNICODE_CHAR_NAME, name.data(), static_cast<int32_t>(name.size()), &status);
  const std::string whole(name.data());
  return whole.substr(0, whole.find(" WITH "));
}

// What the letter is without its marks; itself where it has none.
char32_t Bare(char32_t c) {
  gunichar parts[4];
  return g_unichar_fully_decompose(c, FALSE, parts, 4) > 1 ? parts[0] : c;
}

bool IsSmall(char32_t c) { return g_unichar_isalpha(c) && g_unichar_tolower(c) == c; }

struct Known {
  int languages = 0;  // that write it
  std::string name;   // BaseName, which takes its time
};

// Every small letter of the alphabetic scripts below the Asian ones.
const std::map<char32_t, Known>& LettersOfTheWorld() {
  static const auto letters = [] {
    constexpr FcChar32 kAsian = 0x2000;
    std::map<char32_t, Known> known;
    const std::unique_ptr<FcStrSet, decltype(&FcStrSetDestroy)> languages(FcGetLangs(), &FcStrSetDestroy);
    const std::unique_ptr<FcStrList, decltype(&FcStrListDone)> list(FcStrListCreate(languages.get()), &FcStrListDone);
    while (const FcChar8* language = FcStrListNext(list.get())) {
      const FcCharSet* set = FcLangGetCharSet(language);
      if (!set) continue;
      FcChar32 map[FC_CHARSET_MAP_SIZE], next = 0;
      for (FcChar32 base = FcCharSetFirstPage(set, map, &next); base < kAsian;
           base = FcCharSetNextPage(set, map, &next))
        for (FcChar32 i = 0; i < FC_CHARSET_MAP_SIZE * 32; ++i)
          if ((map[i / 32] >> (i % 32) & 1) && IsSmall(base + i)) ++known[base + i].languages;
    }
    for (auto& [c, letter] : known) letter.name = BaseName(c);
    return known;
  }();
  return letters;
}

}  // namespace

Alphabet AlphabetOf(std::string_view language) {
  const std::string tag(language);
  UErrorCode status = U_ZERO_ERROR;
  const Locale locale(ulocdata_open(tag.c_str(), &status), &ulocdata_close);
  Alphabet alphabet;
  if (U_FAILURE(status)) return alphabet;
  alphabet.open_quote = Delimiter(locale.get(), ULOCDATA_QUOTATION_START);
  alphabet.close_quote = Delimiter(locale.get(), ULOCDATA_QUOTATION_END);
  alphabet.letters = Exemplars(locale.get(), ULOCDATA_ES_STANDARD);
  Sort(alphabet.letters, language);
  std::ranges::stable_partition(alphabet.letters, [](const auto& l) {  // the apostrophe of Ukrainian comes last
    return g_unichar_type(First(l)) != G_UNICODE_MODIFIER_LETTER;
  });
  const bool cased = std::ranges::any_of(alphabet.letters, [](const auto& l) { return CapitalOf(l, "") != ""; });
  if (cased) return alphabet;
  const std::vector<std::string> heads = Exemplars(locale.get(), ULOCDATA_ES_INDEX);
  std::ranges::stable_partition(alphabet.letters, [&](const auto& l) { return std::ranges::count(heads, l) > 0; });
  return alphabet;
}

void Sort(std::vector<std::string>& letters, std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Collator> order(
      icu::Collator::createInstance(icu::Locale::forLanguageTag(std::string(language), status), status));
  if (!order || U_FAILURE(status)) {
    std::ranges::sort(letters);
    return;
  }
  std::ranges::sort(letters, [&](const std::string& a, const std::string& b) {
    UErrorCode ignored = U_ZERO_ERROR;
    const UCollationResult result = order->compareUTF8(a, b, ignored);
    return result == UCOL_EQUAL ? a < b : result == UCOL_LESS;
  });
}

std::vector<std::string> WithMarks(const std::string& letter, const std::vector<std::string>& own) {
  const char32_t plain = First(letter);
  const std::string name = BaseName(plain);
  if (Bare(plain) != plain) return {};
  std::vector<std::pair<int, char32_t>> found;
  constexpr int kOwn = 10'000, kFewest = 2;
  for (const auto& [c, known] : LettersOfTheWorld()) {
    if (c == plain || g_unichar_get_script(c) != g_unichar_get_script(plain)) continue;
    if (Bare(c) != plain && known.name != name) continue;
    if (const bool is_own = std::ranges::count(own, Utf8(c)) > 0; is_own || known.languages >= kFewest)
      found.emplace_back(is_own ? kOwn : known.languages, c);
  }
  std::ranges::stable_sort(found, std::greater(), &std::pair<int, char32_t>::first);
  std::vector<std::string> letters;
  for (const auto& [languages, c] : found) letters.push_back(Utf8(c));
  return letters;
}

std::string CapitalOf(const std::string& small, const std::string& otherwise) {
  const char32_t c = First(small);  // no Georgian word begins with its capitals
  const auto capital = static_cast<char32_t>(u_totitle(static_cast<UChar32>(c)));
  return Utf8(c) == small && capital != c ? Utf8(capital) : otherwise;
}

bool SameScript(const std::string& a, const std::string& b) {
  const auto any = [](GUnicodeScript script) {
    return script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED;
  };
  const GUnicodeScript one = g_unichar_get_script(First(a)), two = g_unichar_get_script(First(b));
  return one == two || any(one) || any(two);
}

}  // namespace keyboard
