// Synthesis: text to samples with libespeak-ng, and where each word begins. Offline, about a millisecond of work for a
// second of speech.
//
// espeak-ng keeps one global state, from the first Open to the end of the process: at most one Voice lives at a time,
// and one thread, the one that opened it, calls it. Text is never markup: no SSML, no phonemes in brackets, no embedded
// commands (spoken_text.h takes them out).
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "kiosk/speech/sound.h"
#include "kiosk/speech/spoken_text.h"
#include "shared/base/error.h"

namespace speech {

enum class Rate { kSlow, kNormal, kFast };

int WordsPerMinute(Rate rate);  // 115, 145, 190: plain speech to children is slower than espeak's usual 175

class Voice {
 public:
  // kNotFound when espeak-ng's data are not installed; kState while another Voice lives.
  static base::Result<Voice> Open();
  Voice(Voice&&) noexcept;
  Voice& operator=(Voice&&) = delete;
  ~Voice();

  // espeak-ng has a voice with exactly this name ("lv", "en", "fa"; "lv+f2" is a variant). kNotFound when not: then
  // only recordings can be heard in that language.
  base::Result<void> Use(const std::string& name);

  // The sound of `piece` in this voice, 16 bits mono at the voice's own rate, with a mark for each word in the order in
  // which they are spoken. What is neither Latin nor of the language's own script is left out: espeak-ng cannot be
  // trusted with it (voice.cpp says why). No samples when there is nothing to say. `interrupted` is asked
  // about every 60 ms of speech; when it is true the sound ends there. kNotFound as above.
  base::Result<Sound> Say(const Piece& piece, const std::string& name, Rate rate,
                          const std::function<bool()>& interrupted = {});

  // Speaks a long meaningless text into espeak-ng's own buffers, which it does not wipe, throws it away, and overwrites
  // what this thread's calls left on the stack. About a fifth of a second.
  void Forget();

 private:
  struct Impl;
  explicit Voice(std::unique_ptr<Impl> impl);
  [[gnu::noinline]] void SayNothing();  // so that what it leaves on the stack lies below Forget
  std::unique_ptr<Impl> impl_;
};

}  // namespace speech
