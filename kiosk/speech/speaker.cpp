#include "kiosk/speech/speaker.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

#include "kiosk/speech/recorded.h"

namespace speech {
namespace {

constexpr std::size_t kPiecesAhead = 2;  // some sentences each, at most half a minute
constexpr Millis kPauseAfterRecording{250};
constexpr Millis kKeepOpen{2000};  // the device, after the last sound: who listens soon taps the next text
constexpr Millis kShortestWait{5}, kLongestWait{1000};

using Utterances = std::vector<Utterance>;

struct Place {
  std::size_t utterance = 0, byte = 0;
};

struct Ready {
  Place begin, end;
  bool recorded = false;
  std::shared_ptr<const Sound> sound;
};

// What the UI thread can ask for.
struct View {
  std::optional<Spoken> spoken;
  bool speaking = false, mute = false;
  bool operator==(const View&) const = default;
};

// The mark that was reached last, or nullptr.
const Mark* Reached(const Sound& sound, Millis position) {
  const auto after = std::ranges::upper_bound(sound.marks, position, {}, &Mark::at);
  return after == sound.marks.begin() ? nullptr : &*std::prev(after);
}

}  // namespace

struct Speaker::Impl {
  Impl(Output& output_, const Settings& defaults_, std::function<void()> wake_)
      : output(output_), defaults(defaults_), wake(std::move(wake_)), settings(defaults_) {}

  Output& output;
  const Settings defaults;
  const std::function<void()> wake;

  mutable std::mutex mutex;
  std::condition_variable changed;
  bool nudged = false;  // something changed since the thread looked
  bool quitting = false, forget = false, mute = false;
  Settings settings;
  std::shared_ptr<const Utterances> reading;  // null: nothing to say
  Place next;                                 // the first that is not yet made into sound
  std::deque<Ready> ready;
  std::optional<Ready> playing;
  std::optional<Spoken> last;  // of `reading`: between two sounds it still holds
  View known;                  // what the UI thread was woken for, or did itself
  std::vector<base::Error> troubles;
  std::set<std::string> told;
  std::chrono::steady_clock::time_point quiet_since;  // nothing to say since then
  // Whoever makes a sound without holding the mutex compares: another number, and nobody wants the sound any more.
  std::atomic<unsigned long> wish = 0;

  // The thread's own.
  std::optional<Voice> voice;
  Resampler resampler;
  int rate = 0;  // of the open output; 0: closed
  bool spoke = false;
  std::thread thread;

  // ---- with the mutex held

  void Nudge() {
    nudged = true;
    changed.notify_one();
  }

  void Drop() {
    ++wish;
    output.Stop();
    reading = nullptr;
    ready.clear();
    playing.reset();
    last.reset();
    quiet_since = std::chrono::steady_clock::now();
    Nudge();
  }

  void Tell(const base::Error& error) {
    if (told.insert(error.detail).second) troubles.push_back(error);
  }

  View Look() const { return {Now(), reading != nullptr, mute}; }

  std::optional<Spoken> Now() const {
    if (!reading) return std::nullopt;
    if (!playing) return last;
    const Utterance& utterance = (*reading)[playing->begin.utterance];
    if (playing->recorded) return Spoken{utterance.element, {0, utterance.text.size()}};
    const Mark* mark = Reached(*playing->sound, output.position());
    return Spoken{utterance.element, mark ? mark->word : Span{playing->begin.byte, playing->begin.byte}};
  }

  // The next sound begins where the last has ended; texts that have been heard go.
  void Advance() {
    if (playing) {
      switch (output.state()) {
        case Output::State::kPlaying: return;
        case Output::State::kHeard:
        case Output::State::kSilent: playing.reset(); break;
        case Output::State::kLost:
          Tell({base::Code::kNotFound, "the sound device went away while it was in use", "is it connected?"});
          mute = true;
          Drop();
          return;
      }
    }
    if (!ready.empty()) {
      playing = std::move(ready.front());
      ready.pop_front();
      output.Play(playing->sound);
    } else if (reading && next.utterance >= reading->size()) {
      output.Stop();
      reading = nullptr;
      quiet_since = std::chrono::steady_clock::now();
    }
  }

  bool MustPrepare() const { return reading && next.utterance < reading->size() && ready.size() < kPiecesAhead; }

  // How long nothing will happen by itself; nullopt: for ever.
  std::optional<Millis> Patience() const {
    if (playing) {
      const Sound& sound = *playing->sound;
      const Millis position = output.position();
      const auto after = std::ranges::upper_bound(sound.marks, position, {}, &Mark::at);
      const Millis then = after == sound.marks.end() ? sound.length() : after->at;
      return std::clamp(then - position, kShortestWait, kLongestWait);
    }
    if (rate == 0) return std::nullopt;
    const auto open_for = std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now() - quiet_since);
    return std::clamp(kKeepOpen - open_for, Millis(0), kKeepOpen);
  }

  // ---- the thread; the functions that take the lock give it back while they work

  void Run() {
    std::unique_lock lock(mutex);
    while (!quitting) {
      try {
        nudged = false;
        if (std::exchange(forget, false)) Forget(lock);  // here, since it wipes the stack below its caller
        Turn(lock);
      } catch (const std::exception& e) {
        if (!lock.owns_lock()) lock.lock();
        Tell({base::Code::kInternal, std::string("read-aloud stopped: ") + e.what(), {}});
        Drop();
      }
    }
    lock.unlock();
    output.Close();
  }

  void Turn(std::unique_lock<std::mutex>& lock) {
    Advance();
    Announce(lock);
    if (MustPrepare()) return Prepare(lock);
    const auto patience = Patience();
    if (!patience) {
      changed.wait(lock, [this] { return nudged; });
    } else if (patience->count() > 0) {
      changed.wait_for(lock, *patience, [this] { return nudged; });
    } else if (!reading) {
      rate = 0;
      lock.unlock();
      output.Close();
      lock.lock();
    }
  }

  void Announce(std::unique_lock<std::mutex>& lock) {
    View now = Look();
    if (now == known) return;
    last = now.spoken;
    known = std::move(now);
    lock.unlock();
    wake();
    lock.lock();
  }

  void Forget(std::unique_lock<std::mutex>& lock) {
    if (!std::exchange(spoke, false) || !voice) return;
    lock.unlock();
    voice->Forget();
    lock.lock();
  }

  // Makes what stands at `next` into sound, and moves on.
  void Prepare(std::unique_lock<std::mutex>& lock) {
    const unsigned long wanted = wish;
    const auto texts = reading;
    const Place from = next;
    const Rate pace = settings.rate;
    lock.unlock();
    std::vector<base::Error> wrong;
    bool device = true;
    Ready made{from, {from.utterance + 1, 0}, false, nullptr};
    if (rate == 0 || output.state() == Output::State::kLost) device = Open(wrong);
    if (device) Make((*texts)[from.utterance], pace, wanted, made, wrong);
    lock.lock();
    for (const base::Error& error : wrong) Tell(error);
    if (wish != wanted) return;
    mute = !device;
    if (!device) return Drop();
    next = made.end;
    if (made.sound && !made.sound->samples.empty()) ready.push_back(std::move(made));
  }

  bool Open(std::vector<base::Error>& wrong) {
    const auto opened = output.Open();
    rate = opened ? *opened : 0;
    if (!opened) wrong.push_back(opened.error());
    return opened.has_value();
  }

  void Make(const Utterance& utterance, Rate pace, unsigned long wanted, Ready& made, std::vector<base::Error>& wrong) {
    auto sound = made.begin.byte == 0 ? Recording(utterance, wrong) : std::nullopt;
    made.recorded = sound.has_value();
    if (!sound) {
      if (utterance.voice.empty()) {
        wrong.push_back({base::Code::kNotFound, "a text has neither a recording nor a voice",
                         "\"voice\" in the language pack, or a recording for each text"});
        return;
      }
      const Piece piece = NextPiece(utterance.text, made.begin.byte);
      if (piece.end < utterance.text.size()) made.end = {made.begin.utterance, piece.end};
      sound = Synthesised(piece, utterance.voice, pace, wanted, wrong);
    }
    if (!sound) return;
    resampler.Convert(*sound, rate);
    made.sound = std::make_shared<const Sound>(*std::move(sound));
  }

  static std::optional<Sound> Recording(const Utterance& utterance, std::vector<base::Error>& wrong) {
    if (utterance.recording.empty()) return std::nullopt;
    auto sound = ReadRecording(utterance.recording);
    if (!sound) {
      if (sound.error().code != base::Code::kNotFound) wrong.push_back(sound.error());
      return std::nullopt;
    }
    sound->samples.resize(sound->samples.size() +
                          static_cast<std::size_t>(sound->rate * kPauseAfterRecording.count() / 1000));
    return *std::move(sound);
  }

  std::optional<Sound> Synthesised(const Piece& piece, const std::string& name, Rate pace, unsigned long wanted,
                                   std::vector<base::Error>& wrong) {
    if (!voice) {
      auto opened = Voice::Open();
      if (!opened) {
        wrong.push_back(opened.error());
        return std::nullopt;
      }
      voice.emplace(*std::move(opened));
    }
    spoke = true;
    auto sound = voice->Say(piece, name, pace, [&] { return wish != wanted; });
    if (sound) return *std::move(sound);
    wrong.push_back(sound.error());
    return std::nullopt;
  }
};

Speaker::Speaker(Output& output, const Settings& defaults, std::function<void()> wake)
    : impl_(std::make_unique<Impl>(output, defaults, std::move(wake))) {
  output.SetVolume(defaults.volume);
  output.OnChange([impl = impl_.get()] {
    const std::lock_guard lock(impl->mutex);
    impl->Nudge();
  });
  impl_->thread = std::thread([impl = impl_.get()] { impl->Run(); });
}

Speaker::~Speaker() {
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->Drop();
    impl_->quitting = true;
  }
  impl_->thread.join();
  impl_->output.OnChange({});
}

void Speaker::Say(std::vector<Utterance> utterances) {
  const std::lock_guard lock(impl_->mutex);
  impl_->Drop();
  impl_->next = {};
  if (!utterances.empty()) impl_->reading = std::make_shared<const Utterances>(std::move(utterances));
  impl_->known = impl_->Look();
}

void Speaker::Stop() {
  const std::lock_guard lock(impl_->mutex);
  if (!impl_->reading) return;
  impl_->Drop();
  impl_->known = impl_->Look();
}

void Speaker::Reset() {
  const std::lock_guard lock(impl_->mutex);
  impl_->Drop();
  impl_->known = impl_->Look();
  impl_->forget = true;
  impl_->settings = impl_->defaults;
  impl_->output.SetVolume(impl_->settings.volume);
}

std::optional<Spoken> Speaker::Now() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->Now();
}

bool Speaker::IsSpeaking() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->reading != nullptr;
}

bool Speaker::IsMute() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->mute;
}

void Speaker::SetVolume(double volume) {
  const std::lock_guard lock(impl_->mutex);
  impl_->settings.volume = std::clamp(volume, 0.0, 1.0);
  impl_->output.SetVolume(impl_->settings.volume);
}

void Speaker::SetRate(Rate rate) {
  const std::lock_guard lock(impl_->mutex);
  if (std::exchange(impl_->settings.rate, rate) == rate || !impl_->reading) return;
  // What is made already has the old pace: it is made again, from the present word on.
  auto& playing = impl_->playing;
  if (playing && !playing->recorded) {
    const Mark* mark = Reached(*playing->sound, impl_->output.position());
    impl_->next = {playing->begin.utterance, mark ? mark->word.begin : playing->begin.byte};
    impl_->last = impl_->Now();
    impl_->output.Stop();
    playing.reset();
  } else if (playing) {
    impl_->next = playing->end;
  } else if (!impl_->ready.empty()) {
    impl_->next = impl_->ready.front().begin;
  }
  ++impl_->wish;
  impl_->ready.clear();
  impl_->Nudge();
}

Settings Speaker::settings() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->settings;
}

std::vector<base::Error> Speaker::TakeTroubles() {
  const std::lock_guard lock(impl_->mutex);
  return std::exchange(impl_->troubles, {});
}

}  // namespace speech
