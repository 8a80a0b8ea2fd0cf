// The pages' texts: the same in every language that is there.
#include "sync/endpoint/web/words.h"

#include <doctest/doctest.h>

#include <set>

#include "shared/base/file.h"
#include "shared/base/json.h"
#include "tests/support/temp_dir.h"

namespace {

const std::filesystem::path kFolder = std::filesystem::path(BALSS_SOURCE_DIR) / "assets" / "web";

base::Json Strings(const char* tag) {
  return base::Json::parse(*base::ReadFile(kFolder / (std::string(tag) + ".json"))).at("strings");
}

std::set<std::string> Places(const std::string& text) {
  std::set<std::string> places;
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1))
    places.insert(text.substr(at, text.find('}', at) - at));
  return places;
}

web::Words In(const std::string& tag) {
  auto words = web::Words::Read(kFolder / (tag + ".json"));
  REQUIRE(words);
  return *std::move(words);
}
web::Words English() { return In("en"); }

}  // namespace

TEST_CASE("every language has every text, with the same places to fill in") {
  const auto all = web::ReadAllWords(kFolder);
  INFO((all ? "" : all.error().detail));
  REQUIRE(all);
  REQUIRE(all->size() >= 3);
  const base::Json english = Strings("en");
  for (const web::Words& words : *all) {
    const base::Json strings = Strings(words.tag().c_str());
    for (const auto& [name, text] : strings.items()) {
      INFO(words.tag(), ": ", name);
      CHECK(Places(text.get<std::string>()) == Places(english.at(name).get<std::string>()));
    }
  }
}

TEST_CASE("a missing, an empty and an unknown text are said by name") {
  const test::TempDir folder;
  base::Json file = base::Json::parse(*base::ReadFile(kFolder / "en.json"));
  const auto complaint = [&](const base::Json& json) {
    REQUIRE(base::WriteFile(folder / "en.json", json.dump()));
    const auto read = web::Words::Read(folder / "en.json");
    return read ? std::string() : read.error().detail;
  };
  CHECK(complaint(file) == "");
  base::Json without = file, empty = file, more = file;
  without["strings"].erase("login.title");
  empty["strings"]["menu.out"] = "";
  more["strings"]["login.pin"] = "PIN";
  CHECK(complaint(without).contains("missing: login.title"));
  CHECK(complaint(empty).contains("missing: menu.out"));
  CHECK(complaint(more).contains("unknown: login.pin"));
}

TEST_CASE("what is filled in is no pattern itself") {
  CHECK(English().Say(web::Key::kSiteYou, {{"name", "{name}"}}) == "Signed in: {name}");
}

TEST_CASE("numbers and dates are written as the language does") {
  CHECK(English().Number(3.5) == "3.5");
  CHECK(English().Number(2) == "2");
  CHECK(English().Number(-0.049) == "−0.05");
  CHECK(In("lv").Number(3.456) == "3,46");
  CHECK(English().Date(20'000) == "2024-10-04");
  CHECK(In("lv").Date(20'000) == "04.10.2024.");
  CHECK(English().Date(0) == "–");
}

TEST_CASE("words of another language say which it is") {
  survey::Text arabic;
  arabic.Set("ar", "سؤال");
  CHECK(English().Text(arabic, "q").text() == "<bdi lang=\"ar\">سؤال</bdi>");
  CHECK(English().Text(survey::Text("Plain"), "q").text() == "Plain");
  CHECK(English().Text({}, "<q>").text() == "&lt;q&gt;");
}

TEST_CASE("groups and rows that are ours have our words, and codes stand for what nobody named") {
  const web::Words words = English();
  CHECK(words.Plain(report::Label{"all", {}}) == "Everyone");
  CHECK(words.Plain(report::Label{"all", survey::Text("Everything")}) == "Everything");
  CHECK(words.Plain(report::Label{"#skipped", {}}) == "skipped");
  CHECK(words.Plain(report::Label{"#centre=sun", {}}) == "sun");
  CHECK(words.Plain(report::Label{"##sand", {}}) == "#sand");
}
