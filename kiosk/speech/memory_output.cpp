#include "kiosk/speech/memory_output.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace speech {

MemoryOutput::MemoryOutput(base::Clock& clock, int rate, bool keeps) : clock_(clock), rate_(rate), keeps_(keeps) {}

base::Result<int> MemoryOutput::Open() {
  const std::lock_guard lock(mutex_);
  if (!there_) return base::Fail(base::Code::kNotFound, "no sound device");
  open_ = true;
  if (state_ == State::kLost) state_ = State::kSilent;
  return rate_;
}

void MemoryOutput::Play(std::shared_ptr<const Sound> sound) {
  const std::lock_guard lock(mutex_);
  assert(open_ && sound->rate == rate_);
  Catch();
  if (state_ == State::kLost) return;
  sound_ = std::move(sound);
  played_ = 0;
  since_ = clock_.Now();
  state_ = State::kPlaying;
}

void MemoryOutput::Close() {
  Stop();
  const std::lock_guard lock(mutex_);
  open_ = false;
  state_ = State::kSilent;
}

void MemoryOutput::Stop() {
  const std::lock_guard lock(mutex_);
  Catch();
  sound_ = nullptr;
  if (state_ != State::kLost) state_ = State::kSilent;
}

void MemoryOutput::SetVolume(double volume) {
  const std::lock_guard lock(mutex_);
  Catch();
  volume_ = std::clamp(volume, 0.0, 1.0);
}

Output::State MemoryOutput::state() {
  const std::lock_guard lock(mutex_);
  Catch();
  return state_;
}

Millis MemoryOutput::position() {
  const std::lock_guard lock(mutex_);
  Catch();
  return sound_ ? std::min(sound_->length(), clock_.Now() - since_) : Millis(0);
}

void MemoryOutput::OnChange(std::function<void()> changed) {
  const std::lock_guard lock(mutex_);
  changed_ = std::move(changed);
}

void MemoryOutput::Moved() {
  std::function<void()> changed;
  {
    const std::lock_guard lock(mutex_);
    changed = changed_;
  }
  if (changed) changed();
}

void MemoryOutput::SetDevice(bool there) {
  {
    const std::lock_guard lock(mutex_);
    Catch();
    there_ = there;
    if (!there && open_) {
      sound_ = nullptr;
      state_ = State::kLost;
    }
  }
  Moved();
}

bool MemoryOutput::is_open() {
  const std::lock_guard lock(mutex_);
  return open_;
}

std::vector<std::int16_t> MemoryOutput::Heard() {
  const std::lock_guard lock(mutex_);
  Catch();
  return heard_;
}

void MemoryOutput::Catch() {
  if (state_ != State::kPlaying) return;
  const Millis passed = clock_.Now() - since_;
  if (passed >= sound_->length()) state_ = State::kHeard;
  const std::size_t all = sound_->samples.size();
  const std::size_t until =
      state_ == State::kHeard ? all : std::clamp(static_cast<std::size_t>(passed.count() * rate_ / 1000), played_, all);
  if (keeps_)
    for (std::size_t i = played_; i < until; ++i)
      heard_.push_back(static_cast<std::int16_t>(std::lround(sound_->samples[i] * volume_ * volume_)));
  played_ = until;
}

std::string Wav(const std::vector<std::int16_t>& samples, int rate) {
  std::string file;
  const auto number = [&](std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) file += static_cast<char>(value >> 8 * i & 0xFF);
  };
  const auto bytes = static_cast<std::uint32_t>(samples.size() * 2), per_second = static_cast<std::uint32_t>(rate);
  file += "RIFF";
  number(36 + bytes, 4);
  file += "WAVEfmt ";
  number(16, 4);
  number(1, 2);  // PCM
  number(1, 2);  // channels
  number(per_second, 4);
  number(per_second * 2, 4);
  number(2, 2);   // bytes a frame
  number(16, 2);  // bits a sample
  file += "data";
  number(bytes, 4);
  for (const std::int16_t sample : samples) number(static_cast<std::uint16_t>(sample), 2);
  return file;
}

}  // namespace speech
