// Sound in memory: samples, and where in the text each word is. What Voice and ReadRecording make and Output plays.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "shared/base/clock.h"

struct SRC_STATE_tag;

namespace speech {

using base::Millis;

// Bytes [begin, end) of an utterance's text.
struct Span {
  std::size_t begin = 0, end = 0;
  bool operator==(const Span&) const = default;
};

struct Mark {
  Span word;
  Millis at{0};  // from the start of the sound
};

// Mono. It may say what a visitor wrote: programs that play it link shared_base_wipe_on_free.
struct Sound {
  int rate = 22050;  // samples a second
  std::vector<std::int16_t> samples;
  std::vector<Mark> marks;  // in the order of time; none: nobody knows where the words are

  Millis length() const { return Millis(static_cast<std::int64_t>(samples.size()) * 1000 / rate); }
};

// Brings sounds to another rate. Keeps its filter between calls, and nothing of the sounds.
class Resampler {
 public:
  Resampler() = default;
  Resampler(const Resampler&) = delete;
  Resampler& operator=(const Resampler&) = delete;
  ~Resampler();

  // `rate` in samples a second, above 0. Marks stay, they are in time.
  void Convert(Sound& sound, int rate);

 private:
  SRC_STATE_tag* state_ = nullptr;
};

// The greatest amplitude, 0 to 32767; 0 for no samples.
int Peak(const std::vector<std::int16_t>& samples);

}  // namespace speech
