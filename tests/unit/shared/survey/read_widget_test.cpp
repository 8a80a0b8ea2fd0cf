// "kiosk": {"widget": …}: what a question can carry, and what an author hears about the rest.
#include <doctest/doctest.h>

#include "shared/survey/cell.h"
#include "tests/unit/shared/survey/check_support.h"

using survey::Widget;
using test::FindingsOf;
using test::Has;

namespace {

// How a kiosk shows the only question.
Widget WidgetOf(const std::string& question) {
  const auto loaded = survey::Load(test::Of(question, test::kPublished));
  REQUIRE(loaded);
  return loaded->survey.questions.front()->widget;
}

const std::string kPots =
    R"("items": [{"name": "a", "inputType": "number", "min": 0}, {"name": "b", "inputType": "number", "min": 0}])";

}  // namespace

TEST_CASE("each widget is carried by its types") {
  const std::pair<std::string, Widget> all[] = {
      {R"({"type": "multipletext", "name": "q", "kiosk": {"widget": "coins"}, )" + kPots + "}", Widget::kCoins},
      {R"({"type": "rating", "name": "q", "rateMin": 0, "rateMax": 10, "kiosk": {"widget": "ladder"}})",
       Widget::kLadder},
      {R"({"type": "rating", "name": "q", "kiosk": {"widget": "thermometer"}})", Widget::kThermometer},
      {R"({"type": "slider", "name": "q", "kiosk": {"widget": "thermometer"}})", Widget::kThermometer},
      {R"({"type": "rating", "name": "q", "rateType": "smileys", "kiosk": {"widget": "positive"}})", Widget::kPositive},
      {R"({"type": "dropdown", "name": "q", "choices": ["A1", "B1"], "kiosk": {"widget": "grid"}})", Widget::kGrid},
      {R"({"type": "multipletext", "name": "q", "items": [{"name": "a"}], "kiosk": {"widget": "wishes"}})",
       Widget::kWishes},
      {R"({"type": "boolean", "name": "q", "kiosk": {"widget": "thumbs"}})", Widget::kThumbs},
      {R"({"type": "radiogroup", "name": "q", "choices": [1, 2, 3], "kiosk": {"widget": "thumbs"}})", Widget::kThumbs},
  };
  for (const auto& [question, widget] : all) {
    INFO(question);
    CHECK(WidgetOf(question) == widget);
    test::HasNot(FindingsOf(question), "widget");
  }
}

TEST_CASE("a widget that is misspelt or unknown is named, and the question is shown as its type is") {
  const std::string question = R"({"type": "rating", "name": "q", "kiosk": {"widget": "lader"}})";
  CHECK(WidgetOf(question) == Widget::kUsual);
  Has(FindingsOf(question),
      "warning /elements/0/kiosk/widget:1 no widget is called \"lader\" | did you mean \"ladder\"?");
  Has(FindingsOf(R"({"type": "rating", "name": "q", "kiosk": {"widget": "zzzzzz"}})"), "| coins, ladder, thermometer");
}

TEST_CASE("a widget on a question that cannot carry it has no effect, and a hint says what can") {
  const std::pair<std::string, std::string> all[] = {
      {R"({"type": "text", "name": "q", "kiosk": {"widget": "coins"}})",
       "a \"text\" cannot be shown like that | coins are for a multipletext"},
      {R"({"type": "multipletext", "name": "q", "items": [{"name": "a"}, {"name": "b"}], "kiosk": {"widget": "coins"}})",
       "coins go into pots that are numbers | give each item \"inputType\": \"number\", \"min\": 0"},
      {R"({"type": "slider", "name": "q", "kiosk": {"widget": "ladder"}})", "this is for a rating"},
      {R"({"type": "slider", "name": "q", "sliderType": "range", "kiosk": {"widget": "thermometer"}})",
       "a slider with one end"},
      {R"({"type": "rating", "name": "q", "rateMax": 12, "kiosk": {"widget": "ladder"}})",
       "a scale of 12 steps, at most 11 fit"},
      {R"({"type": "rating", "name": "q", "kiosk": {"widget": "positive"}})", "\"rateType\": \"smileys\""},
      {R"({"type": "dropdown", "name": "q", "choices": ["A1", "pond"], "kiosk": {"widget": "grid"}})",
       "\"pond\" is no cell"},
      {R"({"type": "radiogroup", "name": "q", "choices": ["A1", "B1"], "showOtherItem": true, "kiosk": {"widget": "grid"}})",
       "\"other\" is no cell"},
      {R"({"type": "multipletext", "name": "q", "items": [{"name": "a"}, {"name": "b"}, {"name": "c"}, {"name": "d"}], "kiosk": {"widget": "wishes"}})",
       "more than three wishes"},
      {R"({"type": "radiogroup", "name": "q", "choices": [1, 2], "showNoneItem": true, "kiosk": {"widget": "thumbs"}})",
       "thumbs go up"},
  };
  for (const auto& [question, said] : all) {
    INFO(question);
    CHECK(WidgetOf(question) == Widget::kUsual);
    Has(FindingsOf(question), said);
  }
}

TEST_CASE("there are ten coins unless the survey says otherwise, and 2 to 20") {
  const auto coins = [](const std::string& count) {
    const auto loaded = survey::Load(
        test::Of(R"({"type": "multipletext", "name": "q", "kiosk": {"widget": "coins")" + count + "}, " + kPots + "}",
                 test::kPublished));
    return loaded->survey.questions.front()->coins;
  };
  CHECK(coins("") == 10);
  CHECK(coins(R"(, "coins": 20)") == 20);
  CHECK(coins(R"(, "coins": 21)") == 10);
  CHECK(coins(R"(, "coins": 1)") == 10);
}

TEST_CASE("a cell is a letter for its column and a number for its row") {
  using survey::CellNamed;
  CHECK(CellNamed("A1") == survey::Cell{0, 0});
  CHECK(CellNamed("C2") == survey::Cell{2, 1});
  CHECK(CellNamed("H8") == survey::Cell{7, 7});
  for (const char* none : {"", "A", "A0", "A9", "I1", "a1", "A01", "A10", "1A"}) CHECK_FALSE(CellNamed(none));
}
