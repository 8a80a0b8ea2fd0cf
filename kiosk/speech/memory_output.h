// An output that is heard by nobody but a test: it plays as time passes on a clock that it is given, and keeps what
// would have left the loudspeaker.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "kiosk/speech/output.h"
#include "shared/base/clock.h"

namespace speech {

class MemoryOutput : public Output {
 public:
  // The clock must outlive it and be safe to read from any thread. `keeps` false: the sounds are not kept.
  explicit MemoryOutput(base::Clock& clock, int rate = 22050, bool keeps = true);

  base::Result<int> Open() override;
  void Play(std::shared_ptr<const Sound> sound) override;
  void Close() override;
  void Stop() override;
  void SetVolume(double volume) override;
  State state() override;
  Millis position() override;
  void OnChange(std::function<void()> changed) override;

  // Say that the clock was moved by hand: who waits for this output looks at it again.
  void Moved();
  // From now on there is a device, or none; if one is open it is lost.
  void SetDevice(bool there);

  bool is_open();
  std::vector<std::int16_t> Heard();  // since it was made, with the volume applied; pauses are not in it

 private:
  void Catch();  // up with the clock; mutex_ is held

  base::Clock& clock_;
  const int rate_;
  const bool keeps_;
  std::mutex mutex_;
  std::function<void()> changed_;
  std::shared_ptr<const Sound> sound_;
  std::size_t played_ = 0;  // samples of sound_
  Millis since_{0};         // when sound_ began
  State state_ = State::kSilent;
  double volume_ = 1;
  bool there_ = true, open_ = false;
  std::vector<std::int16_t> heard_;
};

// 16-bit mono PCM as a WAV file's bytes, for people who want to listen to what a test heard.
std::string Wav(const std::vector<std::int16_t>& samples, int rate);

}  // namespace speech
