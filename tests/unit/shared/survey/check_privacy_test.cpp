// PRIVACY.md rules 6 and 7 in the author's check, and answers that a sealed response cannot hold.
#include <doctest/doctest.h>

#include <functional>

#include "tests/unit/shared/survey/check_support.h"

using test::FindingsOf;
using test::Has;
using test::HasNot;

namespace {

const std::string kKioskObject =
    R"("kiosk": {"id": "x", "band": "adult", "audience": "The council.", "attributes": ["years"]})";
const std::string kYears = R"({"type": "radiogroup", "name": "years", "title": "1", "choices": ["1", "2"]})";

std::string Text(const std::string& name, const std::string& more = {}) {
  return R"({"type": "text", "title": "1", "name": ")" + name + "\"" + (more.empty() ? "" : ", " + more) + "}";
}

std::string Attribute(const std::string& elements, const std::string& settings = {}) {
  return FindingsOf(kYears + (elements.empty() ? "" : ", " + elements), kKioskObject + settings);
}

std::string Times(int count, const std::function<std::string(int)>& one) {
  std::string all;
  for (int i = 0; i < count; ++i) all += (i ? "," : "") + one(i);
  return all;
}

}  // namespace

TEST_CASE("rule 6: any rule that speaks of an attribute is an error: it would tell what the release rule took away") {
  for (const std::string property : {"visibleIf", "enableIf", "requiredIf", "defaultValueExpression", "setValueIf",
                                     "setValueExpression", "resetValueIf", "minValueExpression"})
    Has(Attribute(Text("why", "\"" + property + R"(": "{years} = 1")")),
        "error /elements/1/" + property + ":1 a condition speaks of {years}, which is an attribute");
  Has(Attribute(Text("why", R"("validators": [{"type": "expression", "expression": "{years} = 1"}])")),
      "error /elements/1/validators/0/expression:1");
  Has(Attribute(
          R"({"type": "checkbox", "name": "c", "title": "1", "choices": [{"value": 1, "visibleIf": "{years} = 1"}]})"),
      "error /elements/1/choices/0/visibleIf:1");
  Has(Attribute(R"({"type": "paneldynamic", "name": "p", "title": "1", "maxPanelCount": 2, "templateElements": [)" +
                Text("t", R"("visibleIf": "{years} = 1")") + "]}"),
      "error /elements/1/templateElements/0/visibleIf:1");
  Has(Attribute("", R"(, "triggers": [{"type": "complete", "expression": "{years} = 1"}])"),
      "error /triggers/0/expression:1");
  Has(Attribute("", R"(, "calculatedValues": [{"name": "c", "expression": "{years} + 1"}])"),
      "error /calculatedValues/0/expression:1");
  Has(Attribute(R"({"type": "expression", "name": "e", "expression": "{years} + 1"})"),
      "error /elements/1/expression:1");
  HasNot(Attribute(Text("why")), "error");
}

TEST_CASE("rule 6: a text may say an attribute, and an attribute may check itself") {
  HasNot(Attribute(R"({"type": "html", "name": "h", "html": "You said {years}."})"), "error");
  HasNot(FindingsOf(R"({"type": "radiogroup", "name": "years", "title": "1", "choices": ["1", "2"],
    "validators": [{"type": "expression", "expression": "{years} notempty"}]})",
                    kKioskObject),
         "error");
}

TEST_CASE(
    "rule 6: what follows from an attribute is one, through calculated values, expressions, triggers and entries") {
  Has(Attribute(
          Text("why", R"("visibleIf": "{b} = 2")"),
          R"(, "calculatedValues": [{"name": "a", "expression": "{years}"}, {"name": "b", "expression": "{a} + 1"}])"),
      "error /elements/1/visibleIf:1 a condition speaks of {b}, which follows from the attribute \"years\"");
  Has(Attribute(R"({"type": "expression", "name": "e", "expression": "{years} + 1"}, )" +
                Text("why", R"("visibleIf": "{e} = 2")")),
      "error /elements/2/visibleIf:1");
  Has(Attribute(
          Text("why", R"("visibleIf": "{v} = 2")"),
          R"(, "triggers": [{"type": "setvalue", "expression": "{years} = 1", "setToName": "v", "setValue": 2, "isVariable": true}])"),
      "{v}, which follows from the attribute");
  Has(Attribute(
          Text("copy") + ", " + Text("why", R"("visibleIf": "{copy} = 2")"),
          R"(, "triggers": [{"type": "copyvalue", "expression": "{why} = 1", "fromName": "years", "setToName": "copy"}])"),
      "error /elements/2/visibleIf:1");
  Has(Attribute(
          Text("copy"),
          R"(, "triggers": [{"type": "copyvalue", "expression": "{copy} = 1", "fromName": "years", "setToName": "copy"}])"),
      "error /triggers/0/fromName:1 a trigger copies the answer of {years}");
  Has(Attribute(
          R"({"type": "paneldynamic", "name": "p", "title": "1", "bindings": {"panelCount": "years"}, "maxPanelCount": 2, "templateElements": [)" +
          Text("t") + "]}"),
      "error /elements/1/bindings/panelCount:1");
  const std::string carried =
      R"({"type": "checkbox", "name": "c", "title": "1", "choicesFromQuestion": "years", "choicesFromQuestionMode": )";
  Has(Attribute(carried + "\"unselected\"}"), "error /elements/1/choicesFromQuestion:1");
  HasNot(Attribute(carried + "\"all\"}"), "error");
}

TEST_CASE("rule 7: a result that may repeat a free text is treated as one, and the author is told") {
  const std::string note = "note /elements/1/expression:1 it may repeat a free text";
  Has(FindingsOf(Text("why") + R"(, {"type": "expression", "name": "e", "expression": "{why}"})"), note);
  Has(FindingsOf(Text("why") + R"(, {"type": "expression", "name": "e", "expression": "{c}"})",
                 test::kPublished + R"(, "calculatedValues": [{"name": "c", "expression": "{why}"}])"),
      note);
  HasNot(FindingsOf(Text("why", R"("inputType": "number", "max": 5)") +
                    R"(, {"type": "expression", "name": "e", "expression": "{why}"})"),
         "note");
}

TEST_CASE("a number with room for a telephone number is a warning") {
  const auto number = [](const std::string& more) { return FindingsOf(Text("n", R"("inputType": "number")" + more)); };
  Has(number(""), "warning /elements/0:1 a telephone number could be typed here: no \"max\"");
  Has(number(R"(, "max": 9999999)"), "more than 6 digits");
  CHECK(number(R"(, "max": 999999)") == "");
  CHECK(number(R"(, "maxLength": 6)") == "");
  CHECK(number(R"(, "validators": [{"type": "numeric", "maxValue": 120}])") == "");
  Has(number(R"(, "validators": [{"type": "numeric", "maxValue": 120, "notificationType": "warning"}])"), "telephone");
  Has(FindingsOf(
          R"({"type": "multipletext", "name": "m", "title": "1", "items": [{"name": "i", "inputType": "number"}]})"),
      "/elements/0/items/0:1 a telephone");
  Has(FindingsOf(
          R"({"type": "matrixdynamic", "name": "m", "title": "1", "maxRowCount": 2, "columns": [{"name": "c", "cellType": "text", "inputType": "number"}]})"),
      "/elements/0/columns/0:1 a telephone");
}

TEST_CASE("answers that always could be longer than a response are an error, and a warning when they may be") {
  const std::string long_code(100, 'x');
  const auto radios = [&](int count, const std::string& more) {
    return Times(count, [&](int i) {
      return R"({"type": "radiogroup", "title": "1", "name": "q)" + std::to_string(i) + "\", \"choices\": [1, \"" +
             long_code + "\"]" + more + "}";
    });
  };
  CHECK(FindingsOf(radios(30, "")) == "");
  Has(FindingsOf(radios(40, "")), "error /elements/10:1 the answers can take 4417 bytes");
  Has(FindingsOf(radios(40, R"(, "visibleIf": "{other} = 1")") + ", " + Text("other")),
      "warning /elements/10:1 the answers may take 4");
}

TEST_CASE("all choices, all rows and all entries count; free texts, practice and attributes do not") {
  const auto codes = [](int count) { return Times(count, [](int i) { return std::to_string(100'000'000 + i); }); };
  Has(FindingsOf(R"({"type": "checkbox", "title": "1", "name": "a", "choices": [)" + codes(450) + "]}"),
      "error /elements/0:1 the answers can take");
  HasNot(FindingsOf(R"({"type": "checkbox", "title": "1", "name": "a", "maxSelectedChoices": 3, "choices": [)" +
                    codes(450) + "]}"),
         "the answers");
  HasNot(FindingsOf(R"({"type": "dropdown", "title": "1", "name": "a", "choices": [)" + codes(450) + "]}"),
         "the answers");
  Has(FindingsOf(R"({"type": "matrix", "title": "1", "name": "a", "columns": [1, 2], "rows": [)" + codes(350) + "]}"),
      "error");
  HasNot(FindingsOf(Times(
             60, [](int i) { return R"({"type": "comment", "title": "1", "name": "q)" + std::to_string(i) + "\"}"; })),
         "the answers");
  const auto panel = [](const std::string& more) {
    return FindingsOf(R"({"type": "paneldynamic", "title": "1", "name": "p", )" + more + R"("templateElements": [
      {"type": "panel", "name": "inner", "elements": [{"type": "rating", "title": "1", "name": "a_rating_with_a_name_of_some_length"}]}]})");
  };
  Has(panel(""), "warning /elements/0:1 the answers may take");
  Has(panel(""), "lower maxPanelCount");
  HasNot(panel(R"("maxPanelCount": 10, )"), "the answers");
  Has(panel(R"("panelCount": 99, )"), "error /elements/0:1");
}
