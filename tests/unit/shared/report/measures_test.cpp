// docs/formats/results.md §5 and §6: scores, and what of them is shown.
#include <algorithm>

#include "shared/base/json.h"
#include "shared/report/write.h"
#include "tests/unit/shared/report/fixture.h"

using report::GatedTable;
using Kind = privacy::GatedCount::Kind;

namespace {

// `items` ratings q1, q2, … from `low` to `high`, and a measure of them.
survey::Survey With(const std::string& kind, int items, int low, int high, const std::string& more = "") {
  std::string elements, names;
  for (int i = 1; i <= items; ++i) {
    const std::string name = "\"q" + std::to_string(i) + '"', comma = i == 1 ? "" : ", ";
    names += comma + name;
    elements += comma + R"({"type": "rating", "rateMin": )" + std::to_string(low) + R"(, "rateMax": )" +
                std::to_string(high) + R"(, "name": )" + name + "}";
  }
  return test::Read(
      R"({"kiosk": {"id": "x", "band": "adult", "attributes": ["age"], "measures": [{"code": "m", "kind": ")" + kind +
      R"(", "items": [)" + names + "]" + more + R"(}]}, "elements": [
    {"type": "radiogroup", "name": "age", "choices": ["a", "b"]}, )" +
      elements + "]}");
}

std::optional<double> Score(const survey::Survey& survey, const char* answers, const report::Norms* norms = nullptr) {
  const auto scorer = report::Scorer::For(survey, survey.measures.at(0), norms);
  const auto scored = scorer ? scorer->Of(base::Json::parse(answers)) : std::nullopt;
  return scored ? std::optional(scored->score) : std::nullopt;
}

std::string All(int items, int value) {
  std::string answers = "{";
  for (int i = 1; i <= items; ++i)
    answers += (i == 1 ? "\"q" : ",\"q") + std::to_string(i) + "\":" + std::to_string(value);
  return answers + "}";
}

GatedTable Gated(const survey::Survey& survey, const test::OpenedRound& round) {
  return GatedTable::From(test::Count(survey, "r", round).value(), {7});
}

// One item of 1…5.
const survey::Survey& Ladder() {
  static const survey::Survey ladder = With("cantril", 1, 0, 10);
  return ladder;
}

}  // namespace

TEST_CASE("§5 each scale runs from its worst to its best score") {
  const struct {
    const char* kind;
    int items, low, high;
    double from, to;
  } scales[] = {{"who5", 5, 0, 5, 0, 100},      {"cantril", 1, 0, 10, 0, 10}, {"hifams", 7, 0, 2, 0, 14},
                {"stirling", 12, 1, 5, 12, 60}, {"ipl12", 12, 1, 5, 0, 1},    {"ipl24", 24, 1, 5, 0, 1}};
  for (const auto& scale : scales) {
    CAPTURE(scale.kind);
    const auto survey = With(scale.kind, scale.items, scale.low, scale.high);
    CHECK(Score(survey, All(scale.items, scale.low).c_str()) == scale.from);
    CHECK(Score(survey, All(scale.items, scale.high).c_str()) == scale.to);
    CHECK_FALSE(Score(survey, All(scale.items - 1, scale.high).c_str()));  // one is missing
  }
}

TEST_CASE("§5 a mean stands when half of its items do; what an item does not offer is missing") {
  const auto survey = With("mean", 4, 1, 5, R"(, "reversed": ["q4"])");
  CHECK(Score(survey, R"({"q1":2,"q2":3})") == 2.5);
  CHECK(Score(survey, R"({"q1":2,"q4":1})") == 3.5);
  CHECK_FALSE(Score(survey, R"({"q1":2})"));
  CHECK_FALSE(Score(survey, R"({"q1":2,"q2":9,"q3":"3","q4":[1]})"));
}

TEST_CASE("§5 rows of a matrix are items, too") {
  const auto survey = test::Read(R"({"kiosk": {"id": "x", "band": "adult", "measures": [
    {"code": "m", "kind": "mean", "items": ["t.a", "t.b"]}]}, "elements": [
    {"type": "matrix", "name": "t", "rows": ["a", "b"], "columns": [1, 2, 3]}]})");
  CHECK(Score(survey, R"({"t":{"a":1,"b":2}})") == 1.5);
}

TEST_CASE("§5 a KIDSCREEN-10 is the holder's T value, and nothing without the holder's table") {
  const auto survey = With("kidscreen10", 10, 1, 5);
  std::string table;
  for (int sum = 10; sum <= 50; ++sum)
    table += (sum == 10 ? "\"" : ",\"") + std::to_string(sum) + "\":" + std::to_string(sum + 20);
  const auto norms = report::ReadNorms(R"({"measure":"kidscreen10","reversed":[3,4],"t":{)" + table + "}}").value();
  CHECK_FALSE(Score(survey, All(10, 5).c_str()));
  CHECK(Score(survey, All(10, 5).c_str(), &norms) == 42 + 20);  // 8 × 5 and 2 × 1
  CHECK_FALSE(report::ReadNorms(R"({"measure":"kidscreen10","reversed":[],"t":{"10":1}})"));
  CHECK_FALSE(report::ReadNorms(R"({"measure":"sdq","reversed":[],"t":{}})"));
  CHECK(test::Count(survey, "r", {}).value().measures.empty());
}

TEST_CASE("§5 a mean is that of the true rows, with its interval; a group below ten has none, nor has one beside it") {
  test::OpenedRound round;
  for (int i = 0; i < 12; ++i) test::Add(round, 1, {1, 0}, "\"q1\":" + std::to_string(i % 4 + 4));
  test::Add(round, 9, {2, 0}, R"("q1":2)");
  const auto table = Gated(Ladder(), round);
  const auto& scores = table.measures().at(0).scores;
  CHECK(scores[0].figures == Kind::kShown);
  CHECK(scores[0].mean == 4.0);  // (66 + 18) / 21
  CHECK(scores[0].low < 4.0);
  CHECK(scores[0].high > 4.0);
  CHECK(scores[1].figures == Kind::kTooFew);
  CHECK(scores[2].figures == Kind::kTooFew);
  CHECK_FALSE(scores[0].alpha);
  CHECK(scores[0].counts[0].kind == Kind::kShown);  // 0-5
}

TEST_CASE("§5 where all but one have the same score it is not shown, and cannot be had from the others") {
  test::OpenedRound round;
  test::Add(round, 14, {1, 0}, R"("q1":7)");
  test::Add(round, 1, {1, 0}, R"("q1":6)");
  for (int i = 0; i < 12; ++i) test::Add(round, 1, {2, 0}, "\"q1\":" + std::to_string(i % 4 + 2));
  const auto table = Gated(Ladder(), round);
  const auto& scores = table.measures().at(0).scores;
  CHECK(scores[0].figures == Kind::kShown);
  CHECK(scores[1].figures == Kind::kNearlyAll);
  CHECK(scores[2].figures == Kind::kNearlyAll);
}

TEST_CASE("§5 alpha needs thirty people; scores of a few points have two decimals, others one") {
  const auto survey = With("mean", 3, 1, 5);
  test::OpenedRound round;
  const auto add = [&](int count) {
    for (int i = 0; i < count; ++i)
      test::Add(round, 1, {},
                "\"q1\":" + std::to_string(i % 5 + 1) + ",\"q2\":" + std::to_string(i % 4 + 1) +
                    ",\"q3\":" + std::to_string(i % 3 + 1));
  };
  add(29);
  CHECK_FALSE(Gated(survey, round).measures().at(0).scores[0].alpha);
  add(1);
  CHECK(Gated(survey, round).measures().at(0).scores[0].alpha);
  test::Add(round, 1, {}, R"("q1":2,"q2":2,"q3":2)");
  CHECK(Gated(survey, round).measures().at(0).scores[0].mean == 2.39);  // 222 / 93
}

TEST_CASE("§6 straight lines, first faces and the order of the faces") {
  const auto survey = test::Read(R"({"kiosk": {"id": "x", "band": "adult"}, "elements": [
    {"type": "matrix", "name": "t", "rows": ["a", "b", "c"], "columns": [1, 2, 3]},
    {"type": "matrix", "name": "short", "rows": ["a", "b"], "columns": [1, 2, 3]},
    {"type": "rating", "name": "face", "rateType": "smileys"}, {"type": "rating", "name": "plain"}]})");
  test::OpenedRound round;
  const auto add = [&](int count, const std::string& answers, const char* more) {
    for (int i = 0; i < count; ++i)
      round.answers.push_back({{}, R"({"answers":{)" + answers + R"(},"skipped":[])" + more + "}"});
  };
  add(4, R"("t":{"a":2,"b":2,"c":2},"face":1)", "");
  add(9, R"("t":{"a":2,"b":3,"c":2},"face":3)", "");
  add(5, R"("t":{"a":2,"b":2},"face":5)", R"(,"turned":true)");
  add(6, R"("face":2,"plain":1)", R"(,"turned":true)");
  const report::RawQuality raw = test::Count(survey, "r", round).value().quality;
  REQUIRE(raw.same.size() == 1);
  CHECK(raw.same[0].of == 13);
  CHECK(raw.same[0].count == 4);
  REQUIRE(raw.first_face.size() == 1);
  CHECK(raw.first_face[0].of == 24);
  CHECK(raw.first_face[0].count == 9);  // four took the lowest, five the highest when it stood first
  const auto direction = Gated(survey, round).quality().direction.at(0).scores;
  CHECK(direction[report::kUsual].mean == 2.38);   // (4 + 27) / 13
  CHECK(direction[report::kTurned].mean == 3.36);  // (25 + 12) / 11
}

TEST_CASE("§2 measures and quality come back from JSON as they were; tables from before there were any are read") {
  test::OpenedRound round;
  for (int i = 0; i < 40; ++i) test::Add(round, 1, {1, 0}, "\"q1\":" + std::to_string(i % 4 + 4));
  const auto table = Gated(Ladder(), round);
  const std::string json = ToJson(table);
  CHECK(ToJson(GatedTable::FromJson(json).value()) == json);
  auto old = base::Json::parse(json);
  for (const char* part : {"measures", "quality", "domains"}) old.erase(part);
  const auto read = GatedTable::FromJson(old.dump());
  REQUIRE(read);
  CHECK(read->measures().empty());
  CHECK(read->questions().size() == table.questions().size());
}

TEST_CASE("§3 a measure has rows of its own in CSV, and a block in text") {
  test::OpenedRound round;
  for (int i = 0; i < 40; ++i) test::Add(round, 1, {1, 0}, "\"q1\":" + std::to_string(i % 4 + 4));
  const std::vector<GatedTable> one{Gated(Ladder(), round)};
  const std::string csv = ToCsv(one, "en"), text = ToText(one[0], "en");
  CHECK(csv.contains("x,r,#measure:m,Cantril ladder,all,,#mean,,"));
  CHECK(csv.contains(",5.5,\r\n"));
  CHECK(text.contains("Cantril ladder (cantril, 0–10)"));
  CHECK(text.contains("95 % interval"));
}
