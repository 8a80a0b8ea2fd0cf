#include "kiosk/speech/recorded.h"

#include "shared/base/file.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/kiosk/speech/speech_test.h"

namespace {

using speech::ReadRecording;
using speech_test::Pitch;
using speech_test::Tone;
using speech_test::WriteSound;

base::Code Refused(const std::filesystem::path& file) {
  const auto sound = ReadRecording(file);
  REQUIRE_FALSE(sound);
  return sound.error().code;
}

}  // namespace

TEST_CASE("a recording is heard as it was spoken, whatever it was recorded with") {
  const test::TempDir folder;
  const struct {
    int rate, channels, format;
  } kKinds[] = {{44100, 1, SF_FORMAT_VORBIS}, {22050, 2, SF_FORMAT_VORBIS}, {48000, 1, SF_FORMAT_OPUS}};
  for (const auto& [rate, channels, format] : kKinds) {
    CAPTURE(rate);
    std::vector<std::int16_t> frames;
    for (const auto sample : Tone(rate, 1.5)) frames.insert(frames.end(), static_cast<std::size_t>(channels), sample);
    WriteSound(folder / "a.ogg", frames, rate, channels, SF_FORMAT_OGG | format);
    auto sound = ReadRecording(folder / "a.ogg");
    REQUIRE(sound);
    CHECK(sound->rate == rate);
    CHECK(std::abs(sound->length().count() - 1500) < 30);
    CHECK(Pitch(sound->samples, rate) == doctest::Approx(440).epsilon(0.03));
    speech::Resampler resampler;
    for (const int wanted : {48000, 44100, 22050, 8000}) {
      speech::Sound other = *sound;
      resampler.Convert(other, wanted);
      CHECK(other.rate == wanted);
      CHECK(std::abs((other.length() - sound->length()).count()) < 5);
      CHECK(Pitch(other.samples, wanted) == doctest::Approx(440).epsilon(0.03));
      CHECK(speech::Peak(other.samples) == doctest::Approx(12000).epsilon(0.1));
    }
  }
}

TEST_CASE("what is not there is not found; what is broken is refused") {
  const test::TempDir folder;
  CHECK(Refused(folder / "none.ogg") == base::Code::kNotFound);
  CHECK(Refused("") == base::Code::kNotFound);

  REQUIRE(base::WriteFile(folder / "text.ogg", "this is no sound"));
  CHECK(Refused(folder / "text.ogg") == base::Code::kInvalid);
  REQUIRE(base::WriteFile(folder / "empty.ogg", ""));
  CHECK(Refused(folder / "empty.ogg") == base::Code::kInvalid);
  WriteSound(folder / "wav.ogg", Tone(22050, 1), 22050, 1, SF_FORMAT_WAV | SF_FORMAT_PCM_16);
  CHECK(Refused(folder / "wav.ogg") == base::Code::kInvalid);
  WriteSound(folder / "silent.ogg", std::vector<std::int16_t>(22050), 22050);
  CHECK(Refused(folder / "silent.ogg") == base::Code::kInvalid);
}

TEST_CASE("a recording that was cut off is refused, wherever it was cut") {
  const test::TempDir folder;
  WriteSound(folder / "whole.ogg", Tone(22050, 2), 22050);
  const auto whole = base::ReadFile(folder / "whole.ogg");
  REQUIRE(whole);
  REQUIRE(ReadRecording(folder / "whole.ogg"));
  for (std::size_t cut = 0; cut < whole->size(); cut += 61) {
    REQUIRE(base::WriteFile(folder / "cut.ogg", whole->substr(0, cut)));
    CAPTURE(cut);
    CHECK(Refused(folder / "cut.ogg") == base::Code::kInvalid);
  }
}

TEST_CASE("a recording with a wrong bit never brings the kiosk down") {
  const test::TempDir folder;
  WriteSound(folder / "whole.ogg", Tone(22050, 0.5), 22050);
  const auto whole = base::ReadFile(folder / "whole.ogg");
  REQUIRE(whole);
  for (std::size_t at = 0; at < whole->size(); at += 37) {
    std::string bad = *whole;
    bad[at] = static_cast<char>(bad[at] ^ 1 << at % 8);
    REQUIRE(base::WriteFile(folder / "bad.ogg", bad));
    (void)ReadRecording(folder / "bad.ogg");
  }
}

TEST_CASE("recordings that are too long or too large are refused") {
  const test::TempDir folder;
  WriteSound(folder / "long.ogg", Tone(8000, 121), 8000);
  CHECK(Refused(folder / "long.ogg") == base::Code::kInvalid);
  REQUIRE(base::WriteFile(folder / "large.ogg", std::string(speech::kLargestRecording + 1, 'O')));
  CHECK(Refused(folder / "large.ogg") == base::Code::kInvalid);
}

TEST_CASE("a recording stands where its name says, and nowhere else") {
  CHECK(speech::PackRecording("assets/sounds", "lv", "attract.title") == "assets/sounds/lv/attract.title.ogg");
  CHECK(speech::SurveyRecording("/p", "lv", "friends", "title") == "/p/sounds/lv/friends.title.ogg");
  CHECK(speech::SurveyRecording("/p", "lv", "../../etc", "title").empty());
  CHECK(speech::SurveyRecording("/p", "..", "friends", "title").empty());
  CHECK(speech::SurveyRecording("/p", "lv", "a/b", "title").empty());
  CHECK(speech::SurveyRecording("/p", "lv", "friends", std::string_view("a\0b", 3)).empty());
  CHECK(speech::PackRecording("s", "", "key").empty());
}
