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
  std::vector<report::Scored> people;
  for (const base::Json& row : Vectors().at("rows")) {
    base::Json answers = base::Json::object();
    for (std::size_t i = 0; i < row.size(); ++i)
      if (!row[i].is_null()) answers["q" + std::to_string(i + 1)] = row[i];
    if (auto scored = scorer->Of(answers)) people.push_back(*std::move(scored));
  }
  std::vector<double> scores;
  std::vector<std::span<const double>> whole;
  for (const auto& one : people) {
    scores.push_back(one.score);
    if (!one.items.empty()) whole.push_back(one.items);
  }
  CHECK(whole.size() < scores.size());
  const base::Json& r = Vectors().at("figures");
  const report::Summary summary = report::Summarise(scores);
  const auto near = [&](const char* name) { return doctest::Approx(r.at(name).get<double>()).epsilon(1e-9); };
  CHECK(static_cast<double>(scores.size()) == near("n"));
  CHECK(summary.mean == near("mean"));
  CHECK(summary.sd == near("sd"));
  CHECK(summary.mean - summary.margin == near("low"));
  CHECK(summary.mean + summary.margin == near("high"));
  CHECK(report::Alpha(whole).value() == near("alpha"));
}

TEST_CASE("there is no alpha of one item, of one person, and of people who all have the same sum") {
  const std::vector<double> a{1, 2}, b{2, 1}, one{3};
  CHECK_FALSE(report::Alpha({one, one}));
  CHECK_FALSE(report::Alpha({a}));
  CHECK_FALSE(report::Alpha({a, b}));
  CHECK(report::Alpha({a, a, std::vector<double>{2, 4}}));
}

TEST_CASE("figures are rounded half away from zero") {
  CHECK(report::Rounded(2.25, 1) == 2.3);
  CHECK(report::Rounded(-2.25, 1) == -2.3);
  CHECK(report::Rounded(2.344, 2) == 2.34);
}
