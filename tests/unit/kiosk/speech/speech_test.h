// What the tests of this folder share: a clock that is moved by hand, and Ogg files.
#pragma once

#include <doctest/doctest.h>
#include <sndfile.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <functional>
#include <numbers>
#include <string>
#include <thread>
#include <vector>

#include "kiosk/speech/sound.h"
#include "shared/base/clock.h"

namespace speech_test {

using speech::Millis;

// Read by the speaker's thread while the test moves it.
class HandClock final : public base::Clock {
 public:
  base::Millis Now() override { return base::Millis(now_.load()); }
  double Day() override { return 0; }
  void Advance(Millis by) { now_ += by.count(); }

 private:
  std::atomic<long> now_ = 1000;
};

// Waits for another thread; generous, for a machine that is busy.
inline bool Eventually(const std::function<bool()>& happened, Millis patience = Millis(10'000)) {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (!happened()) {
    if (std::chrono::steady_clock::now() > until) return false;
    std::this_thread::sleep_for(Millis(1));
  }
  return true;
}

inline std::vector<std::int16_t> Tone(int rate, double seconds, double hertz = 440, int amplitude = 12000) {
  std::vector<std::int16_t> tone(static_cast<std::size_t>(rate * seconds));
  for (std::size_t i = 0; i < tone.size(); ++i)
    tone[i] = static_cast<std::int16_t>(
        std::lround(amplitude * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / rate)));
  return tone;
}

// How often the tone goes through zero upwards, a second.
inline double Pitch(const std::vector<std::int16_t>& samples, int rate) {
  long crossings = 0;
  for (std::size_t i = 1; i < samples.size(); ++i) crossings += samples[i - 1] < 0 && samples[i] >= 0;
  return static_cast<double>(crossings) * rate / static_cast<double>(samples.size());
}

inline void WriteSound(const std::filesystem::path& file, const std::vector<std::int16_t>& samples, int rate,
                       int channels = 1, int format = SF_FORMAT_OGG | SF_FORMAT_VORBIS) {
  SF_INFO info{};
  info.samplerate = rate;
  info.channels = channels;
  info.format = format;
  SNDFILE* out = sf_open(file.c_str(), SFM_WRITE, &info);
  REQUIRE(out);
  const auto frames = static_cast<sf_count_t>(samples.size()) / channels;
  for (sf_count_t at = 0; at < frames; at += 4096)  // libsndfile's Vorbis writer overflows its stack on long blocks
    sf_writef_short(out, samples.data() + at * channels, std::min<sf_count_t>(4096, frames - at));
  sf_close(out);
}

}  // namespace speech_test
