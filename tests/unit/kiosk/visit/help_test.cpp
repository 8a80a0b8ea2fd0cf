#include "kiosk/visit/help.h"

#include <doctest/doctest.h>

using visit::ReadHelpLines;

TEST_CASE("help lines are read with their names") {
  const auto lines = ReadHelpLines(R"([{"number": "116 111", "name": {"default": "Children", "lv": "Bērni"}}])");
  REQUIRE(lines);
  REQUIRE(lines->size() == 1);
  CHECK(lines->front().number == "116 111");
  CHECK(lines->front().name.For("lv") == "Bērni");
  CHECK(lines->front().name.For("ar") == "Children");
  CHECK(ReadHelpLines("[]"));
}

TEST_CASE("a file that is not such a list is refused with an example") {
  for (const char* bad : {"", "{}", "[1]", R"([{"number": "1"}])", R"([{"number": "", "name": {"default": "x"}}])",
                          R"([{"number": 116, "name": {"default": "x"}}])", R"([{"number": "1", "name": {"lv": "x"}}])",
                          R"([{"number": "1", "name": {"default": 7}}])",
                          R"([{"number":"1","name":{"default":"a"}},{"number":"2","name":{"default":"a"}},
                              {"number":"3","name":{"default":"a"}},{"number":"4","name":{"default":"a"}}])"}) {
    CAPTURE(std::string(bad));
    CHECK_FALSE(ReadHelpLines(bad));
  }
}
