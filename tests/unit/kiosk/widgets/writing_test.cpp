#include "kiosk/widgets/writing.h"

#include <doctest/doctest.h>

#include "kiosk/widgets/numerals.h"
#include "shared/survey/element.h"

using widgets::Field;
using widgets::Typed;

namespace {

i18n::Pack Pack(std::string tag, std::vector<std::string> digits = {}, bool rtl = false) {
  i18n::Pack pack;
  pack.tag = std::move(tag);
  pack.digits = std::move(digits);
  pack.rtl = rtl;
  return pack;
}
i18n::Pack Latvian() { return Pack("lv", {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}); }
i18n::Pack Arabic() { return Pack("ar", {"٠", "١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩"}, true); }

}  // namespace

TEST_CASE("a number has one sign, one decimal mark and no leading zero") {
  const Field number{.allow_negative = true, .allow_decimal = true};
  CHECK(Typed(number, "12,5").text == "12.5");
  CHECK(Typed(number, "12.5.").text == "12.5");
  CHECK(Typed(number, "5-").text == "-5");
  CHECK(Typed(number, "-5-").text == "5");
  CHECK(Typed(number, ",5").text == "0.5");
  CHECK(Typed(number, "07").text == "7");
  CHECK(Typed(number, "-07").text == "-7");
  CHECK(Typed(number, "0.07").text == "0.07");
  CHECK(Typed(number, "12\b\b\b").text == "");
}

TEST_CASE("a text keeps every sign") {
  CHECK(Typed({}, "0,7 - nē").text == "0,7 - nē");
  CHECK(Typed({.max_length = 3}, "nēnē").text == "nēn");
}

TEST_CASE("a text is written and erased at its caret") {
  CHECK(Typed({.text = "lks", .caret = 1}, "aub\b") == widgets::TextField{"lauks", 3});
  CHECK(Typed({.text = "سلم", .caret = 4}, "ا") == widgets::TextField{"سلام", 6});
  CHECK(Typed({.max_length = 3}, "abe\u0304").text == "ab");  // no letter without its mark
  CHECK(Typed({.text = std::string(3899, 'a')}, "ā").text.size() == 3899);
}

TEST_CASE("a field with a mask is typed through it") {
  survey::Mask mask;
  mask.kind = survey::Mask::Kind::kPattern;
  mask.pattern = "99-99";
  CHECK(Typed({.mask = &mask}, "123").text == "12-3_");
  CHECK(Typed({.text = "12-3_", .mask = &mask}, "\b\b").text == "1_-__");
  CHECK(Typed({.mask = &mask}, "ēx1").text == "1_-__");
}

TEST_CASE("a number is written as the language writes it") {
  CHECK(widgets::Said(Latvian(), 37) == "37");
  CHECK(widgets::Said(Latvian(), -1.5) == "−1,5");
  CHECK(widgets::Said(Latvian(), .1 + .2) == "0,3");
  CHECK(widgets::Said(Latvian(), -0.0) == "0");
  CHECK(widgets::Said(Pack("en"), 1.25) == "1.25");
  CHECK(widgets::DecimalMark(Pack("en-GB")) == ".");
  CHECK(widgets::DecimalMark(Pack("uk")) == ",");
  CHECK(widgets::InNumerals(Latvian(), "3.") == "3,");
  CHECK(widgets::InDigits(Arabic(), "+371") == "+٣٧١");
}

TEST_CASE("in a right-to-left language the digits keep their order and the minus begins") {
  CHECK(widgets::Said(Arabic(), -1.5) == "\u200F−\u202D١٫٥\u202C");
  CHECK(widgets::InNumerals(Arabic(), "") == "");
}
