#include "kiosk/speech/sound.h"

#include <samplerate.h>

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <new>

namespace speech {

Resampler::~Resampler() {
  if (state_) src_delete(state_);
}

void Resampler::Convert(Sound& sound, int rate) {
  assert(rate > 0);
  if (sound.rate == rate || sound.samples.empty()) {
    sound.rate = rate;
    return;
  }
  int failed = 0;
  if (!state_) state_ = src_new(SRC_SINC_FASTEST, 1, &failed);
  if (!state_) throw std::bad_alloc();
  const double ratio = static_cast<double>(rate) / sound.rate;
  std::vector<float> in(sound.samples.size());
  std::vector<float> out(static_cast<std::size_t>(static_cast<double>(in.size()) * ratio) + 16);
  src_short_to_float_array(sound.samples.data(), in.data(), static_cast<int>(in.size()));
  SRC_DATA data{};
  data.data_in = in.data();
  data.input_frames = static_cast<long>(in.size());
  data.data_out = out.data();
  data.output_frames = static_cast<long>(out.size());
  data.end_of_input = 1;
  data.src_ratio = ratio;
  failed = src_process(state_, &data);
  assert(!failed);
  sound.samples.resize(static_cast<std::size_t>(data.output_frames_gen));
  src_float_to_short_array(out.data(), sound.samples.data(), static_cast<int>(sound.samples.size()));
  sound.rate = rate;
  src_reset(state_);  // overwrites what its filter held
}

int Peak(const std::vector<std::int16_t>& samples) {
  int peak = 0;
  for (const std::int16_t sample : samples) peak = std::max(peak, std::abs(static_cast<int>(sample)));
  return std::min(peak, 32767);
}

}  // namespace speech
