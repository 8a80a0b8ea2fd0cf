// docs/formats/survey.md §6: whatever is wrong, the file is refused whole, with the place and what to do.
#include <doctest/doctest.h>

#include "tests/unit/shared/survey/support.h"

using test::ErrorOf;
using test::Has;
using test::Of;

TEST_CASE("§6: an unknown type is named with its place and its nearest neighbour") {
  const std::string error = ErrorOf("{" + test::kKiosk + R"(,
  "pages": [{"elements": [
    {"type": "text", "name": "a"},
    {"type": "raiting",
     "name": "b"}]}]})");
  CHECK(error ==
        "/pages/0/elements/1/type: line 4: unknown question type \"raiting\"\n  hint: did you mean \"rating\"?");
}

TEST_CASE("§6: an unknown or missing type") {
  Has(ErrorOf(Of(R"({"type": "matrx", "name": "a"})")), "did you mean \"matrix\"?");
  Has(ErrorOf(Of(R"({"type": "zzzzzzzz", "name": "a"})")), "docs/formats/survey.md");
  Has(ErrorOf(Of(R"({"name": "a"})")), "without a type");
  Has(ErrorOf(Of(R"({"type": 7, "name": "a"})")), "unknown question type \"7\"");
  Has(ErrorOf(Of(R"({"type": [], "name": "a"})")), "expected a text, found array");
}

TEST_CASE("§6: a property of the wrong type refuses the file") {
  const auto wrong = [](const std::string& property) {
    return ErrorOf(Of(R"({"type": "text", "name": "a", )" + property + "}"));
  };
  Has(wrong(R"("isRequired": "true")"), "/elements/0/isRequired: line 1: expected true or false, found string");
  Has(wrong(R"("title": [])"), "expected a text, found array");
  Has(wrong(R"("title": {"lv": 5})"), "the text for \"lv\" is number");
  Has(wrong(R"("visibleIf": true)"), "expected a text, found boolean");
  Has(wrong(R"("maxLength": "long")"), "expected a number, found \"long\"");
  Has(wrong(R"("maxLength": 1.5)"), "whole number");
  Has(wrong(R"("maxLength": 1e300)"), "whole number");
  Has(wrong(R"("inputType": "hologram")"), "\"hologram\" is none of its values");
  Has(wrong(R"("inputType": "number", "min": 3, "max": 2)"), "more than max");
  Has(wrong(R"("kiosk": [])"), "expected an object, found array");
}

TEST_CASE("§6: every place that holds a list or an object refuses anything else") {
  for (const char* json : {R"([])", R"("x")", R"(5)", R"(null)", R"(true)"})
    Has(ErrorOf(json), "a survey is a JSON object");
  Has(ErrorOf("{" + test::kKiosk + R"(, "pages": {}})"), "/pages: line 1: expected a list, found object");
  Has(ErrorOf("{" + test::kKiosk + R"(, "pages": [5]})"), "/pages/0: line 1: expected an object, found number");
  Has(ErrorOf("{" + test::kKiosk + R"(, "pages": [{"elements": 5}]})"), "expected a list, found number");
  Has(ErrorOf("{" + test::kKiosk + R"(, "pages": [{"elements": [[]]}]})"), "expected an object, found array");
  Has(ErrorOf("{" + test::kKiosk + R"(, "pages": [{}], "elements": []})"), "questions beside the pages");
  Has(ErrorOf("{" + test::kKiosk + R"(, "pages": []})"), "no questions");
  Has(ErrorOf("{" + test::kKiosk + "}"), "no questions");
}

TEST_CASE("§6: a condition that does not parse refuses the file, with its column") {
  const std::string error = ErrorOf(Of(R"({"type": "text", "name": "a", "visibleIf": "{b} = = 1"})"));
  Has(error, "/elements/0/visibleIf: line 1: column 7: not an expression");
  Has(ErrorOf(Of(R"({"type": "panel", "visibleIf": "or {a}", "elements": [{"type": "text", "name": "a"}]})")),
      "not an expression");
}

TEST_CASE("§6: choices that cannot be told apart, or are not there") {
  const auto choices = [](const std::string& list) {
    return ErrorOf(Of(R"({"type": "radiogroup", "name": "a", "choices": )" + list + "}"));
  };
  Has(choices(R"([2, "2"])"), "two choices with the value \"2\"");
  Has(choices(R"([])"), "no choices");
  Has(choices(R"({})"), "expected a list");
  Has(choices(R"([null])"), "/elements/0/choices/0: line 1: a choice cannot be null");
  Has(choices(R"([[1]])"), "a choice cannot be array");
  Has(choices(R"([{"text": "x"}])"), "a choice without a value");
  Has(choices(R"([{"value": {}}])"), "no text, number or truth");
  Has(choices(R"([""])"), "a choice without a value");
  Has(ErrorOf(Of(R"({"type": "radiogroup", "name": "a"})")), "no choices");
  Has(ErrorOf(Of(R"({"type": "radiogroup", "name": "a", "choices": ["none"], "showNoneItem": true})")), "two choices");
  Has(ErrorOf(Of(R"({"type": "boolean", "name": "a", "valueTrue": "x", "valueFalse": "x"})")), "two choices");
}

TEST_CASE("§6: impossible limits") {
  const auto wrong = [](const std::string& type, const std::string& property) {
    return ErrorOf(Of(R"({"type": ")" + type + R"(", "name": "a", )" + property + "}"));
  };
  Has(wrong("rating", R"("rateMin": 5, "rateMax": 5)"), "2 to 100 steps");
  Has(wrong("rating", R"("rateStep": 0)"), "2 to 100 steps");
  Has(wrong("rating", R"("rateMax": 1e18)"), "2 to 100 steps");
  Has(wrong("rating", R"("rateType": "hearts")"), "is none of its values\n  hint: labels, numbers, stars, smileys");
  Has(wrong("checkbox", R"("choices": [1, 2], "minSelectedChoices": 3)"), "more than there are choices");
  Has(wrong("checkbox", R"("choices": [1, 2], "minSelectedChoices": 2, "maxSelectedChoices": 1)"),
      "more than maxSelectedChoices");
}

TEST_CASE("§6: two questions of one name, also in other letters, and the name that Other's text takes") {
  Has(ErrorOf(Of(R"({"type": "text", "name": "Mood"}, {"type": "text", "name": "mood"})")),
      "two questions are called \"mood\"");
  Has(ErrorOf(Of(R"({"type": "text", "name": "Āda"}, {"type": "text", "name": "āda"})")), "two questions");
  Has(ErrorOf(Of(
          R"({"type": "radiogroup", "name": "q", "choices": [1], "hasOther": true}, {"type": "text", "name": "Q-comment"})")),
      "is taken by the text of \"Other\"");
  Has(ErrorOf(Of(R"({"type": "text"})")), "a question without a name");
}

TEST_CASE("§4: the kiosk object is needed, and its words are few") {
  const std::string text =
      R"({"type": "text", "name": "a"}, {"type": "boolean", "name": "b"}, {"type": "rating", "name": "r"})";
  const auto kiosk = [&](const std::string& inside) { return ErrorOf(Of(text, R"("kiosk": )" + inside)); };
  Has(ErrorOf(R"({"elements": [{"type": "text", "name": "a"}]})"), "no \"kiosk\" object\n  hint: add \"kiosk\"");
  Has(kiosk("5"), "/kiosk: line 1: expected an object, found number");
  Has(kiosk("{}"), "the survey has no id");
  Has(kiosk(R"({"id": "Ā b", "band": "5-7"})"), "lower-case letters");
  Has(kiosk(R"({"id": "../x", "band": "5-7"})"), "not an id");
  Has(kiosk(R"({"id": "x"})"), "no age band is called \"\"");
  Has(kiosk(R"({"id": "x", "band": "6-7"})"), "\"5-7\", \"8-11\", \"12-17\" or \"adult\"");
  Has(kiosk(R"({"id": "x", "band": "5-7", "version": 0})"), "versions begin at 1");
  Has(kiosk(R"({"id": "x", "band": "5-7", "k": 4})"), "/kiosk/k: line 1: k is 4, the floor is 5 and cannot be lowered");
  Has(kiosk(R"({"id": "x", "band": "5-7", "attributes": ["nobody"]})"), "no question is called \"nobody\"");
  Has(kiosk(R"({"id": "x", "band": "5-7", "attributes": ["a"]})"), "\"a\" cannot be an attribute");
  Has(kiosk(R"({"id": "x", "band": "5-7", "attributes": ["r"]})"), "more than 4 choices");
  Has(kiosk(R"({"id": "x", "band": "5-7", "attributes": ["b", "b"]})"), "stands twice");
  Has(kiosk(R"({"id": "x", "band": "5-7", "attributes": ["b"], "practice": ["b"]})"), "is a practice item");
  Has(kiosk(R"({"id": "x", "band": "5-7", "attributes": [1]})"), "expected names of questions, found number");
  Has(kiosk(R"({"id": "x", "band": "5-7", "practice": "b"})"), "expected a list, found string");
  Has(kiosk(R"({"id": "x", "band": "5-7", "audience": []})"), "expected a text, found array");
  const std::string three =
      R"({"type": "boolean", "name": "a"}, {"type": "boolean", "name": "b"}, {"type": "boolean", "name": "c"})";
  Has(ErrorOf(Of(three, R"("kiosk": {"id": "x", "band": "5-7", "attributes": ["a", "b", "c"]})")),
      "at most two attributes");
  Has(ErrorOf(Of(R"({"type": "boolean", "name": "a", "isRequired": true})",
                 R"("kiosk": {"id": "x", "band": "5-7", "practice": ["a"]})")),
      "cannot be required");
  Has(ErrorOf(Of(R"({"type": "radiogroup", "name": "a", "choices": [1], "showOtherItem": true})",
                 R"("kiosk": {"id": "x", "band": "5-7", "attributes": ["a"]})")),
      "asks for a text of one's own");
}

TEST_CASE("§6: broken bytes, NUL, too much and too deep are refused") {
  Has(ErrorOf(""), "line 1");
  Has(ErrorOf("{\"title\": \"\xC3\x28\"}"), "UTF-8");
  Has(ErrorOf(std::string("{\"title\": \"a\0b\"}", 16)), "UTF-8");
  Has(ErrorOf("{\"title\": \"\\u0000"), "line 1");
  Has(ErrorOf(std::string(10 << 20, '[')), "at most");
  Has(ErrorOf(std::string(7 << 20, '[')), "more than 64 levels deep");
  Has(ErrorOf(std::string(7 << 20, 'x')), "line 1");
  Has(ErrorOf(R"({"title": "a", "title": "b"})"), "stands twice");
  std::string garbage;
  for (unsigned i = 0, x = 1; i < (10u << 20); ++i) garbage += static_cast<char>((x = x * 1664525 + 1013904223) >> 24);
  CHECK(ErrorOf(garbage) != "");
  std::string panels, close;
  for (int i = 0; i < 200; ++i)
    panels += R"({"type": "panel", "name": "p)" + std::to_string(i) + R"(", "elements": [)", close += "]}";
  Has(ErrorOf(Of(panels + R"({"type": "text", "name": "a"})" + close)), "more than 64 levels deep");
}

TEST_CASE("§6: ten thousand choices are read, and panels as deep as the file may go") {
  std::string choices;
  for (int i = 0; i < 10'000; ++i) choices += (i ? "," : "") + std::to_string(i);
  CHECK(test::MustRead(Of(R"({"type": "radiogroup", "name": "a", "choices": [)" + choices + "]}"))
            .questions[0]
            ->choices.size() == 10'000);
  std::string panels, close;
  for (int i = 0; i < 28; ++i)
    panels += R"({"type": "panel", "name": "p)" + std::to_string(i) + R"(", "elements": [)", close += "]}";
  CHECK(test::MustRead(Of(panels + R"({"type": "text", "name": "a"})" + close)).questions.size() == 1);
}

TEST_CASE("§6: hostile files are checked in bounded time, and 200 findings are told") {
  const auto check = [](const std::string& json) { return survey::Check(json).size(); };
  std::string many, rules, broken;
  for (int i = 0; i < 5'000; ++i) {
    const std::string name = std::to_string(i);
    many += (i ? "," : "") + std::string(R"({"type": "text", "title": "1", "name": "same"})");
    rules += (i ? "," : "") + std::string(R"({"type": "text", "title": "1", "name": "q)") + name +
             R"(", "visibleIf": "{nobody)" + name + R"(} = 1"})";
    broken += (i ? "," : "") + std::string(R"({"type": "text", "title": 5, "name": [], "visibleIf": "((("})");
  }
  CHECK(check(Of(many)) == 201);
  CHECK(check(Of(rules)) == 201);
  CHECK(check(Of(broken)) == 201);
  std::string choices, ors = "{a} = 1";
  for (int i = 0; i < 10'000; ++i)
    choices += (i ? "," : "") + std::string(R"({"value": )") + std::to_string(i) +
               R"(, "text": {"lv": "a"}, "visibleIf": "{n} = 1"})";
  CHECK(check(Of(R"({"type": "checkbox", "name": "a", "choices": [)" + choices + "]}")) > 200);
  while (ors.size() < 16'000) ors += " or {a" + std::to_string(ors.size()) + "} = 1";
  CHECK(check(Of(R"({"type": "text", "name": "a", "visibleIf": ")" + ors + "\"}")) > 200);
  const std::string regex = R"({"type": "text", "name": "a", "validators": [{"type": "regex", "regex": ")";
  for (const std::string one :
       {"(((((((((((((((((((((((a{9}){9}){9}){9}){9}", "(x+x+)+y", "[", "\\\\", "a{1000}{1000}", ""})
    CHECK(check(Of(regex + one + "\"}]}")) > 0);
  CHECK(check(Of(regex + std::string(1 << 20, '(') + "\"}]}")) > 0);
}

TEST_CASE("§6: hostile names: braces, points, strange letters, names of names") {
  for (const std::string name : {"a.b", "a[0]", "row", "panel.x", "self", "item", "pageno", "-comment", "a-total", "ß",
                                 "İ", "\xF0\x9F\x98\x80", "}", "{", "~1", "/", " "})
    (void)survey::Check(Of(R"({"type": "text", "name": ")" + name + R"(", "title": "{)" + name +
                           R"(}", "visibleIf": "{)" + name + R"(} = 1 and {)" + name + R"(.x} = 1",
      "bindings": {"panelCount": ")" +
                           name + R"("}, ")" + name + R"(x/y~z": 1})"));
  std::string nested, close;
  for (int i = 0; i < 25; ++i)
    nested += R"({"type": "paneldynamic", "name": "p", "panelCount": 1000, "templateElements": [)", close += "]}";
  CHECK(survey::Check(
            Of(nested + R"({"type": "rating", "name": "r", "visibleIf": "{parentPanel.r} = {panel.q}"})" + close))
            .size() > 1);
}

TEST_CASE("§6: every prefix of a survey, and every byte of it changed, is read or refused") {
  const std::string json = Of(
      R"({"type": "checkbox", "name": "a", "choices": [1, {"value": "b", "text": {"lv": "c"}}], "visibleIf": "{a} notempty"})");
  for (std::size_t i = 0; i < json.size(); ++i) {
    CHECK(ErrorOf(json.substr(0, i)) != "");
    for (const char c : {'\0', '"', '{', '[', '5', '\xFF'}) {
      std::string changed = json;
      changed[i] = c;
      (void)survey::Read(changed);
      (void)survey::Check(changed);
    }
  }
}
