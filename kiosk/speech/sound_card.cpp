#include "kiosk/speech/sound_card.h"

#include <alsa/asoundlib.h>
#include <fcntl.h>
#include <portaudio.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdio>
#include <mutex>
#include <span>

namespace speech {
namespace {

using Seconds = std::chrono::duration<double>;
using SteadyTime = std::chrono::steady_clock::time_point;

constexpr double kLatencySeconds = 0.04;  // what is ahead of the loudspeaker and cannot be taken back
constexpr Millis kUnresponsive{1500};     // a device that asks for nothing for so long is not there any more
constexpr int kMostChannels = 2;

SteadyTime Now() { return std::chrono::steady_clock::now(); }

// While it lives, what is written to stderr goes nowhere. The sound libraries have no common way to be quiet.
class Quiet {
 public:
  Quiet() {
    std::fflush(stderr);
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere < 0) return;
    before_ = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    if (before_ >= 0) ::dup2(nowhere, STDERR_FILENO);
    ::close(nowhere);
  }
  ~Quiet() {
    if (before_ < 0) return;
    std::fflush(stderr);
    ::dup2(before_, STDERR_FILENO);
    ::close(before_);
  }
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;

 private:
  int before_ = -1;
};

// PortAudio's search for devices ends the program (an assert, also in Debian's build) when ALSA's configuration is
// missing or names no default device.
bool AlsaIsConfigured() {
  snd_config_t* found = nullptr;
  return snd_config_update() >= 0 && snd_config && snd_config_search(snd_config, "pcm.default", &found) >= 0;
}

base::Error Mute(const std::string& why) {
  return {base::Code::kNotFound, "no sound: " + why, "connect a loudspeaker or headphones, or read-aloud stays mute"};
}

}  // namespace

struct SoundCard::Impl {
  // Of the one thread that opens and closes.
  bool initialised = false;
  PaStream* stream = nullptr;
  int channels = 0;

  // Shared with PortAudio's thread, which holds the mutex only to copy samples.
  std::mutex mutex;
  std::function<void()> changed;
  int rate = 0;
  std::shared_ptr<const Sound> sound;
  bool stopping = false;  // one more buffer, fading, so that it does not crack
  bool open = false, closing = false, lost = false;
  double gain = 0, wanted_gain = 1;
  std::size_t handed = 0;  // samples of `sound` given to the device, and silence after it
  std::size_t anchor = 0;  // this sample …
  SteadyTime anchor_at{};  // … leaves the loudspeaker then
  SteadyTime last_asked{};

  void Fill(std::span<std::int16_t> out, Seconds until_heard) {
    const std::lock_guard lock(mutex);
    last_asked = Now();
    anchor = handed;
    anchor_at = last_asked + std::chrono::duration_cast<std::chrono::steady_clock::duration>(until_heard);
    const std::size_t frames = out.size() / static_cast<std::size_t>(channels);
    const double target = stopping ? 0 : wanted_gain, step = (target - gain) / static_cast<double>(frames);
    for (std::size_t i = 0; i < frames; ++i) {
      gain += step;
      const bool more = sound && handed < sound->samples.size();
      const auto sample = static_cast<std::int16_t>(more ? std::lround(sound->samples[handed] * gain) : 0);
      for (int channel = 0; channel < channels; ++channel)
        out[i * static_cast<std::size_t>(channels) + static_cast<std::size_t>(channel)] = sample;
      if (sound) ++handed;
    }
    gain = target;
    if (stopping) sound = nullptr;
  }

  static int OnBuffer(const void*, void* out, unsigned long frames, const PaStreamCallbackTimeInfo* times,
                      PaStreamCallbackFlags, void* self) {
    auto& impl = *static_cast<Impl*>(self);
    const double ahead = times && times->outputBufferDacTime > times->currentTime
                             ? times->outputBufferDacTime - times->currentTime
                             : kLatencySeconds;
    impl.Fill({static_cast<std::int16_t*>(out), frames * static_cast<std::size_t>(impl.channels)},
              Seconds(std::min(ahead, 1.0)));
    return paContinue;
  }

  static void OnFinished(void* self) {
    auto& impl = *static_cast<Impl*>(self);
    std::function<void()> changed;
    {
      const std::lock_guard lock(impl.mutex);
      if (impl.closing) return;
      impl.lost = true;
      changed = impl.changed;
    }
    if (changed) changed();
  }

  bool HasVanished() const { return lost || (open && Now() - last_asked > kUnresponsive); }

  // The sample that is leaving the loudspeaker; past the sound's last one when that has left.
  double heard() const { return static_cast<double>(anchor) + Seconds(Now() - anchor_at).count() * rate; }

  PaError OpenStream(const PaStreamParameters& parameters, double wanted_rate) {
    channels = parameters.channelCount;
    PaError failed = Pa_OpenStream(&stream, nullptr, &parameters, wanted_rate, paFramesPerBufferUnspecified, paNoFlag,
                                   OnBuffer, this);
    if (failed) {
      stream = nullptr;
      return failed;
    }
    Pa_SetStreamFinishedCallback(stream, OnFinished);
    const PaStreamInfo* info = Pa_GetStreamInfo(stream);
    {
      const std::lock_guard lock(mutex);
      rate = static_cast<int>(std::lround(info ? info->sampleRate : wanted_rate));
      closing = lost = stopping = false;
      open = true;
      last_asked = Now();
    }
    failed = Pa_StartStream(stream);
    if (failed) CloseStream();
    return failed;
  }

  void CloseStream() {
    {
      const std::lock_guard lock(mutex);
      closing = true;
      open = false;
    }
    if (!stream) return;
    Pa_AbortStream(stream);
    Pa_CloseStream(stream);
    stream = nullptr;
  }

  void Terminate() {
    CloseStream();
    if (initialised) Pa_Terminate();
    initialised = false;
  }

  // PortAudio knows the devices that were there when it was initialised.
  base::Result<int> TryToOpen() {
    if (!initialised) {
      if (!AlsaIsConfigured()) return std::unexpected(Mute("ALSA's configuration names no default device"));
      if (const PaError failed = Pa_Initialize()) return std::unexpected(Mute(Pa_GetErrorText(failed)));
      initialised = true;
    }
    const PaDeviceIndex device = Pa_GetDefaultOutputDevice();
    const PaDeviceInfo* info = device == paNoDevice ? nullptr : Pa_GetDeviceInfo(device);
    if (!info || info->maxOutputChannels < 1) return std::unexpected(Mute("the machine has no sound device"));
    PaError failed = paNoError;
    for (const double wanted : {info->defaultSampleRate, 48000.0, 44100.0})
      for (int channels = std::min(kMostChannels, info->maxOutputChannels); channels > 0; --channels) {
        failed = OpenStream({device, channels, paInt16, kLatencySeconds, nullptr}, wanted);
        if (!failed) return rate;
      }
    return std::unexpected(Mute(std::string(info->name) + ": " + Pa_GetErrorText(failed)));
  }
};

SoundCard::SoundCard() : impl_(std::make_unique<Impl>()) {}

SoundCard::~SoundCard() {
  const Quiet quiet;
  impl_->Terminate();
}

base::Result<int> SoundCard::Open() {
  if (impl_->stream && state() != State::kLost) return impl_->rate;
  const Quiet quiet;
  const bool known_before = impl_->initialised && !impl_->stream;
  if (impl_->stream) impl_->Terminate();
  auto opened = impl_->TryToOpen();
  if (opened) return opened;
  impl_->Terminate();
  if (!known_before) return opened;
  opened = impl_->TryToOpen();  // the devices have changed since they were last counted
  if (!opened) impl_->Terminate();
  return opened;
}

void SoundCard::Play(std::shared_ptr<const Sound> sound) {
  const std::lock_guard lock(impl_->mutex);
  assert(sound->rate == impl_->rate);
  impl_->sound.swap(sound);
  impl_->stopping = false;
  impl_->handed = impl_->anchor = 0;
  impl_->anchor_at = Now() + std::chrono::seconds(1);  // until the device asks for the first samples
  impl_->gain = impl_->wanted_gain;
}

void SoundCard::Close() {
  impl_->CloseStream();
  std::shared_ptr<const Sound> gone;
  const std::lock_guard lock(impl_->mutex);
  impl_->sound.swap(gone);
  impl_->lost = false;
}

void SoundCard::Stop() {
  const std::lock_guard lock(impl_->mutex);
  impl_->stopping = true;
}

void SoundCard::SetVolume(double volume) {
  const double clamped = std::clamp(volume, 0.0, 1.0);
  const std::lock_guard lock(impl_->mutex);
  impl_->wanted_gain = clamped * clamped;
}

Output::State SoundCard::state() {
  const std::lock_guard lock(impl_->mutex);
  if (impl_->HasVanished()) return State::kLost;
  if (!impl_->sound || impl_->stopping) return State::kSilent;
  return impl_->heard() >= static_cast<double>(impl_->sound->samples.size()) ? State::kHeard : State::kPlaying;
}

Millis SoundCard::position() {
  const std::lock_guard lock(impl_->mutex);
  if (!impl_->sound || impl_->stopping) return Millis(0);
  const double last = static_cast<double>(std::min(impl_->handed, impl_->sound->samples.size()));
  return Millis(std::lround(std::clamp(impl_->heard(), 0.0, last) * 1000 / impl_->rate));
}

void SoundCard::OnChange(std::function<void()> changed) {
  const std::lock_guard lock(impl_->mutex);
  impl_->changed = std::move(changed);
}

}  // namespace speech
