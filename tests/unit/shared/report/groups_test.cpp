// docs/formats/results.md §1: centres, territories, other questions as groups; who stopped where.
#include <algorithm>

#include "shared/report/gated_table.h"
#include "tests/unit/shared/report/fixture.h"

using report::RawTable;
using test::Find;
using test::Group;

namespace {

const std::vector<report::Centre> kCentres{
    {"sun", "Day centre Sun", "north", "Northern district"}, {"moon", "", "north", ""}, {"star", "Star", "", ""}};

void AddAt(test::OpenedRound& round, int count, const std::string& centre, const std::string& answers,
           const std::string& more = "") {
  for (int i = 0; i < count; ++i)
    round.answers.push_back({{}, R"({"answers":{)" + answers + R"(},"skipped":[])" + more + "}", centre});
}

}  // namespace

TEST_CASE("§1 the places that rows come from are groups; a centre lies in its territory; elsewhere is in all alone") {
  test::OpenedRound round;
  AddAt(round, 3, "sun", R"("mood":3)");
  AddAt(round, 2, "moon", R"("mood":1)");
  AddAt(round, 4, "star", R"("mood":1)");
  AddAt(round, 1, "", R"("mood":1)");
  AddAt(round, 1, "elsewhere", R"("mood":1)");
  const RawTable table = test::Count(test::Week(), "r", round, {.centres = kCentres}).value();
  std::string codes;
  for (const auto& group : table.groups)
    if (group.code.starts_with('#')) codes += group.code + " ";
  CHECK(codes == "#centre=star #territory=north #centre=moon #centre=sun ");
  CHECK(table.groups[Group(table, "#centre=sun")].label.For("lv") == "Day centre Sun");
  CHECK(table.groups[Group(table, "#centre=moon")].label.For("lv") == "moon");
  CHECK(table.nesting[Group(table, "#centre=sun")].parent == static_cast<int>(Group(table, "#territory=north")));
  CHECK(table.nesting[Group(table, "#centre=star")].parent == 0);
  const auto& mood = Find(table, "mood");
  CHECK(mood.tallies[0].answered == 11);
  CHECK(mood.tallies[Group(table, "#territory=north")].answered == 5);
  CHECK(mood.tallies[Group(table, "#centre=sun")].chosen == std::vector{0, 0, 3});
}

TEST_CASE("§4 the values of another question can be the groups; several answers, texts and nothing cannot") {
  test::OpenedRound round;
  AddAt(round, 3, "sun", R"("mood":3,"likes":["swing"])");
  AddAt(round, 2, "", R"("mood":1,"likes":["slide"])");
  AddAt(round, 1, "", R"("likes":["slide"])");
  const RawTable table = test::Count(test::Week(), "r", round, {.by = "mood"}).value();
  CHECK(table.groups.size() == 4);
  CHECK(Find(table, "likes").tallies[0].answered == 6);
  CHECK(Find(table, "likes").tallies[Group(table, "mood=3")].chosen == std::vector{3, 0, 0});
  CHECK(Find(table, "likes").tallies[Group(table, "mood=1")].chosen == std::vector{0, 2, 0});
  for (const char* by : {"likes", "wish", "first", "siblings", "else"}) {
    CAPTURE(by);
    const auto refused = test::Count(test::Week(), "r", round, {.by = by});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::Code::kUsage);
  }
}

TEST_CASE("§4 asking both ways round gives the same number") {
  test::OpenedRound round;
  const char* two = R"({"kiosk": {"id": "x", "band": "adult"}, "elements": [
    {"type": "rating", "name": "a", "rateMax": 2}, {"type": "rating", "name": "b", "rateMax": 2}]})";
  AddAt(round, 13, "", R"("a":1,"b":1)");
  AddAt(round, 14, "", R"("a":1,"b":2)");
  AddAt(round, 16, "", R"("a":2,"b":1)");
  AddAt(round, 17, "", R"("a":2,"b":2)");
  for (std::uint8_t seed = 1; seed < 40; ++seed) {
    const auto gated = [&](const char* by) {
      return report::GatedTable::From(test::Count(test::Read(two), "r", round, {.by = by}).value(),
                                      privacy::RoundingSeed{seed});
    };
    const auto by_a = gated("a"), by_b = gated("b");
    for (std::size_t i = 0; i < 2; ++i)
      for (std::size_t j = 0; j < 2; ++j)
        CHECK(by_a.questions()[1].tallies[i + 1].counts[j].rounded ==
              by_b.questions()[0].tallies[j + 1].counts[i].rounded);
  }
}

TEST_CASE("§1 who stopped is counted there, and later questions are neither skipped nor answered but not reached") {
  test::OpenedRound round;
  AddAt(round, 4, "", R"("mood":3)", R"(,"stopped":"mood")");           // said it, then stopped
  AddAt(round, 2, "", "", R"(,"stopped":"mood")");                      // stopped without saying it
  AddAt(round, 1, "", R"("likes":["swing"])", R"(,"stopped":"mood")");  // had gone back
  AddAt(round, 5, "", R"("mood":3,"likes":["swing"],"first":["park"],"siblings":1)");
  const RawTable table = test::Count(test::Week(), "r", round).value();
  const auto& mood = Find(table, "mood").tallies[0];
  CHECK(mood.answered == 9);
  CHECK(mood.stopped == 7);
  CHECK(mood.seen == 12);
  CHECK(mood.not_reached == 0);
  const auto& likes = Find(table, "likes").tallies[0];
  CHECK(likes.answered == 6);
  CHECK(likes.skipped == 0);
  CHECK(likes.not_reached == 6);
  CHECK(Find(table, "first").tallies[0].not_reached == 7);
  CHECK(Find(table, "wish").tallies[0].answered == 0);
}

TEST_CASE("§1 the rows of who skipped, stopped and did not get there follow the choices") {
  test::OpenedRound round;
  AddAt(round, 12, "", R"("mood":3)", R"(,"stopped":"likes")");
  AddAt(round, 12, "", R"("mood":3)");
  const auto table = report::GatedTable::From(test::Count(test::Week(), "r", round).value(), {7});
  for (const auto& question : table.questions()) {
    if (question.label.code != "mood") continue;
    CHECK(question.rows[3].code == "#skipped");
    CHECK(question.rows[4].code == "#stopped");
    CHECK(question.rows[5].code == "#notreached");
  }
}
