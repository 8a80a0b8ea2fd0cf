#include "kiosk/speech/voice.h"

#include <espeak-ng/espeak_ng.h>
#include <espeak-ng/speak_lib.h>
#include <string.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <thread>

#include "shared/base/utf8.h"

namespace speech {
namespace {

constexpr int kBufferMillis = 60;

std::atomic<bool> one_lives = false;

// Once in a process: espeak-ng 1.51 hangs now and then when it is terminated for the second time, since the end of its
// first thread leaves it believing that a command still runs. What it keeps is reachable, and Forget overwrites it.
espeak_ng_STATUS Start() {
  static bool started = false;
  if (started) return ENS_OK;
  espeak_ng_InitializePath(nullptr);
  espeak_ng_ERROR_CONTEXT context = nullptr;
  espeak_ng_STATUS status = espeak_ng_Initialize(&context);
  espeak_ng_ClearErrorContext(&context);
  if (status == ENS_OK) status = espeak_ng_InitializeOutput(ENOUTPUT_MODE_SYNCHRONOUS, kBufferMillis, nullptr);
  started = status == ENS_OK;
  return status;
}

std::string Reason(espeak_ng_STATUS status) {
  std::array<char, 200> words{};
  espeak_ng_GetStatusCodeMessage(status, words.data(), words.size());
  return words.data();
}

// What the callback fills. espeak-ng's callback can carry a pointer of ours only through events, and the first buffers
// have none, so it stands here; one Voice, one thread.
struct Taking {
  const Piece& piece;
  const std::function<bool()>& interrupted;
  Sound sound;
};
Taking* taking = nullptr;

void TakeWord(const espeak_EVENT& event) {
  // espeak-ng counts characters from 1, and what it says about lengths is not reliable.
  if (event.text_position < 1) return;
  const Span word = WordAt(taking->piece, static_cast<std::size_t>(event.text_position) - 1);
  auto& marks = taking->sound.marks;
  // A number is several words to espeak-ng, and one to the eye. It sometimes looks back; a reader does not.
  if (word == Span{} || (!marks.empty() && word.begin < marks.back().word.end)) return;
  marks.push_back({word, Millis(event.audio_position)});
}

int OnSamples(short* samples, int count, espeak_EVENT* event) {
  if (!taking) return 1;
  for (; event->type != espeakEVENT_LIST_TERMINATED; ++event)
    if (event->type == espeakEVENT_WORD) TakeWord(*event);
  if (samples && count > 0) taking->sound.samples.insert(taking->sound.samples.end(), samples, samples + count);
  return taking->interrupted && taking->interrupted() ? 1 : 0;
}

std::string Utf8(const std::u32string& characters) {
  std::string text;
  for (const char32_t c : characters) base::Append(text, c);
  return text;
}

// The scripts of the language that this voice speaks, other than Latin.
std::vector<UScriptCode> ScriptsOf(const std::string& voice) {
  const std::string name = voice.substr(0, voice.find('+'));
  std::vector<UScriptCode> scripts(8);
  UErrorCode failed = U_ZERO_ERROR;
  const int count = uscript_getCode(name == "cmn" ? "zh" : name.c_str(), scripts.data(), 8, &failed);
  scripts.resize(U_SUCCESS(failed) ? static_cast<std::size_t>(count) : 0);
  std::erase(scripts, USCRIPT_LATIN);
  return scripts;
}

// espeak-ng 1.51 says Latin words with English when it must, and words of another script with a third language, which
// it frees while still using it when a letter is new to that one too. What a script is it tells by ranges of codes, of
// which it looks at 16 bits. So: Latin with its marks, punctuation and the signs of arithmetic for all, and what ICU
// says belongs to the language's own scripts.
bool CanSay(const std::vector<UScriptCode>& own, char32_t c) {
  const bool for_all = c < 0x370 || (c >= 0x1E00 && c < 0x1F00) || (c >= 0x2000 && c < 0x2300);
  return for_all || (c < 0x10000 && std::ranges::any_of(own, [c](UScriptCode script) {
                       return uscript_hasScript(static_cast<UChar32>(c), script) != 0;
                     }));
}

// Words of so many letters, without a pause between them: what espeak-ng was told stays in its buffers of 800 bytes
// until a clause comes that fills them.
std::u32string Babble(std::size_t letters) {
  std::u32string babble;
  while (babble.size() < 1000) {
    for (std::size_t i = 0; i < letters; ++i) babble += U"la"[i % 2];
    babble += U' ';
  }
  return babble + U". ";
}

// Overwrites what functions that have returned left on the stack below its caller.
[[gnu::noinline]] void WipeStack() {
  std::array<char, 256 << 10> below;
  ::explicit_bzero(below.data(), below.size());
}

}  // namespace

int WordsPerMinute(Rate rate) {
  switch (rate) {
    case Rate::kSlow: return 115;
    case Rate::kNormal: return 145;
    case Rate::kFast: return 190;
  }
  return 145;
}

struct Voice::Impl {
  std::thread::id owner = std::this_thread::get_id();
  std::string name;  // the voice in use; empty: none
  std::vector<UScriptCode> scripts;

  ~Impl() { one_lives = false; }
};

Voice::Voice(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Voice::Voice(Voice&&) noexcept = default;
Voice::~Voice() = default;

base::Result<Voice> Voice::Open() {
  if (one_lives.exchange(true)) return base::Fail(base::Code::kState, "espeak-ng is in use already");
  auto impl = std::make_unique<Impl>();
  if (const espeak_ng_STATUS status = Start(); status != ENS_OK)
    return base::Fail(base::Code::kNotFound, "no speech: " + Reason(status), "install the package espeak-ng-data");
  espeak_SetSynthCallback(OnSamples);
  return Voice(std::move(impl));
}

base::Result<void> Voice::Use(const std::string& name) {
  assert(impl_->owner == std::this_thread::get_id());
  if (!name.empty() && name == impl_->name) return {};
  const espeak_ng_STATUS status = name.empty() ? ENS_VOICE_NOT_FOUND : espeak_ng_SetVoiceByName(name.c_str());
  if (status != ENS_OK)
    return base::Fail(base::Code::kNotFound, "no voice is called \"" + name + "\": " + Reason(status),
                      "\"voice\" in the language pack is a name that `espeak-ng --voices` lists, or absent");
  impl_->name = name;
  impl_->scripts = ScriptsOf(name);
  return {};
}

base::Result<Sound> Voice::Say(const Piece& piece, const std::string& name, Rate rate,
                               const std::function<bool()>& interrupted) {
  if (auto used = Use(name); !used) return std::unexpected(used.error());
  Piece known = piece;
  std::ranges::replace_if(
      known.characters, [&](char32_t c) { return !CanSay(impl_->scripts, c); }, U' ');
  Taking now{known, interrupted, {}};
  now.sound.rate = espeak_ng_GetSampleRate();
  if (!known.says_something()) return std::move(now.sound);
  espeak_ng_SetParameter(espeakRATE, WordsPerMinute(rate), 0);
  const std::string text = Utf8(known.characters);
  now.sound.samples.reserve(static_cast<std::size_t>(now.sound.rate) * known.characters.size() / 10);
  taking = &now;
  const espeak_ng_STATUS status = espeak_ng_Synthesize(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0,
                                                       espeakCHARS_UTF8 | espeakENDPAUSE, nullptr, nullptr);
  taking = nullptr;
  if (status != ENS_OK && status != ENS_SPEECH_STOPPED)
    return base::Fail(base::Code::kInternal, "espeak-ng: " + Reason(status));
  return std::move(now.sound);
}

void Voice::Forget() {
  SayNothing();
  WipeStack();
}

void Voice::SayNothing() {
  Piece nothing;
  for (const std::size_t letters : {2, 50, 6}) nothing.characters += Babble(letters);
  nothing.from.resize(nothing.characters.size());
  (void)Say(nothing, impl_->name.empty() ? "en" : impl_->name, Rate::kFast);
}

}  // namespace speech
