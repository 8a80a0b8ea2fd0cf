// The linter: what an author should know about a survey that can be read.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "shared/base/file.h"
#include "tests/unit/shared/survey/support.h"

using survey::Check;
using survey::Finding;
using test::Has;
using test::Of;

namespace {

const std::string kPublished =
    R"("kiosk": {"id": "x", "band": "8-11", "practice": ["try"], "audience": "The council reads it in May."})";
const std::string kTry = R"({"type": "rating", "name": "try", "rateMax": 3, "title": "Try it"}, )";

std::string All(const std::string& json) {
  std::string all;
  for (const Finding& finding : Check(json))
    all += std::string(finding.level == Finding::Level::kError ? "error " : finding.level == Finding::Level::kWarning ? "warning " : "note ") +
           finding.pointer + ":" + std::to_string(finding.line) + " " + finding.message + "\n";
  return all;
}

std::string AllOf(const std::string& elements, const std::string& kiosk = kPublished) { return All(Of(kTry + elements, kiosk)); }

}  // namespace

TEST_CASE("a sound survey has no findings") {
  CHECK(AllOf(R"({"type": "text", "name": "a", "title": "Why?"})") == "");
}

TEST_CASE("what cannot be read is one error with its line") {
  CHECK(All("{\n\"title\": 5,\n" + kPublished + "}") == "error /title:2 expected a text, found number\n");
  CHECK(All("{\n\n oops").starts_with("error :3 line 3"));
  CHECK(Check(std::string("\xFF")).size() == 1);
}

TEST_CASE("a missing translation is named with its languages and parts; what has no letters needs none") {
  const std::string found = AllOf(R"(
    {"type": "radiogroup", "name": "a", "title": {"default": "Why?", "lv": "Kāpēc?", "ar": "لماذا؟"},
     "choices": [1, "😀", {"value": "b", "text": {"default": "Bee", "lv": "Bite"}}]})");
  Has(found, "warning /elements/1:2 not said in ar: choices\n");
  Has(found, "warning /elements/0:1 not said in ar, lv: title\n");
  Has(found, "warning :0 not said in ar, lv: audience\n");
}

TEST_CASE("a condition on an attribute is an error: it would tell what the release rule took away") {
  const std::string kiosk =
      R"("kiosk": {"id": "x", "band": "adult", "audience": "The council.", "attributes": ["years"]})";
  const std::string years = R"({"type": "radiogroup", "name": "years", "title": "Years?", "choices": ["1", "2"]}, )";
  CHECK(All(Of(years + R"({"type": "comment", "name": "why", "title": "Why?", "visibleIf": "{years} = 1"})", kiosk))
            .find("which is an attribute") != std::string::npos);
  CHECK(All(Of(years + R"({"type": "comment", "name": "why", "title": "Why?"})", kiosk)).find("error") ==
        std::string::npos);
}

TEST_CASE("questions that hide each other are an error that names the circle") {
  const std::string found = AllOf(R"(
    {"type": "text", "name": "a", "title": "A", "visibleIf": "{c} = 1"},
    {"type": "text", "name": "b", "title": "B", "visibleIf": "{A-Comment} notempty or {a[0].x} = 2"},
    {"type": "panel", "visibleIf": "{B.length} > 1", "elements": [{"type": "text", "name": "c", "title": "C"}]},
    {"type": "text", "name": "outside", "title": "O", "visibleIf": "{c} = 1"})");
  Has(found, "error /elements/1:2 whether it is shown depends on itself: a → c → b → a");
  CHECK(std::ranges::count(found, '\n') == 1);
  Has(AllOf(R"({"type": "text", "name": "self", "title": "S", "visibleIf": "{self} empty"})"), "self → self");
}

TEST_CASE("ten thousand questions in one circle are found without running out of stack or time") {
  std::string elements;
  for (int i = 0; i < 10'000; ++i)
    elements += (i ? "," : "") + std::string(R"({"type": "text", "title": "1", "name": "q)") + std::to_string(i) + R"(", "visibleIf": "{q)" +
                std::to_string((i + 1) % 10'000) + "} = 1\"}";
  Has(AllOf(elements), "depends on itself");
}

TEST_CASE("a condition on an unknown name is a warning with a suggestion") {
  const auto findings = Check(Of(kTry + R"({"type": "text", "name": "garden", "title": "G"},
    {"type": "text", "name": "b", "title": "B", "visibleIf": "{gardn} = 1 and {garden} notempty"})", kPublished));
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].level == Finding::Level::kWarning);
  CHECK(findings[0].pointer == "/elements/2/visibleIf");
  CHECK(findings[0].line == 2);
  Has(findings[0].message, "{gardn}");
  CHECK(findings[0].hint == "did you mean {garden}?");
}

TEST_CASE("a survey without an audience cannot be published") {
  Has(AllOf(R"({"type": "text", "name": "a", "title": "A"})", R"("kiosk": {"id": "x", "band": "8-11", "practice": ["try"]})"),
      "error /kiosk:1 nobody is named who will read the answers");
}

TEST_CASE("each age has its words, its points, its number of questions and a practice item") {
  const auto kiosk = [](const std::string& band) { return R"("kiosk": {"id": "x", "audience": "1", "band": ")" + band + "\"}"; };
  const auto one = [&](const std::string& band, const std::string& element) { return All(Of(element, kiosk(band))); };
  const std::string nine = R"({"type": "rating", "rateMax": 3, "name": "a", "title": "1 2 3 4 5 6 7 8 9"})";
  Has(one("5-7", nine), "9 words in \"default\", at most 8 for 5-7");
  Has(one("5-7", nine), "no practice item");
  CHECK(one("12-17", nine) == "");
  const std::string faces = R"({"type": "rating", "rateType": "smileys", "name": "a", "title": "1"})";
  const std::string labels = R"({"type": "rating", "name": "a", "title": "1"})";
  Has(one("5-7", faces), "a scale of 5 points, at most 3");
  CHECK(one("8-11", faces).find("scale") == std::string::npos);
  Has(one("8-11", labels), "a scale of 5 points, at most 4");
  CHECK(one("adult", labels) == "");
  std::string many;
  for (int i = 0; i < 21; ++i) many += (i ? "," : "") + std::string(R"({"type": "boolean", "title": "1", "name": "q)") + std::to_string(i) + "\"}";
  Has(one("8-11", many), "21 questions, at most 20");
  Has(one("5-7", R"({"type": "comment", "name": "a", "title": "1"})"), "do not write yet");
  Has(one("5-7", R"({"type": "radiogroup", "name": "a", "title": "1", "choices": [1]})"), "choices without a picture");
}

TEST_CASE("what works on the web only is said") {
  Has(AllOf(R"({"type": "text", "name": "a", "title": "A", "validators": [], "requiredIf": "{try} = 1"})"),
      "warning /elements/1/requiredIf:1 \"requiredIf\" has no effect on a kiosk");
}

TEST_CASE("findings come in the order of the file, and not more than a person reads") {
  std::string elements;
  for (int i = 0; i < 500; ++i) elements += (i ? ",\n" : "") + std::string(R"({"type": "text", "name": "q)") + std::to_string(i) +
                                            R"(", "title": {"lv": "a"}, "description": {"en": "b"}})";
  const auto findings = Check(Of(kTry + elements, kPublished));
  CHECK(findings.size() == 201);
  CHECK(std::ranges::is_sorted(findings, {}, &Finding::line));
}

TEST_CASE("the surveys that we ship read, and have no errors") {
  int read = 0;
  for (const auto& entry : std::filesystem::directory_iterator(BALSS_SOURCE_DIR "/assets/surveys")) {
    if (entry.path().extension() != ".json") continue;
    const auto text = base::ReadFile(entry.path());
    REQUIRE(text.has_value());
    INFO(entry.path().string());
    CHECK(test::ErrorOf(*text) == "");
    for (const Finding& finding : Check(*text)) {
      const std::string said = finding.pointer + ": line " + std::to_string(finding.line) + ": " + finding.message;
      CHECK_MESSAGE(finding.level != Finding::Level::kError, said);
      if (finding.level != Finding::Level::kError) MESSAGE(entry.path().filename().string() << said);
    }
    ++read;
  }
  CHECK(read >= 2);
}
