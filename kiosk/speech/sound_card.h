// The machine's loudspeaker or headphones, through PortAudio: the system's default device, 40 ms ahead.
//
// A machine without one works: Open fails, each time it is called after looking again, and says why. What ALSA and JACK
// print about devices that are not there is kept off stderr (so is, for these milliseconds, what other threads print).
// At most one in a process.
#pragma once

#include <memory>

#include "kiosk/speech/output.h"

namespace speech {

class SoundCard final : public Output {
 public:
  SoundCard();
  ~SoundCard() override;

  base::Result<int> Open() override;
  void Play(std::shared_ptr<const Sound> sound) override;
  void Close() override;
  void Stop() override;
  void SetVolume(double volume) override;
  State state() override;
  Millis position() override;
  void OnChange(std::function<void()> changed) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace speech
