// The seam over the loudspeaker: one sound at a time. SoundCard plays, MemoryOutput keeps for tests; both pass
// tests/unit/kiosk/speech/output_test.cpp.
#pragma once

#include <functional>
#include <memory>

#include "kiosk/speech/sound.h"
#include "shared/base/error.h"

namespace speech {

class Output {
 public:
  enum class State {
    kSilent,  // nothing is being played
    kPlaying,
    kHeard,  // the sound was played to its end; the last sample has left the loudspeaker
    kLost,   // the device went away while it played
  };

  virtual ~Output() = default;

  // One thread, always the same, calls these three.
  //
  // Takes hold of the device; the samples a second that it wants. Open already: the same again. kNotFound: there is
  // none, or it does not answer; the machine is mute. May take some tenths of a second.
  virtual base::Result<int> Open() = 0;
  // Begins at once, in place of what was playing. Only when open; `sound` has the rate that Open gave.
  virtual void Play(std::shared_ptr<const Sound> sound) = 0;
  // Lets go of the device, and of the sound. What is still on its way to the loudspeaker is cut. When closed an output
  // costs nothing: no thread, no wake-up.
  virtual void Close() = 0;

  // Any thread.
  //
  // Silence within 50 ms, and the sound is let go. Does not wait.
  virtual void Stop() = 0;
  // From 0, silence, to 1; even steps sound even (the amplitude is the square). Heard within 50 ms; kept over sounds.
  virtual void SetVolume(double volume) = 0;
  virtual State state() = 0;
  // How much of the sound has left the loudspeaker, at most its length; 0 when silent.
  virtual Millis position() = 0;

  // Called, on any thread, when state or position change otherwise than by playing on: the device went away, a test's
  // clock moved. Set it while the output is closed. It may call the functions for any thread; Open and Close may wait
  // for it to return.
  virtual void OnChange(std::function<void()> changed) = 0;
};

}  // namespace speech
