// docs/formats/survey.md §1 to §4: what is read, and as what.
#include <doctest/doctest.h>

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
  CHECK(survey.questions[0].name == "a");
  CHECK(survey.questions[1].pointer == "/pages/0/elements/1/elements/0");
  CHECK(survey.questions[3].html.For("en") == "<p>Bye</p>");
  REQUIRE(survey.groups.size() == 4);
  CHECK(survey.groups[0].title.For("lv") == "First");
  CHECK(survey.groups[0].parent == -1);
  CHECK(survey.groups[1].parent == 0);
  CHECK(survey.groups[1].visible_if.has_value());
  CHECK(survey.groups[2].parent == 1);
  CHECK(survey.groups[static_cast<std::size_t>(survey.questions[2].group)].name == "pp");
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

TEST_CASE("§1: properties that the kiosk does not know are passed over in silence") {
  CHECK(MustRead(Of(R"({"type": "text", "name": "a", "maxWidth": "100%", "nobody": {"knows": [1, null]}})")).questions.size() == 1);
}

TEST_CASE("§2: a rating is its steps") {
  const auto choices = [](const std::string& more) {
    std::string codes;
    const Survey survey = MustRead(Of(R"({"type": "rating", "name": "r")" + more + "}"));
    for (const Choice& choice : survey.questions[0].choices)
      codes += ToCode(choice.value) + "/" + choice.text.For("en") + " ";
    return codes;
  };
  CHECK(choices("") == "1/1 2/2 3/3 4/4 5/5 ");
  CHECK(choices(R"(, "rateCount": 3)") == "1/1 2/2 3/3 ");
  CHECK(choices(R"(, "rateMin": 0, "rateMax": 10, "rateStep": 5)") == "0/0 5/5 10/10 ");
  CHECK(choices(R"(, "rateMin": 0, "rateMax": 0.3, "rateStep": 0.1)") == "0/0 0.1/0.1 0.2/0.2 0.3/0.3 ");
  CHECK(choices(R"(, "rateValues": [{"value": 1, "text": "sad"}, 2])") == "1/sad 2/2 ");
}

TEST_CASE("§2: smileys, stars and the words at the ends of a scale, under new and old names") {
  const Survey survey = MustRead(Of(R"(
    {"type": "rating", "name": "a", "rateType": "smileys", "minRateDescription": {"lv": "slikti"}},
    {"type": "rating", "name": "b", "rateDisplayMode": "stars", "mininumRateDescription": "bad", "maximumRateDescription": "good"},
    {"type": "rating", "name": "c", "rateType": "numbers"})"));
  CHECK(survey.questions[0].rate_type == RateType::kSmileys);
  CHECK(survey.questions[0].min_description.For("lv") == "slikti");
  CHECK(survey.questions[1].rate_type == RateType::kStars);
  CHECK(survey.questions[1].min_description.For("lv") == "bad");
  CHECK(survey.questions[1].max_description.For("lv") == "good");
  CHECK(survey.questions[2].rate_type == RateType::kLabels);
}

TEST_CASE("§2: a boolean is the true value, then the false one; its words may be left to the language pack") {
  const Survey survey = MustRead(Of(R"({"type": "boolean", "name": "a"},
    {"type": "boolean", "name": "b", "valueTrue": "y", "valueFalse": "n", "labelTrue": {"lv": "Jā"}, "labelFalse": "No"})"));
  CHECK(survey.questions[0].choices[0].value == Value(true));
  CHECK(survey.questions[0].choices[1].value == Value(false));
  CHECK(survey.questions[0].choices[0].text.empty());
  CHECK(survey.questions[1].choices[0].value == Value("y"));
  CHECK(survey.questions[1].choices[0].text.For("lv") == "Jā");
  CHECK(survey.questions[1].choices[1].text.For("lv") == "No");
}

TEST_CASE("§2: choices are texts, numbers, \"value|text\" or objects, then None, then Other") {
  const Survey survey = MustRead(Of(R"({"type": "checkbox", "name": "a", "maxSelectedChoices": 2, "minSelectedChoices": 1,
    "choices": ["swing", 3, "tree|A tree", {"value": "cat", "text": {"lv": "Kaķis"}, "kiosk": {"emoji": "🐱"}, "visibleIf": "{b} = 1"}],
    "showNoneItem": true, "noneText": "Nothing", "hasOther": true})"));
  const Question& question = survey.questions[0];
  REQUIRE(question.choices.size() == 6);
  CHECK(question.choices[0].text.For("lv") == "swing");
  CHECK(question.choices[1].value == Value(3));
  CHECK(question.choices[2].value == Value("tree"));
  CHECK(question.choices[2].text.For("lv") == "A tree");
  CHECK(question.choices[3].emoji == "🐱");
  CHECK(question.choices[3].visible_if.has_value());
  CHECK(question.choices[4].is_none);
  CHECK(question.choices[4].text.For("lv") == "Nothing");
  CHECK(question.choices[5].is_other);
  CHECK(question.choices[5].text.empty());
  CHECK(question.multiple);
  CHECK(question.max_selected == 2);
  CHECK(question.min_selected == 1);
  CHECK(question.FindChoice("3") == &question.choices[1]);
  CHECK(question.FindChoice("dog") == nullptr);
}

TEST_CASE("§2: pictures, rankings and the other names of lists") {
  const Survey survey = MustRead(Of(R"(
    {"type": "imagepicker", "name": "a", "choices": [1, 2]}, {"type": "imagepicker", "name": "b", "multiSelect": true, "choices": [1, 2]},
    {"type": "ranking", "name": "c", "choices": [1, 2]}, {"type": "dropdown", "name": "d", "choices": [1, 2]},
    {"type": "tagbox", "name": "e", "choices": [1, 2]}, {"type": "buttongroup", "name": "f", "choices": [1, 2]})"));
  const bool multiple[] = {false, true, true, false, true, false};
  for (std::size_t i = 0; i < 6; ++i) CHECK(survey.questions[i].multiple == multiple[i]);
  CHECK(survey.questions[3].type == Type::kRadioGroup);
  CHECK(survey.questions[4].type == Type::kCheckbox);
}

TEST_CASE("§2: text questions know numbers and e-mail; a number is no free text") {
  const Survey survey = MustRead(Of(R"(
    {"type": "text", "name": "a", "inputType": "number", "min": 1, "max": "5"},
    {"type": "text", "name": "b", "inputType": "email", "maxLength": 20, "placeHolder": "x@y.z"},
    {"type": "comment", "name": "c", "maxLength": -1})"));
  CHECK(survey.questions[0].input == InputType::kNumber);
  CHECK(survey.questions[0].min == 1);
  CHECK(survey.questions[0].max == 5);
  CHECK_FALSE(survey.questions[0].IsFreeText());
  CHECK(survey.questions[1].input == InputType::kEmail);
  CHECK(survey.questions[1].max_length == 20);
  CHECK(survey.questions[1].placeholder.For("en") == "x@y.z");
  CHECK(survey.questions[2].max_length == 0);
  CHECK(survey.questions[2].IsFreeText());
}

TEST_CASE("§2: what is not visible and has no condition is never asked") {
  const Survey survey = MustRead(Of(R"({"type": "text", "name": "a", "visible": false}, {"type": "text", "name": "b"})"));
  CHECK(survey.questions[0].visible_if.has_value());
  CHECK_FALSE(survey.questions[1].visible_if.has_value());
}

TEST_CASE("§3: a text is looked up in the locale, its root, default and English, in that order") {
  const auto text = [](std::map<std::string, std::string, std::less<>> texts) { return Text(std::move(texts)); };
  CHECK(text({{"lv", "a"}, {"ru", "b"}, {"default", "c"}}).For("ru-LV") == "b");
  CHECK(text({{"ru-LV", "a"}, {"ru", "b"}}).For("ru-LV") == "a");
  CHECK(text({{"default", "c"}, {"en", "d"}}).For("ar") == "c");
  CHECK(text({{"en", "d"}, {"lv", "a"}}).For("ar") == "d");
  CHECK(text({{"lv", "a"}}).For("ar") == "");
  CHECK(Text("plain").For("ar") == "plain");
  CHECK(text({{"ru", "b"}}).Has("ru-LV"));
  CHECK_FALSE(text({{"ru", "b"}}).Has("uk"));
  CHECK(Text("plain").Has("en"));
  CHECK_FALSE(Text("plain").Has("lv"));
}

TEST_CASE("§3: an empty translation is a missing one, and \"ua\" means Ukrainian") {
  const Survey survey = MustRead(Of(R"({"type": "text", "name": "a", "title": {"default": "A", "lv": "", "ua": "Б"}})"));
  CHECK(survey.questions[0].title.For("lv") == "A");
  CHECK(survey.questions[0].title.For("uk") == "Б");
}

TEST_CASE("§3: the languages of a survey are those in which anything is said, its own first") {
  const std::string elements = R"({"type": "text", "name": "a", "title": {"default": "A", "lv": "B", "ar": "C"}})";
  CHECK(MustRead(Of(elements)).locales == std::vector<std::string>{"en", "ar", "lv"});
  CHECK(MustRead(Of(elements, test::kKiosk + R"(, "locale": "lv")")).locales == std::vector<std::string>{"lv", "ar", "en"});
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
