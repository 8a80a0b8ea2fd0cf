#include "kiosk/keyboard/layout.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace {

std::string AllLetters(const keyboard::Layout& layout) {
  std::string all;
  for (const auto& row : layout.rows)
    for (const auto& cap : row) all += cap.small + cap.capital;  // Persian ژ is a shifted letter
  for (const auto& cap : layout.marks) all += cap.small;
  return all;
}

std::vector<std::string> Letters(const keyboard::Layout& layout) {
  std::vector<std::string> all;
  for (const auto& row : layout.rows)
    for (const auto& cap : row) all.push_back(cap.small);
  return all;
}

std::string InOneRow(const keyboard::Layout& layout) {
  std::string all;
  for (const auto& row : layout.rows)
    for (const auto& cap : row) all += cap.small;
  return all;
}

std::string More(const keyboard::Layout& layout, const std::string& letter) {
  std::string all;
  for (const auto& row : layout.rows)
    for (const auto& cap : row)
      if (cap.small == letter)
        for (const auto& form : cap.more) all += form.small;
  return all;
}

struct Language {
  const char *layout, *tag;
} kRelease[] = {{"lv", "lv"}, {"lt", "lt"}, {"gb", "en"}, {"ru", "ru"}, {"ua", "uk"}, {"ara", "ar"}, {"ir", "fa"}};

}  // namespace

TEST_CASE("every letter of each alphabet has a key") {
  const struct {
    const char *layout, *language, *alphabet[40];
  } kAlphabets[] = {
      {"lv", "lv", {"a", "ā", "b", "c", "č", "e", "ē", "g", "ģ", "ī", "ķ", "ļ", "ņ", "š", "ū", "z", "ž"}},
      {"lt", "lt", {"a", "ą", "b", "c", "č", "e", "ę", "ė", "i", "į", "y", "s", "š", "u", "ų", "ū", "z", "ž"}},
      {"gb", "en", {"a", "m", "z"}},
      {"ru", "ru", {"а", "ё", "й", "щ", "ъ", "ы", "ь", "э", "ю", "я"}},
      {"ua", "uk", {"а", "ґ", "є", "і", "ї", "й", "щ", "ь", "ю", "я", "ʼ"}},
      {"ara", "ar", {"ا", "ب", "ة", "ذ", "ض", "ظ", "ع", "غ", "ق", "ك", "ه", "و", "ي", "ى", "ء", "ئ", "ؤ"}},
      {"ir", "fa", {"ا", "ب", "پ", "ت", "ث", "ج", "چ", "ح", "خ", "د", "ذ", "ر", "ز", "ژ", "س", "ش",
                    "ص", "ض", "ط", "ظ", "ع", "غ", "ف", "ق", "ک", "گ", "ل", "م", "ن", "و", "ه", "ی"}},
  };
  for (const auto& [name, language, alphabet] : kAlphabets) {
    const auto layout = keyboard::Load(name, language);
    REQUIRE(layout);
    const std::string all = AllLetters(*layout);
    for (const char* const* letter = alphabet; *letter; ++letter) {
      CAPTURE(std::string(name));
      CAPTURE(std::string(*letter));
      CHECK(all.find(*letter) != std::string::npos);
    }
  }
}

TEST_CASE("a Ukrainian keyboard shows no letters of its neighbours") {
  const auto layout = keyboard::Load("ua", "uk");
  REQUIRE(layout);
  for (const char* stranger : {"ы", "ъ", "э"}) CHECK(AllLetters(*layout).find(stranger) == std::string::npos);
}

TEST_CASE("capitals follow Unicode; a script without capitals shows its shifted letters") {
  const auto latvian = keyboard::Load("lv", "lv");
  REQUIRE(latvian);
  CHECK(latvian->marks.front().small == "ā");
  CHECK(latvian->marks.front().capital == "Ā");
  const auto arabic = keyboard::Load("ara", "ar");
  REQUIRE(arabic);
  bool hamza_behind_shift = false;
  for (const auto& row : arabic->rows)
    for (const auto& cap : row) hamza_behind_shift |= cap.small == "ا" && cap.capital == "أ";
  CHECK(hamza_behind_shift);
}

TEST_CASE("an unknown layout is an error with a hint, not a crash") {
  const auto layout = keyboard::Load("no-such-layout", "lv");
  REQUIRE_FALSE(layout);
  CHECK(layout.error().code == base::Code::kNotFound);
  CHECK(layout.error().hint.find("xkb") != std::string::npos);
}
TEST_CASE("a long press shows the letter with marks, the language's own first") {
  const auto latvian = keyboard::Load("lv", "lv");
  REQUIRE(latvian);
  CHECK(More(*latvian, "a").starts_with("ā"));
  for (const char* form : {"á", "à", "ä"}) CHECK(More(*latvian, "a").find(form) != std::string::npos);
  CHECK(More(*latvian, "s").starts_with("š"));
  CHECK(More(*latvian, "q") == "");
  const auto ukrainian = keyboard::Load("ua", "uk");
  REQUIRE(ukrainian);
  CHECK(More(*ukrainian, "е").starts_with("ё"));
  CHECK(More(*ukrainian, "у").starts_with("ў"));
  CHECK(More(*ukrainian, "и").find("й") == std::string::npos);  // has a key
  const auto arabic = keyboard::Load("ara", "ar");
  REQUIRE(arabic);
  for (const char* form : {"آ", "أ", "إ"}) CHECK(More(*arabic, "ا").find(form) != std::string::npos);
}

TEST_CASE("no row is longer than fingers can have it, and no key stands twice") {
  for (const auto& [name, tag] : kRelease) {
    const auto layout = keyboard::Load(name, tag);
    REQUIRE(layout);
    CAPTURE(std::string(name));
    for (const auto& one : {*layout, keyboard::InAlphabeticalOrder(*layout, tag)}) {
      CHECK(one.marks.size() <= keyboard::kLongestRow);
      std::vector<std::string> letters = Letters(one);
      std::ranges::sort(letters);
      CHECK(std::ranges::adjacent_find(letters) == letters.end());
      for (const auto& row : one.rows) CHECK(row.size() <= keyboard::kLongestRow + 1);  // Russian's first has ё, too
    }
  }
}

TEST_CASE("for early readers the letters stand as in the alphabet") {
  const struct {
    const char *layout, *tag, *first_row, *all;
  } kAlphabets[] = {
      {"lv", "lv", "aābcčdeēfg", "aābcčdeēfgģhiījkķlļmnņoprsštuūvzžyqwx"},
      {"lt", "lt", "aąbcčdeęėfgh", "aąbcčdeęėfghiįyjklmnoprsštuųūvzžqwx"},
      {"gb", "en", "abcdefghi", "abcdefghijklmnopqrstuvwxyz"},
      {"ru", "ru", "абвгдеёжзий", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"},
      {"ua", "uk", "абвгґдеєжзиі", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяʼ"},
      {"ara", "ar", "سزرذدخحجثتبا", ""},  // from the right
      {"ir", "fa", "خحچجثتپباآ", ""},
  };
  for (const auto& [name, tag, first_row, all] : kAlphabets) {
    const auto layout = keyboard::Load(name, tag);
    REQUIRE(layout);
    const keyboard::Layout alphabet = keyboard::InAlphabeticalOrder(*layout, tag);
    CAPTURE(std::string(name));
    std::string row;
    for (const auto& cap : alphabet.rows.front()) row += cap.small;
    CHECK(row == first_row);
    if (*all) CHECK(InOneRow(alphabet) == all);
    CHECK(alphabet.has_shift == (std::string(all) != ""));  // hamza forms have keys of their own there
  }
}

TEST_CASE("two scripts of one language are two complete keyboards") {
  const auto cyrillic = keyboard::Load("uz", "uz"), latin = keyboard::Load("uz(latin)", "uz");
  REQUIRE(cyrillic);
  REQUIRE(latin);
  for (const char* letter : {"ў", "қ", "ғ", "ҳ"}) CHECK(AllLetters(*cyrillic).find(letter) != std::string::npos);
  CHECK(AllLetters(*cyrillic).find('a') == std::string::npos);
  for (const char* letter : {"a", "z", "ʻ", "ʼ"}) CHECK(AllLetters(*latin).find(letter) != std::string::npos);
}

TEST_CASE("digits and signs are there in every language, its own digits first") {
  const std::vector<std::string> western = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
  const std::vector<std::string> arabic = {"٠", "١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩"};
  for (const auto& [name, tag] : kRelease) {
    const bool rtl = std::string(tag) == "ar" || std::string(tag) == "fa";
    const std::string all = InOneRow(keyboard::Signs(rtl ? arabic : western, tag, rtl));
    CAPTURE(std::string(tag));
    CHECK(all.starts_with(rtl ? "١٢٣٤٥٦٧٨٩٠1234567890" : "1234567890-"));
    for (const char* sign : {"-", "'", "(", ")", ":", "/", "+", "@", "#"}) CHECK(all.find(sign) != std::string::npos);
  }
  CHECK(InOneRow(keyboard::Signs(western, "lv", false)).find("“”") != std::string::npos);
  CHECK(InOneRow(keyboard::Signs(western, "uk", false)).find("«»") != std::string::npos);
}

TEST_CASE("a Persian keyboard has the half space, others do not") {
  CHECK(keyboard::Load("ir", "fa")->has_half_space);
  CHECK_FALSE(keyboard::Load("lv", "lv")->has_half_space);
  CHECK_FALSE(keyboard::Load("ara", "ar")->has_half_space);
}
