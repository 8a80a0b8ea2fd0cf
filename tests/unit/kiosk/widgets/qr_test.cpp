#include "kiosk/widgets/qr.h"

#include <doctest/doctest.h>

using namespace widgets;

TEST_CASE("a short address makes a small code with its three finder squares") {
  const auto code = QrOf("https://www.jurmala.lv");
  REQUIRE(code);
  CHECK(code->side == 25);  // version 2
  CHECK(code->dark.size() == 25 * 25);
  for (const auto& [x, y] : {std::pair{0, 0}, {18, 0}, {0, 18}}) {
    for (int i = 0; i < 7; ++i) {
      CHECK(code->At(x + i, y));
      CHECK(code->At(x + i, y + 6));
      CHECK(code->At(x, y + i));
    }
    CHECK_FALSE(code->At(x + 1, y + 1));
    CHECK(code->At(x + 3, y + 3));
  }
}

TEST_CASE("what no code can hold has none") {
  CHECK_FALSE(QrOf(""));
  CHECK_FALSE(QrOf(std::string_view("a\0b", 3)));
  CHECK(QrOf(std::string(2331, 'a')));
  CHECK_FALSE(QrOf(std::string(2332, 'a')));
}

TEST_CASE("what is legal in a URI stays, the rest is percent-encoded as UTF-8") {
  const std::string legal = "https://user@example.org:8443/a-b_c.d~e/(f)?g=h&i[]=j+k;l,m!n*o'p$#q";
  CHECK(EncodedUri(legal) == legal);
  CHECK(EncodedUri("https://pilseta.lv/jauna lapa?ā=ē") == "https://pilseta.lv/jauna%20lapa?%C4%81=%C4%93");
  CHECK(EncodedUri("https://x.lv/مدينة") == "https://x.lv/%D9%85%D8%AF%D9%8A%D9%86%D8%A9");
  CHECK(EncodedUri("a\"<>\\^`{|}\n\t") == "a%22%3C%3E%5C%5E%60%7B%7C%7D%0A%09");
  CHECK(EncodedUri("") == "");
}

TEST_CASE("an address that is encoded already is not encoded twice; a lone per cent sign is") {
  CHECK(EncodedUri("a%20b") == "a%20b");
  CHECK(EncodedUri(EncodedUri("ž ē")) == EncodedUri("ž ē"));
  CHECK(EncodedUri("100%") == "100%25");
  CHECK(EncodedUri("5%2") == "5%252");
  CHECK(EncodedUri("%zz") == "%25zz");
}
