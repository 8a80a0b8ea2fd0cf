// docs/formats/survey.md §4 (domains) and §10 (measures): what is read, and what the check refuses.
#include <doctest/doctest.h>

#include "shared/survey/survey.h"
#include "tests/unit/shared/survey/check_support.h"

using test::Has;
using test::HasNot;

namespace {

// A ladder with its block; `lock` is the licence's hash.
std::string Ladder(const std::string& lock, const std::string& title = "Where do you stand?",
                   const std::string& more = "", int most = 10) {
  return R"({"title": "x", "kiosk": {"id": "x", "band": "adult", "audience": "1", "measures": [
    {"kind": "cantril", "code": "ladder", "items": ["step"], "licence": {"holder": "nobody", "terms": "free", "wording_sha256": ")" +
         lock + R"("}}]}, "elements": [{"type": "rating", "name": "step", "rateMin": 0, "rateMax": )" +
         std::to_string(most) + R"(, "title": ")" + title + "\"" + more + "}]}";
}

std::string Hash() {
  const auto survey = survey::Read(Ladder("")).value();
  return survey::WordingOf(survey, survey.measures.at(0));
}

const std::string kItems =
    R"({"type": "rating", "name": "a", "rateMin": 0}, {"type": "rating", "name": "b", "rateMin": 0},
  {"type": "matrix", "name": "m", "rows": ["x", "y"], "columns": [1, 2, 3]},
  {"type": "radiogroup", "name": "words", "choices": ["yes", "no"]})";

std::string Measured(const std::string& measure) {
  return test::Findings(R"({"title": "x", "kiosk": {"id": "x", "band": "adult", "audience": "1", "measures": [)" +
                        measure + R"(]}, "elements": [)" + kItems + "]}");
}

}  // namespace

TEST_CASE("§4 a question has its own domain, or that of its panel or page") {
  const auto survey = survey::Read(R"({"kiosk": {"id": "x", "band": "adult", "domains": [
    {"code": "safety", "label": {"en": "Safety"}}, {"code": "play"}]},
    "pages": [{"name": "p", "kiosk": {"domain": "play"}, "elements": [
      {"type": "rating", "name": "a"}, {"type": "rating", "name": "b", "kiosk": {"domain": "safety"}},
      {"type": "panel", "name": "in", "kiosk": {"domain": "safety"}, "elements": [{"type": "rating", "name": "c"}]}]},
      {"name": "q", "elements": [{"type": "rating", "name": "d"}]}]})")
                          .value();
  CHECK(survey.domains.at(0).label.For("en") == "Safety");
  CHECK(survey.Find("a")->domain == "play");
  CHECK(survey.Find("b")->domain == "safety");
  CHECK(survey.Find("c")->domain == "safety");
  CHECK(survey.Find("d")->domain.empty());
}

TEST_CASE("§4 a domain that the survey does not name is found, and left out") {
  const std::string json =
      R"({"title": "x", "kiosk": {"id": "x", "band": "adult", "audience": "1", "domains": [{"code": "safety"}]},
    "elements": [{"type": "rating", "name": "a", "title": "A", "kiosk": {"domain": "saftey"}}]})";
  Has(test::Findings(json), "no domain is called \"saftey\"");
  CHECK(survey::Read(json).value().Find("a")->domain.empty());
}

TEST_CASE("§10 items are questions or rows, with a number for each step") {
  CHECK_FALSE(
      Measured(R"({"kind": "mean", "code": "m", "items": ["a", "m.x"], "reversed": ["m.x"]})").contains("error"));
  for (const auto& [measure, said] :
       {std::pair{R"({"kind": "mean", "code": "m", "items": ["a", "else"]})", "no question is called \"else\""},
        {R"({"kind": "mean", "code": "m", "items": ["a", "m"]})", "no question is called \"m\""},
        {R"({"kind": "mean", "code": "m", "items": ["a", "words"]})", "\"words\" has no numbers"},
        {R"({"kind": "mean", "code": "m", "items": ["a"]})", "1 items"},
        {R"({"kind": "mean", "code": "m", "items": ["a", "b"], "reversed": ["m.x"]})", "none of the items"},
        {R"({"kind": "mood", "code": "m", "items": ["a", "b"]})", "no measure is called \"mood\""},
        {R"({"kind": "mean", "code": "M!", "items": ["a", "b"]})", "no code"},
        {R"({"kind": "who5", "code": "m", "items": ["a", "b"]})", "2 items"},
        {R"({"kind": "cantril", "code": "m", "items": ["a"]})", "does not have the boxes"},
        {R"({"kind": "cantril", "code": "m", "items": ["a"], "reversed": ["a"]})", "part of its scoring"}}) {
    CAPTURE(std::string(measure));
    Has(Measured(measure), said);
  }
}

TEST_CASE("§10 a locked block has a licence card, and is good as long as nothing in it changes") {
  const std::string good = test::Findings(Ladder(Hash()));
  Has(good, "note /kiosk/measures/0");
  Has(good, "Cantril ladder (ladder), 1 items. Terms: free. Holder: nobody.");
  HasNot(good, "error");
}

TEST_CASE("§10 another word, another step or a picture is refused; so is a block that was never locked") {
  Has(test::Findings(Ladder("")), "Cantril ladder is not locked");
  Has(test::Findings(Ladder(Hash(), "Where do you stand now?")), "not worded as when it was locked");
  Has(test::Findings(Ladder(Hash(), "Where do you stand?", R"(, "minRateDescription": "worst")")), "not worded as");
  Has(test::Findings(Ladder(Hash(), "Where do you stand?", R"(, "kiosk": {"emoji": "🪜"})")), "has pictures");
  Has(test::Findings(Ladder(Hash(), "Where do you stand?", "", 9)), "does not have the boxes");
}

TEST_CASE("§10 the items of a block follow on each other in its order") {
  const auto kids = [](const std::string& order) {
    std::string items, questions;
    for (int i = 1; i <= 7; ++i) items += (i == 1 ? "\"h" : ", \"h") + std::to_string(i) + '"';
    for (const char number : order)
      questions += (questions.empty() ? "" : ", ") +
                   (number == '-' ? std::string(R"({"type": "html", "name": "between", "html": "x"})")
                                  : R"({"type": "rating", "name": "h)" + std::string(1, number) +
                                        R"(", "rateMin": 0, "rateMax": 2})");
    return test::Findings(R"({"title": "x", "kiosk": {"id": "x", "band": "adult", "audience": "1", "measures": [
      {"kind": "hifams", "code": "school", "items": [)" +
                          items + "]}]}, \"elements\": [" + questions + "]}");
  };
  HasNot(kids("1234567"), "does not stand in its place");
  Has(kids("1324567"), "\"h2\" does not stand in its place");
  Has(kids("1234-567"), "\"h5\" does not stand in its place");
}

TEST_CASE("§10 no two wordings have the same hash by moving words over the border of two texts") {
  const auto hash = [](const char* title, const char* description) {
    const auto survey = survey::Read(R"({"kiosk": {"id": "x", "band": "adult", "measures": [
      {"kind": "cantril", "code": "l", "items": ["s"]}]}, "elements": [
      {"type": "rating", "name": "s", "rateMin": 0, "rateMax": 10, "title": ")" +
                                     std::string(title) + R"(", "description": ")" + description + R"("}]})")
                            .value();
    return survey::WordingOf(survey, survey.measures[0]);
  };
  CHECK(hash("ab", "c") != hash("a", "bc"));
  CHECK(hash("ab", "c") == hash("ab", "c"));
}
