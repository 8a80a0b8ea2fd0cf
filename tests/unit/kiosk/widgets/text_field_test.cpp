#include "kiosk/widgets/text_field.h"

#include <doctest/doctest.h>

using widgets::CaretPlace;
using widgets::CaretPlaces;
using widgets::Erased;
using widgets::Inserted;
using widgets::TextField;

namespace {

constexpr widgets::Room kWide{.bytes = 3900};

// What stays when everything is erased from the end, step by step.
int StepsToNothing(const std::string& text) {
  TextField field{text, text.size()};
  int steps = 0;
  for (; !field.text.empty() && steps < 100; ++steps) field = Erased(field);
  return steps;
}

}  // namespace

TEST_CASE("what is typed goes in at the caret, and the caret follows") {
  CHECK(Inserted({"lks", 1}, "au", kWide) == TextField{"lauks", 3});
  CHECK(Inserted({"", 0}, "ā", kWide) == TextField{"ā", 2});
  CHECK(Inserted({"مل", 0}, "أ", kWide) == TextField{"أمل", 2});
}

TEST_CASE("erasing takes one letter as people see it, before the caret") {
  CHECK(Erased({"lauks", 3}) == TextField{"laks", 2});
  CHECK(Erased({"lauks", 0}) == TextField{"lauks", 0});
  CHECK(Erased({"", 0}) == TextField{"", 0});
  const struct {
    const char* text;
    int steps;
  } kTexts[] = {
      {"ā", 1},
      {"a\u0304", 1},
      {"a\u0304\u0301b", 2},  // marks belong to their letter
      {"👩‍👩‍👧", 1},
      {"🇱🇻🇺🇦", 2},
      {"👍🏽", 1},
      {"❤️", 1},
      {"سلام", 4},
      {"بَ", 1},
      {"می\u200cشود", 5},  // the joiner goes with the letter before it
      {"한국", 2},
      {"\u1112\u1161\u11ab", 1},
      {"หิ", 1},
      {"கி", 1},
  };
  for (const auto& [text, steps] : kTexts) {
    CAPTURE(std::string(text));
    CHECK(StepsToNothing(text) == steps);
  }
}

TEST_CASE("a caret stands only between letters") {
  CHECK(CaretPlaces("") == std::vector<std::size_t>{0});
  CHECK(CaretPlaces("aāb") == std::vector<std::size_t>{0, 1, 3, 4});
  CHECK(CaretPlace("aā", 2) == 1);
  CHECK(CaretPlace("aā", 1000) == 3);
  CHECK(CaretPlace("👩‍👩‍👧", 5) == 0);
  CHECK(Inserted({"👩‍👩‍👧", 5}, "a", kWide).text == "a👩‍👩‍👧");
  CHECK(Inserted({"e\u0301", 0}, "x", kWide).caret == 1);
}

TEST_CASE("what does not fit as a whole is not taken, and nothing that stood there is lost") {
  TextField field;
  for (int i = 0; i < 3000; ++i) field = Inserted(field, "ā", kWide);
  CHECK(field.text.size() == 3900);
  CHECK(field.caret == 3900);
  field = Erased(field);
  CHECK(Inserted(field, "👍", kWide) == field);
  CHECK(Inserted(field, "b", kWide).text.size() == 3899);
  CHECK(Inserted({"ab", 2}, "a\u0304", {.bytes = 3900, .characters = 3}) == TextField{"ab", 2});
  CHECK(Inserted({"ab", 1}, "ā", {.bytes = 3900, .characters = 3}) == TextField{"aāb", 3});
}

TEST_CASE("how full a text is counts what ends first, bytes or characters") {
  CHECK(widgets::Fullness("", kWide) == 0);
  CHECK(widgets::Fullness(std::string(3899, 'a'), kWide) == 1);
  CHECK(widgets::Fullness("ābcde", {.bytes = 3900, .characters = 10}) == doctest::Approx(.5));
  CHECK(widgets::Fullness("ābcdefghij", {.bytes = 3900, .characters = 10}) == 1);
}
