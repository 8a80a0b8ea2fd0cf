// Reading the screens aloud: what to say when, and which word is lit. Wires speech::Speaker to the visit and to what was
// drawn. What the visitor wrote is not read.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/screens/screens.h"
#include "kiosk/speech/sound_card.h"
#include "kiosk/speech/speaker.h"

namespace app {

class Aloud {
 public:
  // `sounds`: recordings, <locale>/<key>.ogg for texts of the packs and surveys/<survey>/<locale>/<question>.<part>.ogg.
  // `wake` is called from another thread when the screen should be drawn again.
  Aloud(std::filesystem::path sounds, std::function<void()> wake);

  // After a frame was drawn. Another page stops the voice, and is read where the visitor or the survey's age band wants
  // it. Where a grown-up is called the bell rings first.
  void Follow(const visit::Visit& visit, const std::vector<widgets::Line>& lines);
  // The button with the loudspeaker: reads all of the screen, or stops.
  void Toggle(const visit::Visit& visit, const std::vector<widgets::Line>& lines);
  // Something was touched: silence, or, for who has the screens read, its name.
  void Touched(const visit::Visit& visit, const std::string& label);
  void Forget();  // for the next visitor

  screens::Voice VoiceFor(const i18n::Pack& pack) const;
  std::optional<widgets::SpokenWord> Word() const;
  std::vector<base::Error> TakeTroubles() { return speaker_.TakeTroubles(); }

 private:
  void Say(const visit::Visit& visit, const std::vector<std::string>& texts, bool bell = false);
  std::filesystem::path RecordingOf(const visit::Visit& visit, const std::string& text) const;

  std::filesystem::path sounds_;
  speech::SoundCard card_;
  speech::Speaker speaker_;
  std::string page_;
  std::vector<std::string> said_;  // by element: its index
};

}  // namespace app
