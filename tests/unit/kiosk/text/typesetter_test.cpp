#include "kiosk/text/typesetter.h"

#include <doctest/doctest.h>
#include <malloc.h>

// AddressSanitizer's own; g++ comes without the header that says so.
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();

using text::Size;
using text::Style;
using text::Typesetter;

namespace {

bool Same(Size a, Size b) { return a.width == b.width && a.height == b.height; }

std::size_t AllocatedBytes() {
#ifdef __SANITIZE_ADDRESS__
  return __sanitizer_get_current_allocated_bytes();
#else
  return mallinfo2().uordblks;
#endif
}

const Style kPlain{.size = 30}, kBold{.size = 30, .bold = true}, kMarkup{.size = 30, .markup = true};

}  // namespace

TEST_CASE("markup is drawn as what it means, and plain text as it stands") {
  Typesetter typesetter;
  CHECK(Same(typesetter.Measure("<b>Labrīt</b>", kMarkup), typesetter.Measure("Labrīt", kBold)));
  CHECK(Same(typesetter.Measure("1 &lt; 2 &amp; 3", kMarkup), typesetter.Measure("1 < 2 & 3", kPlain)));
  CHECK(typesetter.Measure("<b>a</b>", kPlain).width > typesetter.Measure("<b>a</b>", kMarkup).width);
  CHECK(typesetter.Measure("a\nb", kMarkup).height > typesetter.Measure("a", kMarkup).height);
}

TEST_CASE("markup that is not well-formed is shown as it stands") {
  Typesetter typesetter;
  for (const char* bad : {"<b>open", "a & b", "<", "</b>", "<nosuch>x</nosuch>", "<span size='x'>y</span>", "&#0;"}) {
    CAPTURE(bad);
    CHECK(Same(typesetter.Measure(bad, kMarkup), typesetter.Measure(bad, kPlain)));
  }
  CHECK(typesetter.Measure("", kMarkup).height > 0);
}

TEST_CASE("lines begin where reading begins: in Arabic all end at the right edge") {
  const std::string words = "كلمة كلمة كلمة";  // the last one stands on a line of its own
  for (const bool rtl : {true, false}) {
    CAPTURE(rtl);
    Typesetter typesetter;
    typesetter.SetScript({rtl ? "ar" : "en", rtl, {"Noto Sans Arabic"}});
    const std::string text = rtl ? words : "word word word";
    const std::size_t last = text.rfind(' ') + 1;
    const float width = static_cast<float>(typesetter.Measure(text.substr(0, last), kPlain).width) + 4;
    const Size box = typesetter.Measure(text, kPlain, width);
    const auto word = typesetter.Word(text, kPlain, width, last, text.size());
    REQUIRE(word.y > 10);
    CHECK((rtl ? static_cast<float>(box.width) - word.x - word.width : word.x) < 4);
  }
}

TEST_CASE("a finger finds the place between two letters, in both directions and over several lines") {
  Typesetter typesetter;
  const std::string latin = "lauks";
  const Size room{800, 200};
  CHECK(typesetter.CaretAt(latin, kPlain, room, 0, {0, 5}) == 0);
  CHECK(typesetter.CaretAt(latin, kPlain, room, 0, {790, 5}) == latin.size());
  const int half = typesetter.Measure("la", kPlain).width;
  CHECK(typesetter.CaretAt(latin, kPlain, room, 0, {half, 5}) == 2);

  typesetter.SetScript({"ar", true, {}, false});
  const std::string arabic = "سلام";
  CHECK(typesetter.CaretAt(arabic, kPlain, room, 0, {790, 5}) == 0);
  CHECK(typesetter.CaretAt(arabic, kPlain, room, 0, {5, 5}) == arabic.size());

  typesetter.SetScript({"lv", false, {}, false});
  std::string lines;
  for (int i = 0; i < 100; ++i) lines += "lauks ";
  const Size low{200, 100};
  CHECK(typesetter.CaretAt(lines, kPlain, low, 0, {0, 5}) == 0);
  const std::size_t end = typesetter.CaretAt(lines, kPlain, low, lines.size(), {199, 99});
  CHECK(end + 1 >= lines.size());  // the end is in sight when the caret is there
  CHECK(typesetter.CaretAt(lines, kPlain, low, lines.size(), {0, 0}) > 500);
}

TEST_CASE("the caret is never put into a letter with a mark of its own") {
  Typesetter typesetter;
  const std::string text = "e\u0304";
  for (int x = 0; x < 40; ++x) {
    const std::size_t place = typesetter.CaretAt(text, kPlain, {400, 50}, 0, {x, 5});
    CHECK((place == 0 || place == text.size()));
  }
}

TEST_CASE("what was forgotten takes no memory, neither the pictures nor the letters that they were drawn from") {
  platform::Texture::KeepOnChip(false);
  Typesetter typesetter;
  const auto draw = [&](int smallest) {
    for (int size = smallest; size < smallest + 60; ++size)
      for (const std::string text : {"Labdien, abcdefghijklmnopqrstuvwxyz", "كلمة", "🦊🌳🏊"})
        for (const char* end : {"", ".", "!", "?", ",", ";"})  // so many pictures as the fonts are kept for
          typesetter.Set(text + end, {.size = static_cast<float>(size)});
  };
  draw(20);  // libraries make what they need once
  typesetter.Forget();
  const std::size_t before = AllocatedBytes();
  draw(80);
  typesetter.Trim(0);
  CHECK(AllocatedBytes() > before + (10 << 20));
  typesetter.Forget();
  CHECK(AllocatedBytes() < before + (1 << 20));
}
