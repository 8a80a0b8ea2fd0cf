// docs/formats/results.md §1: what is counted.
#include <algorithm>

#include "tests/unit/shared/report/fixture.h"

using report::RawQuestion;
using report::RawTable;
using test::Find;
using test::Group;

namespace {

RawTable Count(const test::OpenedRound& round) {
  auto table = test::Count(test::Week(), "r", round);
  REQUIRE(table);
  return *table;
}

RawTable Count(const std::string& elements, const test::OpenedRound& round) {
  auto table =
      test::Count(test::Read(R"({"kiosk": {"id": "x", "band": "adult"}, "elements": [)" + elements + "]}"), "r", round);
  REQUIRE(table);
  return *std::move(table);
}

std::string Codes(const RawTable& table) {
  std::string codes;
  for (const RawQuestion& question : table.questions) codes += question.label.code + " ";
  return codes;
}

}  // namespace

TEST_CASE("groups are everybody and each value of each attribute") {
  const RawTable table = Count({});
  std::vector<std::string> codes;
  for (const auto& group : table.groups) codes.push_back(group.code);
  CHECK(codes == std::vector<std::string>{"all", "age=8-9", "age=10-11", "speaks=true", "speaks=false"});
  CHECK(table.groups[1].label.For("lv") == "8 vai 9");
}

TEST_CASE("html is not counted") {
  const RawTable table = Count({});
  for (const RawQuestion& question : table.questions) CHECK(question.label.code != "bye");
}

TEST_CASE("a choice is counted for everybody and for the row's groups") {
  test::OpenedRound round;
  test::Add(round, 3, {1, 2}, R"("mood":3)");
  test::Add(round, 2, {0, 1}, R"("mood":1)", R"("likes")");
  const RawTable table = Count(round);
  const RawQuestion& mood = Find(table, "mood");
  CHECK(mood.tallies[0].answered == 5);
  CHECK(mood.tallies[0].chosen == std::vector{2, 0, 3});
  CHECK(mood.tallies[Group(table, "age=8-9")].chosen == std::vector{0, 0, 3});
  CHECK(mood.tallies[Group(table, "age=10-11")].answered == 0);
  CHECK(mood.tallies[Group(table, "speaks=true")].chosen == std::vector{2, 0, 0});
  CHECK(Find(table, "likes").tallies[0].skipped == 2);
  CHECK(Find(table, "likes").tallies[0].answered == 0);
  CHECK(table.people == 5);
}

TEST_CASE("attributes are counted from beside the answers; not given is no answer") {
  test::OpenedRound round;
  test::Add(round, 4, {2, 0}, "");
  test::Add(round, 1, {0, 0}, "");
  const RawTable table = Count(round);
  CHECK(Find(table, "age").tallies[0].chosen == std::vector{0, 4});
  CHECK(Find(table, "age").tallies[0].answered == 4);
  CHECK(Find(table, "speaks").tallies[0].answered == 0);
}

TEST_CASE("a multiple choice counts each choice once, a ranking only what stands first") {
  test::OpenedRound round;
  test::Add(round, 2, {}, R"("likes":["swing","slide"],"first":["pool","park"])");
  const RawTable table = Count(round);
  CHECK(Find(table, "likes").tallies[0].chosen == std::vector{2, 2, 0});
  CHECK(Find(table, "likes").tallies[0].answered == 2);
  CHECK(Find(table, "first").tallies[0].chosen == std::vector{0, 2});
}

TEST_CASE("of texts and numbers only how many there are is counted") {
  test::OpenedRound round;
  test::Add(round, 2, {1, 1}, R"("siblings":3)");
  round.texts = {"wish", "wish", "wish", "mood-Comment"};
  const RawTable table = Count(round);
  CHECK(Find(table, "siblings").tallies[0].answered == 2);
  CHECK(Find(table, "siblings").choices.empty());
  CHECK(Find(table, "wish").tallies[0].answered == 3);
  CHECK(Find(table, "wish").tallies[1].answered == 0);
}

TEST_CASE("a choice that only an older version had is counted behind the others") {
  test::OpenedRound round;
  test::Add(round, 2, {1, 1}, R"("first":["library"])");
  const RawTable table = Count(round);
  CHECK(Find(table, "first").choices.back().code == "library");
  CHECK(Find(table, "first").tallies[1].chosen == std::vector{0, 0, 2});
  CHECK(Find(table, "first").tallies[2].chosen == std::vector{0, 0, 0});
}

TEST_CASE("a choice cannot pass itself off as the row of skipped answers") {
  const RawTable table = Count({});
  CHECK(Find(table, "likes").choices.back().code == "##sand");
}

TEST_CASE("a body that is no JSON is an error, not a gap") {
  test::OpenedRound round;
  round.answers.push_back({{}, "{"});
  CHECK_FALSE(test::Count(test::Week(), "r", round));
}

TEST_CASE("a matrix is one question a row, with the columns as its choices") {
  const char* matrix =
      R"({"type": "matrix", "name": "lessons", "rows": ["art", {"value": "sport", "text": "Sports"}], "columns": ["good", "bad"]},
      {"type": "matrix", "name": "likes", "cellType": "checkbox", "rows": ["mon"], "columns": [1, 2]})";
  test::OpenedRound round;
  test::Add(round, 3, {}, R"("lessons":{"art":"good","sport":"bad"},"likes":{"mon":[1,2]})");
  test::Add(round, 2, {}, R"("lessons":{"art":"bad"},"likes":{"mon":[2]})");
  test::Add(round, 1, {}, "", R"("lessons")");
  const RawTable table = Count(matrix, round);
  CHECK(Codes(table) == "lessons.art lessons.sport likes.mon ");
  CHECK(Find(table, "lessons.sport").label.label.For("en") == "Sports");
  CHECK(Find(table, "lessons.art").tallies[0].answered == 5);
  CHECK(Find(table, "lessons.art").tallies[0].chosen == std::vector{3, 2});
  CHECK(Find(table, "lessons.sport").tallies[0].answered == 3);
  CHECK(Find(table, "lessons.sport").tallies[0].chosen == std::vector{0, 3});
  CHECK(Find(table, "lessons.sport").tallies[0].skipped == 1);
  CHECK(Find(table, "likes.mon").tallies[0].chosen == std::vector{3, 5});
}

TEST_CASE("of sliders, dates, results and entries only how many answered is counted") {
  const char* elements =
      R"json({"type": "slider", "name": "warm", "customLabels": [0, 100]}, {"type": "text", "name": "born", "inputType": "date"},
      {"type": "expression", "name": "sum", "expression": "{warm} + 1"},
      {"type": "paneldynamic", "name": "people", "templateElements": [{"type": "text", "name": "name"}, {"type": "rating", "name": "mood"}]},
      {"type": "matrixdropdown", "name": "week", "rows": [1], "columns": [{"name": "pet", "choices": ["cat"]}]})json";
  test::OpenedRound round;
  test::Add(round, 2, {},
            R"("warm":5,"born":"2015-01-31","sum":6,"people":[{"mood":1},{"mood":2}],"week":{"1":{"pet":"cat"}})");
  const RawTable table = Count(elements, round);
  CHECK(Codes(table) == "warm born sum people week ");
  for (const RawQuestion& question : table.questions) {
    CAPTURE(question.label.code);
    CHECK(question.tallies[0].answered == 2);
    CHECK_FALSE(question.counts_choices);
    CHECK(question.choices.empty());
  }
  CHECK(Find(table, "week").counts_skipped);
  CHECK_FALSE(Find(table, "people").counts_skipped);  // it would tell who wrote names only
  CHECK_FALSE(Find(table, "sum").counts_skipped);
}

TEST_CASE("items of a multiple text are counted each; texts from entries are not, because one person can write many") {
  const char* elements =
      R"json({"type": "multipletext", "name": "contact", "items": [{"name": "phone", "title": "Phone"}, {"name": "age", "inputType": "number"}]},
      {"type": "paneldynamic", "name": "names", "templateElements": [{"type": "text", "name": "name"}]},
      {"type": "matrix", "name": "m", "rows": ["phone"], "columns": ["good"]})json";
  test::OpenedRound round;
  test::Add(round, 2, {}, R"("contact":{"age":7})");
  round.texts = {"contact.phone", "contact.phone", "contact.phone", "names.name", "names.name", "m.phone"};
  const RawTable table = Count(elements, round);
  CHECK(Codes(table) == "contact.phone contact.age m.phone ");
  CHECK(Find(table, "contact.phone").tallies[0].answered == 3);
  CHECK(Find(table, "contact.phone").label.label.For("en") == "Phone");
  CHECK(Find(table, "contact.age").tallies[0].answered == 2);
  CHECK(Find(table, "m.phone").tallies[0].answered == 0);
}

TEST_CASE("a row or item with the name of a question is counted apart from it") {
  const char* elements =
      R"({"type": "radiogroup", "name": "m.art", "choices": ["x"]}, {"type": "matrix", "name": "m", "rows": ["art"], "columns": ["good"]})";
  test::OpenedRound round;
  test::Add(round, 2, {}, R"("m":{"art":"good"})");
  const RawTable table = Count(elements, round);
  CHECK(table.questions[0].tallies[0].answered == 0);
  CHECK(table.questions[1].tallies[0].answered == 2);
}

TEST_CASE("choices that are carried over have the names of the other question's; entries never name a row") {
  const char* elements =
      R"json({"type": "checkbox", "name": "all", "choices": ["a", "b"], "hasNone": true, "hasSelectAll": true},
      {"type": "radiogroup", "name": "best", "choicesFromQuestion": "all", "hasOther": true},
      {"type": "paneldynamic", "name": "people", "templateElements": [{"type": "text", "name": "age", "inputType": "number"}]},
      {"type": "radiogroup", "name": "oldest", "choicesFromQuestion": "people", "choiceValuesFromQuestion": "age", "hasOther": true})json";
  test::OpenedRound round;
  test::Add(round, 2, {}, R"("best":"b","oldest":87)");
  const RawTable table = Count(elements, round);
  std::string codes;
  for (const auto& choice : Find(table, "all").choices) codes += choice.code + " ";
  for (const auto& choice : Find(table, "best").choices) codes += choice.code + " ";
  CHECK(codes == "a b none a b other ");
  CHECK(Find(table, "best").tallies[0].chosen == std::vector{0, 2, 0});
  CHECK(Find(table, "oldest").tallies[0].answered == 2);
  CHECK(Find(table, "oldest").choices.empty());
}

TEST_CASE("pictures, files and practice items are not counted") {
  const RawTable table = Count(
      R"({"type": "image", "name": "i", "imageLink": "x.png"}, {"type": "file", "name": "f"}, {"type": "rating", "name": "r"})",
      {});
  CHECK(Codes(table) == "r ");
}

TEST_CASE("what an older version asked otherwise under the same name becomes no choice") {
  test::OpenedRound round;
  test::Add(round, 2, {}, R"("m":{"art":"good"},"r":[{"name":1}])");
  const RawTable table =
      Count(R"({"type": "rating", "name": "m"}, {"type": "checkbox", "name": "r", "choices": ["x"]})", round);
  CHECK(Find(table, "m").choices.size() == 5);
  CHECK(Find(table, "r").choices.size() == 1);
}
