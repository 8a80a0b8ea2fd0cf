#include "kiosk/widgets/mask_typed.h"

#include <doctest/doctest.h>

using survey::Mask;
using widgets::MaskTyped;
using widgets::ViewOf;

namespace {

Mask Of(Mask::Kind kind, std::string pattern = "") {
  Mask mask;
  mask.kind = kind;
  mask.pattern = std::move(pattern);
  return mask;
}
Mask Pattern(std::string pattern) { return Of(Mask::Kind::kPattern, std::move(pattern)); }
Mask Moment(std::string pattern) { return Of(Mask::Kind::kDateTime, std::move(pattern)); }
Mask Numeric() { return Of(Mask::Kind::kNumeric); }

std::string Typed(const Mask& mask, std::string_view keys, std::string text = "") {
  for (const char key : keys) text = MaskTyped(mask, text, key);
  return text;
}

}  // namespace

TEST_CASE("digits go to the open places of a pattern") {
  const Mask phone = Pattern("+371 99999999");
  CHECK(Typed(phone, "29") == "+371 29______");
  CHECK(Typed(phone, "29123456") == "+371 29123456");
  CHECK(Typed(phone, "291234567") == "+371 29123456");
  CHECK(Typed(phone, "3") == "+371 3_______");
  CHECK(Typed(phone, "x") == "");
}

TEST_CASE("erasing leaves the pattern's own signs, and nothing when nothing is typed") {
  const Mask phone = Pattern("+371 99999999");
  CHECK(Typed(phone, "29\b") == "+371 2_______");
  CHECK(Typed(phone, "29\b\b") == "");
  CHECK(Typed(phone, "\b") == "");
  CHECK(Typed(Pattern("99-99"), "123\b\b") == "1_-__");
}

TEST_CASE("letters, either, and signs that stand for themselves") {
  CHECK(Typed(Pattern("aa-99"), "lv1x2") == "lv-12");
  CHECK(Typed(Pattern("##"), "a1") == "a1");
  CHECK(Typed(Pattern("\\9 9"), "5") == "9 5");
  CHECK(widgets::NeedsLetters(Pattern("aa-99")));
  CHECK_FALSE(widgets::NeedsLetters(Pattern("+371 99")));
  CHECK_FALSE(widgets::NeedsLetters(Moment("dd.mm.yyyy")));
}

TEST_CASE("the box shows its places before the first key, and where the next one goes") {
  CHECK(ViewOf(Pattern("+371 99"), "").shown == "+371 __");
  CHECK(ViewOf(Pattern("+371 99"), "").caret == 5);
  CHECK(ViewOf(Pattern("99-99"), "12-__").caret == 3);
  CHECK(ViewOf(Pattern("99"), "12").caret == 2);
  CHECK_FALSE(ViewOf(Numeric(), "12").has_places);
}

TEST_CASE("dates and times have two places for each part, four for a year") {
  CHECK(Typed(Moment("dd.mm.yyyy"), "090520") == "09.05.20__");
  CHECK(Typed(Moment("d.m.yyyy"), "09052014") == "09.05.2014");
  CHECK(Typed(Moment("HH:MM"), "1745\b") == "17:4_");
  CHECK(Typed(Moment("mm/yy"), "0526") == "05/26");
  CHECK(ViewOf(Moment("d.m.yyyy"), "9.5.2014").shown == "09.05.2014");
}

TEST_CASE("numbers get their thousands while they are typed") {
  const Mask mask = Numeric();
  CHECK(Typed(mask, "1234567") == "1,234,567");
  CHECK(Typed(mask, "1234\b") == "123");
  CHECK(Typed(mask, "007") == "7");
  CHECK(Typed(mask, "\b") == "");
}

TEST_CASE("a decimal mark stands once, and the fraction has its length") {
  const Mask mask = Numeric();
  CHECK(Typed(mask, "12.") == "12.");
  CHECK(Typed(mask, "12.5.5") == "12.55");
  CHECK(Typed(mask, "12.567") == "12.56");
  CHECK(Typed(mask, ".5") == "0.5");
  CHECK(Typed(mask, "0.0") == "0.0");
  Mask whole = Numeric(), german = Numeric();
  whole.precision = 0;
  CHECK(Typed(whole, "1.5") == "15");
  german.decimal = ",", german.thousands = ".";
  CHECK(Typed(german, "1234.5") == "1.234,5");
  CHECK(Typed(german, "\b", "1.234,5") == "1.234,");
}

TEST_CASE("minus turns the sign where negative numbers are allowed") {
  CHECK(Typed(Numeric(), "5-") == "-5");
  CHECK(Typed(Numeric(), "-5-") == "5");
  CHECK(Typed(Numeric(), "-1234") == "-1,234");
  Mask unsigned_only = Numeric();
  unsigned_only.allow_negative = false;
  CHECK(Typed(unsigned_only, "-5") == "5");
}

TEST_CASE("a currency stands before or behind its number, and goes with the last digit") {
  Mask euro = Of(Mask::Kind::kCurrency), dollar = euro;
  euro.suffix = " €", dollar.prefix = "$ ";
  CHECK(Typed(euro, "1234") == "1,234 €");
  CHECK(Typed(euro, "12\b") == "1 €");
  CHECK(Typed(euro, "1\b") == "");
  CHECK(ViewOf(euro, "12 €").caret == 2);
  CHECK(Typed(dollar, "-5.") == "$ -5.");
}
