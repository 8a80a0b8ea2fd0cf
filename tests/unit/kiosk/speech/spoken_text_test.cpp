#include "kiosk/speech/spoken_text.h"

#include <doctest/doctest.h>

#include "shared/base/utf8.h"

namespace {

using speech::NextPiece;
using speech::Piece;
using speech::Span;

std::string Said(std::string_view text) {
  std::string said;
  for (std::size_t at = 0; at < text.size();) {
    const Piece piece = NextPiece(text, at);
    REQUIRE(piece.end > at);
    REQUIRE(piece.from.size() == piece.characters.size());
    if (!said.empty() && !piece.characters.empty()) said += " / ";
    for (const char32_t c : piece.characters) base::Append(said, c);
    at = piece.end;
  }
  return said;
}

std::string_view Word(std::string_view text, std::size_t index) {
  const Span word = speech::WordAt(NextPiece(text, 0), index);
  return text.substr(word.begin, word.end - word.begin);
}

}  // namespace

TEST_CASE("words, numbers and signs with a name are said as they stand") {
  for (const char* same : {"Pastāstiet pilsētai, ko domājat!", "2 + 2 = 4", "5 %", "3 €", "20 °C", "R&D", "a/b",
                           "don't", "№ 5", "(0–10)", "e-mail: a@b.lv", "x ≤ 3"})
    CHECK(Said(same) == same);
}

TEST_CASE("pictures are seen and not read") {
  CHECK(Said("😀 Happy") == "Happy");
  CHECK(Said("Very happy 😂😂") == "Very happy");
  CHECK(Said("Family 👨‍👩‍👧‍👦 here") == "Family here");  // joined with U+200D
  CHECK(Said("🇱🇻 Latvija 👍🏽") == "Latvija");                  // flags, skin tones
  CHECK(Said("❤️ love ☀️") == "love");                            // variation selectors
  CHECK(Said("1️⃣ first") == "1 first");                              // the digit of a keycap stays
  CHECK(Said("→ next ★ ✓ ©") == "next");
  CHECK_FALSE(NextPiece("🤝", 0).says_something());
  CHECK_FALSE(NextPiece("…!?", 0).says_something());
}

TEST_CASE("quotation marks and marks of layout are not read") {
  CHECK(Said("„Jā” “yes” «да» \"no\"") == "Jā yes да no");
  CHECK(Said("*required* __name__ ____") == "required name");
  CHECK(Said("one · two") == "one, two");
  CHECK(Said("• first") == "first");
  CHECK(Said("ســلام") == "سلام");  // tatweel
  CHECK(Said("a\u202Eb\u2066c\u2069") == "abc");
  CHECK(Said("co\u00ADoperate") == "cooperate");
}

TEST_CASE("an apostrophe inside a word stays, as the one that voices know") {
  CHECK(Said("п’ять") == "п'ять");
  CHECK(Said("п\u02BCять") == "п'ять");
  CHECK(Said("‘quoted’") == "quoted");
}

TEST_CASE("digits of every script are the same number") {
  CHECK(Said("٢٥") == "25");
  CHECK(Said("۲۵") == "25");
  CHECK(Said("२५") == "25");
  CHECK(Said("２５") == "25");
}

TEST_CASE("letters are composed, and Persian joiners kept") {
  CHECK(Said("Pasta\u0304sti s\u030Ciem") == "Pastāsti šiem");
  CHECK(Said("می\u200Cخواهم") == "می\u200Cخواهم");
}

TEST_CASE("nothing that a synthesiser could take for a command is left") {
  CHECK(Said("a\x01"
             "50rb") == "a 50rb");
  CHECK(Said("\x1B[31mred\x7F") == "[31mred");
  CHECK(Said("a\u0530b\u0557c\uE000d\uFFFFe") == "a b c d e");
  CHECK(Said("broken \xFF\xC3 bytes \xE2\x82") == "broken bytes");
}

TEST_CASE("a heap of marks and an endless word are cut to what a voice can take") {
  std::string heap = "a";
  for (int i = 0; i < 500; ++i) heap += "\u0301\u0316";
  CHECK(NextPiece(heap, 0).characters.size() < 8);
  CHECK(NextPiece(heap, 0).end == heap.size());

  const std::string endless(1000, 'a');
  std::size_t letters = 0;
  for (std::size_t at = 0; at < endless.size();) {
    const Piece piece = NextPiece(endless, at);
    REQUIRE(piece.characters.size() <= 420);
    std::size_t run = 0;
    for (const char32_t c : piece.characters) {
      run = c == ' ' ? 0 : run + 1;
      letters += c == 'a';
      REQUIRE(run <= 60);
    }
    at = piece.end;
  }
  CHECK(letters == endless.size());
}

TEST_CASE("long texts are said sentence by sentence, short ones at once") {
  CHECK(Said("Jā. Nē. Varbūt.") == "Jā. Nē. Varbūt.");
  CHECK(Said("Title\nText\n\nMore") == "Title / Text / More");
  const std::string first = "This sentence is long enough to be a piece of its own, because it goes on and on and on.";
  CHECK(Said(first + " Next one.") == first + " / Next one.");
  CHECK(Said(first + " and on.") == first + " and on.");  // a small letter goes on
  const std::string ordinal = "The following text is also long enough to be cut, were it not for what is next, it's 1.";
  CHECK(Said(ordinal + " Janvāris") == ordinal + " Janvāris");
}

TEST_CASE("a word is found again in the text that it came from") {
  CHECK(Word("Ko tu domā?", 3) == "tu");
  CHECK(Word("Ko tu domā?", 8) == "domā");
  CHECK(Word("😀 Pasta\u0304sti man", 2) == "Pasta\u0304sti");
  CHECK(Word("don’t go", 0) == "don’t");
  CHECK(Word("at 10:30 now", 5) == "10:30");
  CHECK(Word("كم عمرك؟", 4) == "عمرك");
  CHECK(Word("سنة ٢٥", 5) == "٢٥");
  CHECK(Word("یک می\u200Cخواهم", 4) == "می\u200Cخواهم");
  CHECK(Word("one · two", 3) == "two");  // what is no word leads to the next
  CHECK(speech::WordAt(NextPiece("one", 0), 3) == Span{});
  CHECK(speech::WordAt(NextPiece("", 0), 0) == Span{});
}
