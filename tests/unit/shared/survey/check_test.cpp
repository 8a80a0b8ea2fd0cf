// The linter: what an author should know about a survey that can be read.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "shared/base/file.h"
#include "tests/unit/shared/survey/check_support.h"

using survey::Check;
using survey::Finding;
using test::Has;
using test::HasNot;
using test::Of;

namespace {

const std::string kPublished =
    R"("kiosk": {"id": "x", "band": "8-11", "practice": ["try"], "audience": "The council reads it in May."})";
const std::string kTry = R"({"type": "rating", "name": "try", "rateMax": 3, "title": "Try it"}, )";

std::string AllOf(const std::string& elements, const std::string& kiosk = kPublished) {
  return test::FindingsOf(kTry + elements, kiosk);
}

}  // namespace

TEST_CASE("a sound survey has no findings") { CHECK(AllOf(R"({"type": "text", "name": "a", "title": "Why?"})") == ""); }

TEST_CASE("what cannot be read is one error with its line") {
  Has(test::Findings("{\n\"title\": [],\n" + kPublished + "}"), "error /title:2 expected a text, found array");
  CHECK(test::Findings("{\n\n oops").starts_with("error :3 line 3"));
  CHECK(Check(std::string("\xFF")).size() == 1);
}

TEST_CASE("a missing translation is named with its languages and parts; what has no letters needs none") {
  const std::string found = AllOf(R"(
    {"type": "radiogroup", "name": "a", "title": {"default": "Why?", "lv": "Kāpēc?", "ar": "لماذا؟"},
     "choices": [1, "😀", {"value": "b", "text": {"default": "Bee", "lv": "Bite"}}]})");
  Has(found, "warning /elements/1:2 not said in ar: choices | ");
  Has(found, "warning /elements/0:1 not said in ar, lv: title | ");
  Has(found, "warning /kiosk:1 not said in ar, lv: audience | ");
}

TEST_CASE("a survey without an audience cannot be published") {
  Has(AllOf(R"({"type": "text", "name": "a", "title": "A"})",
            R"("kiosk": {"id": "x", "band": "8-11", "practice": ["try"]})"),
      "error /kiosk:1 nobody is named who will read the answers");
}

TEST_CASE("each age has its words, its points, its number of questions and a practice item") {
  const auto kiosk = [](const std::string& band) {
    return R"("kiosk": {"id": "x", "audience": "1", "band": ")" + band + "\"}";
  };
  const auto one = [&](const std::string& band, const std::string& element) {
    return test::Findings(Of(element, kiosk(band)));
  };
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
  Has(one("8-11", R"({"type": "matrix", "name": "a", "title": "1", "columns": [1, 2, 3, 4, 5], "rows": [1]})"),
      "a scale of 5 points");
  Has(one("5-7", R"({"type": "slider", "name": "a", "title": "1"})"), "a slider asks more");
  const std::string long_in_two =
      R"({"type": "rating", "rateMax": 3, "name": "a", "title": {"default": "1 2 3 4 5 6 7 8 9", "lv": "1 2", "ru": "1 2 3 4 5 6 7 8 9 0"}})";
  Has(one("5-7", long_in_two), "9 words in \"default\", 10 in \"ru\", at most 8 for 5-7");
  std::string many;
  for (int i = 0; i < 21; ++i)
    many += (i ? "," : "") + std::string(R"({"type": "boolean", "title": "1", "name": "q)") + std::to_string(i) + "\"}";
  Has(one("8-11", many), "21 questions, at most 20");
  Has(one("5-7", R"({"type": "comment", "name": "a", "title": "1"})"), "do not write yet");
  Has(one("5-7", R"({"type": "radiogroup", "name": "a", "title": "1", "choices": [1]})"), "choices without a picture");
}

TEST_CASE("children who do not read yet are asked no tables and choose from pictures") {
  const std::string kiosk = R"("kiosk": {"id": "x", "audience": "1", "band": "5-7"})";
  const auto one = [&](const std::string& element) { return test::FindingsOf(element, kiosk); };
  Has(one(R"({"type": "matrix", "name": "a", "title": "1", "rows": [1], "columns": [1]})"),
      "cannot find their way in a \"matrix\"");
  Has(one(R"({"type": "matrixdropdown", "name": "a", "title": "1", "choices": [1], "rows": [1], "columns": ["c"]})"),
      "\"matrixdropdown\"");
  Has(one(R"({"type": "matrixdynamic", "name": "a", "title": "1", "choices": [1], "columns": ["c"]})"),
      "\"matrixdynamic\"");
  Has(one(R"({"type": "multipletext", "name": "a", "title": "1", "items": [{"name": "c"}]})"), "\"multipletext\"");
  const std::string panel = one(
      R"({"type": "paneldynamic", "name": "a", "title": "1", "maxPanelCount": 2, "templateElements": [{"type": "text", "name": "t", "title": "1"}]})");
  Has(panel, "\"paneldynamic\"");
  HasNot(panel, "do not write");
  HasNot(one(R"({"type": "imagepicker", "name": "a", "title": "1", "choices": [{"value": 1, "imageLink": "a.png"}]})"),
         "without a picture");
  HasNot(
      one(R"({"type": "radiogroup", "name": "a", "title": "1", "showNoneItem": true, "choices": [{"value": 1, "kiosk": {"emoji": "🐱"}}]})"),
      "without a picture");
  HasNot(one(R"({"type": "boolean", "name": "a", "title": "1"})"), "picture");
}

TEST_CASE("each row of a matrix is a question to a child") {
  std::string rows;
  for (int i = 0; i < 21; ++i) rows += (i ? "," : "") + std::to_string(i);
  Has(AllOf(R"({"type": "matrix", "name": "a", "title": "1", "columns": [1, 2], "rows": [)" + rows + "]}"),
      "21 questions, at most 20");
}

TEST_CASE("what works on the web only is said") {
  Has(AllOf(R"({"type": "checkbox", "name": "a", "title": "A", "choices": [1], "valuePropertyName": "fruit"})"),
      "web /elements/1/valuePropertyName:1 answers are plain values");
  Has(AllOf(R"({"type": "file", "name": "a", "title": "A"})"), "web /elements/1:1 files cannot be given");
  Has(AllOf(R"({"type": "dropdown", "name": "a", "title": "A", "choicesByUrl": {"url": "x"}})"),
      "web /elements/1/choicesByUrl:1 a kiosk has no network");
  Has(AllOf(R"({"type": "text", "name": "a", "title": "A"})",
            kPublished + R"(, "navigateToUrl": "https://example.org")"),
      "QR code");
  Has(AllOf(R"({"type": "text", "name": "a", "title": "A"})",
            kPublished + R"(, "calculatedValues": [{"name": "c", "expression": "1", "includeIntoResult": true}])"),
      "web /calculatedValues/0/includeIntoResult:1 a kiosk keeps answers only");
  HasNot(AllOf(R"({"type": "text", "name": "a", "title": "A"})", kPublished + R"(, "cookieName": "")"), "web");
}

TEST_CASE("a pattern that the kiosk cannot check is said, with the reason; one that nobody can is an error") {
  const auto pattern = [](const std::string& regex) {
    return AllOf(R"({"type": "text", "name": "a", "title": "A", "validators": [{"type": "regex", "regex": ")" + regex +
                 R"("}]})");
  };
  const std::string at = " /elements/1/validators/0/regex:1 ";
  CHECK(pattern("^[0-9]+$") == "");
  Has(pattern("^(?=x)a$"), "web" + at + "a kiosk cannot check this pattern: ");
  Has(pattern("(a)\\\\1"), "web" + at);
  Has(pattern("a(b"), "error" + at + "not a regular expression: missing )");
  CHECK(pattern("a\\\\(b") == "");
  Has(pattern("\\\\p{L}+"), "warning" + at + "\"\\p{…}\" means a class");
  Has(pattern(std::string(5000, 'a')), "longer than 4096 bytes");
  Has(pattern("((a{100}){100}){100}"), at);
}

TEST_CASE("findings come in the order of the file, and not more than a person reads") {
  std::string elements;
  for (int i = 0; i < 500; ++i)
    elements += (i ? ",\n" : "") + std::string(R"({"type": "text", "name": "q)") + std::to_string(i) +
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
  CHECK(read >= 4);
}
