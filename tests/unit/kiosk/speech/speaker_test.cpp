#include "kiosk/speech/speaker.h"

#include <sys/resource.h>

#include <mutex>

#include "kiosk/speech/memory_output.h"
#include "shared/base/file.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/kiosk/speech/speech_test.h"

namespace {

using speech::MemoryOutput;
using speech::Millis;
using speech::Rate;
using speech::Settings;
using speech::Span;
using speech::Speaker;
using speech::Spoken;
using speech::Utterance;
using speech_test::Eventually;
using speech_test::HandClock;

// A speaker whose time is in the test's hands, and a screen that it wakes.
struct Room {
  HandClock clock;
  MemoryOutput output{clock};
  std::atomic<int> woken = 0;
  std::mutex mutex;
  std::optional<Spoken> shown;  // what the screen saw when it was woken last
  Speaker speaker{output, Settings{.volume = 1}, [this] { Wake(); }};

  void Wake() {
    const auto now = speaker.Now();
    const std::lock_guard lock(mutex);
    shown = now;
    ++woken;
  }

  std::optional<Spoken> Shown() {
    const std::lock_guard lock(mutex);
    return shown;
  }

  void Pass(Millis by) {
    clock.Advance(by);
    output.Moved();
  }

  bool IsPlaying() { return output.state() == speech::Output::State::kPlaying; }
  bool Begins() {
    return Eventually([&] { return IsPlaying(); });
  }

  // Lets time go by in small steps until `is_time`; false if it does not come before all is said. Each time that the
  // word changes, the screen must be woken.
  bool PassUntil(const std::function<bool()>& is_time) {
    while (speaker.IsSpeaking()) {
      if (!Eventually([&] { return IsPlaying() || !speaker.IsSpeaking(); })) return false;
      if (!Eventually([&] { return Shown() == speaker.Now(); })) return false;
      if (is_time()) return true;
      Pass(Millis(10));
    }
    return false;
  }

  // What is highlighted from now on, one after the other.
  std::vector<Spoken> Listen() {
    std::vector<Spoken> seen;
    PassUntil([&] {
      const auto now = speaker.Now();
      if (now && now->word.end > now->word.begin && (seen.empty() || seen.back() != *now)) seen.push_back(*now);
      return false;
    });
    REQUIRE_FALSE(speaker.IsSpeaking());
    return seen;
  }
};

std::vector<std::string> Words(const std::vector<Spoken>& seen, std::string_view text) {
  std::vector<std::string> words;
  for (const auto& spoken : seen)
    words.emplace_back(text.substr(spoken.word.begin, spoken.word.end - spoken.word.begin));
  return words;
}

// How often threads of this program went to sleep.
long TimesAsleep() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return used.ru_nvcsw;
}

}  // namespace

TEST_CASE("texts are said one after the other, word by word, and each word wakes the screen") {
  Room room;
  CHECK_FALSE(room.speaker.IsSpeaking());
  CHECK_FALSE(room.speaker.Now());
  CHECK_FALSE(room.output.is_open());
  room.speaker.Say({{"title", "Kā tev gāja?", "lv", {}}, {"good", "😀 Labi", "lv", {}}});
  CHECK(room.speaker.IsSpeaking());
  const auto seen = room.Listen();
  CHECK(seen == std::vector<Spoken>{{"title", {0, 3}}, {"title", {4, 7}}, {"title", {8, 13}}, {"good", {5, 9}}});
  CHECK(Eventually([&] { return room.woken >= 5; }));  // four words and the end
  CHECK_FALSE(room.speaker.Now());
  CHECK(speech::Peak(room.output.Heard()) > 3000);
  CHECK(room.speaker.TakeTroubles().empty());
}

TEST_CASE("a long text is said to its end") {
  Room room;
  std::string text;
  for (int i = 0; i < 12; ++i)
    text += "Šis teikums ir diezgan garš, lai tas būtu atsevišķi sakāms gabals, numur " + std::to_string(i) +
            " no visiem. ";
  room.speaker.Say({{"text", text, "lv", {}}});
  const auto words = Words(room.Listen(), text);
  REQUIRE(words.size() == 12 * 15);
  CHECK(words.front() == "Šis");
  CHECK(words.back() == "visiem");
}

TEST_CASE("stop is silence at once, and nothing comes after it") {
  for (const int prepared : {0, 5, 20, 80}) {  // what comes next is perhaps not, and in the end surely, made already
    Room room;
    room.speaker.Say({{"a", "Viens divi trīs četri pieci seši septiņi", "lv", {}}, {"b", "Vēl", "lv", {}}});
    REQUIRE(room.Begins());
    room.Pass(Millis(300));
    std::this_thread::sleep_for(Millis(prepared));
    const auto before = std::chrono::steady_clock::now();
    room.speaker.Stop();
    CHECK(room.output.state() == speech::Output::State::kSilent);
    CHECK(std::chrono::steady_clock::now() - before < Millis(1000));  // it does not wait for the sound's end
    CHECK_FALSE(room.speaker.IsSpeaking());
    CHECK_FALSE(room.speaker.Now());
    const auto heard = room.output.Heard().size();
    for (int i = 0; i < 20; ++i) {
      room.Pass(Millis(100));
      std::this_thread::sleep_for(Millis(2));
    }
    CHECK(room.output.Heard().size() == heard);
  }
}

TEST_CASE("whatever is tapped last is what is said") {
  Room room;
  for (int i = 0; i < 200; ++i) {
    room.speaker.Say({{"old", "Šis vairs nav svarīgi", "lv", {}}});
    if (i % 3 == 0) room.speaker.Stop();
    if (i % 7 == 0) std::this_thread::sleep_for(Millis(3));
  }
  room.speaker.Say({{"new", "Labi", "lv", {}}});
  CHECK(room.Listen() == std::vector<Spoken>{{"new", {0, 4}}});
}

TEST_CASE("a recording wins over the voice, and lights up the whole text") {
  const test::TempDir folder;
  speech_test::WriteSound(folder / "good.ogg", speech_test::Tone(44100, 1, 1000), 44100);
  Room room;
  room.speaker.Say({{"good", "Labi", "lv", folder / "good.ogg"}});
  CHECK(room.Listen() == std::vector<Spoken>{{"good", {0, 4}}});
  const auto heard = room.output.Heard();
  CHECK(std::abs(static_cast<long>(heard.size()) - 22050 * 5 / 4) < 500);  // with the pause after it
  CHECK(speech_test::Pitch({heard.begin(), heard.begin() + 20000}, 22050) == doctest::Approx(1000).epsilon(0.03));

  room.speaker.Say({{"good", "Wanaag", "", folder / "good.ogg"}});  // a language that only recordings speak
  CHECK(room.Listen().size() == 1);
  CHECK(room.speaker.TakeTroubles().empty());
}

TEST_CASE("a broken recording is as if it were not there, and staff is told once") {
  const test::TempDir folder;
  REQUIRE(base::WriteFile(folder / "good.ogg", "OggS no more"));
  Room room;
  for (int i = 0; i < 2; ++i) {
    room.speaker.Say({{"good", "Labi gan", "lv", folder / "good.ogg"}});
    CHECK(Words(room.Listen(), "Labi gan") == std::vector<std::string>{"Labi", "gan"});
  }
  const auto troubles = room.speaker.TakeTroubles();
  REQUIRE(troubles.size() == 1);
  CHECK(troubles[0].detail.find("good.ogg") != std::string::npos);
  CHECK(room.speaker.TakeTroubles().empty());
}

TEST_CASE("a text that nothing can say is passed over; staff hear of the voice, and never of the text") {
  Room room;
  room.speaker.Say({{"a", "پټ متن", "ps", {}}, {"b", "Labi", "lv", {}}, {"c", "secret", "", {}}});
  CHECK(room.Listen() == std::vector<Spoken>{{"b", {0, 4}}});
  const auto troubles = room.speaker.TakeTroubles();
  REQUIRE(troubles.size() == 2);
  CHECK(troubles[0].code == base::Code::kNotFound);
  CHECK(troubles[0].detail.find("\"ps\"") != std::string::npos);
  for (const auto& trouble : troubles) CHECK(trouble.detail.find("secret") == std::string::npos);
  room.woken = 0;
  room.speaker.Say({{"c", "x", "", {}}});
  CHECK(Eventually([&] { return !room.speaker.IsSpeaking() && room.woken > 0; }));
}

TEST_CASE("a machine without a sound device is mute and goes on") {
  Room room;
  room.output.SetDevice(false);
  room.speaker.Say({{"a", "Labi", "lv", {}}});
  CHECK(Eventually([&] { return room.speaker.IsMute() && room.woken > 0; }));
  CHECK_FALSE(room.speaker.IsSpeaking());
  CHECK(room.speaker.TakeTroubles().size() == 1);
  room.output.SetDevice(true);
  room.speaker.Say({{"a", "Labi", "lv", {}}});
  CHECK(room.Listen().size() == 1);
  CHECK_FALSE(room.speaker.IsMute());
}

TEST_CASE("headphones that are pulled out end the speech, and the next text tries again") {
  Room room;
  room.speaker.Say({{"a", "Viens divi trīs četri pieci seši", "lv", {}}});
  REQUIRE(room.Begins());
  room.output.SetDevice(false);
  CHECK(Eventually([&] { return room.speaker.IsMute() && !room.speaker.IsSpeaking(); }));
  room.output.SetDevice(true);
  room.speaker.Say({{"a", "Labi", "lv", {}}});
  CHECK(room.Listen().size() == 1);
  CHECK_FALSE(room.speaker.IsMute());
}

TEST_CASE("another pace begins with the present word") {
  Room room;
  const std::string text = "Viens divi trīs četri pieci seši septiņi astoņi deviņi desmit";
  const auto samples = [&](Rate rate, bool midway) {
    const auto before = room.output.Heard().size();
    room.speaker.SetRate(midway ? Rate::kNormal : rate);
    room.speaker.Say({{"a", text, "lv", {}}});
    if (midway) {
      REQUIRE(room.Begins());
      REQUIRE(room.PassUntil([&] {
        const auto now = room.speaker.Now();
        return now && text.substr(now->word.begin, now->word.end - now->word.begin) == "četri";
      }));
      room.speaker.SetRate(rate);
      CHECK(room.speaker.Now());
    }
    const auto words = Words(room.Listen(), text);
    CHECK(words.back() == "desmit");
    if (midway) CHECK(words.front() == "četri");
    return room.output.Heard().size() - before;
  };
  const auto normal = samples(Rate::kNormal, false), slow = samples(Rate::kSlow, false);
  const auto changed = samples(Rate::kSlow, true);
  CHECK(slow > normal);
  CHECK(changed > normal);
  CHECK(changed < slow + normal / 10);
}

TEST_CASE("the next visitor gets the default volume and pace") {
  Room room;
  room.speaker.SetVolume(7);
  CHECK(room.speaker.settings().volume == 1);
  room.speaker.SetVolume(0.5);
  room.speaker.SetRate(Rate::kFast);
  room.speaker.Say({{"a", "Labi", "lv", {}}});
  REQUIRE(room.Begins());
  room.speaker.Reset();
  CHECK_FALSE(room.speaker.IsSpeaking());
  CHECK(room.speaker.settings().volume == 1);
  CHECK(room.speaker.settings().rate == Rate::kNormal);
}

TEST_CASE("volume is heard") {
  const test::TempDir folder;  // with a recording: espeak-ng never says a text twice in exactly the same way
  speech_test::WriteSound(folder / "good.ogg", speech_test::Tone(22050, 0.5), 22050);
  Room room;
  const auto peak = [&](double volume) {
    const auto before = static_cast<long>(room.output.Heard().size());
    room.speaker.SetVolume(volume);
    room.speaker.Say({{"a", "Labi", "lv", folder / "good.ogg"}});
    room.Listen();
    const auto heard = room.output.Heard();
    return speech::Peak({heard.begin() + before, heard.end()});
  };
  const int full = peak(1);
  CHECK(full > 10000);
  CHECK(peak(0.5) == doctest::Approx(full / 4).epsilon(0.02));
  CHECK(peak(0) == 0);
}

TEST_CASE("who is silent costs nothing: the device is let go and the thread sleeps") {
  Room room;
  room.speaker.Say({{"a", "Labi", "lv", {}}});
  room.Listen();
  CHECK(Eventually([&] { return !room.output.is_open(); }));
  std::this_thread::sleep_for(Millis(50));
  const long before = TimesAsleep();
  std::this_thread::sleep_for(Millis(1000));
  CHECK(TimesAsleep() - before < 5);  // this thread did, once
}

TEST_CASE("a speaker may end at any moment") {
  for (int i = 0; i < 30; ++i) {
    Room room;
    room.speaker.Say({{"a", "Viens divi trīs četri pieci", "lv", {}}});
    std::this_thread::sleep_for(std::chrono::microseconds(i * 700));
  }
}
