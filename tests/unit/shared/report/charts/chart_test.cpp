#include "shared/report/charts/chart.h"

#include "shared/report/charts/palette.h"
#include "shared/report/charts/parts.h"
#include "tests/unit/shared/report/charts/world.h"

using namespace charts;
using test::Speak;
using test::Table;
using Shown = privacy::GatedCount::Kind;

TEST_CASE("choices become bars, in the order of the question, without who skipped") {
  const Language english = Speak("en");
  const auto table = Table("where", {"park", "pool", "#skipped"}, {"all"}, {R"(24, [18, "too few", 3])"});
  const Chart chart = OfQuestion(table, table.questions()[0], english);
  CHECK(chart.kind == Kind::kBars);
  REQUIRE(chart.rows.size() == 2);
  CHECK(chart.rows[0].cells[0].value == doctest::Approx(.75));
  CHECK_FALSE(chart.rows[1].cells[0].shown());
  CHECK(SaysSomething(chart));
}

TEST_CASE("a count above its n is all of it, not more") {
  CHECK(CellOf({Shown::kShown, 27}, {Shown::kShown, 24}).value == 1);
}

TEST_CASE("whole numbers one after the other are a scale; an attribute is none") {
  const Language english = Speak("en");
  const auto rated = Table("mood", {"1", "2", "3"}, {"all"}, {"24, [3, 6, 15]"});
  CHECK(OfQuestion(rated, rated.questions()[0], english).kind == Kind::kScale);
  const auto age = Table("age", {"8", "9", "10"}, {"all", "age=8"}, {"24, [3, 6, 15]", "12, [12, 0, 0]"});
  CHECK(OfQuestion(age, age.questions()[0], english).kind == Kind::kBars);
}

TEST_CASE("groups beside each other are those that the gate shows") {
  const Language english = Speak("en");
  const auto table = Table("where", {"park", "pool"}, {"all", "age=8", "age=9", "#centre=sun"},
                           {"24, [18, 6]", R"("too few", ["too few", "too few"])", "12, [6, 6]", "15, [9, 6]"});
  CHECK(OfGroups(table, table.questions()[0], "", english).columns.size() == 3);
  CHECK(OfGroups(table, table.questions()[0], "age", english).columns ==
        std::vector<std::string>{"Everybody", "age=9"});
  CHECK(OfGroups(table, table.questions()[0], "centre", english).columns.size() == 2);
}

TEST_CASE("the middle of a scale belongs to neither side") {
  CHECK(IsLower(0, 3));
  CHECK_FALSE(IsLower(1, 3));
  CHECK_FALSE(IsUpper(1, 3));
  CHECK(IsUpper(2, 3));
  CHECK(IsLower(1, 4));
  CHECK(IsUpper(2, 4));
}

TEST_CASE("Wilson's interval: 18 of 24") {
  const Cell cell = WithInterval(CellOf({Shown::kShown, 18}, {Shown::kShown, 24}), {Shown::kShown, 24});
  CHECK(cell.low == doctest::Approx(0.551).epsilon(.002));  // R: prop.test(18, 24, correct = FALSE)
  CHECK(cell.high == doctest::Approx(0.880).epsilon(.002));
}

TEST_CASE("a finding says how many of how many, and only what is shown") {
  const Language english = Speak("en");
  const auto said = [&](const std::string& counts) {
    const auto table = Table("where", {"park", "pool"}, {"all"}, {counts});
    return Finding(OfQuestion(table, table.questions()[0], english));
  };
  CHECK(said("24, [18, 6]") == "Most people (18 of 24) chose “park”.");
  CHECK(said("24, [15, 9]") == "More than half of the people (15 of 24) chose “park”.");
  CHECK(said(R"(24, ["nearly all", "too few"])") == "Nearly all of the 24 people chose “park”.");
  CHECK(said("24, [12, 12]") == "");  // two of them stand out
  CHECK(said(R"("too few", ["too few", "too few"])") == "");
}

TEST_CASE("a scale is told by the larger of its ends") {
  const Language english = Speak("en");
  const auto table = Table("mood", {"1", "2", "3", "4", "5"}, {"all"}, {R"(24, ["too few", 3, 3, 6, 12])"});
  CHECK(Finding(OfQuestion(table, table.questions()[0], english)) == "Most people (18 of 24) chose “4” or “5”.");
}

TEST_CASE("a description has every number that the chart has, and words where there is none") {
  const auto table = Table("mood", {"1", "2", "3"}, {"all"}, {R"(24, [18, 6, "too few"])"});
  const Chart chart = OfQuestion(table, table.questions()[0], Speak("en"));
  const Language english = Speak("en");
  Chart same = chart;
  same.language = &english;
  CHECK(Describe(same) == "How? Everybody. Of 24 people 18 chose “1”; 6 chose “2”; “3”: too few.");
  const Language latvian = Speak("lv");
  same.language = &latvian;
  CHECK(Describe(same).find("No 24 cilvēkiem 18 izvēlējās „1”") != std::string::npos);
}

TEST_CASE("a trend says rise and fall only where intervals do not meet") {
  const Language english = Speak("en");
  const auto trend = [&](const std::string& then, const std::string& now) {
    const auto table = Table("where", {"park"}, {"2024", "2025", "2026"}, {then, R"("too few", ["too few"])", now});
    const Chart chart = OfTrend(table, table.questions()[0], english);
    CHECK_FALSE(chart.rows[0].cells[1].shown());
    return Finding(chart);
  };
  CHECK(trend("300, [60]", "300, [240]") == "“park” rose from 20% (2024) to 80% (2026).");
  CHECK(trend("30, [15]", "30, [18]").find("may be chance") != std::string::npos);
}

TEST_CASE("of many choices a trend draws the most chosen, in their order") {
  const Language english = Speak("en");
  const auto table =
      Table("where", {"a", "b", "c", "d"}, {"2025", "2026"}, {"30, [3, 18, 6, 12]", "30, [3, 15, 9, 12]"});
  const Chart chart = OfTrend(table, table.questions()[0], english, 2);
  REQUIRE(chart.rows.size() == 2);
  CHECK(chart.rows[0].name == "b");
  CHECK(chart.rows[1].name == "d");
}

TEST_CASE("a heat map names the widest gap between groups, but not by chance") {
  const Language english = Speak("en");
  const auto table = Table("where", {"park", "pool"}, {"all", "speaks=true", "speaks=false"},
                           {"300, [180, 120]", "150, [135, 15]", "150, [45, 105]"});
  const Chart chart = OfHeat(table, "", "speaks", english);
  REQUIRE(chart.rows.size() == 1);
  CHECK(Finding(chart).find("90% in the group “speaks=true”, 30% in the group “speaks=false”") != std::string::npos);
  const auto close = Table("where", {"park", "pool"}, {"all", "speaks=true", "speaks=false"},
                           {"60, [33, 27]", "30, [15, 15]", "30, [18, 12]"});
  CHECK(Finding(OfHeat(close, "", "speaks", english)).find("chance") != std::string::npos);
}

TEST_CASE("a whole table becomes charts: the rows of a matrix as one, what shows nothing not at all") {
  const charts::Language english = test::Speak("en");
  const auto question = [](const char* code, const char* rows, const char* counts) {
    return R"({"code":")" + std::string(code) + R"(","label":{"en":")" + code + R"("},"rows":[)" + rows +
           R"(],"results":[{"group":"all",)" + counts + "}]}";
  };
  const std::string steps = R"({"code":"1","label":{}},{"code":"2","label":{}})";
  const std::string shown = R"("n":24,"counts":[18,6])", hidden = R"("n":"too few","counts":["too few","too few"])";
  const std::string json =
      R"({"format":1,"survey":"s","round":"2026","title":{"en":"S"},"groups":[{"code":"all","label":{}}],
    "questions":[)" +
      question("mood", steps.c_str(), shown.c_str()) + "," + question("day.school", steps.c_str(), shown.c_str()) +
      "," + question("day.home", steps.c_str(), shown.c_str()) + "," + question("rare", steps.c_str(), hidden.c_str()) +
      "," + question("wish", "", R"("n":24,"counts":[])") + "]}";
  const auto table = report::GatedTable::FromJson(json);
  REQUIRE(table);
  const auto all = charts::OfAll(*table, english);
  REQUIRE(all.size() == 2);
  CHECK(all[0].code == "mood");
  CHECK(all[1].rows.size() == 2);
  CHECK(charts::MatrixOf(*table, table->questions()[1], nullptr) == "day");
  CHECK(charts::MatrixOf(*table, table->questions()[0], nullptr).empty());
}

TEST_CASE("a chart too high for its place is cut between rows; a trend is not") {
  const auto en = Speak("en");
  const auto table = Table("q", {"a", "b", "c", "d", "e", "f", "g"}, {"all"}, {R"(70, [10, 9, 11, 12, 9, 10, 9])"});
  const Chart whole = OfQuestion(table, table.questions()[0], en);
  REQUIRE(whole.rows.size() == 7);
  const auto parts = InParts(whole, 3);
  REQUIRE(parts.size() == 3);
  std::vector<std::string> names;
  for (const Chart& part : parts) {
    CHECK(part.rows_before == names.size());
    CHECK(part.rows.size() >= 2);
    CHECK(Height(part, 400) < Height(whole, 400) / 2);
    for (const Row& row : part.rows) names.push_back(row.name);
  }
  CHECK(names == std::vector<std::string>{"a", "b", "c", "d", "e", "f", "g"});
  CHECK(InParts(whole, 99).size() == 7);
  Chart trend = whole;
  trend.kind = Kind::kTrend;
  CHECK(InParts(trend, 3).size() == 1);
}
