#include "shared/report/charts/language.h"

#include <filesystem>
#include <set>

#include "shared/base/file.h"
#include "tests/unit/shared/report/charts/world.h"

using test::Speak;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> Tags() {
  std::vector<std::string> tags;
  for (const auto& file : fs::directory_iterator(std::string(BALSS_SOURCE_DIR) + "/assets/report"))
    tags.push_back(file.path().stem());
  return tags;
}

std::set<std::string> PlacesOf(const std::string& text) {
  std::set<std::string> places;
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", at + 1);
    if (end != std::string::npos && end > at + 1 && (text[end] == '}' || text[end] == ','))
      places.insert(text.substr(at + 1, end - at - 1));
  }
  return places;
}

std::string Sources() {
  std::string all;
  for (const char* folder : {"/shared/report/charts", "/shared/report/document"})
    for (const auto& file : fs::directory_iterator(std::string(BALSS_SOURCE_DIR) + folder))
      if (file.path().extension() == ".cpp") all += *base::ReadFile(file.path());
  return all;
}

}  // namespace

TEST_CASE("every text stands in every language, with the same places") {
  const charts::Language english = Speak("en");
  REQUIRE(Tags().size() >= 4);
  for (const std::string& tag : Tags()) {
    const charts::Language language = Speak(tag.c_str());
    CAPTURE(tag);
    for (const auto& [key, text] : english.texts()) {
      CAPTURE(key);
      REQUIRE(language.texts().contains(key));
      CHECK_FALSE(language.texts().at(key).empty());
      // A translation may leave a place out of a plural form, but never invents one.
      for (const std::string& place : PlacesOf(language.texts().at(key))) CHECK(PlacesOf(text).contains(place));
    }
    CHECK(language.texts().size() == english.texts().size());
  }
}

TEST_CASE("every text is used") {
  const std::string sources = Sources();
  const charts::Language english = Speak("en");
  for (const auto& [key, text] : english.texts()) {
    CAPTURE(key);
    CHECK(sources.find("\"" + key + "\"") != std::string::npos);
  }
}

TEST_CASE("numbers are written in the digits of the pack and choose plural forms") {
  CHECK(Speak("en").Number(1234.5, 1) == "1,234.5");
  CHECK(Speak("lv").Number(0.5, 1) == "0,5");
  CHECK(Speak("ar").Number(18) == "١٨");
  CHECK(Speak("en").Say("people", {{"n", 21}}) == "21 people");
  CHECK(Speak("lv").Say("people", {{"n", 21}}) == "21 cilvēks");
  CHECK(Speak("lv").Say("people", {{"n", 24}}) == "24 cilvēki");
  CHECK(Speak("ru").Say("people", {{"n", 21}}) == "21 человек");
  CHECK(Speak("ru").Say("people", {{"n", 24}}) == "24 человека");
  CHECK(Speak("ar").Say("people", {{"n", 24}}) == "٢٤ شخصًا");
}

TEST_CASE("what is hidden has words, never a number") {
  using enum privacy::GatedCount::Kind;
  const charts::Language english = Speak("en");
  CHECK(english.Count({kTooFew, 0}) == "too few");
  CHECK(english.Count({kNearlyAll, 0}) == "nearly all");
  CHECK(english.Count({kNotAsked, 0}) == "not asked");
  CHECK(english.Count({kShown, 0}) == "0");
}

TEST_CASE("names: the survey's words, else the kiosk's, else the code") {
  const charts::Language latvian = Speak("lv");
  CHECK(latvian.Name({"all", {}}) == "Visi");
  CHECK(latvian.Name({"true", survey::Text("true")}) == "Jā");
  CHECK(latvian.Name({"#skipped", {}}) == "Izlaida");
  CHECK(latvian.Name({"park", {}}) == "park");
  survey::Text words;
  words.Set("lv", "Parks");
  CHECK(latvian.Name({"park", words}) == "Parks");
  CHECK(Speak("ar").Name({"4", {}}) == "٤");
}

TEST_CASE("a language that is not there, or leads elsewhere, is refused") {
  const fs::path assets = std::string(BALSS_SOURCE_DIR) + "/assets";
  CHECK(charts::Language::Read(assets, "xx").error().code == base::Code::kNotFound);
  CHECK(charts::Language::Read(assets, "../i18n/en").error().code == base::Code::kUsage);
}
