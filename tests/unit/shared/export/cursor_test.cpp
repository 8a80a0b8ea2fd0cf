// Reading bodies without building anything.
#include "shared/export/cursor.h"

#include <doctest/doctest.h>

#include <vector>

#include "shared/base/json.h"

namespace {

std::string Text(std::string_view json) {
  std::string room;
  exporting::Cursor cursor(json, room);
  return std::string(cursor.Text());
}

// Reads every member, leaves every second one, and says whether the text was well-formed as far as it looked.
bool Reads(std::string_view json) {
  std::string room;
  exporting::Cursor cursor(json, room);
  cursor.Object([&](std::string_view name) {
    if (name == "list") cursor.List([&] { cursor.Raw(); });
    if (name == "text") cursor.Text();
  });
  return cursor.ok();
}

}  // namespace

TEST_CASE("texts are read with their escapes, and what no file can hold becomes U+FFFD") {
  CHECK(Text(R"("plain")") == "plain");
  CHECK(Text(R"( "a\"b\\c\/d\n\t\r")") == "a\"b\\c/d\n\t\r");
  CHECK(Text(R"("\u0100\u20ac\ud83d\ude00")") == "\u0100\u20ac\U0001F600");
  CHECK(Text(R"("\u0000\b\f\u001f")") == "\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(Text(R"("\ud800 \udc00")") == "\uFFFD \uFFFD");
  CHECK(Text("\"\xEF\xBF\xBF\x7F\"") == "\uFFFD\uFFFD");
  CHECK(Text(R"(12)") == "");
}

TEST_CASE("every cut of a body is refused, and nothing beyond it is looked at") {
  const std::string body = R"({"list":[1,{"a":["]"]},"x\"y"],"left":{"b":[true,null]},"text":"\u00e9","n":-1.5e3})";
  CHECK(Reads(body));
  CHECK(Reads(" { } "));
  for (std::size_t size = 0; size < body.size(); ++size) {
    const std::vector<char> exact(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(size));  // ASan sees its end
    CHECK_FALSE(Reads({exact.data(), exact.size()}));
  }
  for (const char* wrong : {"[]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{1:2}", "{\"a\":1]", "{\"list\":[1 2]}"})
    CHECK_FALSE(Reads(wrong));
}

TEST_CASE("a raw value is the same that a parser sees") {
  std::string room;
  const std::string body = R"({"a":[1,"]}"],"b":{"c":{"d":"\"}"}},"e":1.5,"f":null,"g":""})";
  const auto parsed = base::ParseJson(body).value();
  exporting::Cursor cursor(body, room);
  int seen = 0;
  cursor.Object([&](std::string_view name) {
    CHECK(base::ParseJson(cursor.Raw()).value() == parsed.at(std::string(name)));
    ++seen;
  });
  CHECK(seen == 5);
}
