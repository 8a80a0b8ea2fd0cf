// What Scrub takes out, what it leaves, and that it stays linear. The full scrubber comes later: PRIVACY.md.
#include <doctest/doctest.h>

#include <chrono>

#include "shared/privacy/anonymise.h"

using privacy::Scrub;

TEST_CASE("e-mail addresses go") {
  CHECK(Scrub("write to anna.ozola@skola.lv please") == "write to […] please");
  CHECK(Scrub("ANNA+x@Example.CO.UK") == "[…]");
  CHECK(Scrub("я@почта.рф") == "[…]");
}

TEST_CASE("web addresses go") {
  CHECK(Scrub("see https://example.org/me?x=1 now") == "see […] now");
  CHECK(Scrub("www.manalapa.lv") == "[…]");
  CHECK(Scrub("my page is manalapa.lv") == "my page is […]");
  CHECK(Scrub("tiktok.com/anna and t.me/anna7") == "[…] and […]");
}

TEST_CASE("handles go, and the character before them stays") {
  CHECK(Scrub("add me @anna_07!") == "add me […]!");
  CHECK(Scrub("@anna") == "[…]");
  CHECK(Scrub("(@Jānis.B)") == "([…])");
}

TEST_CASE("numbers of seven digits or more go, in any grouping and any script") {
  CHECK(Scrub("call 26123456") == "call […]");
  CHECK(Scrub("call +371 26 123 456.") == "call […].");
  CHECK(Scrub("(371) 26-12-34-56") == "[…]");
  CHECK(Scrub("120512-21234") == "[…]");
  CHECK(Scrub("born 2014-05-12") == "born […]");
  CHECK(Scrub("٠١٢٣٤٥٦٧٨") == "[…]");
  CHECK(Scrub("26 123\u200B456") == "[…]");
  CHECK(Scrub("26–123–456") == "[…]");
}

TEST_CASE("ordinary sentences stay as they are") {
  for (const char* text :
       {"The swing is broken and it is cold in winter.", "We are 24 children and 3 teachers.", "Bus 22 at 14:35",
        "in 2026 or 2027", "It cost 12,50 or 199.99", "@ home", "5 @ 3", "more trees...and a pond", "e.g. a slide",
        "Vairāk koku, mazāk mašīnu!", "أريد أرجوحة", "123456", "", "bērnu laukums.Es gribu"})
    CHECK(Scrub(text) == text);
}

TEST_CASE("the worst input takes linear time") {
  const auto start = std::chrono::steady_clock::now();
  for (const char* unit : {"a@", "a.a", "1 ", "@", "www.", "123456 x", "a@a.", "(+", "a-", "http://"}) {
    std::string text;
    while (text.size() < 10'240) text += unit;
    CHECK_FALSE(Scrub(text).empty());
  }
  // Ten times 10 KiB; quadratic time would be minutes.
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
}
