#include "shared/base/json.h"

#include <doctest/doctest.h>

TEST_CASE("broken JSON is refused with line and column") {
  const auto read = base::ParseJson("{\n  \"a\": 1,\n  \"b\" 2\n}");
  REQUIRE_FALSE(read);
  CHECK(read.error().code == base::Code::kInvalid);
  CHECK(read.error().detail.find("line 3") == 0);
}

TEST_CASE("a name that stands twice is refused") {
  const auto read = base::ParseJson("{\"a\": 1,\n\"a\": 2}");
  REQUIRE_FALSE(read);
  CHECK(read.error().detail.find("\"a\" stands twice") != std::string::npos);
  CHECK(base::ParseJson("{\"a\": {\"b\": 1}, \"c\": {\"b\": 2}}"));
}

TEST_CASE("what is too deep, too large, not UTF-8 or holds NUL is refused") {
  CHECK(base::ParseJson(std::string(60, '[') + std::string(60, ']')));
  CHECK_FALSE(base::ParseJson(std::string(70, '[') + std::string(70, ']')));
  CHECK_FALSE(base::ParseJson(std::string(100'000, '[')));
  CHECK_FALSE(base::ParseJson("\"" + std::string(100, 'x') + "\"", 50));
  CHECK_FALSE(base::ParseJson("\"\xC3\x28\""));
  CHECK_FALSE(base::ParseJson(std::string_view("\"a\0b\"", 5)));
  CHECK_FALSE(base::ParseJson(""));
}

TEST_CASE("the line of a value is found by its JSON pointer") {
  const char* text = "{\n \"pages\": [\n  {\"name\": \"a\"},\n  {\"name\":\n    \"b/~\", \"x/y\": [1,\n 22]}\n ]\n}";
  CHECK(base::LineOf(text, "/pages/0/name") == 3);
  CHECK(base::LineOf(text, "/pages/1") == 4);
  CHECK(base::LineOf(text, "/pages/1/name") == 5);
  CHECK(base::LineOf(text, "/pages/1/x~1y/1") == 6);
  CHECK(base::LineOf(text, "/pages/2") == 0);
}
