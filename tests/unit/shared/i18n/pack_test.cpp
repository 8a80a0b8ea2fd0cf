// Language packs: complete or not loaded; numbers and names put into sentences.
#include <doctest/doctest.h>

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "shared/base/file.h"
#include "shared/base/json.h"
#include "shared/i18n/strings.h"

namespace {

using i18n::Pack;

// A folder of its own, gone with the test.
class Folder {
 public:
  Folder() {
    char pattern[] = "/tmp/balss-packs-XXXXXX";
    REQUIRE(::mkdtemp(pattern) != nullptr);
    path_ = pattern;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path Write(const std::string& name, const std::string& text) const {
    REQUIRE(base::WriteFile(path_ / name, text).has_value());
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

base::Json Whole(const std::string& tag) {
  base::Json json = {{"tag", tag},
                     {"endonym", "Test"},
                     {"direction", "ltr"},
                     {"fonts", {"Andika"}},
                     {"digits", "0123456789"},
                     {"keyboard", {"gb"}},
                     {"greeting", "Hello"},
                     {"reviewed_by_native_speaker", true},
                     {"strings", base::Json::object()}};
  for (const i18n::Key key : i18n::kAllKeys) json["strings"][std::string(key.name)] = {{"text", "T"}, {"note", "N"}};
  return json;
}

std::string ErrorOf(const base::Json& json) {
  const Folder folder;
  const auto pack = i18n::ReadPack(folder.Write("xx.json", json.dump()));
  if (pack) return "";
  CHECK(pack.error().code == base::Code::kInvalid);
  return base::Sentence(pack.error());
}

bool Has(const std::string& text, const std::string& part) {
  INFO(text);
  CHECK(text.find(part) != std::string::npos);
  return true;
}

long Characters(const std::string& text) {
  return std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; });
}

base::Json Read(const std::filesystem::path& file) {
  const auto text = base::ReadFile(file, 1u << 20);
  REQUIRE(text.has_value());
  const auto json = base::ParseJson(*text, 1u << 20);
  REQUIRE(json.has_value());
  return *json;
}

std::set<std::string> Placeholders(const std::string& text) {
  std::set<std::string> found;
  for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1))
    found.insert(text.substr(open, text.find('}', open) - open + 1));
  return found;
}

}  // namespace

TEST_CASE("a whole pack is read") {
  const Folder folder;
  base::Json json = Whole("xx");
  json["direction"] = "rtl";
  json["digits"] = "٠١٢٣٤٥٦٧٨٩";
  json["strings"]["question.progress"]["text"] = "{current}/{total} {other} {";
  const auto pack = i18n::ReadPack(folder.Write("xx.json", json.dump()));
  REQUIRE(pack.has_value());
  CHECK(pack->rtl);
  CHECK(pack->reviewed);
  CHECK(pack->fonts == std::vector<std::string>{"Andika"});
  CHECK(pack->keyboards == std::vector<std::string>{"gb"});
  CHECK(pack->Number(-1203) == "-١٢٠٣");
  CHECK(pack->Say(i18n::kQuestionProgress, {{"current", pack->Number(2)}, {"total", "{current}"}}) ==
        "٢/{current} {other} {");
  CHECK(pack->Say(i18n::kAssentYes) == "T");
}

TEST_CASE("to children the same pack says something else where it has a text for them, and nowhere else") {
  const Folder folder;
  base::Json json = Whole("xx");
  json["strings"]["question.progress"] = {{"text", "{current} of {total}"}, {"child", "{total}: {current}"}};
  const auto pack = i18n::ReadPack(folder.Write("xx.json", json.dump()));
  REQUIRE(pack.has_value());
  const Pack child = pack->ForChildren();
  CHECK(pack->Say(i18n::kQuestionProgress, {{"current", "2"}, {"total", "3"}}) == "2 of 3");
  CHECK(child.Say(i18n::kQuestionProgress, {{"current", "2"}, {"total", "3"}}) == "3: 2");
  CHECK(child.Say(i18n::kAssentYes) == "T");
  CHECK(child.tag == "xx");
  CHECK(child.keyboards == pack->keyboards);
  CHECK(child.strings.size() == pack->strings.size());
  for (const base::Json& wrong : {base::Json(""), base::Json(5), base::Json(nullptr)}) {
    json["strings"]["question.progress"]["child"] = wrong;
    Has(ErrorOf(json), "the \"child\" of \"question.progress\" is no text");
  }
}

TEST_CASE("every missing and every unknown key is named at once") {
  base::Json json = Whole("xx");
  json["strings"].erase("assent.yes");
  json["strings"].erase("idle.here");
  json["strings"]["asent.yes"] = {{"text", "T"}};
  json["strings"]["zebra"] = {{"text", "T"}};
  const std::string error = ErrorOf(json);
  Has(error, "missing keys: assent.yes idle.here; unknown keys: asent.yes zebra");
  Has(error, "xx.json: ");
}

TEST_CASE("a field that is missing or of the wrong type refuses the pack") {
  for (const char* field : {"tag", "endonym", "direction", "fonts", "digits", "keyboard", "greeting",
                            "reviewed_by_native_speaker", "strings"}) {
    base::Json json = Whole("xx");
    json.erase(field);
    Has(ErrorOf(json), std::string("\"") + field + "\" must be");
    json[field] = 5;
    Has(ErrorOf(json), std::string("\"") + field + "\" must be");
    json[field] = base::Json::array({5});
    Has(ErrorOf(json), std::string("\"") + field + "\" must be");
  }
  const auto with = [](const char* field, base::Json value) {
    base::Json json = Whole("xx");
    json[field] = std::move(value);
    return json;
  };
  Has(ErrorOf(with("direction", "up")), "ltr or rtl");
  Has(ErrorOf(with("digits", "012345678")), "has 9 characters");
  Has(ErrorOf(with("digits", "٠١٢٣٤٥٦٧٨٩٠")), "has 11 characters");
  Has(ErrorOf(with("fonts", base::Json::array())), "at least one");
  Has(ErrorOf(with("tag", "yy")), "name the file after the tag");
  base::Json json = Whole("xx");
  json["strings"]["assent.yes"] = "T";
  Has(ErrorOf(json), "\"assent.yes\" has no text");
  json["strings"]["assent.yes"] = {{"text", ""}};
  Has(ErrorOf(json), "\"assent.yes\" has no text");
  for (const base::Json& most : {base::Json("18"), base::Json(0), base::Json(-1), base::Json(1.5)}) {
    json["strings"]["assent.yes"] = {{"text", "T"}, {"max", most}};
    Has(ErrorOf(json), "the \"max\" of \"assent.yes\"");
  }
  json["strings"]["assent.yes"] = {{"text", "T"}, {"max", 18}};
  CHECK(ErrorOf(json) == "");
}

TEST_CASE("what is no JSON object, not UTF-8 or not there is refused") {
  const Folder folder;
  CHECK(i18n::ReadPack(folder.path() / "none.json").error().code == base::Code::kNotFound);
  for (const std::string& text :
       std::vector<std::string>{"", "[]", "5", "{", "{\"tag\": \"\xFF\"}", std::string(2 << 20, ' ')})
    CHECK(i18n::ReadPack(folder.Write("xx.json", text)).error().code == base::Code::kInvalid);
}

TEST_CASE("packs come in the order that is asked for, then by tag; one broken pack refuses them all") {
  const Folder folder;
  CHECK(i18n::ReadPacks(folder.path()).error().code == base::Code::kNotFound);
  CHECK(i18n::ReadPacks(folder.path() / "none").error().code == base::Code::kNotFound);
  for (const char* tag : {"uk", "ar", "lv", "en"}) folder.Write(std::string(tag) + ".json", Whole(tag).dump());
  folder.Write("README.md", "not a pack");
  std::string order;
  const auto packs = i18n::ReadPacks(folder.path(), {"lv", "xx", "en"});
  REQUIRE(packs.has_value());
  for (const Pack& pack : *packs) order += pack.tag + " ";
  CHECK(order == "lv en ar uk ");
  folder.Write("zz.json", "{}");
  CHECK(i18n::ReadPacks(folder.path()).error().code == base::Code::kInvalid);
}

TEST_CASE("the packs that we ship are whole, and put the same names into the same sentences") {
  const auto packs = i18n::ReadPacks(BALSS_SOURCE_DIR "/assets/i18n", {"en"});
  if (!packs) FAIL(base::Sentence(packs.error()));
  CHECK(packs->size() >= 7);
  const Pack& english = packs->front();
  for (const Pack& pack : *packs)
    for (const i18n::Key key : i18n::kAllKeys) {
      INFO(pack.tag << " " << key.name);
      const auto wanted = Placeholders(english.strings.find(key.name)->second);
      CHECK(Placeholders(pack.strings.find(key.name)->second) == wanted);
      CHECK(Placeholders(pack.ForChildren().strings.find(key.name)->second) == wanted);
    }
}

TEST_CASE("the packs that we ship have the same notes and limits, and no text is longer than its limit") {
  const std::filesystem::path folder = BALSS_SOURCE_DIR "/assets/i18n";
  const base::Json english = Read(folder / "en.json")["strings"];
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    const base::Json pack = Read(file.path())["strings"];
    for (const i18n::Key key : i18n::kAllKeys) {
      INFO(file.path().stem().string() << " " << key.name);
      const base::Json& entry = pack[std::string(key.name)];
      CHECK_FALSE(entry.value("note", "").empty());
      CHECK(entry["note"] == english[std::string(key.name)]["note"]);
      REQUIRE(entry["max"].is_number_unsigned());
      CHECK(entry["max"] == english[std::string(key.name)]["max"]);
      CHECK(Characters(entry["text"].get<std::string>()) <= entry["max"].get<long>());
      CHECK(Characters(entry.value("child", "")) <= entry["max"].get<long>());
    }
  }
}

TEST_CASE("every word of the reference library has a text of ours that takes the same values") {
  const auto english = i18n::ReadPack(BALSS_SOURCE_DIR "/assets/i18n/en.json");
  REQUIRE(english.has_value());
  const base::Json words = Read(BALSS_SOURCE_DIR "/tests/vectors/surveyjs/words.json");
  REQUIRE_FALSE(words["keys"].empty());
  for (const base::Json& entry : words["keys"]) {
    INFO(entry.dump());
    const auto ours = english->strings.find(entry["key"].get<std::string>());
    REQUIRE(ours != english->strings.end());
    std::set<std::string> values;
    for (const base::Json& name : entry.value("params", base::Json::array()))
      if (name.is_string()) values.insert("{" + name.get<std::string>() + "}");
    CHECK(Placeholders(ours->second) == values);
    CHECK(words["words"]["en"].contains(entry["library"].get<std::string>()));
  }
}

TEST_CASE("in the packs that we ship no child is addressed as a stranger is") {
  const std::map<std::string, std::vector<std::string>> formal = {
      {"lv", {" jūs", " Jūs", " jums ", " Jums "}},      {"lt", {" jūs", " Jūs", " jums ", " Jums "}},
      {"ru", {" вы ", " Вы ", " вас ", " ваш", " Ваш"}}, {"uk", {" ви ", " Ви ", " вас ", " ваш", " Ваш"}},
      {"fa", {" شما ", " کنید", " دهید", " بنویسید"}},   {"ar", {"كم ", " اضغطوا ", " اكتبوا ", "من فضلكم"}}};
  const std::set<std::string> others = {"attract", "language", "survey", "closed", "staff"};
  for (const auto& [tag, words] : formal) {
    const auto pack = i18n::ReadPack(std::filesystem::path(BALSS_SOURCE_DIR "/assets/i18n") / (tag + ".json"));
    REQUIRE(pack.has_value());
    int found = 0;
    for (const auto& [key, text] : pack->ForChildren().strings) {
      if (others.contains(key.substr(0, key.find('.'))) || key == "called.staff") continue;
      std::string said = " " + text + " ";
      for (char& c : said)
        if (c == '.' || c == ',' || c == '?' || c == '!') c = ' ';
      INFO(tag << " " << key << ": " << text);
      for (const std::string& word : words) {
        CHECK_FALSE(said.contains(word));
        found += (" " + pack->strings.find(key)->second + " ").contains(word);
      }
    }
    CHECK(found > 3);  // which are the words that others are told
  }
}
