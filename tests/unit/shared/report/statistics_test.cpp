// docs/formats/results.md §5, beside what R says (tests/functional/measures/reference.R made the vectors).
#include "shared/report/statistics.h"

#include <doctest/doctest.h>

#include "shared/base/file.h"
#include "shared/base/json.h"
#include "shared/report/measures.h"

namespace {

const base::Json& Vectors() {
  static const base::Json vectors =
      base::ParseJson(base::ReadFile(BALSS_SOURCE_DIR "/tests/vectors/measures/from_r.json").value()).value();
  return vectors;
}

// The survey of the vectors: five ratings of 1…6, the second one turned round.
const survey::Survey& Five() {
  static const survey::Survey five = [] {
    std::string elements;
    for (int i = 1; i <= 5; ++i)
      elements +=
          std::string(i == 1 ? "" : ",") + R"({"type": "rating", "rateMax": 6, "name": "q)" + std::to_string(i) + "\"}";
    return survey::Read(R"({"kiosk": {"id": "five", "band": "adult", "measures": [
      {"kind": "mean", "code": "trait", "items": ["q1","q2","q3","q4","q5"], "reversed": ["q2"]}]}, "elements": [)" +
                        elements + "]}")
        .value();
  }();
  return five;
}

}  // namespace

TEST_CASE("the points of Student's t are those of R") {
  for (const base::Json& point : Vectors().at("t_975"))
    CHECK(report::TPoint(point[0].get<int>()) == doctest::Approx(point[1].get<double>()).epsilon(1e-6));
}

TEST_CASE("mean, standard deviation, interval and alpha are those of R, with items missing and turned round") {
  const auto scorer = report::Scorer::For(Five(), Five().measures.at(0), nullptr);
  REQUIRE(scorer);
  int people = 0;
  report::Scores scores;
  report::RunningAlpha alpha;  // of those who answered every item
  for (const base::Json& row : Vectors().at("rows")) {
    base::Json answers = base::Json::object();
    for (std::size_t i = 0; i < row.size(); ++i)
      if (!row[i].is_null()) answers["q" + std::to_string(i + 1)] = row[i];
    const auto scored = scorer->Of(answers);
    if (!scored) continue;
    ++people, ++scores[scored->score];
    if (!scored->items.empty()) alpha.Add(scored->items);
  }
  CHECK(alpha.people() < people);
  const base::Json& r = Vectors().at("figures");
  const report::Summary summary = report::Summarise(scores);
  const auto near = [&](const char* name) { return doctest::Approx(r.at(name).get<double>()).epsilon(1e-9); };
  CHECK(people == near("n"));
  CHECK(summary.mean == near("mean"));
  CHECK(summary.sd == near("sd"));
  CHECK(summary.mean - summary.margin == near("low"));
  CHECK(summary.mean + summary.margin == near("high"));
  CHECK(alpha.value().value() == near("alpha"));
}

TEST_CASE("there is no alpha of one item, of one person, and of people who all have the same sum") {
  const std::vector<double> a{1, 2}, b{2, 1}, c{2, 4}, one{3};
  const auto alpha = [](const std::vector<std::vector<double>>& rows) {
    report::RunningAlpha running;
    for (const auto& row : rows) running.Add(row);
    return running.value();
  };
  CHECK_FALSE(alpha({one, one}));
  CHECK_FALSE(alpha({a}));
  CHECK_FALSE(alpha({a, b}));
  CHECK(alpha({a, a, c}));
}

TEST_CASE("figures are rounded half away from zero") {
  CHECK(report::Rounded(2.25, 1) == 2.3);
  CHECK(report::Rounded(-2.25, 1) == -2.3);
  CHECK(report::Rounded(2.344, 2) == 2.34);
}
