// docs/formats/results.md: what readers get. PRIVACY.md rule 11.
#include <algorithm>

#include "shared/report/write.h"
#include "tests/unit/shared/report/fixture.h"

using report::GatedQuestion;
using report::GatedTable;

namespace {

using Kind = privacy::GatedCount::Kind;

GatedTable Gated(const test::OpenedRound& round, std::uint8_t seed = 7) {
  return GatedTable::From(test::Count(test::Week(), "r", round).value(), privacy::RoundingSeed{seed});
}

const GatedQuestion& Find(const GatedTable& table, std::string_view name) {
  const auto found = std::ranges::find(table.questions(), name, [](const GatedQuestion& q) { return q.label.code; });
  REQUIRE(found != table.questions().end());
  return *found;
}

test::OpenedRound Twenty() {
  test::OpenedRound round;
  test::Add(round, 12, {1, 0}, R"("mood":3)", R"("likes")");
  test::Add(round, 7, {2, 0}, R"("mood":2)");
  test::Add(round, 1, {2, 0}, R"("mood":1)");
  return round;
}

std::size_t Lines(const std::string& text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

}  // namespace

TEST_CASE("§1 counts are rounded to multiples of three; a single person is too few") {
  const GatedTable table = Gated(Twenty());
  const auto& all = Find(table, "mood").tallies[0];
  CHECK(all.n.kind == Kind::kShown);
  CHECK(all.n.rounded % 3 == 0);
  CHECK(all.counts[0].kind == Kind::kTooFew);
  CHECK(all.counts[1].rounded % 3 == 0);
  CHECK(all.counts[2].rounded == 12);
}

TEST_CASE("§1 everybody of a group saying the same is nearly all") {
  test::OpenedRound round;
  test::Add(round, 19, {}, R"("mood":3)");
  CHECK(Find(Gated(round), "mood").tallies[0].counts[2].kind == Kind::kNearlyAll);
}

TEST_CASE("§1 a group below ten shows nothing, and cannot be had by subtraction") {
  const GatedTable table = Gated(Twenty());
  for (std::size_t g = 1; g < table.groups().size(); ++g) {
    CHECK(Find(table, "mood").tallies[g].n.kind == Kind::kTooFew);  // 12 of 20 would give away the other 8
    for (const auto& count : Find(table, "mood").tallies[g].counts) CHECK(count.kind == Kind::kTooFew);
  }
}

TEST_CASE("§1 groups of ten and more are shown when what is hidden is nobody, or ten and more") {
  test::OpenedRound round;
  test::Add(round, 12, {1, 1}, R"("mood":3)");
  test::Add(round, 11, {2, 0}, R"("mood":2)");
  const GatedTable table = Gated(round);
  const auto shown = [&](std::size_t g) { return Find(table, "mood").tallies[g].n.kind == Kind::kShown; };
  CHECK(shown(1));
  CHECK(shown(2));
  CHECK(shown(3));  // eleven others did not say
  CHECK_FALSE(shown(4));
}

TEST_CASE("§1 fewer than ten people show nothing at all") {
  test::OpenedRound round;
  test::Add(round, 9, {}, R"("mood":3)");
  const GatedTable table = Gated(round);
  for (const GatedQuestion& question : table.questions())
    for (const auto& tally : question.tallies) {
      CHECK(tally.n.kind == Kind::kTooFew);
      for (const auto& count : tally.counts) CHECK(count.kind == Kind::kTooFew);
    }
}

TEST_CASE("§1 the same round under the same seed is the same table") {
  CHECK(ToJson(Gated(Twenty())) == ToJson(Gated(Twenty())));
}

TEST_CASE("§2 a table is read back as it was written") {
  const std::string written = ToJson(Gated(Twenty()));
  const auto read = GatedTable::FromJson(written);
  REQUIRE(read);
  CHECK(ToJson(*read) == written);
  CHECK(read->title().For("lv") == "Nedēļa");
}

TEST_CASE("§2 what is no table is refused") {
  for (const char* text : {"", "[]", "{}", R"({"format":2})",
                           R"({"format":1,"survey":"s","round":"r","title":{},"groups":[],"questions":[{}]})"})
    CHECK_FALSE(GatedTable::FromJson(text));
}

TEST_CASE("§3 the CSV has one header, and code and label in columns of their own") {
  const std::vector<GatedTable> two{Gated(Twenty()), Gated(Twenty())};
  const std::string csv = ToCsv(two, "lv");
  CHECK(
      csv.starts_with("survey,round,question_code,question_label,group_code,group_label,choice_code,choice_label,"
                      "n,count,note\r\n"));
  CHECK(csv.find("week,r,mood,Garastāvoklis,all,,3,") != std::string::npos);
  CHECK(csv.find("week,r,mood,Garastāvoklis,age=8-9,8 vai 9,1,") != std::string::npos);
  CHECK(Lines(csv) == 2 * Lines(ToCsv(std::span(two).first(1), "lv")) - 1);
}

TEST_CASE("§3 a count that is not shown is empty, and the note says why") {
  const std::vector<GatedTable> one{Gated(Twenty())};
  const std::string csv = ToCsv(one, "lv");
  const auto at = csv.find("Garastāvoklis,all,,1,");
  REQUIRE(at != std::string::npos);
  CHECK(csv.substr(at, csv.find('\n', at) - at).ends_with(",,too few\r"));
}

TEST_CASE("§3 a label that a spreadsheet would run gets an apostrophe, and quotation marks are doubled") {
  const std::vector<GatedTable> one{Gated(Twenty())};
  CHECK(ToCsv(one, "en").find("mood,\"'=Mood, \"\"now\"\"\",all") != std::string::npos);
}

TEST_CASE("§3 texts are counted and never shown") {
  test::OpenedRound round = Twenty();
  round.texts.assign(12, "wish");
  const std::vector<GatedTable> one{Gated(round)};
  CHECK(ToCsv(one, "en").find("wish,wish,all,,#answered,,12,12,\r\n") != std::string::npos);
}

TEST_CASE("a terminal shows a block for each question and a column for each group") {
  const std::string text = ToText(Gated(Twenty()), "lv");
  CHECK(text.starts_with("Nedēļa, r\n"));
  CHECK(text.find("\nGarastāvoklis\n") != std::string::npos);
  CHECK(text.find("8 vai 9") != std::string::npos);
  CHECK(text.find("too few") != std::string::npos);
}

TEST_CASE("a group with too few people is named once on a terminal and has no column") {
  test::OpenedRound round;
  test::Add(round, 12, {1, 0}, R"("mood":3)");
  test::Add(round, 5, {2, 0}, R"("mood":1)");
  const std::string text = ToText(Gated(round), "en");
  CHECK(text.find("Groups with too few people to show: 8 or 9, 10-11") != std::string::npos);
  const auto mood = text.find("Mood, \"now\"\n");
  REQUIRE(mood != std::string::npos);
  CHECK(text.substr(mood, text.find("\n\n", mood) - mood).find("8 or 9") == std::string::npos);
}

TEST_CASE("the true counts appear in no file") {
  // 4 and 5 people round to 3 or 6; the true numbers appear in no format.
  test::OpenedRound round;
  test::Add(round, 5, {}, R"("mood":3)");
  test::Add(round, 7, {}, R"("mood":1)");
  const std::vector<GatedTable> one{Gated(round)};
  for (const std::string& written : {ToCsv(one, "en"), ToJson(one[0])}) {
    CHECK(written.find(",5,") == std::string::npos);
    CHECK(written.find(",7,") == std::string::npos);
  }
}
