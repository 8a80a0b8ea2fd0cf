#include "kiosk/visit/walk.h"

#include <doctest/doctest.h>

using expression::Value;
using visit::Ask;
using visit::Walk;

namespace {

survey::Survey Must(std::string_view json) {
  auto loaded = survey::Load(json);
  if (!loaded) FAIL(base::Sentence(loaded.error()));
  return std::move(loaded->survey);
}

std::string Here(const Walk& walk) {
  if (walk.IsCompleted()) return "completed";
  if (walk.IsPreview()) return "preview";
  if (!walk.current()) return "nothing";
  std::string here = walk.session().element(walk.current()->id).name;
  if (walk.Row()) here += "/" + expression::ToCode(walk.Row()->value);
  if (walk.current()->what == Ask::What::kEntries) here += "/cards";
  return here;
}

}  // namespace

TEST_CASE("a matrix is asked row by row, and each row that must be answered is waited for") {
  const survey::Survey survey = Must(
      R"({"elements":[{"type":"matrix","name":"m","eachRowRequired":true,"columns":["good","bad"],"rows":["food","sleep"]},{"type":"text","name":"end"}]})");
  Walk walk(survey, {});
  CHECK(Here(walk) == "m/food");
  CHECK_FALSE(walk.Next());
  CHECK(Here(walk) == "m/food");
  CHECK(walk.Tap("good"));
  CHECK(walk.IsChosen("good"));
  CHECK(walk.Next());
  CHECK(Here(walk) == "m/sleep");
  CHECK_FALSE(walk.IsChosen("good"));
  CHECK(walk.Tap("bad"));
  CHECK(walk.Next());
  CHECK(Here(walk) == "end");
  CHECK(walk.session().AnswerTo("m") == Value(Value::Object{{"food", "good"}, {"sleep", "bad"}}));
  walk.Back();
  CHECK(Here(walk) == "m/sleep");
}

TEST_CASE("a row can be skipped although rows are required") {
  const survey::Survey survey = Must(
      R"({"elements":[{"type":"matrix","name":"m","eachRowRequired":true,"columns":["good","bad"],"rows":["food","sleep"]}]})");
  Walk walk(survey, {});
  walk.Skip();
  CHECK(Here(walk) == "m/sleep");
  CHECK(walk.Tap("bad"));
  CHECK(walk.Next());
  CHECK(Here(walk) == "completed");
  CHECK(walk.session().Finished().answers.at("m") == Value(Value::Object{{"sleep", "bad"}}));
}

TEST_CASE("entries are asked one by one, then stand as cards; more can be added and taken away") {
  const survey::Survey survey =
      Must(R"({"elements":[{"type":"paneldynamic","name":"kids","panelCount":1,"templateElements":[
    {"type":"text","name":"name"},{"type":"boolean","name":"school","visibleIf":"{panel.name} notempty"}]},{"type":"text","name":"end"}]})");
  Walk walk(survey, {});
  CHECK(Here(walk) == "name");
  walk.Write("Zane");
  CHECK(walk.Next());
  CHECK(Here(walk) == "school");
  CHECK(walk.Tap(true));
  CHECK(walk.Next());
  CHECK(Here(walk) == "kids/cards");
  walk.AddEntry();
  CHECK(Here(walk) == "name");
  CHECK(walk.Next());
  CHECK(Here(walk) == "kids/cards");
  CHECK(walk.session().Entries(walk.current()->id).size() == 2);
  walk.RemoveEntry(1);
  CHECK(walk.session().Entries(walk.current()->id).size() == 1);
  walk.OpenEntry(0);
  CHECK(Here(walk) == "name");
  CHECK(walk.Next());
  CHECK(walk.Next());
  CHECK(walk.Next());
  CHECK(Here(walk) == "end");
  CHECK(walk.session().AnswerTo("kids") == Value(Value::List{Value::Object{{"name", "Zane"}, {"school", true}}}));
}

TEST_CASE("a ranking is an answer when every choice has its place") {
  const survey::Survey survey = Must(R"({"elements":[{"type":"ranking","name":"r","choices":["a","b","c"]}]})");
  Walk walk(survey, {});
  CHECK(walk.Tap("c"));
  CHECK(walk.RankOf("c") == 1);
  CHECK(walk.session().AnswerTo("r").missing());
  CHECK_FALSE(walk.Next());
  CHECK(walk.Tap("a"));
  CHECK(walk.session().AnswerTo("r").missing());
  CHECK(walk.Tap("b"));
  CHECK(walk.session().AnswerTo("r") == Value(Value::List{"c", "a", "b"}));
  CHECK(walk.RankOf("b") == 3);
  CHECK(walk.Tap("c"));  // a tap on a full order takes that one out
  CHECK(walk.RankOf("c") == 0);
  CHECK(walk.RankOf("a") == 1);
  CHECK(walk.session().AnswerTo("r").missing());
  CHECK(walk.Tap("c"));
  CHECK(walk.session().AnswerTo("r") == Value(Value::List{"a", "b", "c"}));
}

TEST_CASE("the preview shows all, leads back to a question, and hands in") {
  const survey::Survey survey = Must(
      R"({"showPreviewBeforeComplete":true,"pages":[{"name":"p","elements":[{"type":"text","name":"a"}]},{"name":"q","elements":[{"type":"text","name":"b"}]}]})");
  Walk walk(survey, {});
  walk.Write("1");
  CHECK(walk.Next());
  CHECK(walk.OpensPreview());
  CHECK(walk.Next());
  CHECK(Here(walk) == "preview");
  walk.GoTo(walk.session().Find("a"));
  CHECK(Here(walk) == "a");
  walk.Write("2");
  CHECK(walk.Next());
  CHECK(walk.Next());
  CHECK(Here(walk) == "preview");
  CHECK(walk.Finish());
  CHECK(walk.session().AnswerTo("a") == Value("2"));
}

TEST_CASE("what is wrong elsewhere on the page comes back to the screen") {
  const survey::Survey survey = Must(R"({"elements":[{"type":"text","name":"a","inputType":"number"},
    {"type":"text","name":"b","inputType":"number","validators":[{"type":"expression","expression":"{b} >= {a}"}]},
    {"type":"text","name":"c"}]})");
  Walk walk(survey, {});
  walk.Write("5");
  CHECK(walk.Next());
  walk.Write("7");
  CHECK(walk.Next());
  walk.Back();
  walk.Back();
  CHECK(Here(walk) == "a");
  walk.Write("9");
  CHECK(walk.Next());
  walk.Skip();  // b is left as it is no more: skipping takes the answer away
  CHECK(Here(walk) == "c");
  CHECK(walk.Next());
  CHECK(Here(walk) == "completed");
}

TEST_CASE("a skip trigger leads away at once, and back leads to where it came from") {
  const survey::Survey survey = Must(R"({"triggers":[{"type":"skip","expression":"{kids} = false","gotoName":"last"}],
    "pages":[{"name":"1","elements":[{"type":"boolean","name":"kids"}]},{"name":"2","elements":[{"type":"text","name":"school","isRequired":true}]},{"name":"3","elements":[{"type":"text","name":"last"}]}]})");
  Walk walk(survey, {});
  CHECK(walk.Tap(false));
  CHECK(Here(walk) == "last");
  walk.Back();
  CHECK(Here(walk) == "kids");
}

TEST_CASE("a start page is walked through like any other and not counted") {
  const survey::Survey survey = Must(
      R"({"firstPageIsStartPage":true,"pages":[{"name":"s","elements":[{"type":"html","name":"hello","html":"Hi"}]},{"name":"p","elements":[{"type":"text","name":"a"}]}]})");
  Walk walk(survey, {});
  CHECK(walk.IsStartPage());
  CHECK(Here(walk) == "hello");
  CHECK_FALSE(walk.IsLast());
  CHECK(walk.Next());
  CHECK(Here(walk) == "a");
  CHECK(walk.IsLast());
}

TEST_CASE("a time limit ends the survey by itself, with what was said") {
  const survey::Survey survey = Must(R"({"timeLimit":10,"elements":[{"type":"text","name":"a"}]})");
  Walk walk(survey, {});
  walk.Write("x");
  CHECK(walk.session().SecondsLeft() == 10);
  walk.Wait(4'000);
  CHECK(walk.session().SecondsLeft() == 6);
  walk.Wait(6'000);
  CHECK(Here(walk) == "completed");
  CHECK(walk.session().Finished().answers.contains("a"));
}

TEST_CASE("coins are one screen, and an answer only when all are placed") {
  const survey::Survey survey =
      Must(R"({"elements":[{"type":"multipletext","name":"c","kiosk":{"widget":"coins","coins":3},"items":[
      {"name":"a","inputType":"number","min":0},{"name":"b","inputType":"number","min":0}]},{"type":"text","name":"end"}]})");
  Walk walk(survey, {});
  CHECK(Here(walk) == "c");
  walk.Answer(Value::Object{{"a", 2}, {"b", 0}});
  CHECK(walk.session().AnswerTo("c").empty());
  CHECK(walk.Coins() == Value(Value::Object{{"a", 2}, {"b", 0}}));
  CHECK_FALSE(walk.Next());
  CHECK(Here(walk) == "c");
  walk.Answer(Value::Object{{"a", 2}, {"b", 1}});
  CHECK(walk.session().AnswerTo("c") == Value(Value::Object{{"a", 2}, {"b", 1}}));
  CHECK(walk.Coins() == walk.session().AnswerTo("c"));
  CHECK(walk.Next());
  CHECK(Here(walk) == "end");
  walk.Back();
  walk.Answer(Value::Object{{"a", 1}, {"b", 1}});
  CHECK_FALSE(walk.session().HasAnswers());  // what was complete no longer stands on the screen
  walk.Skip();
  CHECK(Here(walk) == "end");
  walk.Back();
  CHECK(walk.Coins().empty());
  walk.Answer(Value::Object{{"a", 1}, {"b", 0}});
  walk.Answer(Value::Object{{"a", 0}, {"b", 0}});  // taken out again: as if nothing had been touched
  CHECK(walk.Next());
}

TEST_CASE("a ranking that was dragged stands in its order, and taps can still change it") {
  const survey::Survey survey =
      Must(R"({"elements":[{"type":"ranking","name":"r","choices":["a","b","c"]},{"type":"text","name":"end"}]})");
  Walk walk(survey, {});
  const auto shown = [&] {
    std::string all;
    for (const auto& one : walk.Choices()) all += expression::ToCode(one.value);
    return all;
  };
  CHECK(walk.Tap("c"));
  CHECK(shown() == "abc");  // a tapped card keeps its place
  walk.Answer(Value::List{"c", "a", "b"});
  CHECK(shown() == "cab");
  CHECK(walk.RankOf("a") == 2);
  CHECK(walk.Tap("c"));
  CHECK(shown() == "cab");
  CHECK_FALSE(walk.Next());
  CHECK(walk.Tap("c"));
  CHECK(shown() == "abc");  // whole again: in its order
  CHECK(walk.session().AnswerTo("r") == Value(Value::List{"a", "b", "c"}));
  CHECK(walk.Next());
  walk.Back();
  CHECK(shown() == "abc");
  walk.ClearRanking();
  CHECK(walk.session().AnswerTo("r").empty());
}
