// Everything that the kiosk's packs and the shipped surveys can put on the screen can be heard.
#include <chrono>
#include <map>

#include "kiosk/speech/voice.h"
#include "shared/base/file.h"
#include "shared/base/json.h"
#include "shared/i18n/pack.h"
#include "tests/unit/kiosk/speech/speech_test.h"

namespace {

using speech::Millis;

constexpr int kAudible = 2000;  // of 32767
constexpr Millis kShortest{200};
const std::filesystem::path kSource = BALSS_SOURCE_DIR;

struct Heard {
  Millis length{0};
  int peak = 0;
};

Heard SayAll(speech::Voice& voice, const std::string& text, const std::string& name) {
  Heard heard;
  for (std::size_t at = 0; at < text.size();) {
    const auto piece = speech::NextPiece(text, at);
    const auto sound = voice.Say(piece, name, speech::Rate::kFast);  // the shortest, so the strictest and the cheapest
    REQUIRE(sound);
    heard.length += sound->length();
    heard.peak = std::max(heard.peak, speech::Peak(sound->samples));
    at = piece.end;
  }
  return heard;
}

std::vector<i18n::Pack> Packs() {
  auto packs = i18n::ReadPacks(kSource / "assets/i18n");
  REQUIRE(packs);
  return *std::move(packs);
}

// Prompts by language: whatever a survey file says in several languages.
using Prompts = std::map<std::string, std::vector<std::string>>;

std::string WithoutTags(const std::string& html) {
  std::string text;
  bool inside = false;
  for (const char c : html) {
    if (c == '<') inside = true;
    if (!inside) text += c;
    if (c == '>') inside = false;
  }
  return text;
}

void Collect(const base::Json& json, Prompts& prompts) {
  if (json.is_object() && json.contains("default")) {
    for (const auto& [language, text] : json.items())
      if (text.is_string())
        prompts[language == "default" ? "en" : language].push_back(WithoutTags(text.get<std::string>()));
  } else if (json.is_object()) {
    for (const auto& value : json) Collect(value, prompts);
  } else if (json.is_array()) {
    for (const auto& value : json) Collect(value, prompts);
  }
}

}  // namespace

TEST_CASE("every string of every language pack with a voice makes sound") {
  auto voice = speech::Voice::Open();
  REQUIRE(voice);
  for (const i18n::Pack& pack : Packs()) {
    CAPTURE(pack.tag);
    if (pack.voice.empty()) {
      MESSAGE(pack.tag << " has no voice: only recordings are heard");
      continue;
    }
    REQUIRE(voice->Use(pack.voice));
    std::map<std::string, std::string> texts(pack.strings.begin(), pack.strings.end());
    texts["endonym"] = pack.endonym;
    texts["greeting"] = pack.greeting;
    for (const auto& [key, text] : pack.child) texts[key + " to children"] = text;
    for (const auto& [key, text] : texts) {
      CAPTURE(key);
      const Heard heard = SayAll(*voice, text, pack.voice);
      CHECK(heard.peak > kAudible);
      CHECK(heard.length > kShortest);
    }
  }
}

TEST_CASE("every prompt of every shipped survey makes sound, in every language that has a voice") {
  std::map<std::string, std::string> voices;
  for (const i18n::Pack& pack : Packs()) voices[pack.tag] = pack.voice;
  auto voice = speech::Voice::Open();
  REQUIRE(voice);
  int files = 0, count = 0;
  Millis spoken{0};
  const auto began = std::chrono::steady_clock::now();
  for (const auto& file : std::filesystem::directory_iterator(kSource / "assets/surveys")) {
    if (file.path().extension() != ".json") continue;
    ++files;
    CAPTURE(file.path());
    const auto json = base::ParseJson(*base::ReadFile(file.path()));
    REQUIRE(json);
    Prompts prompts;
    Collect(*json, prompts);
    REQUIRE(prompts.size() >= 2);
    for (const auto& [language, texts] : prompts) {
      CAPTURE(language);
      const auto name = voices.find(language);
      if (name == voices.end() || name->second.empty()) {
        MESSAGE(file.path().filename() << ": " << language << " has no voice: only recordings are heard");
        continue;
      }
      for (const std::string& text : texts) {
        CAPTURE(text);
        const Heard heard = SayAll(*voice, text, name->second);
        CHECK(heard.peak > kAudible);
        CHECK(heard.length > kShortest);
        spoken += heard.length;
        ++count;
      }
    }
  }
  CHECK(files >= 4);
  CHECK(count > 100);
  const auto took = std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now() - began);
  MESSAGE(count << " prompts of " << files << " surveys, all of them: " << spoken.count() / 1000 << " s of speech in "
                << took.count() << " ms");
}
