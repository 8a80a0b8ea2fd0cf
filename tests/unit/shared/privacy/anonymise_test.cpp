// PRIVACY.md rule 2; docs/formats/response.md §2 and §3.
#include <doctest/doctest.h>

#include "shared/base/json.h"
#include "shared/base/utf8.h"
#include "shared/privacy/anonymise.h"
#include "shared/privacy/seal.h"

namespace {

using expression::Value;

survey::Question Choices(std::string name, std::vector<std::string> values) {
  survey::Question question;
  question.name = std::move(name);
  question.type = survey::Type::kRadioGroup;
  for (std::string& value : values) {
    survey::Choice choice;
    choice.value = Value(std::move(value));
    question.choices.push_back(std::move(choice));
  }
  return question;
}

survey::Question Input(std::string name, survey::Type type,
                       survey::InputType input = survey::InputType::kText) {
  survey::Question question;
  question.name = std::move(name);
  question.type = type;
  question.input = input;
  return question;
}

survey::Survey Playground() {
  survey::Survey survey;
  survey.id = "playground";
  survey.digest = base::Hash("playground");
  survey.questions.push_back(Choices("age", {"5-7", "8-11", "12-17"}));
  survey.questions.push_back(Choices("speaks", {"yes", "no"}));
  survey.questions.push_back(Choices("swing", {"good", "bad", "other"}));
  survey.questions.push_back(Input("wish", survey::Type::kComment));
  survey.questions.push_back(Input("visits", survey::Type::kText, survey::InputType::kNumber));
  survey.attributes = {"age", "speaks"};
  return survey;
}

privacy::AnonymousResponse Anonymised(const survey::Survey& survey,
                                      decltype(survey::Response::answers) answers,
                                      std::vector<std::string> skipped = {}) {
  return privacy::Anonymise(
      {.survey = &survey, .answers = std::move(answers), .skipped = std::move(skipped)});
}

}  // namespace

TEST_CASE("the body holds answers and skipped questions, sorted by name, and nothing else") {
  const auto survey = Playground();
  const auto out = Anonymised(survey, {{"visits", 3}, {"swing", "good"}}, {"zebra", "ant"});
  CHECK(out.answers == R"({"answers":{"swing":"good","visits":3},"skipped":["ant","zebra"]})");
  CHECK(out.survey == survey.digest);
  CHECK(out.texts.empty());
}

TEST_CASE("an attribute leaves the answers and becomes the number of its choice") {
  const auto survey = Playground();
  const auto out = Anonymised(survey, {{"age", "8-11"}, {"speaks", "yes"}, {"swing", "bad"}});
  CHECK(out.attributes == privacy::Attributes{2, 1});
  CHECK(out.answers == R"({"answers":{"swing":"bad"},"skipped":[]})");
}

TEST_CASE("a skipped or unknown attribute is zero, and its absence stands nowhere else") {
  const auto survey = Playground();
  const auto out = Anonymised(survey, {{"speaks", "perhaps"}}, {"age"});
  CHECK(out.attributes == privacy::Attributes{0, 0});
  CHECK(out.answers == R"({"answers":{},"skipped":[]})");
}

TEST_CASE("a fifth value of an attribute is not told apart") {
  auto survey = Playground();
  survey.questions[0] = Choices("age", {"a", "b", "c", "d", "e"});
  CHECK(Anonymised(survey, {{"age", "d"}}).attributes == privacy::Attributes{4, 0});
  CHECK(Anonymised(survey, {{"age", "e"}}).attributes == privacy::Attributes{0, 0});
}

TEST_CASE("a third attribute is never an attribute") {
  auto survey = Playground();
  survey.attributes = {"age", "speaks", "swing"};
  const auto out = Anonymised(survey, {{"age", "5-7"}, {"speaks", "no"}, {"swing", "good"}});
  CHECK(out.attributes == privacy::Attributes{1, 2});
  CHECK(out.answers == R"({"answers":{},"skipped":[]})");
}

TEST_CASE("a free text stands apart, scrubbed, and the answers do not say that it exists") {
  const auto survey = Playground();
  const auto with = Anonymised(survey, {{"swing", "bad"}, {"wish", "  more trees, call 2612 3456 "}});
  const auto without = Anonymised(survey, {{"swing", "bad"}}, {"wish"});
  REQUIRE(with.texts.size() == 1);
  CHECK(with.texts[0] == R"({"question":"wish","text":"more trees, call […]"})");
  CHECK(with.answers == without.answers);
  CHECK(without.texts.empty());
}

TEST_CASE("the text of Other is a free text; a number is not") {
  const auto survey = Playground();
  const auto out = Anonymised(survey, {{"swing", "other"}, {"swing-Comment", "wet"}, {"visits", 12}});
  REQUIRE(out.texts.size() == 1);
  CHECK(out.texts[0] == R"({"question":"swing-Comment","text":"wet"})");
  CHECK(out.answers == R"({"answers":{"swing":"other","visits":12},"skipped":[]})");
}

TEST_CASE("an empty text is not a text") {
  const auto survey = Playground();
  CHECK(Anonymised(survey, {{"wish", " \n "}}).texts.empty());
}

TEST_CASE("a long text is cut between two characters, so that it always fits") {
  const auto survey = Playground();
  std::string ants, quotes(9000, '"'), emoji;
  for (int i = 0; i < 5000; ++i) ants += "ā", emoji += "🙂";
  for (const std::string& text : {ants, quotes, emoji, std::string(9000, '\x01'), std::string(3901, 'x')}) {
    const auto out = Anonymised(survey, {{"wish", text}});
    REQUIRE(out.texts.size() == 1);
    CHECK(out.texts[0].size() < privacy::kBodyBytes);
    CHECK(out.texts[0].size() > 3600);
    CHECK(base::IsValidUtf8(out.texts[0]));
    CHECK(base::ParseJson(out.texts[0]).has_value());
  }
}

TEST_CASE("a text that is not UTF-8 is kept as far as it is readable") {
  const auto survey = Playground();
  const auto out = Anonymised(survey, {{"wish", std::string("tree \xff\xfe end")}});
  REQUIRE(out.texts.size() == 1);
  CHECK(base::IsValidUtf8(out.texts[0]));
}
