#include "shared/session/session.h"

#include <doctest/doctest.h>

using expression::Value;
using session::NodeId;
using session::Phase;
using session::Session;

namespace {

survey::Survey Must(std::string_view json) {
  auto loaded = survey::Load(json);
  if (!loaded) FAIL(base::Sentence(loaded.error()));
  return std::move(loaded->survey);
}

bool Asks(const Session& session, std::string_view name) {
  for (const NodeId id : session.Questions())
    if (session.element(id).name == name) return true;
  return false;
}

}  // namespace

TEST_CASE("a rule that writes a name in another case is evaluated again, unlike in the reference library") {
  const survey::Survey survey = Must(R"({"elements":[{"type":"text","name":"Age","inputType":"number"},
    {"type":"text","name":"school","visibleIf":"{age} > 5"}]})");
  Session session(survey);
  CHECK_FALSE(Asks(session, "school"));
  session.Answer(session.Find("Age"), 6);
  CHECK(Asks(session, "school"));
  session.Answer(session.Find("Age"), 4);
  CHECK_FALSE(Asks(session, "school"));
}

TEST_CASE("undo takes back an answer with all that followed from it") {
  const survey::Survey survey = Must(R"({"clearInvisibleValues":"onHidden",
    "triggers":[{"type":"setvalue","expression":"{a} = 1","setToName":"c","setValue":"set"}],
    "elements":[{"type":"text","name":"a","inputType":"number"},{"type":"text","name":"b","visibleIf":"{a} <> 1","defaultValue":"here"},{"type":"text","name":"c"}]})");
  Session session(survey);
  const Value::Object before = session.state().data;
  CHECK(session.AnswerTo("b") == Value("here"));
  session.Answer(session.Find("a"), 1);
  CHECK(session.AnswerTo("b").missing());
  CHECK(session.AnswerTo("c") == Value("set"));
  CHECK(session.Undo());
  CHECK(session.state().data == before);
  CHECK(Asks(session, "b"));
  CHECK_FALSE(session.Undo());
}

TEST_CASE("a copy lives on its own") {
  const survey::Survey survey = Must(
      R"({"elements":[{"type":"paneldynamic","name":"p","panelCount":1,"templateElements":[{"type":"text","name":"x"}]}]})");
  Session one(survey);
  Session two = one;
  const NodeId p = one.Find("p");
  two.AddEntry(p);
  two.Answer(two.FindIn(p, 1, "x"), "two");
  CHECK(one.Entries(p).size() == 1);
  CHECK(two.Entries(p).size() == 2);
  CHECK(one.AnswerTo(p) == Value(Value::List{Value::Object{}}));
}

TEST_CASE("rules that chase each other come to rest") {
  const survey::Survey survey = Must(R"({"triggers":[
      {"type":"runexpression","expression":"{a} >= 0","setToName":"b","runExpression":"{a} + 1"},
      {"type":"runexpression","expression":"{b} >= 0","setToName":"a","runExpression":"{b} + 1"}],
    "calculatedValues":[{"name":"v","expression":"{w} + 1"},{"name":"w","expression":"{v} + 1"}],
    "elements":[{"type":"text","name":"a","inputType":"number"},{"type":"text","name":"b","inputType":"number"},
      {"type":"text","name":"c","visibleIf":"{d} empty"},{"type":"text","name":"d","visibleIf":"{c} empty"},
      {"type":"text","name":"e","setValueExpression":"{f} + 'x'"},{"type":"text","name":"f","setValueExpression":"{e} + 'y'"}]})");
  Session session(survey);
  session.Answer(session.Find("a"), 0);
  session.Answer(session.Find("e"), "start");
  session.Answer(session.Find("c"), "c");
  CHECK(session.phase() == Phase::kRunning);
}

TEST_CASE("what the visitor skips is required no more, until it is answered and taken away again") {
  const survey::Survey survey = Must(
      R"({"pages":[{"name":"p","elements":[{"type":"text","name":"a","isRequired":true}]},{"name":"q","elements":[{"type":"text","name":"b"}]}]})");
  Session session(survey);
  const NodeId a = session.Find("a");
  CHECK_FALSE(session.Next());
  CHECK(session.node(a).problems.size() == 1);
  session.Skip(a);
  CHECK(session.node(a).problems.empty());
  CHECK(session.Next());
  CHECK(session.Previous());
  session.Answer(a, "x");
  session.Answer(a, {});
  CHECK_FALSE(session.Next());
}

TEST_CASE("only what was seen and left counts as skipped, and hidden answers are not handed in") {
  const survey::Survey survey = Must(R"({"elements":[{"type":"text","name":"a"},{"type":"text","name":"b"},
    {"type":"text","name":"h","visibleIf":"{a} = 'show'"},{"type":"html","name":"words","html":"x"}]})");
  Session session(survey);
  session.Answer(session.Find("a"), "show");
  session.Answer(session.Find("h"), "hidden soon");
  session.Answer(session.Find("a"), "hide");
  session.See(session.Find("b"));
  const session::Response response = session.Finished();
  CHECK(response.answers.size() == 1);
  CHECK(response.answers.at("a") == Value("hide"));
  CHECK(response.skipped == std::vector<std::string>{"b"});
}

TEST_CASE("a number beyond its limits stands in its box and is handed in nowhere") {
  const survey::Survey survey = Must(R"({"elements":[{"type":"text","name":"n","inputType":"number","max":8}]})");
  Session session(survey);
  session.Answer(session.Find("n"), 9);
  CHECK(session.AnswerTo("n") == Value(9));
  CHECK(session.state().data.empty());
  CHECK(session.Finished().answers.empty());
}

TEST_CASE("random orders follow the seed") {
  const survey::Survey survey =
      Must(R"({"elements":[{"type":"radiogroup","name":"a","choicesOrder":"random","choices":[1,2,3,4,5,6,7,8]}]})");
  const auto order = [&](unsigned seed) {
    session::Options options;
    options.seed = seed;
    Session session(survey, options);
    std::vector<Value> values;
    for (const auto& one : session.Choices(session.Find("a"))) values.push_back(one.value);
    return values;
  };
  CHECK(order(7) == order(7));
  CHECK(order(7) != order(8));
  CHECK(order(7).size() == 8);
}

TEST_CASE("an address that would carry an answer is not offered to a phone") {
  const survey::Survey plain =
      Must(R"({"navigateToUrl":"https://city.example/thanks","elements":[{"type":"text","name":"a"}]})");
  const survey::Survey piped =
      Must(R"({"navigateToUrl":"https://city.example/thanks?n={a}","elements":[{"type":"text","name":"a"}]})");
  Session one(plain), two(piped);
  two.Answer(two.Find("a"), "secret");
  CHECK(one.LinkWithoutAnswers() == "https://city.example/thanks");
  CHECK(two.LinkWithoutAnswers().empty());
}

TEST_CASE("a survey may know today's date and nothing of the hour") {
  const survey::Survey survey = Must(
      R"j({"elements":[{"type":"text","name":"born","inputType":"date"},{"type":"expression","name":"years","expression":"age({born})"}]})j");
  session::Options options;
  options.now = 1'768'478'400'000;  // 2026-01-15
  Session session(survey, options);
  session.Answer(session.Find("born"), "2011-01-15");
  CHECK(session.AnswerTo("years") == Value(15));
  session.Answer(session.Find("born"), "2011-01-16");
  CHECK(session.AnswerTo("years") == Value(14));
}
