// Names in rules and texts: unknown ones, those that a web page would not follow, and what depends on itself.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "shared/base/file.h"
#include "shared/base/json.h"
#include "tests/unit/shared/survey/check_support.h"

using test::FindingsOf;
using test::Has;
using test::HasNot;

namespace {

std::string Text(const std::string& name, const std::string& more = {}) {
  return R"({"type": "text", "title": "1", "name": ")" + name + "\"" + (more.empty() ? "" : ", " + more) + "}";
}

std::string With(const std::string& settings) { return test::kPublished + ", " + settings; }

// A text named x with that property, beside "garden" and the text "Age".
std::string Rule(const std::string& property, const std::string& rule) {
  return FindingsOf(Text("garden") + ", " + Text("Age") + ", " + Text("x", "\"" + property + "\": \"" + rule + "\""));
}

}  // namespace

TEST_CASE("a rule on an unknown name is a warning with a suggestion, whatever the rule is for") {
  for (const std::string property : {"visibleIf", "enableIf", "requiredIf", "defaultValueExpression", "setValueIf",
                                     "setValueExpression", "resetValueIf", "minValueExpression", "maxValueExpression"})
    CHECK(Rule(property, "{gardn} = 1 and {garden} notempty") ==
          "warning /elements/2/" + property +
              ":1 a condition speaks of {gardn}, which is no question | did you mean {garden}?\n");
  Has(FindingsOf(Text("x", R"("validators": [{"type": "expression", "expression": "{nobody} = 1"}])")),
      "/elements/0/validators/0/expression:1 a condition speaks of {nobody}");
  Has(FindingsOf(
          R"({"type": "checkbox", "title": "1", "name": "x", "choices": [1, {"value": 2, "enableIf": "{nobody} = 1"}],
                     "choicesVisibleIf": "{nobody2} = 1"})"),
      "/elements/0/choices/1/enableIf:1 a condition speaks of {nobody}");
  const std::string matrix =
      FindingsOf(R"({"type": "matrix", "title": "1", "name": "x", "rows": [{"value": 2, "visibleIf": "{n1} = 1"}],
      "columns": [1], "rowsVisibleIf": "{n2} = {item}", "columnsVisibleIf": "{n3} = {item}"})");
  for (const char* name : {"{n1}", "{n2}", "{n3}"}) Has(matrix, name);
  HasNot(matrix, "{item}, which");
}

TEST_CASE("a finding points to what is in the file, also where a property has another name or none") {
  Has(FindingsOf(Text("x", R"("defaultValue": "={nobody} + 1")")),
      "warning /elements/0:1 a condition speaks of {nobody}");
  Has(FindingsOf(
          R"({"type": "imagemap", "title": "1", "name": "x", "areas": [{"value": 1, "shape": "rect", "coords": "1,2,3,4", "text": "{nobody}"}]})"),
      "warning /elements/0:1 a text speaks of {nobody}");
}

TEST_CASE("unknown names in triggers, calculated values and closing words") {
  const std::string found = FindingsOf(Text("a"), With(R"(
      "triggers": [{"type": "complete", "expression": "{n1} = 1"}, {"type": "runexpression", "expression": "{a} = 1", "runExpression": "{n2} + 1"}],
      "calculatedValues": [{"name": "c", "expression": "{n3} + {a}"}],
      "completedHtmlOnCondition": [{"expression": "{n4} = 1", "html": "1"}],
      "navigateToUrlOnCondition": [{"expression": "{n5} = 1", "url": "1"}])"));
  Has(found, "/triggers/0/expression:2 a condition speaks of {n1}");
  Has(found, "/triggers/1/runExpression:2 a condition speaks of {n2}");
  Has(found, "/calculatedValues/0/expression:3 a condition speaks of {n3}");
  Has(found, "/completedHtmlOnCondition/0/expression:4 a condition speaks of {n4}");
  Has(found, "/navigateToUrlOnCondition/0/expression:5 a condition speaks of {n5}");
  HasNot(found, "{a}, which");
}

TEST_CASE("built-in names, calculated values, what triggers set, comments, totals and fields are known") {
  const std::string found =
      FindingsOf(R"(
    {"type": "radiogroup", "title": "1", "name": "q", "choices": [1], "showOtherItem": true},
    {"type": "matrixdynamic", "title": "1", "name": "table", "maxRowCount": 3, "choices": [1], "columns": [{"name": "col", "totalType": "sum"}]},
    {"type": "matrixdropdown", "title": "1", "name": "fixed", "choices": [1], "rows": ["r"], "columns": ["col"]},
    {"type": "page_", "name": "p"},)" +
                     Text("x", R"("visibleIf": "{pageno} + {pagecount} + {questioncount} + {correctAnswers} +
      {incorrectanswers} + {locale} + {calc} + {calc.part} + {mood} + {q-Comment} + {table-total.col} + {table[0].col} + {table.length} +
      {table[-1].col} + {fixed.r.col} + {#q} + {$q.isVisible} + displayValue('q') + sumInArray({table}, 'col', {col} > 1) > 1")"),
                 With(R"("calculatedValues": [{"name": "calc", "expression": "1"}],
              "triggers": [{"type": "setvalue", "expression": "{q} = 1", "setToName": "mood", "setValue": 1, "isVariable": true}])"));
  HasNot(found, "a condition speaks");
  Has(FindingsOf(
          R"({"type": "paneldynamic", "title": "1", "name": "family", "maxPanelCount": 2, "templateElements": [)" +
          Text("age") + "]}, " + Text("x", R"("visibleIf": "{family[0].agee} > 1")")),
      "{family[0].agee}");
}

TEST_CASE("inside repeating panels and tables their own names are known, and those that they do not have are not") {
  const std::string found = FindingsOf(
      R"({"type": "paneldynamic", "title": "1", "name": "family", "maxPanelCount": 3,
    "templateTitle": "{panel.who} {panelIndex}", "templateVisibleIf": "{panel.who} notempty", "templateElements": [)" +
      Text("who",
           R"("enableIf": "{panelIndex} > 0 and {visiblePanelIndex} > 0 and {self} empty and {panel.bad1} = 1")") +
      ", " +
      Text(
          "note",
          R"("visibleIf": "{panel.who} = 1 and {prevPanel.who} = 1 and {nextPanel.bad2} = 1", "description": "1 {panel.bad3} {panel.who}")") +
      R"(,
      {"type": "matrixdynamic", "title": "1", "name": "pets", "maxRowCount": 2, "choices": [1], "columns": [{"name": "kind"},
        {"name": "size", "visibleIf": "{row.kind} = 1 and {rowIndex} > 0 and {rowName} notempty and {prevRow.kind} = 1 and {panel.who} = 1 and {row.bad4} = 1",
         "totalExpression": "{totalRow.kind}"}]}]})");
  for (const char* bad : {"{panel.bad1}", "{nextPanel.bad2}", "{panel.bad3}", "{row.bad4}"}) Has(found, bad);
  CHECK(std::ranges::count(found, '\n') == 4);
  Has(FindingsOf(Text("x", R"("visibleIf": "{panel.who} = 1")")), "{panel.who}, which is no question");
  Has(FindingsOf(R"({"type": "paneldynamic", "title": "1", "name": "f", "maxPanelCount": 3, "templateElements": [)" +
                 Text("garden") + ", " + Text("b", R"("visibleIf": "{panel.gardn} = 1")") + "]}"),
      "did you mean {panel.garden}?");
}

TEST_CASE("a name in a text that nothing has is a warning; numbers, CSS and JSON are no names") {
  const std::string text =
      R"({"type": "html", "name": "h", "html": {"default": "{garden} {nobody} {0} {a: 1} { color: red } {", "lv": "{nobody} {}"}})";
  constexpr int kAndNotSaid = 1;  // the other texts have no Latvian
  const std::string found = FindingsOf(Text("garden") + ", " + text);
  Has(found, "warning /elements/1/html:1 a text speaks of {nobody}, which nothing is called");
  CHECK(std::ranges::count(found, '\n') == 1 + kAndNotSaid);
  HasNot(
      FindingsOf(Text("a", R"("valueName": "key")") + R"(, {"type": "html", "name": "h", "html": "{a} {key} {calc}"})",
                 With(R"("calculatedValues": [{"name": "calc", "expression": "1"}])")),
      "speaks");
}

TEST_CASE("a web page would not look again at a rule whose name is in other letters: survey-core 3.1.1, measured") {
  for (const std::string property :
       {"visibleIf", "enableIf", "requiredIf", "setValueIf", "setValueExpression", "resetValueIf"}) {
    Has(Rule(property, "{age} > 5"),
        "warning /elements/2/" + property + ":1 {age} is written otherwise than \"Age\": on a web page");
    CHECK(Rule(property, "{Age} > 5") == "");
  }
  for (const std::string property : {"minValueExpression", "maxValueExpression", "defaultValueExpression"})
    CHECK(Rule(property, "{age}") == "");
  Has(FindingsOf(Text("Age") + R"(, {"type": "expression", "name": "e", "expression": "{age} + 1"})"),
      "write {Age}; here both work");
  Has(FindingsOf(Text("Age"), With(R"("triggers": [{"type": "complete", "expression": "{AGE} > 1"}])")),
      "{AGE} is written otherwise");
  CHECK(FindingsOf(Text("Age"), With(R"("calculatedValues": [{"name": "c", "expression": "{age} + 1"}])")) == "");
  const std::string choices =
      R"({"type": "checkbox", "title": "1", "name": "A", "choices": [1, 2]}, {"type": "checkbox", "title": "1", "name": "b", "choicesFromQuestion": )";
  Has(FindingsOf(choices + "\"a\"}"), "/elements/1/choicesFromQuestion:1 \"a\" is written otherwise than \"A\"");
  CHECK(FindingsOf(choices + "\"A\"}") == "");
  Has(FindingsOf(choices + "\"zzz\"}"), "no question is called \"zzz\"");
}

TEST_CASE("a question whose answer is kept under its valueName is not known by its name") {
  const std::string found =
      FindingsOf(Text("a", R"("valueName": "key")") + ", " + Text("x", R"("visibleIf": "{a} = 1 and {key} = 1")") +
                 ", " + Text("y", R"("visibleIf": "displayValue('a') = 1")"));
  CHECK(
      found ==
      "warning /elements/1/visibleIf:1 the answer of \"a\" is kept under another name | write {key}: that is its valueName\n");
}

TEST_CASE("triggers and bindings that name nothing") {
  const auto trigger = [](const std::string& one) {
    return FindingsOf(Text("a"), With(R"("triggers": [{"expression": "{a} = 1", )" + one + "}]"));
  };
  Has(trigger(R"("type": "skip", "gotoName": "b")"), "warning /triggers/0/gotoName:1 no question is called \"b\"");
  Has(trigger(R"("type": "copyvalue", "fromName": "b", "setToName": "a")"),
      "/triggers/0/fromName:1 no question is called \"b\"");
  Has(trigger(R"("type": "setvalue", "setToName": "b", "setValue": 1)"), "a trigger sets \"b\", which is no question");
  Has(trigger(R"("type": "setvalue", "setValue": 1)"), "does nothing");
  CHECK(trigger(R"("type": "setvalue", "setToName": "b", "setValue": 1, "isVariable": true)") == "");
  CHECK(trigger(R"("type": "copyvalue", "fromName": "a", "setToName": "A")") == "");
  const auto binding = [](const std::string& one) {
    return FindingsOf(Text("n") +
                      R"(, {"type": "paneldynamic", "title": "1", "name": "p", "maxPanelCount": 2, "bindings": {)" +
                      one + R"(}, "templateElements": [)" + Text("t") + "]}");
  };
  CHECK(binding(R"("panelCount": "n")") == "");
  Has(binding(R"("panelCount": "m")"), "/elements/1/bindings/panelCount:1 no question is called \"m\"");
  Has(binding(R"("title": "n")"), "cannot be bound");
}

TEST_CASE("questions that hide each other are an error that names the circle") {
  const std::string found = FindingsOf(Text("a", R"("visibleIf": "{c} = 1")") + ",\n" +
                                       Text("b", R"("visibleIf": "{a-Comment} notempty or {a[0].x} = 2")") + R"(,
    {"type": "panel", "name": "p", "visibleIf": "{b.length} > 1", "elements": [)" +
                                       Text("c") + "]}, " + Text("outside", R"("visibleIf": "{c} = 1")"));
  CHECK(
      found ==
      "error /elements/0:1 whether it is shown depends on itself: a → c → b → a | take one of these out of visibleIf\n");
  Has(FindingsOf(Text("own", R"("visibleIf": "{own} empty")")), "own → own");
  Has(FindingsOf(Text("own", R"("visibleIf": "{self} empty")")), "own → own");
  Has(FindingsOf(R"({"type": "panel", "name": "p", "visibleIf": "{in} empty", "elements": [)" + Text("in") + "]}"),
      "in → in");
}

TEST_CASE("values that are computed from each other are an error, also through what is shown") {
  const auto calculated = [](const std::string& list, const std::string& elements = Text("q")) {
    return FindingsOf(elements, With("\"calculatedValues\": [" + list + "]"));
  };
  Has(calculated(R"({"name": "a", "expression": "{b} + 1"}, {"name": "b", "expression": "{a} + 1"})"),
      "error /calculatedValues/0:1 its value depends on itself: a → b → a | take one of these out of the expression");
  Has(calculated(R"({"name": "a", "expression": "{a} + 1"})"), "a → a");
  Has(calculated(R"({"name": "a", "expression": "{q} + 1"})", Text("q", R"("visibleIf": "{a} > 1")")),
      "whether it is shown depends on itself: q → a → q");
  const auto expression = [](const std::string& more) {
    return FindingsOf(R"({"type": "expression", "name": "e", )" + more + "}, " + Text("q"));
  };
  Has(expression(R"("expression": "{e} + 1")"), "its value depends on itself: e → e");
  // It is computed whether it is shown or not.
  CHECK(expression(R"("expression": "{q.length}", "visibleIf": "{e} > 5")").find("depends") == std::string::npos);
  // Two questions may set each other.
  CHECK(FindingsOf(Text("km", R"("setValueExpression": "{miles} * 1.6")") + ", " +
                   Text("miles", R"("setValueExpression": "{km} / 1.6")")) == "");
}

TEST_CASE("circles inside the entries of a repeating panel; another entry is no circle") {
  const auto inside = [](const std::string& a, const std::string& b) {
    return FindingsOf(
        R"({"type": "paneldynamic", "title": "1", "name": "p", "maxPanelCount": 2, "templateElements": [)" +
        Text("a", "\"visibleIf\": \"" + a + "\"") + ", " + Text("b", "\"visibleIf\": \"" + b + "\"") + "]}");
  };
  Has(inside("{panel.b} = 1", "{panel.a} = 1"), "a → b → a");
  CHECK(inside("{prevPanel.b} = 1", "{panel.a} = 1") == "");
}

TEST_CASE(
    "the surveys of the conformance vectors have the circles and unknown names that they are about, and no others") {
  int read = 0;
  for (const auto& entry : std::filesystem::directory_iterator(BALSS_SOURCE_DIR "/tests/vectors/surveyjs")) {
    const std::string file = entry.path().filename().string();
    if (!file.starts_with("d") || entry.path().extension() != ".json") continue;
    const auto text = base::ReadFile(entry.path());
    REQUIRE(text.has_value());
    const std::string found = test::Findings(base::ParseJson(*text)->at("survey").dump());
    INFO(file);
    const bool unknown =
        file.starts_with("d050") || file.starts_with("d067");  // a missing name; variables of the web page
    if (!unknown) HasNot(found, "speaks of");
    if (!file.starts_with("d062")) HasNot(found, "depends on itself");  // a page that its own question hides
    ++read;
  }
  CHECK(read >= 70);
}
