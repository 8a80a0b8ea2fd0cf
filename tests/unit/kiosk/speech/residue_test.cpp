// PRIVACY.md rule 1 for read-aloud: after Reset, nothing of what was said is left in this program's memory.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <span>
#include <unordered_map>

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

template <class Unit>
Needle Hidden(std::span<const Unit> units) {
  Needle needle(units.size_bytes());
  std::memcpy(needle.data(), units.data(), needle.size());
  for (auto& byte : needle) byte = static_cast<unsigned char>(~byte);
  return needle;
}

// What a visitor could have typed, in syllables that stand nowhere else; the same again for the same arguments.
std::string Typed(unsigned seed, std::size_t letters) {
  std::string text;
  for (unsigned random = seed; text.size() < letters;) {
    random = random * 1103515245 + 12345;
    text += "bdfgkmprtvz"[(random >> 16) % 11];
    text += "aeiou"[(random >> 20) % 5];
    if (random >> 24 < 60) text += ' ';
  }
  return text;
}

// Twelve letters from each place of the text, as strings of this kind would have them.
template <class Unit>
void HideText(const std::string& text, std::vector<Needle>& needles) {
  const std::vector<Unit> units(text.begin(), text.end());
  for (std::size_t at = 0; at + 12 <= units.size(); ++at) needles.push_back(Hidden(std::span(units).subspan(at, 12)));
}

// Remembers, hidden, what it played. espeak-ng never says a text twice in exactly the same way.
class Overheard final : public MemoryOutput {
 public:
  Overheard(base::Clock& clock, int rate) : MemoryOutput(clock, rate, false) {}

  void Play(std::shared_ptr<const Sound> sound) override {
    // Loud places, spread over the sound: a buffer of 60 ms that was forgotten anywhere would hold some of them.
    const std::span samples(sound->samples);
    const auto step = static_cast<std::size_t>(sound->rate / 100);
    for (std::size_t at = 0; at + 24 < samples.size(); at += std::abs(samples[at]) > 3000 ? step : 1)
      if (std::abs(samples[at]) > 3000) sounds.push_back(Hidden(samples.subspan(at, 24)));
    MemoryOutput::Play(std::move(sound));
  }

  std::vector<Needle> sounds;  // of the thread that plays, until that has stopped or waits for the clock
};

struct Found {
  std::size_t texts = 0, sounds = 0;
};

// Finds needles by their first byte and another one, which differ from needle to needle whatever its units are.
class Search {
 public:
  Search(const std::vector<Needle>& texts, const std::vector<Needle>& sounds) {
    for (const Needle& needle : texts) Add(needle, &Found::texts);
    for (const Needle& needle : sounds) Add(needle, &Found::sounds);
  }

  // Nearly all of the test's time is spent here, in bytes that are no needle.
  __attribute__((no_sanitize("address", "undefined"))) void Count(const unsigned char* bytes, std::size_t size,
                                                                  Found& found) const {
    for (std::size_t at = 0; at + kOther < size; ++at)
      if (begins_[0xFFFF ^ (bytes[at] | bytes[at + kOther] << 8)]) CountAt(bytes + at, size - at, found);
  }

 private:
  struct Sought {
    const Needle* needle;
    std::size_t Found::*kind;
  };

  static constexpr std::size_t kOther = 8;

  static std::size_t Start(const unsigned char* bytes) { return bytes[0] | bytes[kOther] << 8; }

  void Add(const Needle& needle, std::size_t Found::*kind) {
    starts_[Start(needle.data())].push_back({&needle, kind});
    begins_[Start(needle.data())] = true;
  }

  void CountAt(const unsigned char* bytes, std::size_t size, Found& found) const {
    const auto is_hidden = [](unsigned char hidden, unsigned char byte) { return (hidden ^ byte) == 0xFF; };
    for (const auto& [needle, kind] : starts_.at(0xFFFF ^ Start(bytes)))
      found.*kind += needle->size() <= size && std::equal(needle->begin(), needle->end(), bytes, is_hidden);
  }

  std::unordered_map<std::size_t, std::vector<Sought>> starts_;
  bool begins_[1 << 16] = {};
};

// How many needles there are in what this program has written to.
Found CountInMemory(const Search& search) {
  constexpr std::size_t kPage = 4096, kPages = 16, kBlock = kPage * kPages, kLongest = 64;
  constexpr std::uint64_t kPresentOrSwapped = 3ull << 62;  // Documentation/admin-guide/mm/pagemap.rst
  const int memory = ::open("/proc/self/mem", O_RDONLY), pages = ::open("/proc/self/pagemap", O_RDONLY);
  REQUIRE(memory >= 0);
  REQUIRE(pages >= 0);
  std::vector<unsigned char> block(kBlock + kLongest);
  Found found;
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    std::uintptr_t begin, end;
    char mode[5];
    if (std::sscanf(line.c_str(), "%lx-%lx %4s", &begin, &end, mode) != 3 || !std::string_view(mode).starts_with("rw"))
      continue;
    // Neither the sanitizer's bookkeeping, nor the stack of this thread, where the test itself handled the text.
    if (end - begin > 1ul << 32 || line.ends_with("[stack]")) continue;
    for (std::uintptr_t at = begin; at < end; at += kBlock) {
      std::uint64_t page[kPages] = {};
      const std::size_t size = std::min(kBlock, end - at);
      REQUIRE(::pread(pages, page, size / kPage * 8, static_cast<off_t>(at / kPage * 8)) > 0);
      if (std::ranges::none_of(page, [](std::uint64_t entry) { return (entry & kPresentOrSwapped) != 0; })) continue;
      std::memset(block.data(), 0, block.size());  // so that the search does not find itself
      const ssize_t read = ::pread(memory, block.data(), std::min(kBlock + kLongest, end - at), static_cast<off_t>(at));
      if (read > 0) search.Count(block.data(), static_cast<std::size_t>(read), found);
    }
  }
  ::close(memory);
  ::close(pages);
  return found;
}

}  // namespace

TEST_CASE("after Reset nothing of what was said is left in memory") {
  const struct {
    int rate;
    bool to_the_end;
  } kVisits[] = {{22050, false}, {22050, true}, {48000, false}};
  std::vector<Needle> texts;
  for (const auto& [seed, letters] : {std::pair(1u, 550), std::pair(2u, 13)}) {
    const std::string text = Typed(seed, static_cast<std::size_t>(letters));
    HideText<char>(text, texts);
    HideText<char16_t>(text, texts);
    HideText<char32_t>(text, texts);
  }
  for (const auto& [rate, to_the_end] : kVisits) {
    CAPTURE(rate);
    CAPTURE(to_the_end);
    HandClock clock;
    Overheard output(clock, rate);
    speech::Speaker speaker(output, {}, [] {});
    speaker.Say({{"long", Typed(1, 550), "en", {}}, {"short", Typed(2, 13), "en", {}}});
    REQUIRE(Eventually([&] { return output.state() == speech::Output::State::kPlaying; }));
    {
      REQUIRE(output.sounds.size() > 300);
      const auto during = CountInMemory(*std::make_unique<Search>(texts, output.sounds));
      CHECK(during.texts > 0);  // the search finds what is there
      CHECK(during.sounds > 0);
    }
    if (to_the_end)
      REQUIRE(Eventually([&] {
        clock.Advance(Millis(1000));
        output.Moved();
        return !speaker.IsSpeaking();
      }));
    speaker.Reset();
    const auto search = std::make_unique<Search>(texts, output.sounds);
    Found after;
    Eventually(
        [&] {  // its thread forgets by itself
          after = CountInMemory(*search);
          return after.texts + after.sounds == 0;
        },
        Millis(30'000));
    CHECK(after.texts == 0);
    CHECK(after.sounds == 0);
  }
}
