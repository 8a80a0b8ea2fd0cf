// Answers keyed in from paper. docs/formats/survey.md §6.
#include "shared/session/from_data.h"

#include <doctest/doctest.h>

#include "shared/base/json.h"
#include "tests/unit/shared/survey/support.h"

using expression::Value;

namespace {

const survey::Survey& Paper() {
  static const survey::Survey kSurvey = test::MustRead(test::Of(
      R"({"type": "rating", "name": "try"}, {"type": "rating", "name": "a", "isRequired": true},
         {"type": "text", "name": "b", "visibleIf": "{a} > 3"},
         {"type": "checkbox", "name": "c", "choices": ["x", "y", "z"], "maxSelectedChoices": 2, "hasOther": true, "hasNone": true},
         {"type": "text", "name": "n", "inputType": "number"}, {"type": "html", "name": "h", "html": "!"})",
      R"("kiosk": {"id": "paper", "band": "8-11", "practice": ["try"]})"));
  return kSurvey;
}

// Entries, rows and items; what is asked in them hangs on what is answered in them.
const survey::Survey& Long() {
  static const survey::Survey kSurvey = test::MustRead(test::Of(
      R"json({"type": "paneldynamic", "name": "people", "maxPanelCount": 3, "templateElements": [
           {"type": "text", "name": "name", "isRequired": true},
           {"type": "text", "name": "age", "inputType": "number", "min": 0, "max": 120},
           {"type": "radiogroup", "name": "school", "choices": ["near", "far"], "visibleIf": "{panel.age} > 6", "hasOther": true},
           {"type": "rating", "name": "mood", "defaultValue": 3}]},
         {"type": "matrix", "name": "lessons", "rows": ["art", {"value": "sport", "visibleIf": "{pool} = 'yes'"}], "columns": ["good", "bad"]},
         {"type": "matrixdropdown", "name": "week", "rows": ["monday", "friday"], "columns": [
           {"name": "hours", "cellType": "text", "inputType": "number"}, {"name": "where", "cellType": "dropdown", "choices": ["in", "out"]}]},
         {"type": "multipletext", "name": "contact", "items": [{"name": "phone"}, {"name": "street"}]},
         {"type": "radiogroup", "name": "pool", "choices": ["yes", "no"], "defaultValue": "no"},
         {"type": "text", "name": "born", "inputType": "date", "min": "2000-01-01"},
         {"type": "slider", "name": "warm", "min": 0, "max": 40},
         {"type": "dropdown", "name": "pet", "choices": ["cat", {"value": "shark", "visibleIf": "{pool} = 'yes'"}], "hasOther": true, "storeOthersAsComment": false},
         {"type": "expression", "name": "double", "expression": "{warm} * 2"},
         {"type": "file", "name": "photo"})json"));
  return kSurvey;
}

base::Result<session::Response> Read(const survey::Survey& survey, const std::string& data) {
  return session::FromData(survey, base::Json::parse(data));
}

std::string Refusal(const survey::Survey& survey, const std::string& data) {
  const auto response = Read(survey, data);
  if (response) return "";
  CHECK(response.error().code == base::Code::kInvalid);
  CHECK(base::Sentence(response.error()).find("secret") == std::string::npos);
  return base::Sentence(response.error());
}
std::string Refusal(const std::string& data) { return Refusal(Paper(), data); }

session::Response Taken(const std::string& data) {
  const auto response = Read(Long(), data);
  INFO((response ? "" : response.error().detail));
  REQUIRE(response.has_value());
  return *response;
}

std::string JsonOf(const session::Response& response, const char* name) {
  return response.answers.at(name).ToJson().dump();
}

}  // namespace

TEST_CASE("a paper form becomes the response that a visit would have given") {
  const auto response =
      Read(Paper(), R"({"a": "4", "b": "hello", "c": ["z", "other"], "c-Comment": "boat", "n": null})");
  REQUIRE(response.has_value());
  CHECK(response->answers.at("a") == Value(4));
  CHECK(response->answers.at("c") == Value(Value::List{"z", "other"}));
  CHECK(response->answers.at("c-Comment") == Value("boat"));
  CHECK(response->answers.at("b") == Value("hello"));
  CHECK(response->skipped == std::vector<std::string>{"n"});
  CHECK(response->survey == &Paper());
}

TEST_CASE("an empty form is a response in which everything was skipped") {
  const auto response = Read(Paper(), "{}");
  REQUIRE(response.has_value());
  CHECK(response->answers.empty());
  CHECK(response->skipped == std::vector<std::string>{"a", "c", "n"});
}

TEST_CASE("a number that is written as a text becomes a number") {
  const auto response = Read(Paper(), R"({"n": "1,5"})");
  REQUIRE(response.has_value());
  CHECK(response->answers.at("n") == Value(1.5));
}

TEST_CASE("what no tap could have given is refused with the question's name and without the value") {
  test::Has(Refusal(R"({"a": "secret"})"), "question \"a\": the answer is not one that can be given");
  test::Has(Refusal(R"({"a": 9})"), "question \"a\"");
  test::Has(Refusal(R"({"a": [4]})"), "question \"a\"");
  test::Has(Refusal(R"({"c": ["x", "secret"]})"), "question \"c\"");
  test::Has(Refusal(R"({"c": {"secret": 1}})"), "question \"c\"");
  test::Has(Refusal(R"({"c": ["x", "y", "z"]})"), "question \"c\": too many choices");
  test::Has(Refusal(R"({"c": ["x", "none"]})"), "question \"c\": too many choices");
  test::Has(Refusal(R"({"n": "secret"})"), "question \"n\": the answer is not a number");
  test::Has(Refusal(R"({"b": 5, "a": 5})"), "question \"b\"");
  test::Has(Refusal(R"({"try": 1})"), "takes no answer that is kept");
  test::Has(Refusal(R"({"h": 1})"), "takes no answer that is kept");
  test::Has(Refusal(R"({"nobody": 1})"), "question \"nobody\": there is no such question");
  test::Has(Refusal(R"({"a-Comment": "secret"})"), "there is no such question");
  test::Has(Refusal(R"({"c": ["x"], "c-Comment": "secret"})"), "Other is not chosen");
  test::Has(Refusal(R"({"c-Comment": 5})"), "there is no such question");
  for (const char* data : {"[]", "5", "null", "\"x\""}) test::Has(Refusal(data), "not a JSON object");
}

TEST_CASE("an answer to a question that the other answers hide is refused") {
  test::Has(Refusal(R"({"a": 1, "b": "secret"})"), "question \"b\": is hidden by the other answers");
  test::Has(Refusal(R"({"b": "secret"})"), "hidden");
}

TEST_CASE("entries, rows, items, dates and sliders are taken as they are") {
  const auto response =
      Taken(R"({"people": [{"name": "Anna", "age": "9", "school": "other", "school-Comment": "boat"}, {"age": 3}],
      "lessons": {"art": "good"}, "week": {"friday": {"hours": 2, "where": "out"}}, "contact": {"phone": "26123456"},
      "born": "2015-05-31", "warm": 21.5, "pet": "a goat"})");
  CHECK(JsonOf(response, "people") ==
        R"([{"age":9,"name":"Anna","school":"other","school-Comment":"boat"},{"age":3}])");
  CHECK(JsonOf(response, "lessons") == R"({"art":"good"})");
  CHECK(JsonOf(response, "week") == R"({"friday":{"hours":2,"where":"out"}})");
  CHECK(JsonOf(response, "contact") == R"({"phone":"26123456"})");
  CHECK(JsonOf(response, "born") == R"("2015-05-31")");
  CHECK(JsonOf(response, "pet") == R"("a goat")");
  CHECK(response.skipped == std::vector<std::string>{"pool"});
}

TEST_CASE("what the survey calculates is calculated, whatever the form says") {
  CHECK(JsonOf(Taken(R"({"warm": 20})"), "double") == "40");
  CHECK(JsonOf(Taken(R"({"warm": 20, "double": 7})"), "double") == "40");
}

TEST_CASE("a default is no answer: nobody ticked it on paper") {
  const auto response = Taken(R"({"people": [{"name": "Anna"}]})");
  CHECK_FALSE(response.answers.contains("pool"));
  CHECK(JsonOf(response, "people") == R"([{"name":"Anna"}])");
}

TEST_CASE("a default that nobody ticked shows nothing") {
  const auto survey = test::MustRead(test::Of(
      R"({"type": "radiogroup", "name": "pool", "choices": ["yes", "no"], "defaultValue": "no"}, {"type": "text", "name": "why", "visibleIf": "{pool} = 'no'"})"));
  test::Has(Refusal(survey, R"({"why": "secret"})"), "question \"why\": is hidden");
  CHECK(Refusal(survey, R"({"why": "cold", "pool": "no"})").empty());
}

TEST_CASE("entries on a later page, and on a page that is skipped, are judged like those on the first") {
  const auto survey = test::MustRead(R"json({"kiosk": {"id": "x", "band": "adult"}, "pages": [
      {"elements": [{"type": "boolean", "name": "family"}]},
      {"elements": [{"type": "paneldynamic", "name": "people", "templateElements": [
         {"type": "boolean", "name": "pupil"}, {"type": "rating", "name": "school", "visibleIf": "{panel.pupil} = true"}]}]},
      {"visibleIf": "{family} = true", "elements": [{"type": "paneldynamic", "name": "pets", "templateElements": [{"type": "text", "name": "name"}]}]}]})json");
  CHECK(Refusal(survey, R"({"people": [{"pupil": true, "school": 3}]})").empty());
  test::Has(Refusal(survey, R"({"people": [{"pupil": true, "school": 3}, {"pupil": false, "school": 3}]})"),
            "question \"people.school\": is hidden");
  CHECK(Refusal(survey, R"({"family": true, "pets": [{"name": "Rex"}]})").empty());
  test::Has(Refusal(survey, R"({"pets": [{"name": "secret"}]})"), "question \"pets\": is hidden");
}

TEST_CASE("inside entries and rows the same is refused, and said of the question there") {
  const auto why = [](const std::string& data) { return Refusal(Long(), data); };
  test::Has(why(R"({"people": [{"age": "secret"}]})"), "question \"people.age\": the answer is not a number");
  test::Has(why(R"({"people": [{"age": 121}]})"), "question \"people.age\": the answer is too large");
  test::Has(why(R"({"people": [{"secret": 1}]})"), "question \"people\": an entry has a question that is not there");
  test::Has(why(R"({"people": [{"age": 5, "school": "near"}]})"), "question \"people.school\": is hidden");
  test::Has(why(R"({"people": [{"age": 9, "school": "near", "school-Comment": "secret"}]})"), "Other is not chosen");
  test::Has(why(R"({"people": [{"age": 1}, {"age": 1}, {"age": 1}, {"age": 1}]})"), "question \"people\": too many");
  test::Has(why(R"({"people": {"age": 1}})"), "question \"people\"");
  test::Has(why(R"({"lessons": {"secret": "good"}})"), "question \"lessons\"");
  test::Has(why(R"({"lessons": {"art": "secret"}})"), "question \"lessons\"");
  test::Has(why(R"({"lessons": {"sport": "good"}})"), "question \"lessons\"");
  test::Has(why(R"({"week": {"monday": {"where": "secret"}}})"), "question \"week.where\"");
  test::Has(why(R"({"contact": {"secret": "x"}})"), "question \"contact\"");
  test::Has(why(R"({"contact": {"phone": 5}})"), "question \"contact.phone\"");
  test::Has(why(R"({"born": "31.05.2015"})"), "question \"born\": the answer is no date");
  test::Has(why(R"({"born": "1999-12-31"})"), "question \"born\": the answer is too small");
  test::Has(why(R"({"warm": 41})"), "question \"warm\": the answer is too large");
  test::Has(why(R"({"photo": "secret"})"), "takes no answer that is kept");
}

TEST_CASE("a choice or a row that the other answers hide is refused; with them it is taken") {
  test::Has(Refusal(Long(), R"({"pet": "shark"})"), "question \"pet\"");
  CHECK(JsonOf(Taken(R"({"pet": "shark", "pool": "yes"})"), "pet") == "\"shark\"");
  CHECK(JsonOf(Taken(R"({"lessons": {"sport": "bad"}, "pool": "yes"})"), "lessons") == R"({"sport":"bad"})");
}

TEST_CASE("a list of which one choice is hidden is refused, not shortened") {
  const auto survey = test::MustRead(test::Of(
      R"({"type": "boolean", "name": "pool"}, {"type": "checkbox", "name": "sports", "choices": ["run", {"value": "swim", "visibleIf": "{pool} = true"}]})"));
  test::Has(Refusal(survey, R"({"sports": ["run", "swim"]})"), "question \"sports\"");
  CHECK(Refusal(survey, R"({"pool": true, "sports": ["run", "swim"]})").empty());
}

TEST_CASE("an answer under a shared key belongs to those of its questions that can be seen") {
  const auto survey = test::MustRead(test::Of(
      R"({"type": "boolean", "name": "child"}, {"type": "rating", "name": "m1", "valueName": "mood", "visibleIf": "{child} = true"},
         {"type": "rating", "name": "m2", "valueName": "mood", "visibleIf": "{child} = false"})"));
  const auto response = Read(survey, R"({"child": true, "mood": 2})");
  REQUIRE(response.has_value());
  CHECK(response->answers.at("m1") == Value(2));
  CHECK_FALSE(response->answers.contains("m2"));
  test::Has(Refusal(survey, R"({"mood": 2})"), "hidden");
}

TEST_CASE("the survey's own checks hold on paper") {
  const auto survey = test::MustRead(test::Of(
      R"json({"type": "text", "name": "code", "validators": [{"type": "regex", "regex": "^[A-Z]{3}$"}]},
         {"type": "text", "name": "short", "maxLength": 3}, {"type": "text", "name": "mail", "inputType": "email"},
         {"type": "checkbox", "name": "two", "choices": [1, 2, 3], "minSelectedChoices": 2})json"));
  test::Has(Refusal(survey, R"({"code": "secret"})"), "question \"code\": the survey's own checks");
  test::Has(Refusal(survey, R"({"short": "secret"})"), "question \"short\": the text is too long");
  test::Has(Refusal(survey, R"({"mail": "secret"})"), "question \"mail\": the answer is not an e-mail address");
  test::Has(Refusal(survey, R"({"two": [1]})"), "question \"two\": too few choices");
  CHECK(Refusal(survey, R"({"code": "ABC", "short": "abc", "mail": "a@b.lv", "two": [3, 1]})").empty());
}
