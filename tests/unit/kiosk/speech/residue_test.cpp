// PRIVACY.md rule 1 for read-aloud: after Reset, nothing of what was said is left in this program's memory.
#include <cstdio>
#include <cstring>
#include <fstream>

#include "kiosk/speech/memory_output.h"
#include "kiosk/speech/speaker.h"
#include "tests/unit/kiosk/speech/speech_test.h"

namespace {

using speech::MemoryOutput;
using speech::Millis;
using speech::Sound;
using speech_test::Eventually;
using speech_test::HandClock;

// The bytes, each with its bits turned, so that the needle itself is not found.
using Needle = std::vector<unsigned char>;

template <class Units>
Needle Hidden(const Units& units) {
  Needle needle(units.size() * sizeof(units[0]));
  std::memcpy(needle.data(), units.data(), needle.size());
  for (auto& byte : needle) byte = static_cast<unsigned char>(~byte);
  return needle;
}

// The text as a caller would have it, made anew each time.
std::string Typed() {
  const char kTurned[] = {"Eufukhdqwd#e{oxphqwkdo#rvwulfk#grehohv#ndohqgxv#yhodplqd#wulnhvq1"};
  std::string text;
  for (const char* c = kTurned; *c; ++c) text += static_cast<char>(*c - 3);
  return text;
}

__attribute__((noinline)) std::vector<Needle> Needles(int rate) {
  const std::string text = Typed();
  const std::string part = text.substr(20, 24);
  std::vector<Needle> needles = {Hidden(part), Hidden(std::u16string(part.begin(), part.end())),
                                 Hidden(std::u32string(part.begin(), part.end()))};
  auto voice = speech::Voice::Open();
  REQUIRE(voice);
  auto sound = voice->Say(speech::NextPiece(text, 0), "en", speech::Rate::kNormal);
  REQUIRE(sound);
  speech::Resampler resampler;
  resampler.Convert(*sound, rate);
  REQUIRE(sound->length() > Millis(3000));
  // Loud places, spread over the sound: a buffer of 60 ms that was forgotten anywhere would hold some of them.
  for (std::size_t at = 0; at + 24 < sound->samples.size(); at += static_cast<std::size_t>(rate / 100)) {
    const std::vector<std::int16_t> some(sound->samples.begin() + static_cast<long>(at),
                                         sound->samples.begin() + static_cast<long>(at) + 24);
    if (speech::Peak(some) > 5000) needles.push_back(Hidden(some));
  }
  voice->Forget();
  return needles;
}

struct Region {
  std::uintptr_t begin, end;
  std::string line;
};

// What is written in this program's memory, without the sanitizer's own bookkeeping.
std::vector<Region> Writable() {
  std::vector<Region> regions;
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    unsigned long begin, end;
    char mode[5];
    if (std::sscanf(line.c_str(), "%lx-%lx %4s", &begin, &end, mode) == 3 && mode[0] == 'r' && mode[1] == 'w' &&
        end - begin < (1ul << 32))
      regions.push_back({begin, end, line});
  }
  return regions;
}

__attribute__((noinline)) std::vector<std::size_t> Count(const std::vector<Needle>& needles) {
  std::vector<std::size_t> found(needles.size());
  std::vector<std::vector<std::size_t>> starts(1 << 16);  // needles by their first two bytes
  for (std::size_t i = 0; i < needles.size(); ++i) starts[needles[i][0] | needles[i][1] << 8].push_back(i);
  std::FILE* memory = std::fopen("/proc/self/mem", "rb");
  REQUIRE(memory);
  std::setvbuf(memory, nullptr, _IONBF, 0);
  // Read in turned blocks, so that the search leaves no copy either.
  constexpr std::size_t kBlock = 1 << 20, kOverlap = 256;
  std::vector<unsigned char> block(kBlock + kOverlap);
  for (const Region& region : Writable())
    for (std::uintptr_t at = region.begin; at < region.end; at += kBlock) {
      const std::size_t size = std::min<std::size_t>(kBlock + kOverlap, region.end - at);
      std::memset(block.data(), 0, block.size());
      if (std::fseek(memory, static_cast<long>(at), SEEK_SET) != 0) continue;
      const std::size_t read = std::fread(block.data(), 1, size, memory);
      for (auto& byte : block) byte = static_cast<unsigned char>(~byte);
      for (std::size_t byte = 0; byte + 1 < read; ++byte)
        for (const std::size_t needle : starts[block[byte] | block[byte + 1] << 8])
          found[needle] += byte + needles[needle].size() <= read &&
                           std::equal(needles[needle].begin(), needles[needle].end(), block.begin() + static_cast<long>(byte));
    }
  std::fclose(memory);
  return found;
}

std::size_t Sum(const std::vector<std::size_t>& found, std::size_t from, std::size_t to) {
  std::size_t sum = 0;
  for (std::size_t i = from; i < to; ++i) sum += found[i];
  return sum;
}

}  // namespace

TEST_CASE("after Reset nothing of what was said is left in memory") {
  for (const int rate : {22050, 48000}) {
    CAPTURE(rate);
    const auto needles = Needles(rate);
    REQUIRE(needles.size() > 40);
    HandClock clock;
    MemoryOutput output(clock, rate, false);
    speech::Speaker speaker(output, {}, [] {});
    for (const bool to_the_end : {false, true}) {
      CAPTURE(to_the_end);
      speaker.Say({{"a", Typed(), "en", {}}});
      REQUIRE(Eventually([&] { return output.state() == speech::Output::State::kPlaying; }));
      const auto during = Count(needles);
      CHECK(Sum(during, 0, 3) > 0);  // the search sees texts …
      CHECK(Sum(during, 3, needles.size()) > 0);  // … and sounds
      if (to_the_end)
        REQUIRE(Eventually([&] {
          clock.Advance(Millis(100));
          output.Moved();
          return !speaker.IsSpeaking();
        }));
      speaker.Reset();
      std::this_thread::sleep_for(Millis(300));  // its thread forgets by itself
      const auto after = Count(needles);
      CHECK(after[0] == 0);
      CHECK(after[1] == 0);
      CHECK(after[2] == 0);
      CHECK(Sum(after, 3, needles.size()) == 0);
    }
  }
}
