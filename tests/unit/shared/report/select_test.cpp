// docs/formats/results.md §4: parts of tables, and tables beside each other.
#include "shared/report/write.h"
#include "tests/unit/shared/report/fixture.h"

using report::GatedTable;
using Kind = privacy::GatedCount::Kind;

namespace {

GatedTable Round(const std::string& name, int people, const std::string& extra = "") {
  const auto survey = test::Read(R"({"kiosk": {"id": "x", "band": "adult", "attributes": ["age"],
    "domains": [{"code": "play"}], "measures": [{"kind": "mean", "code": "both", "items": ["t.a", "t.b"]}]}, "elements": [
    {"type": "radiogroup", "name": "age", "choices": ["a", "b"]},
    {"type": "rating", "name": "mood", "rateMax": 2, "kiosk": {"domain": "play"}},
    {"type": "matrix", "name": "t", "rows": ["a", "b"], "columns": [1, 2]})" +
                                 extra + "]}");
  test::OpenedRound round;
  for (int i = 0; i < people; ++i)
    round.answers.push_back({{static_cast<std::uint8_t>(1 + i % 2), 0},
                             R"({"answers":{"mood":)" + std::to_string(1 + i % 2) + R"(,"t":{"a":1,"b":)" +
                                 std::to_string(1 + i % 2) + R"(}},"skipped":[]})",
                             i % 2 ? "sun" : "moon"});
  return GatedTable::From(
      test::Count(survey, name, round, {.centres = {{"sun", "Sun", "north", "North"}, {"moon", "", "", ""}}}).value(),
      {7});
}

std::string Groups(const GatedTable& table) {
  std::string codes;
  for (const auto& group : table.groups()) codes += group.code + " ";
  return codes;
}

std::string Questions(const GatedTable& table) {
  std::string codes;
  for (const auto& question : table.questions()) codes += question.label.code + " ";
  for (const auto& measure : table.measures()) codes += "#" + measure.label.code + " ";
  return codes;
}

}  // namespace

TEST_CASE("§4 groups can be picked; the counts stay as they were published") {
  const GatedTable table = Round("2026-spring", 60);
  CHECK(Groups(table.Pick({})) == "all age=a age=b #centre=moon #territory=north #centre=sun ");
  CHECK(Groups(table.Pick({.by = "all"})) == "all ");
  CHECK(Groups(table.Pick({.by = "age"})) == "all age=a age=b ");
  CHECK(Groups(table.Pick({.by = "centre"})) == "all #centre=moon #centre=sun ");
  CHECK(Groups(table.Pick({.by = "territory"})) == "all #territory=north ");
  const GatedTable by_centre = table.Pick({.by = "centre"});
  CHECK(by_centre.questions()[1].tallies[2].n.rounded == table.questions()[1].tallies[5].n.rounded);
  CHECK(by_centre.measures()[0].scores[2].mean == table.measures()[0].scores[5].mean);
}

TEST_CASE("§4 questions can be picked by code or by domain, a matrix with all its rows, a measure by its code") {
  const GatedTable table = Round("2026-spring", 60);
  CHECK(Questions(table.Pick({})) == "age mood t.a t.b #both ");
  CHECK(Questions(table.Pick({.question = "mood"})) == "mood ");
  CHECK(Questions(table.Pick({.question = "t"})) == "t.a t.b ");
  CHECK(Questions(table.Pick({.question = "t.a"})) == "t.a ");
  CHECK(Questions(table.Pick({.question = "both"})) == "#both ");
  CHECK(Questions(table.Pick({.domain = "play"})) == "mood ");
}

TEST_CASE("§4 rounds stand side by side; what a round did not ask is not asked, not too few") {
  const std::vector<GatedTable> rounds{Round("2025", 60),
                                       Round("2026", 30, R"(, {"type": "rating", "name": "new", "rateMax": 2})")};
  const std::vector<report::Label> groups{{"#round=2025", {}}, {"#round=2026", {}}};
  const std::vector<std::size_t> columns{0, 1};
  const GatedTable both = GatedTable::SideBySide(rounds, groups, columns);
  CHECK(Questions(both) == "age mood t.a t.b new #both ");
  CHECK(both.questions()[1].tallies[0].n.rounded == rounds[0].questions()[1].tallies[0].n.rounded);
  CHECK(both.questions()[1].tallies[1].counts[0].rounded == rounds[1].questions()[1].tallies[0].counts[0].rounded);
  CHECK(both.questions()[4].tallies[0].n.kind == Kind::kNotAsked);
  CHECK(both.questions()[4].tallies[1].n.kind == Kind::kTooFew);
  CHECK(both.measures()[0].scores[1].mean == rounds[1].measures()[0].scores[0].mean);
  CHECK(ToJson(both).contains("not asked"));
  CHECK(GatedTable::FromJson(ToJson(both)));
}

TEST_CASE("§4 rounds of one year are added up from what was published; what one of them hides stays hidden") {
  const std::vector<GatedTable> rounds{Round("2026-spring", 60), Round("2026-autumn", 30), Round("2027", 8)};
  const std::vector<report::Label> groups{{"#year=2026", {}}, {"#year=2027", {}}};
  const GatedTable years = GatedTable::SideBySide(rounds, groups, std::vector<std::size_t>{0, 0, 1});
  const auto& mood = years.questions()[1];
  CHECK(mood.tallies[0].n.rounded ==
        rounds[0].questions()[1].tallies[0].n.rounded + rounds[1].questions()[1].tallies[0].n.rounded);
  CHECK(mood.tallies[1].n.kind == Kind::kTooFew);
  CHECK(years.measures()[0].scores[0].figures == Kind::kNotAsked);  // means are not added
  const GatedTable hidden =
      GatedTable::SideBySide(rounds, std::vector<report::Label>{{"#year=all", {}}}, std::vector<std::size_t>{0, 0, 0});
  CHECK(hidden.questions()[1].tallies[0].n.kind == Kind::kTooFew);
}
