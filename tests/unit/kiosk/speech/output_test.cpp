// One contract for every output, and what a machine without a loudspeaker does.
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include "kiosk/speech/memory_output.h"
#include "kiosk/speech/sound_card.h"
#include "shared/base/file.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/kiosk/speech/speech_test.h"

namespace {

using speech::MemoryOutput;
using speech::Millis;
using speech::Output;
using speech::Sound;
using speech::SoundCard;
using speech_test::HandClock;

std::shared_ptr<const Sound> SecondsOf(double seconds, int rate) {
  return std::make_shared<const Sound>(Sound{rate, speech_test::Tone(rate, seconds), {}});
}

// `pass` lets time go by.
void PlaysAsTheHeaderSays(Output& output, const std::function<void(Millis)>& pass) {
  CHECK(output.state() == Output::State::kSilent);
  const auto rate = output.Open();
  REQUIRE(rate);
  CHECK(*output.Open() == *rate);
  CHECK(output.position() == Millis(0));

  auto sound = SecondsOf(0.5, *rate);
  const std::weak_ptr<const Sound> watched = sound;
  output.Play(std::move(sound));
  CHECK(output.state() == Output::State::kPlaying);
  pass(Millis(300));
  CHECK(output.state() == Output::State::kPlaying);
  const Millis middle = output.position();
  CHECK(middle > Millis(100));
  CHECK(middle <= Millis(450));
  pass(Millis(500));
  CHECK(output.state() == Output::State::kHeard);
  CHECK(output.position() == Millis(500));

  output.Play(SecondsOf(5, *rate));
  pass(Millis(200));
  CHECK(watched.expired());
  output.Play(SecondsOf(0.4, *rate));  // in its place
  CHECK(output.state() == Output::State::kPlaying);
  pass(Millis(700));
  CHECK(output.state() == Output::State::kHeard);

  sound = SecondsOf(5, *rate);
  const std::weak_ptr<const Sound> stopped = sound;
  output.Play(std::move(sound));
  pass(Millis(200));
  output.Stop();
  CHECK(output.state() == Output::State::kSilent);
  CHECK(output.position() == Millis(0));
  pass(Millis(50));
  CHECK(stopped.expired());
  output.Close();
  output.Close();
  CHECK(output.state() == Output::State::kSilent);
  CHECK(output.Open());
  output.Close();
}

}  // namespace

TEST_CASE("the memory plays as time passes") {
  HandClock clock;
  MemoryOutput output(clock);
  PlaysAsTheHeaderSays(output, [&](Millis by) { clock.Advance(by); });
}

TEST_CASE("the sound card plays as time passes, where there is one") {
  SoundCard output;
  if (!output.Open()) {
    MESSAGE("this machine has no sound device: nothing was played");
    return;
  }
  output.Close();
  PlaysAsTheHeaderSays(output, [](Millis by) { std::this_thread::sleep_for(by); });
}

TEST_CASE("the memory keeps what would have been heard") {
  HandClock clock;
  MemoryOutput output(clock, 8000);
  REQUIRE(output.Open());
  output.SetVolume(1);
  output.Play(SecondsOf(1, 8000));
  clock.Advance(Millis(500));
  CHECK(output.Heard().size() == 4000);
  CHECK(speech::Peak(output.Heard()) == 12000);
  output.SetVolume(0.5);
  clock.Advance(Millis(250));
  output.Stop();
  clock.Advance(Millis(250));
  const auto heard = output.Heard();
  CHECK(heard.size() == 6000);
  CHECK(speech::Peak({heard.begin() + 4000, heard.end()}) == 3000);
  output.SetVolume(-3);
  output.Play(SecondsOf(1, 8000));
  clock.Advance(Millis(1000));
  CHECK(output.Heard().size() == 14000);
  CHECK(speech::Wav(heard, 8000).size() == 44 + 12000);
}

TEST_CASE("a device that goes away is lost until it is opened again") {
  HandClock clock;
  MemoryOutput output(clock);
  int changes = 0;
  output.OnChange([&] { ++changes; });
  REQUIRE(output.Open());
  output.Play(SecondsOf(1, 22050));
  output.SetDevice(false);
  CHECK(changes == 1);
  CHECK(output.state() == Output::State::kLost);
  CHECK(output.Open().error().code == base::Code::kNotFound);
  output.Close();
  CHECK_FALSE(output.Open());
  output.SetDevice(true);
  CHECK(output.Open());
  CHECK(output.state() == Output::State::kSilent);
  output.Play(SecondsOf(1, 22050));
  CHECK(output.state() == Output::State::kPlaying);

  output.SetDevice(false);
  output.SetDevice(true);  // pulled out and put back: what was open is lost all the same
  CHECK(output.state() == Output::State::kLost);
  CHECK(output.Open());
  CHECK(output.state() == Output::State::kSilent);
}

// For as long as it lives ALSA reads this configuration, and there is no JACK server.
class Alsa {
 public:
  explicit Alsa(const std::filesystem::path& configuration) {
    ::setenv("ALSA_CONFIG_PATH", configuration.c_str(), 1);
    ::setenv("JACK_DEFAULT_SERVER", "no-such-server", 1);
  }
  ~Alsa() {
    ::unsetenv("ALSA_CONFIG_PATH");
    ::unsetenv("JACK_DEFAULT_SERVER");
  }
};

// What is written to stderr while `work` runs.
std::string Complaints(const std::filesystem::path& log, const std::function<void()>& work) {
  std::fflush(stderr);
  const int before = ::dup(STDERR_FILENO);
  const int file = ::open(log.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
  ::dup2(file, STDERR_FILENO);
  ::close(file);
  work();
  std::fputs("still here\n", stderr);
  std::fflush(stderr);
  ::dup2(before, STDERR_FILENO);
  ::close(before);
  return *base::ReadFile(log);
}

TEST_CASE("a machine without a sound device says so, and its libraries are quiet") {
  const test::TempDir folder;
  const struct {
    const char *name, *configuration;
  } kMachines[] = {
      {"no card", "pcm.!default { type hw card 7 }\n"},
      {"a card that is not there any more",
       "pcm.!default { type plug slave.pcm \"hw:7,0\" }\npcm.dmix { type hw card 7 }\n"},
      {"a configuration without devices", "# nothing\n"},
      {"a broken configuration", "pcm.default {{{\n"},
      {"no configuration", nullptr},
  };
  for (const auto& [name, configuration] : kMachines) {
    CAPTURE(name);
    const auto file = folder / (configuration ? "asound.conf" : "absent.conf");
    if (configuration) REQUIRE(base::WriteFile(file, configuration));
    const Alsa alsa(file);
    std::vector<base::Error> errors;
    const std::string printed = Complaints(folder / "stderr", [&] {
      SoundCard output;
      for (int attempt = 0; attempt < 3; ++attempt)
        if (const auto opened = output.Open(); !opened) errors.push_back(opened.error());
      output.Stop();
      output.SetVolume(0.5);
      CHECK(output.position() == Millis(0));
      CHECK(output.state() == Output::State::kSilent);
      output.Close();
    });
    CHECK(printed == "still here\n");
    REQUIRE(errors.size() == 3);
    for (const auto& error : errors) CHECK(error.code == base::Code::kNotFound);
  }
}

TEST_CASE("what speech loads cannot talk to a network") {
  std::ifstream maps("/proc/self/maps");
  std::string line, all;
  while (std::getline(maps, line)) all += line + "\n";
  REQUIRE(all.find("libespeak-ng") != std::string::npos);
  for (const char* library : {"libpulse", "libdbus", "libasyncns", "libcurl", "libssl", "libgnutls", "libnss3"}) {
    CAPTURE(library);
    CHECK(all.find(library) == std::string::npos);
  }
}
