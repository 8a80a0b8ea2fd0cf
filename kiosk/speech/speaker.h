// Read-aloud as the screens use it: say these texts one after the other, and which word is it now? Nothing here waits:
// a thread of its own synthesises ahead, plays, and sleeps when there is nothing to say.
//
// A recording wins over synthesis. An utterance that has neither recording nor voice is passed over, and so is
// everything on a machine without sound; both are told to staff (TakeTroubles), never to a visitor by an error.
//
// Privacy: what a visitor typed may be read to them. Texts and sounds are freed as soon as they have been heard or
// stopped (programs link shared_base_wipe_on_free), Reset also overwrites what espeak-ng keeps, and nothing that is
// said stands in a trouble or a log.
//
// All functions from any thread; the kiosk calls them from the UI thread.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/speech/output.h"
#include "kiosk/speech/voice.h"

namespace speech {

struct Utterance {
  std::string element;              // the caller's own name for what is read
  std::string text;                 // UTF-8, as it stands on the screen (no HTML)
  std::string voice;                // i18n::Pack::voice of the text's language; empty: none
  std::filesystem::path recording;  // of this very text (recorded.h); empty or not there: none
};

struct Spoken {
  std::string element;
  Span word;  // bytes of that utterance's text; the whole text for a recording; empty before the first word
  bool operator==(const Spoken&) const = default;
};

struct Settings {
  double volume = 0.7;  // 0 to 1
  Rate rate = Rate::kNormal;
};

class Speaker {
 public:
  // `output` must outlive it. `wake` is called from the speaker's thread, without a lock, whenever Now, IsSpeaking or
  // IsMute has changed by itself; it must be quick, and may not call the speaker's functions in a way that waits for
  // the UI thread. Nothing is opened or loaded before the first Say.
  Speaker(Output& output, const Settings& defaults, std::function<void()> wake);
  ~Speaker();  // silence first; waits for the thread

  // In place of what is being said. An empty list is Stop.
  void Say(std::vector<Utterance> utterances);

  // Silence within 50 ms.
  void Stop();

  // Stop, the default volume and rate, and nothing left of what was said: for the next visitor.
  void Reset();

  // What is being spoken at this moment, or nullopt.
  std::optional<Spoken> Now() const;

  // From Say until the last sound has been heard, Stop, or a device that fails.
  bool IsSpeaking() const;

  // The last attempt to speak found no sound device. The next Say looks again.
  bool IsMute() const;

  // 0 to 1, clamped.
  void SetVolume(double volume);
  // From the word that is being spoken on. Recordings keep their own pace.
  void SetRate(Rate rate);
  Settings settings() const;

  // What staff should know since the last call: a recording that is broken, a voice that is not there, no device. Each
  // is told once in the speaker's life.
  std::vector<base::Error> TakeTroubles();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace speech
