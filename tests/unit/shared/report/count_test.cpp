// docs/formats/results.md §1: what is counted.
#include <algorithm>

#include "tests/unit/shared/report/fixture.h"

using report::RawQuestion;
using report::RawTable;

namespace {

RawTable Count(const report::OpenedRound& round) {
  auto table = report::Count(test::Week(), "r", round);
  REQUIRE(table);
  return *table;
}

const RawQuestion& Find(const RawTable& table, std::string_view name) {
  const auto found =
      std::ranges::find(table.questions, name, [](const RawQuestion& q) { return q.label.code; });
  REQUIRE(found != table.questions.end());
  return *found;
}

std::size_t Group(const RawTable& table, std::string_view code) {
  const auto found = std::ranges::find(table.groups, code, &report::Label::code);
  REQUIRE(found != table.groups.end());
  return static_cast<std::size_t>(found - table.groups.begin());
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
  report::OpenedRound round;
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
  report::OpenedRound round;
  test::Add(round, 4, {2, 0}, "");
  test::Add(round, 1, {0, 0}, "");
  const RawTable table = Count(round);
  CHECK(Find(table, "age").tallies[0].chosen == std::vector{0, 4});
  CHECK(Find(table, "age").tallies[0].answered == 4);
  CHECK(Find(table, "speaks").tallies[0].answered == 0);
}

TEST_CASE("a multiple choice counts each choice once, a ranking only what stands first") {
  report::OpenedRound round;
  test::Add(round, 2, {}, R"("likes":["swing","slide"],"first":["pool","park"])");
  const RawTable table = Count(round);
  CHECK(Find(table, "likes").tallies[0].chosen == std::vector{2, 2, 0});
  CHECK(Find(table, "likes").tallies[0].answered == 2);
  CHECK(Find(table, "first").tallies[0].chosen == std::vector{0, 2});
}

TEST_CASE("of texts and numbers only how many there are is counted") {
  report::OpenedRound round;
  test::Add(round, 2, {1, 1}, R"("siblings":3)");
  round.texts = {"wish", "wish", "wish", "mood-Comment"};
  const RawTable table = Count(round);
  CHECK(Find(table, "siblings").tallies[0].answered == 2);
  CHECK(Find(table, "siblings").choices.empty());
  CHECK(Find(table, "wish").tallies[0].answered == 3);
  CHECK(Find(table, "wish").tallies[1].answered == 0);
}

TEST_CASE("a choice that only an older version had is counted behind the others") {
  report::OpenedRound round;
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
  report::OpenedRound round;
  round.answers.push_back({{}, "{"});
  CHECK_FALSE(report::Count(test::Week(), "r", round));
}
