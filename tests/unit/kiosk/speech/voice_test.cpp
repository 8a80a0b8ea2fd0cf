#include "kiosk/speech/voice.h"

#include "shared/base/utf8.h"
#include "tests/unit/kiosk/speech/speech_test.h"

namespace {

using speech::Millis;
using speech::NextPiece;
using speech::Rate;
using speech::Sound;
using speech::Span;
using speech::Voice;

Sound Say(Voice& voice, const std::string& text, const std::string& name, Rate rate = Rate::kNormal) {
  auto sound = voice.Say(NextPiece(text, 0), name, rate);
  REQUIRE(sound);
  return *sound;
}

std::vector<std::string> Words(const Sound& sound, std::string_view text) {
  std::vector<std::string> words;
  for (const auto& mark : sound.marks)
    words.emplace_back(text.substr(mark.word.begin, mark.word.end - mark.word.begin));
  return words;
}

}  // namespace

TEST_CASE("each word has a mark on its bytes, in the order of time") {
  const struct {
    const char *voice, *text;
    std::vector<std::string> words;
  } kTexts[] = {
      {"lv", "Kā tev šodien gāja?", {"Kā", "tev", "šodien", "gāja"}},
      {"lv",
       "„Pasta\u0304sti” · pilse\u0304tai 😀 ko doma\u0304!",
       {"Pasta\u0304sti", "pilse\u0304tai", "ko", "doma\u0304"}},
      {"lv", "Man ir 25 gadi", {"Man", "ir", "25", "gadi"}},
      {"ru", "Ваша жизнь в этом городе", {"Ваша", "жизнь", "в", "этом", "городе"}},
      {"ru", "Мне 11\u00A0лет", {"Мне", "11", "лет"}},
      {"uk", "Мені п’ять років", {"Мені", "п’ять", "років"}},
      {"en", "I don’t know. Ask me!", {"I", "don’t", "know", "Ask", "me"}},
      {"lt", "Kaip šiandien sekėsi?", {"Kaip", "šiandien", "sekėsi"}},
      {"ar", "حياتكم في هذه المدينة", {"حياتكم", "في", "هذه", "المدينة"}},
      {"ar", "عُمْري ٢٥ سَنَة", {"عُمْري", "٢٥", "سَنَة"}},
      {"fa", "زندگی شما در این شهر", {"زندگی", "شما", "در", "این", "شهر"}},
      {"hi", "आप कैसे हैं", {"आप", "कैसे", "हैं"}},
  };
  auto voice = Voice::Open();
  REQUIRE(voice);
  for (const auto& [name, text, words] : kTexts) {
    CAPTURE(std::string(text));
    const Sound sound = Say(*voice, text, name);
    CHECK(Words(sound, text) == words);
    CHECK(speech::Peak(sound.samples) > 3000);
    speech::Millis before{-1};
    for (const auto& mark : sound.marks) {
      CHECK(mark.at > before);
      CHECK(mark.at < sound.length());
      before = mark.at;
    }
  }
}

TEST_CASE("marks of a later piece count from the text's beginning") {
  const std::string text = "Pirmā rinda\nOtrā rinda";
  auto voice = Voice::Open();
  REQUIRE(voice);
  const auto first = NextPiece(text, 0);
  auto second = voice->Say(NextPiece(text, first.end), "lv", Rate::kNormal);
  REQUIRE(second);
  CHECK(Words(*second, text) == std::vector<std::string>{"Otrā", "rinda"});
}

TEST_CASE("text is never markup") {
  auto voice = Voice::Open();
  REQUIRE(voice);
  const auto length = [&](const char* text) { return Say(*voice, text, "en").length().count(); };
  // As SSML this would be ten seconds of silence, as phonemes something else, as a command very fast.
  CHECK(length("one <break time=\"10s\"/> two") < 5000);
  CHECK(length("[[k@mpju:t@]]") > 2 * length("computer"));  // letters and signs by their names
  CHECK(length("\x01"
               "400S Please tell us what you think of it") > 1500);
  CHECK(length("a &lt; b") > 0);
}

TEST_CASE("slower takes longer") {
  auto voice = Voice::Open();
  REQUIRE(voice);
  const std::string text = "Pastāstiet pilsētai, ko domājat";
  const auto slow = Say(*voice, text, "lv", Rate::kSlow).length(), normal = Say(*voice, text, "lv").length(),
             fast = Say(*voice, text, "lv", Rate::kFast).length();
  CHECK(slow > normal * 11 / 10);
  CHECK(fast < normal * 9 / 10);
}

TEST_CASE("nothing to say is no sound, and no error") {
  auto voice = Voice::Open();
  REQUIRE(voice);
  for (const char* text : {"", " ", "😀", "…", "\n\n", "„”"}) CHECK(Say(*voice, text, "lv").samples.empty());
}

TEST_CASE("a language without a voice is an error with a hint") {
  auto voice = Voice::Open();
  REQUIRE(voice);
  for (const char* name : {"ps", "so", "", "no-such-voice", "../../etc/passwd"}) {
    CAPTURE(name);
    const auto sound = voice->Say(NextPiece("text", 0), name, Rate::kNormal);
    REQUIRE_FALSE(sound);
    CHECK(sound.error().code == base::Code::kNotFound);
    CHECK_FALSE(sound.error().hint.empty());
  }
  CHECK(Say(*voice, "Labi", "lv").samples.size() > 1000);
}

TEST_CASE("there is one voice at a time, and another one after it") {
  {
    auto first = Voice::Open();
    REQUIRE(first);
    const auto second = Voice::Open();
    REQUIRE_FALSE(second);
    CHECK(second.error().code == base::Code::kState);
  }
  auto third = Voice::Open();
  REQUIRE(third);
  CHECK(Say(*third, "Labi", "lv").samples.size() > 1000);
}

TEST_CASE("who is interrupted stops soon, and speaks well afterwards") {
  auto voice = Voice::Open();
  REQUIRE(voice);
  std::string text;
  for (int i = 0; i < 30; ++i) text += "vārds ";
  const auto whole = voice->Say(NextPiece(text, 0), "lv", Rate::kNormal);
  int asked = 0;
  const auto cut = voice->Say(NextPiece(text, 0), "lv", Rate::kNormal, [&] { return ++asked == 3; });
  REQUIRE(whole);
  REQUIRE(cut);
  CHECK(asked == 3);
  CHECK(cut->length() < Millis(400));
  const auto again = voice->Say(NextPiece(text, 0), "lv", Rate::kNormal);
  REQUIRE(again);
  // The same words, and nothing of what was cut before them. espeak-ng varies each reading by a few milliseconds.
  CHECK(again->length().count() == doctest::Approx(whole->length().count()).epsilon(0.01));
  CHECK(Words(*again, text).size() == 30);
}

TEST_CASE("what is of a script that the voice does not speak is left out") {
  const struct {
    const char *voice, *text;
    std::vector<std::string> words;
  } kTexts[] = {
      {"lv", "Labi Київ gan", {"Labi", "gan"}},
      {"lv", "Labi \u0D55 gan", {"Labi", "gan"}},  // espeak-ng alone used memory after it was freed here …
      {"lv", "нккъкк ωжω", {}},                    // … and here …
      {"lv", "Labi ჻ă \U0001CF17 gan", {"Labi", "ă", "gan"}},  // … and here
      {"ru", "Это YouTube 2", {"Это", "YouTube", "2"}},
      {"sr", "Ћуприја Ćuprija", {"Ћуприја", "Ćuprija"}},
      {"ar", "في WhatsApp да", {"في", "WhatsApp"}},
      {"cmn", "你好", {"你好"}},
  };
  auto voice = Voice::Open();
  REQUIRE(voice);
  for (const auto& [name, text, words] : kTexts) {
    CAPTURE(std::string(text));
    const Sound sound = Say(*voice, text, name);
    CHECK(Words(sound, text) == words);
    CHECK(sound.samples.empty() == words.empty());
  }
}

TEST_CASE("every voice of espeak-ng survives what visitors type") {
  auto voice = Voice::Open();
  REQUIRE(voice);
  std::string four_bytes_each;
  for (int i = 0; i < 100; ++i) four_bytes_each += "𝕳";
  std::vector<std::string> nasty = {std::string(500, 'a'),
                                    std::string(500, '9'),
                                    four_bytes_each,
                                    "﷽ ﷽",
                                    "中文字幕 テキスト 한국어",
                                    "((((((((((((((((",
                                    "!!!!????....,,,,;;;;::::",
                                    "- - - - - - - - - - -",
                                    "\u0301\u0301\u0301",
                                    "0.0.0.0.0/0/0/0",
                                    "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p"};
  std::string mixture;
  for (char32_t c = 0x20; c < 0x3000; c += 7) base::Append(mixture, c);
  nasty.push_back(mixture);
  for (const char* name : {"lv", "lt", "en", "ru", "uk", "ar", "fa", "hi", "vi", "tr", "cmn"})
    for (const std::string& text : nasty)
      for (std::size_t at = 0; at < text.size();) {
        const auto piece = NextPiece(text, at);
        REQUIRE(voice->Say(piece, name, Rate::kFast));
        at = piece.end;
      }
}
