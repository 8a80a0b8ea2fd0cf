// What `balss i18n check` says of a language pack.
#include "shared/i18n/check.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "shared/base/file.h"
#include "shared/base/json.h"
#include "shared/i18n/strings.h"
#include "tests/support/temp_dir.h"

namespace {

using i18n::Finding;
using Level = Finding::Level;

const std::filesystem::path kPacks = BALSS_SOURCE_DIR "/assets/i18n";

const i18n::Original& English() {
  static const auto original = i18n::Original::Read(kPacks / "en.json");
  REQUIRE(original.has_value());
  return *original;
}

base::Json Persian() { return *base::ParseJson(*base::ReadFile(kPacks / "fa.json")); }

std::vector<Finding> FindingsOfText(const std::string& text) {
  const std::set<std::string, std::less<>> keyboards{"ir", "gb", "us(intl)"};
  const test::TempDir folder;
  REQUIRE(base::WriteFile(folder.path() / "fa.json", text).has_value());
  const auto findings = i18n::Check(folder.path() / "fa.json", English(), &keyboards);
  REQUIRE(findings.has_value());
  return *findings;
}

std::vector<Finding> FindingsOf(const base::Json& json) { return FindingsOfText(json.dump(1)); }

// The pack has this one fault and no other.
void OnlyFault(const base::Json& json, Level level, const std::string& pointer, const std::string& message) {
  const auto findings = FindingsOf(json);
  CAPTURE(pointer);
  REQUIRE(findings.size() == 1);
  CAPTURE(findings[0].message);
  CHECK(findings[0].level == level);
  CHECK(findings[0].pointer == pointer);
  CHECK((findings[0].line > 0) == !pointer.empty());
  CHECK(findings[0].message.contains(message));
}

base::Json With(const std::string& key, const std::string& text) {
  base::Json json = Persian();
  json["strings"][key]["text"] = text;
  return json;
}

base::Json WithChild(const std::string& key, base::Json text) {
  base::Json json = Persian();
  json["strings"][key]["child"] = std::move(text);
  return json;
}

base::Json WithField(const std::string& field, base::Json value) {
  base::Json json = Persian();
  json[field] = std::move(value);
  return json;
}

}  // namespace

TEST_CASE("the packs that we ship are good") {
  for (const auto& file : std::filesystem::directory_iterator(kPacks)) {
    const auto findings = i18n::Check(file.path(), English());
    REQUIRE(findings.has_value());
    for (const Finding& finding : *findings)
      FAIL_CHECK(file.path().string() << ": " << finding.pointer << " " << finding.message);
  }
}

TEST_CASE("texts that are missing, unknown or empty are all named, with their lines") {
  base::Json json = Persian();
  json["strings"].erase("assent.yes");
  json["strings"].erase("idle.here");
  json["strings"]["asent.yes"] = {{"text", "بله"}};
  json["strings"]["keep.keep"]["text"] = "";
  const auto findings = FindingsOf(json);
  REQUIRE(findings.size() == 4);
  for (const Finding& finding : findings) CHECK(finding.level == Level::kError);
  CHECK(findings[0].message == "\"assent.yes\" is missing");
  CHECK(findings[1].message == "\"idle.here\" is missing");
  CHECK(findings[2].message == "no text is called \"asent.yes\"");
  CHECK(findings[3].message == "\"keep.keep\" has no text");
  CHECK(findings[3].line > findings[2].line);
}

TEST_CASE("a name in braces that English does not have would be shown to a visitor") {
  OnlyFault(With("question.progress", "{curent} از {total}"), Level::kError, "/strings/question.progress/text",
            "has {curent} {total} where English has {current} {total}");
  OnlyFault(With("question.entry", "شماره"), Level::kError, "/strings/question.entry/text", "has none where");
  OnlyFault(With("question.entry", "شماره {index} {"), Level::kError, "/strings/question.entry/text", "{ {index}");
}

TEST_CASE("a text that is longer than its room is a warning") {
  std::string longest, longer;
  for (int i = 0; i < 14; ++i) longest += "ش";
  longer = longest + "ش";
  CHECK(FindingsOf(With("question.back", longest)).empty());
  CHECK(FindingsOf(With("question.back", longest + "\u200C\u200F")).empty());  // nobody sees these
  OnlyFault(With("question.back", longer), Level::kWarning, "/strings/question.back/text",
            "15 characters; there is room for 14");
  base::Json json = Persian();
  json["strings"]["question.back"]["max"] = 40;
  OnlyFault(json, Level::kWarning, "/strings/question.back/max", "another limit");
  json["strings"]["question.back"].erase("max");
  CHECK(FindingsOf(json).empty());
}

TEST_CASE("a text that names a button quotes it as it stands on the button") {
  const auto findings = FindingsOf(With("question.skip", "بعداً"));
  std::vector<std::string> quoting;
  for (const Finding& finding : findings) quoting.push_back(finding.pointer.substr(9));
  CHECK(quoting == std::vector<std::string>{"problem.required/child", "problem.required/text",
                                            "problem.unordered/child", "problem.unordered/text",
                                            "widget.coins_left_over/child", "widget.coins_left_over/text"});
}

TEST_CASE("a text that was left in English, or has blanks around it, is a warning") {
  OnlyFault(With("keep.go_on", "Go on answering"), Level::kWarning, "/strings/keep.go_on/text", "still English");
  OnlyFault(With("question.next", "بعدی "), Level::kWarning, "/strings/question.next/text", "blank");
}

TEST_CASE("what children are told is checked like the rest") {
  const auto only = [](const char* key, base::Json text, Level level, const std::string& message) {
    OnlyFault(WithChild(key, std::move(text)), level, "/strings/" + std::string(key) + "/child", message);
  };
  CHECK(FindingsOf(WithChild("question.back", "قبلی")).empty());
  only("question.entry", "شماره {indeks}", Level::kError, "has {indeks} where English has {index}");
  only("question.back", 5, Level::kError, "\"child\" must be a text");
  only("question.back", "", Level::kError, "\"child\" must be a text");
  only("question.back", "برگشت به سؤال قبلی", Level::kWarning, "there is room for 14");
  only("question.back", "قبلی ", Level::kWarning, "blank");
  only("question.back", "برگشت", Level::kWarning, "is the same as \"text\"");
  only("keep.go_on", "Go on answering", Level::kWarning, "still English");
  only("problem.required", "جواب بده", Level::kWarning, "does not quote the button \"رد کردن\"");
  for (const char* key : {"attract.tap", "staff.title", "called.staff"})
    only(key, "سلام", Level::kWarning, "no child reads it");
}

TEST_CASE("children find the button that is named to them under the name that it has for them") {
  // It has another name for children: all that quotes it must say so to children, and to nobody else.
  base::Json json = WithChild("question.skip", "بعداً");
  for (const char* quoting : {"problem.unordered", "widget.coins_left_over"})
    json["strings"][quoting]["child"] = "«بعداً» را لمس کن.";
  OnlyFault(json, Level::kWarning, "/strings/problem.required/child", "does not quote the button \"بعداً\"");
  json["strings"]["problem.required"].erase("child");
  OnlyFault(json, Level::kWarning, "/strings/problem.required", "does not quote the button \"بعداً\"");
}

TEST_CASE("a field that no text has is passed over, and said to be") {
  base::Json json = Persian();
  json["strings"]["keep.go_on"]["chlid"] = "ادامه";
  OnlyFault(json, Level::kWarning, "/strings/keep.go_on/chlid", "no field of a text");
}

TEST_CASE("direction, digits, fonts and keyboard must fit the script") {
  OnlyFault(WithField("direction", "ltr"), Level::kError, "/direction", "most letters run the other way");
  OnlyFault(WithField("direction", "up"), Level::kError, "/direction", "no direction is called");
  for (const char* digits : {"1234567890", "۰۱۲۳٤٥٦۷۸۹", "012345678", "۰۱۲۳۴۵۶۷۸۹۰"})
    OnlyFault(WithField("digits", digits), Level::kError, "/digits", "not ten of one script");
  CHECK(FindingsOf(WithField("digits", "0123456789")).empty());
  OnlyFault(WithField("fonts", {"Andika", "Noto Sans Arabic"}), Level::kWarning, "/fonts", "Latin, Greek and Cyrillic");
  OnlyFault(WithField("keyboard", {"ir", "irr"}), Level::kError, "/keyboard/1", "has no layout \"irr\"");
  CHECK(FindingsOf(WithField("keyboard", {"us(intl)"})).empty());
  OnlyFault(WithField("tag", "prs"), Level::kError, "/tag", "the tag is \"prs\"");
  OnlyFault(WithField("lines", 5), Level::kWarning, "/lines", "no field is called");
  OnlyFault(WithField("greeting", 5), Level::kError, "/greeting", "\"greeting\" must be a text");
}

TEST_CASE("what is left to the reader is found too: a pack without errors is one that a kiosk takes") {
  OnlyFault(WithField("fonts", base::Json::array()), Level::kError, "", "at least one");
  CHECK(FindingsOfText("{").front().message.contains("line 1"));
  CHECK(FindingsOfText("[]").front().message.contains("a JSON object"));
}

TEST_CASE("Latin letters that are laid out from the right count as such") {
  base::Json json = Persian();
  const auto about_direction = [&] { return std::ranges::count(FindingsOf(json), "/direction", &Finding::pointer); };
  for (auto& entry : json["strings"]) entry["text"] = "Text {count}";
  CHECK(about_direction() == 1);
  for (auto& entry : json["strings"]) entry["text"] = "\u202EText\u202C {count}";
  CHECK(about_direction() == 0);
}
