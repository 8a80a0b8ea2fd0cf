// docs/formats/survey.md §1 to §4: what is read, and as what.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/unit/shared/survey/support.h"

using expression::Value;
using namespace survey;
using test::MustRead;
using test::Of;

TEST_CASE("§1: pages, panels and questions keep the order and the nesting of the file") {
  const Survey survey = MustRead(R"({
    "title": "Your day", "kiosk": {"id": "your-day", "version": 3, "band": "8-11", "emoji": "🌈"},
    "pages": [
      {"name": "one", "title": "First", "elements": [
        {"type": "text", "name": "a"},
        {"type": "panel", "name": "p", "visibleIf": "{a} = 'x'", "elements": [
          {"type": "text", "name": "b"},
          {"type": "panel", "name": "pp", "elements": [{"type": "comment", "name": "c"}]}]}]},
      {"name": "two", "elements": [{"type": "html", "name": "bye", "html": "<p>Bye</p>"}]}]})");
  REQUIRE(survey.questions.size() == 4);
  CHECK(survey.questions[0]->name == "a");
  CHECK(survey.questions[1]->pointer == "/pages/0/elements/1/elements/0");
  CHECK(survey.questions[3]->html.For("en") == "<p>Bye</p>");
  REQUIRE(survey.pages.size() == 2);
  const Element& page = *survey.pages[0];
  CHECK(page.title.For("lv") == "First");
  REQUIRE(page.elements.size() == 2);
  const Element& panel = *page.elements[1];
  CHECK(panel.type == Type::kPanel);
  CHECK(panel.visible_if->text() == "{a} = 'x'");
  REQUIRE(panel.elements.size() == 2);
  CHECK(panel.elements[1]->name == "pp");
  CHECK(panel.elements[1]->elements[0].get() == survey.questions[2]);
  CHECK(survey.id == "your-day");
  CHECK(survey.version == 3);
  CHECK(survey.emoji == "🌈");
  CHECK(survey.k == 5);
}

TEST_CASE("§1: the digest is that of the file's bytes") {
  const std::string json = Of(R"({"type": "text", "name": "a"})");
  CHECK(MustRead(json).digest == base::Hash(json));
  CHECK(MustRead(json).digest != MustRead(json + "\n").digest);
}

TEST_CASE("§1: properties that nobody knows do not refuse a file") {
  CHECK(MustRead(Of(R"({"type": "text", "name": "a", "maxWidth": "100%", "nobody": {"knows": [1, null]}})"))
            .questions.size() == 1);
}

TEST_CASE("§4: early readers get the keys in the order of the alphabet, unless the survey says otherwise") {
  const auto alphabet = [](const std::string& more) {
    return MustRead(Of(R"({"type": "text", "name": "q"})", R"("kiosk": {"id": "x", )" + more + "}")).alphabet_keyboard;
  };
  CHECK(alphabet(R"("band": "5-7")"));
  CHECK(alphabet(R"("band": "8-11")"));
  CHECK_FALSE(alphabet(R"("band": "12-17")"));
  CHECK(alphabet(R"("band": "adult", "keyboard": "alphabet")"));
  CHECK_FALSE(alphabet(R"("band": "8-11", "keyboard": "standard")"));
  CHECK(test::ErrorOf(
            Of(R"({"type": "text", "name": "q"})", R"("kiosk": {"id": "x", "band": "adult", "keyboard": "piano"})"))
            .find("piano") != std::string::npos);
}

TEST_CASE("§2: a rating is its steps") {
  const auto choices = [](const std::string& more) {
    std::string codes;
    const Survey survey = MustRead(Of(R"({"type": "rating", "name": "r")" + more + "}"));
    for (const Choice& choice : survey.questions[0]->choices)
      codes += ToCode(choice.value) + "/" + choice.text.For("en") + " ";  // a number says itself
    return codes;
  };
  CHECK(choices("") == "1/ 2/ 3/ 4/ 5/ ");
  CHECK(choices(R"(, "rateCount": 3)") == "1/ 2/ 3/ ");
  CHECK(choices(R"(, "rateMin": 0, "rateMax": 10, "rateStep": 5)") == "0/ 5/ 10/ ");
  CHECK(choices(R"(, "rateMin": 0, "rateMax": 0.3, "rateStep": 0.1)") == "0/ 0.1/ 0.2/ 0.3/ ");
  CHECK(choices(R"(, "rateValues": [{"value": 1, "text": "sad"}, 2])") == "1/sad 2/ ");
}

TEST_CASE("§2: smileys, stars and the words at the ends of a scale, under new and old names") {
  const Survey survey = MustRead(Of(R"(
    {"type": "rating", "name": "a", "rateType": "smileys", "minRateDescription": {"lv": "slikti"}},
    {"type": "rating", "name": "b", "rateDisplayMode": "stars", "mininumRateDescription": "bad", "maximumRateDescription": "good"},
    {"type": "rating", "name": "c", "rateType": "numbers"})"));
  CHECK(survey.questions[0]->rate_type == RateType::kSmileys);
  CHECK(survey.questions[0]->min_description.For("lv") == "slikti");
  CHECK(survey.questions[1]->rate_type == RateType::kStars);
  CHECK(survey.questions[1]->min_description.For("lv") == "bad");
  CHECK(survey.questions[1]->max_description.For("lv") == "good");
  CHECK(survey.questions[2]->rate_type == RateType::kLabels);
}

TEST_CASE("§2: a boolean is the true value, then the false one; its words may be left to the language pack") {
  const Survey survey = MustRead(Of(R"({"type": "boolean", "name": "a"},
    {"type": "boolean", "name": "b", "valueTrue": "y", "valueFalse": "n", "labelTrue": {"lv": "Jā"}, "labelFalse": "No"})"));
  CHECK(survey.questions[0]->choices[0].value == Value(true));
  CHECK(survey.questions[0]->choices[1].value == Value(false));
  CHECK(survey.questions[0]->choices[0].text.empty());
  CHECK(survey.questions[1]->choices[0].value == Value("y"));
  CHECK(survey.questions[1]->choices[0].text.For("lv") == "Jā");
  CHECK(survey.questions[1]->choices[1].text.For("lv") == "No");
}

TEST_CASE("§2: choices are texts, numbers, \"value|text\" or objects, then None, then Other") {
  const Survey survey =
      MustRead(Of(R"({"type": "checkbox", "name": "a", "maxSelectedChoices": 2, "minSelectedChoices": 1,
    "choices": ["swing", 3, "tree|A tree", {"value": "cat", "text": {"lv": "Kaķis"}, "kiosk": {"emoji": "🐱"}, "visibleIf": "{b} = 1"}],
    "showNoneItem": true, "noneText": "Nothing", "hasOther": true})"));
  const Element& question = *survey.questions[0];
  REQUIRE(question.choices.size() == 6);
  CHECK(question.choices[0].value == Value("swing"));
  CHECK(question.choices[1].value == Value(3));
  CHECK(question.choices[2].value == Value("tree"));
  CHECK(question.choices[2].text.For("lv") == "A tree");
  CHECK(question.choices[3].emoji == "🐱");
  CHECK(question.choices[3].visible_if != nullptr);
  CHECK(question.choices[4].special == Special::kNone);
  CHECK(question.choices[4].text.For("lv") == "Nothing");
  CHECK(question.choices[5].IsOther());
  CHECK(question.choices[5].text.empty());
  CHECK(question.multiple);
  CHECK(question.max_selected == 2);
  CHECK(question.min_selected == 1);
  CHECK(question.FindChoice(Value("3")) == &question.choices[1]);
  CHECK(question.FindChoice(Value("dog")) == nullptr);
}

TEST_CASE("§2: pictures, rankings and the other names of lists") {
  const Survey survey = MustRead(Of(R"(
    {"type": "imagepicker", "name": "a", "choices": [1, 2]}, {"type": "imagepicker", "name": "b", "multiSelect": true, "choices": [1, 2]},
    {"type": "ranking", "name": "c", "choices": [1, 2]}, {"type": "dropdown", "name": "d", "choices": [1, 2]},
    {"type": "tagbox", "name": "e", "choices": [1, 2]}, {"type": "buttongroup", "name": "f", "choices": [1, 2]})"));
  const bool multiple[] = {false, true, true, false, true, false};
  for (std::size_t i = 0; i < 6; ++i) CHECK(survey.questions[i]->multiple == multiple[i]);
  CHECK(survey.questions[3]->type == Type::kDropdown);
  CHECK(survey.questions[4]->type == Type::kTagbox);
}

TEST_CASE("§2: text questions know numbers and e-mail; a number is no free text") {
  const Survey survey = MustRead(Of(R"(
    {"type": "text", "name": "a", "inputType": "number", "min": 1, "max": "5"},
    {"type": "text", "name": "b", "inputType": "email", "maxLength": 20, "placeHolder": "x@y.z"},
    {"type": "comment", "name": "c", "maxLength": -1})"));
  CHECK(survey.questions[0]->input == InputType::kNumber);
  CHECK(survey.questions[0]->min == Value(1));
  CHECK(survey.questions[0]->max == Value(5));
  CHECK_FALSE(survey.questions[0]->IsFreeText());
  CHECK(survey.questions[1]->input == InputType::kEmail);
  CHECK(survey.questions[1]->max_length == 20);
  CHECK(survey.questions[1]->placeholder.For("en") == "x@y.z");
  CHECK(survey.questions[2]->max_length == -1);
  CHECK(survey.questions[2]->IsFreeText());
}

TEST_CASE("§2: what is not visible says so; a condition stays apart") {
  const Survey survey = MustRead(
      Of(R"({"type": "text", "name": "a", "visible": false}, {"type": "text", "name": "b", "visibleIf": "{a} = 1"})"));
  CHECK_FALSE(survey.questions[0]->visible);
  CHECK(survey.questions[1]->visible);
  CHECK(survey.questions[1]->visible_if != nullptr);
}

TEST_CASE("§2: questions inside tables, repeating panels and multiple texts belong to their question") {
  const Survey survey = MustRead(Of(R"(
    {"type": "matrixdropdown", "name": "m", "choices": [1], "rows": ["r"], "columns": [{"name": "c", "cellType": "text"}, "d"]},
    {"type": "paneldynamic", "name": "family", "panelCount": 2, "maxPanelCount": 3, "templateElements": [
      {"type": "panel", "name": "inner", "elements": [{"type": "text", "name": "who"}]}]},
    {"type": "multipletext", "name": "contact", "items": [{"name": "mail", "inputType": "email"}]},
    {"type": "matrix", "name": "plain", "rows": [1, 2], "columns": ["yes"], "cellType": "checkbox"})"));
  REQUIRE(survey.questions.size() == 4);
  const Element& table = *survey.questions[0];
  REQUIRE(table.elements.size() == 2);
  CHECK(table.elements[0]->type == Type::kText);
  CHECK(table.elements[1]->type == Type::kDropdown);
  CHECK(table.elements[1]->choices.size() == 1);
  CHECK(table.elements[1]->pointer == "/elements/0/columns/1");
  const Element& family = *survey.questions[1];
  CHECK(family.entries == 2);
  CHECK(family.max_entries == 3);
  CHECK(family.elements[0]->elements[0]->name == "who");
  CHECK(survey.Find("who") == nullptr);
  CHECK(survey.questions[2]->elements[0]->input == InputType::kEmail);
  CHECK(survey.questions[2]->IsFreeText());
  CHECK(survey.questions[3]->rows.size() == 2);
  CHECK(survey.questions[3]->multiple);
}

TEST_CASE("§2: what does not fit the kiosk is read and found, not refused") {
  const auto loaded = survey::Load(Of(R"({"type": "file", "name": "a"},
    {"type": "radiogroup", "name": "b", "choicesByUrl": {"url": "https://example.org"}})",
                                      test::kKiosk + R"(, "navigateToUrl": "https://example.org")"));
  REQUIRE(loaded.has_value());
  CHECK(loaded->survey.questions.size() == 2);
  CHECK(std::ranges::count(loaded->findings, Finding::Level::kNotOnKiosk, &Finding::level) == 3);
  CHECK(std::ranges::count(loaded->findings, Finding::Level::kError, &Finding::level) == 0);
}

TEST_CASE("§5: triggers, calculated values and closing words") {
  const Survey survey = MustRead(Of(R"({"type": "text", "name": "a"})", test::kKiosk + R"(,
    "triggers": [{"type": "setvalue", "expression": "{a} = 1", "setToName": "b", "setValue": [1]}, {"type": "skip", "expression": "{a} = 2", "gotoName": "a"}],
    "calculatedValues": [{"name": "c", "expression": "{a} + 1", "includeIntoResult": true}],
    "completedHtmlOnCondition": [{"expression": "{a} = 1", "html": {"lv": "Paldies"}}])"));
  REQUIRE(survey.triggers.size() == 2);
  CHECK(survey.triggers[0].set_to == "b");
  CHECK(survey.triggers[1].kind == Trigger::Kind::kSkip);
  CHECK(survey.calculated.at(0).in_result);
  CHECK(survey.completed_html_on.at(0).text.For("lv") == "Paldies");
}

TEST_CASE("§3: a text is looked up in the locale, its root, default and English, in that order") {
  const auto text = [](std::map<std::string, std::string, std::less<>> texts) { return Text(std::move(texts)); };
  CHECK(text({{"lv", "a"}, {"ru", "b"}, {"default", "c"}}).For("ru-LV") == "b");
  CHECK(text({{"ru-LV", "a"}, {"ru", "b"}}).For("ru-LV") == "a");
  CHECK(text({{"default", "c"}, {"en", "d"}}).For("ar") == "c");
  CHECK(text({{"en", "d"}, {"lv", "a"}}).For("en") == "d");
  CHECK(text({{"en", "d"}, {"lv", "a"}}).For("ar") == "");
  CHECK(text({{"lv", "a"}}).For("ar") == "");
  CHECK(Text("plain").For("ar") == "plain");
  CHECK(text({{"ru", "b"}}).Has("ru-LV"));
  CHECK_FALSE(text({{"ru", "b"}}).Has("uk"));
  CHECK(Text("plain").Has("en"));
  CHECK_FALSE(Text("plain").Has("lv"));
}

TEST_CASE("§3: an empty translation is a missing one, and \"ua\" means Ukrainian") {
  const Survey survey =
      MustRead(Of(R"({"type": "text", "name": "a", "title": {"default": "A", "lv": "", "ua": "Б"}})"));
  CHECK(survey.questions[0]->title.For("lv") == "A");
  CHECK(survey.questions[0]->title.For("uk") == "Б");
}

TEST_CASE("§3: the languages of a survey are those in which anything is said, its own first") {
  const std::string elements = R"({"type": "text", "name": "a", "title": {"default": "A", "lv": "B", "ar": "C"}})";
  CHECK(MustRead(Of(elements)).locales == std::vector<std::string>{"en", "ar", "lv"});
  CHECK(MustRead(Of(elements, test::kKiosk + R"(, "locale": "lv")")).locales ==
        std::vector<std::string>{"lv", "ar", "en"});
  CHECK(MustRead(Of(R"({"type": "text", "name": "a", "title": {"lv": "B"}})")).default_locale == "lv");
}

TEST_CASE("§4: attributes, practice items, audience and a raised k") {
  const Survey survey = MustRead(Of(
      R"({"type": "boolean", "name": "lang", "title": "?"}, {"type": "rating", "name": "try"}, {"type": "rating", "name": "r"})",
      R"("kiosk": {"id": "x", "band": "5-7", "k": 8, "attributes": ["lang"], "practice": ["try"], "audience": {"lv": "Dome"}})"));
  CHECK(survey.attributes == std::vector<std::string>{"lang"});
  CHECK(survey.k == 8);
  CHECK(survey.audience.For("lv") == "Dome");
  CHECK(survey.Find("try")->practice);
  CHECK_FALSE(survey.Find("r")->practice);
  CHECK(survey.ForChildren());
  CHECK(survey.Find("TRY") == nullptr);
}
