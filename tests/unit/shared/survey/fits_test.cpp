// What can be an answer, and where free texts can stand.
#include "shared/survey/fits.h"

#include <cmath>

#include "shared/base/json.h"
#include "tests/unit/shared/survey/support.h"

using survey::Texts;

namespace {

bool Fits(const survey::Survey& survey, const char* name, const char* json, Texts texts = Texts::kApart) {
  const survey::Element* question = survey.Find(name);
  REQUIRE(question);
  return survey::Fits(survey, *question, survey::Value::FromJson(base::Json::parse(json)), texts);
}

bool Carries(const survey::Survey& survey, const char* name) {
  const survey::Element* question = survey.Find(name);
  REQUIRE(question);
  return survey::CarriesFreeText(survey, *question);
}

survey::Survey One(const std::string& question) { return test::MustRead(test::Of(question)); }

}  // namespace

TEST_CASE("choices: one of them, or a list without doubles, within its limit, None alone") {
  const auto s = One(
      R"({"type": "radiogroup", "name": "r", "choices": ["a", 2]},
         {"type": "checkbox", "name": "c", "choices": ["a", "b", "c"], "maxSelectedChoices": 2, "hasNone": true, "hasSelectAll": true},
         {"type": "ranking", "name": "k", "choices": ["a", "b"]},
         {"type": "imagemap", "name": "m", "imageLink": "x.png", "areas": [{"value": "head", "shape": "circle", "coords": "1,1,1"}]})");
  CHECK(Fits(s, "r", R"("a")"));
  CHECK(Fits(s, "r", R"("2")"));
  for (const char* wrong : {R"("b")", R"(["a"])", R"({"a": 1})", "\"\"", "null", "true"})
    CHECK_FALSE(Fits(s, "r", wrong));
  CHECK(Fits(s, "c", R"(["b", "a"])"));
  CHECK(Fits(s, "c", R"(["none"])"));
  for (const char* wrong :
       {R"(["a", "a"])", R"(["a", "b", "c"])", R"(["none", "a"])", R"("a")", "[]", "[\"\"]", R"([["a"]])"})
    CHECK_FALSE(Fits(s, "c", wrong));
  CHECK(Fits(s, "k", R"(["b", "a"])"));
  CHECK_FALSE(Fits(s, "k", R"(["b", "b"])"));
  CHECK(Fits(s, "m", R"(["head"])"));
  CHECK_FALSE(Fits(s, "m", R"(["foot"])"));
}

TEST_CASE("numbers are finite and within limits that are fixed") {
  const auto s = One(
      R"({"type": "text", "name": "n", "inputType": "number", "min": 0, "max": 9},
         {"type": "text", "name": "f", "inputType": "number", "min": 5, "minValueExpression": "{n}"},
         {"type": "slider", "name": "s", "min": -5, "max": 5}, {"type": "slider", "name": "t", "sliderType": "range"},
         {"type": "rating", "name": "r", "rateMax": 3}, {"type": "boolean", "name": "b"})");
  CHECK(Fits(s, "n", "9"));
  CHECK(Fits(s, "n", "0"));
  for (const char* wrong : {"-1", "10", "true", "[1]", R"("5")"}) CHECK_FALSE(Fits(s, "n", wrong));
  for (const double wrong : {std::nan(""), HUGE_VAL}) CHECK_FALSE(survey::Fits(s, *s.Find("f"), wrong, Texts::kApart));
  CHECK(Fits(s, "n", R"("5")", Texts::kWithin));
  CHECK_FALSE(Fits(s, "n", R"("5 years")", Texts::kWithin));
  CHECK(Fits(s, "f", "1"));
  CHECK(Fits(s, "s", "-5"));
  for (const char* wrong : {"6", "[1, 2]", R"("1")"}) CHECK_FALSE(Fits(s, "s", wrong));
  CHECK(Fits(s, "t", "[1, 100]"));
  for (const char* wrong : {"[2, 1]", "[1]", "[1, 101]", "5"}) CHECK_FALSE(Fits(s, "t", wrong));
  CHECK(Fits(s, "r", "3"));
  CHECK_FALSE(Fits(s, "r", "4"));
  CHECK(Fits(s, "b", "false"));
  CHECK_FALSE(Fits(s, "b", "0"));
}

TEST_CASE("dates and times are well-formed, and days that there are") {
  const auto s = One(
      R"({"type": "text", "name": "date", "inputType": "date", "max": "2026-12-31"}, {"type": "text", "name": "time", "inputType": "time"},
         {"type": "text", "name": "at", "inputType": "datetime-local"}, {"type": "text", "name": "month", "inputType": "month"},
         {"type": "text", "name": "week", "inputType": "week"}, {"type": "text", "name": "color", "inputType": "color"})");
  for (const char* good : {"2024-02-29", "0001-01-01"})
    CHECK(Fits(s, "date", ("\"" + std::string(good) + "\"").c_str()));
  for (const char* wrong :
       {"\"2026-02-29\"", "\"2026-2-9\"", "\"2027-01-01\"", "\"2026-01-01 call Anna\"", "20260101", "\"\"", "[]"})
    CHECK_FALSE(Fits(s, "date", wrong));
  CHECK(Fits(s, "time", "\"23:59\""));
  CHECK(Fits(s, "time", "\"23:59:59\""));
  for (const char* wrong : {"\"24:00\"", "\"9:30\"", "\"12:60\"", "\"12:30:61\"", "\"12:3a\""})
    CHECK_FALSE(Fits(s, "time", wrong));
  CHECK(Fits(s, "at", "\"2026-01-31T09:30\""));
  for (const char* wrong : {"\"2026-01-31\"", "\"2026-01-31 09:30\"", "\"2026-13-31T09:30\"", "\"2026-01-31T\""})
    CHECK_FALSE(Fits(s, "at", wrong));
  CHECK(Fits(s, "month", "\"2026-12\""));
  CHECK_FALSE(Fits(s, "month", "\"2026-13\""));
  CHECK(Fits(s, "week", "\"2026-W53\""));
  for (const char* wrong : {"\"2026-W54\"", "\"2026-W00\"", "\"2026-53\""}) CHECK_FALSE(Fits(s, "week", wrong));
  CHECK(Fits(s, "color", "\"#1a2B3c\""));
  CHECK_FALSE(Fits(s, "color", "\"#Annaxx\""));
}

TEST_CASE("a matrix has a column a row, or a list of them") {
  const auto s = One(
      R"({"type": "matrix", "name": "m", "rows": ["art", 2], "columns": ["good", 5]},
         {"type": "matrix", "name": "c", "cellType": "checkbox", "rows": ["art"], "columns": ["good", "bad"]})");
  CHECK(Fits(s, "m", R"({"art": "good", "2": 5})"));
  for (const char* wrong : {"{}", R"({"sport": "good"})", R"({"art": "secret"})", R"({"art": ["good"]})", R"(["good"])",
                            R"({"art": null})"})
    CHECK_FALSE(Fits(s, "m", wrong));
  CHECK(Fits(s, "c", R"({"art": ["bad", "good"]})"));
  for (const char* wrong : {R"({"art": "bad"})", R"({"art": []})", R"({"art": ["bad", "bad"]})"})
    CHECK_FALSE(Fits(s, "c", wrong));
}

TEST_CASE("members of entries, rows and items fit their question; unknown ones do not") {
  const auto s = One(
      R"json({"type": "paneldynamic", "name": "p", "maxPanelCount": 2, "templateElements": [
           {"type": "panel", "name": "inner", "elements": [{"type": "rating", "name": "mood", "showCommentArea": true}]},
           {"type": "text", "name": "name"},
           {"type": "matrixdynamic", "name": "pets", "columns": [{"name": "kind", "cellType": "dropdown", "choices": ["cat"]}]}]},
         {"type": "matrixdropdown", "name": "t", "rows": ["mon"], "columns": [{"name": "n", "cellType": "text", "inputType": "number"}]},
         {"type": "multipletext", "name": "x", "items": [{"name": "age", "inputType": "number"}, {"name": "phone"}]})json");
  CHECK(Fits(s, "p", R"([{"mood": 1, "pets": [{"kind": "cat"}]}])"));
  for (const char* wrong :
       {"[]", "[{}]", R"({"mood": 1})", R"([{"mood": 9}])", R"([{"else": 1}])",
        R"([{"mood": 1}, {"mood": 1}, {"mood": 1}])", R"([{"name": "Anna"}])",
        R"([{"mood": 1, "mood-Comment": "Anna"}])", R"([{"pets": [{"kind": "Anna"}]}])", R"(["Anna"])"})
    CHECK_FALSE(Fits(s, "p", wrong));
  CHECK(Fits(s, "p", R"([{"name": "Anna", "mood-Comment": "Bo"}, {}])", Texts::kWithin));
  CHECK_FALSE(Fits(s, "p", R"([{"name-Comment": "Bo"}])", Texts::kWithin));
  CHECK(Fits(s, "t", R"({"mon": {"n": 1}})"));
  for (const char* wrong : {R"({"tue": {"n": 1}})", R"({"mon": {"m": 1}})", R"({"mon": 1})", R"({"mon": {}})"})
    CHECK_FALSE(Fits(s, "t", wrong));
  CHECK(Fits(s, "x", R"({"age": 7})"));
  CHECK_FALSE(Fits(s, "x", R"({"phone": "26"})"));
  CHECK(Fits(s, "x", R"({"phone": "26"})", Texts::kWithin));
}

TEST_CASE("what is misfit says where, in names of the survey only") {
  const auto s =
      One(R"json({"type": "paneldynamic", "name": "p", "templateElements": [{"type": "rating", "name": "mood"}]})json");
  const auto why = [&](const char* json) {
    return survey::WhyUnfit(s, *s.Find("p"), survey::Value::FromJson(base::Json::parse(json)), Texts::kApart)->where;
  };
  CHECK(why(R"([{"mood": "secret"}])") == "p.mood");
  CHECK(why(R"([{"secret": 1}])") == "p");
}

TEST_CASE("texts fit only while they are within; pictures, html and files never") {
  const auto s = One(
      R"({"type": "comment", "name": "w"}, {"type": "text", "name": "t"}, {"type": "signaturepad", "name": "d"}, {"type": "html", "name": "h", "html": "!"},
         {"type": "file", "name": "f"}, {"type": "dropdown", "name": "o", "choices": ["a"], "hasOther": true, "storeOthersAsComment": false})");
  for (const char* name : {"w", "t"}) {
    CHECK(Fits(s, name, "\"x\"", Texts::kWithin));
    CHECK_FALSE(Fits(s, name, "\"x\""));
    CHECK_FALSE(Fits(s, name, "5", Texts::kWithin));
  }
  CHECK(Fits(s, "o", "\"my own\"", Texts::kWithin));
  CHECK_FALSE(Fits(s, "o", "\"my own\""));
  CHECK(Fits(s, "o", "\"other\""));
  CHECK(Fits(s, "d", R"("data:image/png;base64,iVBOR/w0+g==")", Texts::kWithin));
  for (const char* wrong :
       {"\"Anna\"", R"("data:text/plain;base64,aa")", R"("data:image/png;base64,")", R"("data:image/png;base64,a b")"})
    CHECK_FALSE(Fits(s, "d", wrong, Texts::kWithin));
  for (const char* name : {"h", "f"}) CHECK_FALSE(Fits(s, name, "\"x\"", Texts::kWithin));
}

TEST_CASE(
    "choices that are carried over are those of the other question; entries of a list as far as they are no texts") {
  const auto s = One(
      R"json({"type": "checkbox", "name": "a", "choices": [1, 2], "hasOther": true, "hasNone": true},
         {"type": "radiogroup", "name": "b", "choicesFromQuestion": "a", "choicesFromQuestionMode": "selected"},
         {"type": "radiogroup", "name": "b2", "choicesFromQuestion": "B"},
         {"type": "paneldynamic", "name": "p", "templateElements": [{"type": "text", "name": "who"}, {"type": "rating", "name": "mood"}]},
         {"type": "radiogroup", "name": "c", "choicesFromQuestion": "p", "choiceValuesFromQuestion": "who"},
         {"type": "radiogroup", "name": "d", "choicesFromQuestion": "p", "choiceValuesFromQuestion": "mood"},
         {"type": "radiogroup", "name": "e", "choicesFromQuestion": "f"}, {"type": "radiogroup", "name": "f", "choicesFromQuestion": "e"})json");
  CHECK(Fits(s, "b", "2"));
  CHECK(Fits(s, "b", "\"other\""));
  CHECK(Fits(s, "b2", "1"));
  for (const char* wrong : {"3", "\"none\"", "\"Anna\""}) CHECK_FALSE(Fits(s, "b", wrong));
  CHECK_FALSE(Fits(s, "c", "\"Anna\""));
  CHECK(Fits(s, "c", "\"Anna\"", Texts::kWithin));
  CHECK_FALSE(Fits(s, "c", "5"));
  CHECK(Carries(s, "c"));
  CHECK(Fits(s, "d", "5"));
  CHECK_FALSE(Carries(s, "d"));
  CHECK_FALSE(Fits(s, "e", "1"));
}

TEST_CASE("an expression carries a free text when it names one, however far away") {
  const auto s = test::MustRead(R"json({"kiosk": {"id": "x", "band": "adult"},
    "calculatedValues": [{"name": "greeting", "expression": "'Hi ' + {name}"}, {"name": "half", "expression": "{n} / 2"}],
    "triggers": [{"type": "copyvalue", "expression": "{n} = 1", "setToName": "copy", "fromName": "name"}],
    "elements": [
      {"type": "text", "name": "name"}, {"type": "text", "name": "n", "inputType": "number"},
      {"type": "radiogroup", "name": "pet", "choices": ["cat"], "hasOther": true},
      {"type": "paneldynamic", "name": "people", "templateElements": [{"type": "text", "name": "who"}, {"type": "expression", "name": "hi", "expression": "{panel.who}"}]},
      {"type": "boolean", "name": "moved", "setValueIf": "{n} = 1", "setValueExpression": "{name}"},
      {"type": "expression", "name": "direct", "expression": "{NAME} + '!'"},
      {"type": "expression", "name": "through", "expression": "{greeting}"},
      {"type": "expression", "name": "twice", "expression": "{through}"},
      {"type": "expression", "name": "copied", "expression": "{copy}"},
      {"type": "expression", "name": "set", "expression": "{moved}"},
      {"type": "expression", "name": "list", "expression": "{people[0].who}"},
      {"type": "expression", "name": "comment", "expression": "{pet-Comment}"},
      {"type": "expression", "name": "asked", "expression": "getComment('pet')"},
      {"type": "expression", "name": "words", "expression": "displayValue('pet')"},
      {"type": "expression", "name": "language", "expression": "{locale}"},
      {"type": "expression", "name": "day", "expression": "today()"},
      {"type": "expression", "name": "plain", "expression": "iif({n} > 3, 'many', 'few')"},
      {"type": "expression", "name": "choice", "expression": "{pet} + {half}"},
      {"type": "expression", "name": "round", "expression": "{round} + 1"}]})json");
  for (const char* name : {"direct", "through", "twice", "copied", "set", "list", "comment", "asked", "words",
                           "language", "day", "people", "name"}) {
    CAPTURE(name);
    CHECK(Carries(s, name));
  }
  for (const char* name : {"plain", "choice", "round", "pet", "n"}) {
    CAPTURE(name);
    CHECK_FALSE(Carries(s, name));
  }
  CHECK(Fits(s, "plain", "\"many\""));
  CHECK(Fits(s, "plain", "true"));
  CHECK_FALSE(Fits(s, "plain", ("\"" + std::string(201, 'x') + "\"").c_str()));
  CHECK_FALSE(Fits(s, "plain", "[1]"));
  CHECK_FALSE(Fits(s, "direct", "\"Anna!\""));
  CHECK(Fits(s, "direct", "5"));
}

TEST_CASE("free texts have names that tell neither entry nor row") {
  const auto s = test::MustRead(test::Of(
      R"json({"type": "comment", "name": "why"}, {"type": "comment", "name": "try"},
         {"type": "radiogroup", "name": "pet", "choices": ["cat"], "hasOther": true}, {"type": "rating", "name": "mood"},
         {"type": "multipletext", "name": "contact", "items": [{"name": "phone"}, {"name": "age", "inputType": "number"}]},
         {"type": "paneldynamic", "name": "people", "templateElements": [
           {"type": "text", "name": "name", "valueName": "n"}, {"type": "rating", "name": "mood", "showCommentArea": true}, {"type": "signaturepad", "name": "sign"}]},
         {"type": "matrixdropdown", "name": "week", "rows": [1], "columns": [{"name": "did", "cellType": "comment"}]})json",
      R"("kiosk": {"id": "x", "band": "8-11", "practice": ["try"]})"));
  std::string names;
  for (const survey::FreeText& one : survey::FreeTextsOf(s)) names += one.name + " ";
  CHECK(names == "why pet-Comment contact.phone people.name people.mood-Comment people.sign week.did ");
}
