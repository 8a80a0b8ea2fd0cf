// Answers keyed in from paper.
#include <doctest/doctest.h>

#include "shared/survey/session.h"
#include "shared/base/json.h"
#include "tests/unit/shared/survey/support.h"

using expression::Value;
using namespace survey;

namespace {

const Survey& Paper() {
  static const Survey kSurvey = test::MustRead(test::Of(
      R"({"type": "rating", "name": "try"}, {"type": "rating", "name": "a", "isRequired": true},
         {"type": "text", "name": "b", "visibleIf": "{a} > 3"},
         {"type": "checkbox", "name": "c", "choices": ["x", "y", "z"], "maxSelectedChoices": 2, "hasOther": true, "hasNone": true},
         {"type": "text", "name": "n", "inputType": "number"}, {"type": "html", "name": "h", "html": "!"})",
      R"("kiosk": {"id": "paper", "band": "8-11", "practice": ["try"]})"));
  return kSurvey;
}

std::string Refusal(const std::string& data) {
  const auto response = FromData(Paper(), base::Json::parse(data));
  if (response) return "";
  CHECK(response.error().code == base::Code::kInvalid);
  CHECK(base::Sentence(response.error()).find("secret") == std::string::npos);
  return base::Sentence(response.error());
}

}  // namespace

TEST_CASE("a paper form becomes the response that a visit would have given") {
  const auto response = FromData(Paper(), base::Json::parse(R"({"a": "4", "b": "hello", "c": ["z", "other"], "c-Comment": "boat", "n": null})"));
  REQUIRE(response.has_value());
  CHECK(response->answers.at("a") == Value(4));
  CHECK(response->answers.at("c") == Value(Value::List{"z", "other"}));
  CHECK(response->answers.at("c-Comment") == Value("boat"));
  CHECK(response->answers.at("b") == Value("hello"));
  CHECK(response->skipped == std::vector<std::string>{"n"});
  CHECK(response->survey == &Paper());
}

TEST_CASE("an empty form is a response in which everything was skipped") {
  const auto response = FromData(Paper(), base::Json::object());
  REQUIRE(response.has_value());
  CHECK(response->answers.empty());
  CHECK(response->skipped == std::vector<std::string>{"a", "c", "n"});
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
