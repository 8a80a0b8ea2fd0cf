#include "kiosk/keyboard/layout.h"

#include <doctest/doctest.h>

#include <string>

namespace {

std::string AllLetters(const keyboard::Layout& layout) {
  std::string all;
  for (const auto& row : layout.rows)
    for (const auto& cap : row) all += cap.small + cap.capital;  // Persian ژ is a shifted letter
  for (const auto& cap : layout.marks) all += cap.small;
  return all;
}

}  // namespace

TEST_CASE("every letter of each alphabet has a key") {
  const struct { const char *layout, *language, *alphabet[40]; } kAlphabets[] = {
      {"lv", "lv", {"a", "ā", "b", "c", "č", "e", "ē", "g", "ģ", "ī", "ķ", "ļ", "ņ", "š", "ū", "z", "ž"}},
      {"lt", "lt", {"a", "ą", "b", "c", "č", "e", "ę", "ė", "i", "į", "y", "s", "š", "u", "ų", "ū", "z", "ž"}},
      {"gb", "en", {"a", "m", "z"}},
      {"ru", "ru", {"а", "ё", "й", "щ", "ъ", "ы", "ь", "э", "ю", "я"}},
      {"ua", "uk", {"а", "ґ", "є", "і", "ї", "й", "щ", "ь", "ю", "я"}},
      {"ara", "ar", {"ا", "ب", "ة", "ذ", "ض", "ظ", "ع", "غ", "ق", "ك", "ه", "و", "ي", "ى", "ء", "ئ", "ؤ"}},
      {"ir", "fa", {"ا", "ب", "پ", "ت", "ث", "ج", "چ", "ح", "خ", "د", "ذ", "ر", "ز", "ژ", "س", "ش", "ص", "ض",
                    "ط", "ظ", "ع", "غ", "ف", "ق", "ک", "گ", "ل", "م", "ن", "و", "ه", "ی"}},
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
