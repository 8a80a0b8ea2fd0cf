// The expression vectors of tests/vectors/surveyjs: what survey-core 3.1.1 says of 1046 expressions.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "shared/base/file.h"
#include "shared/expression/expression.h"
#include "shared/expression/path.h"
#include "shared/base/json.h"

namespace {

using expression::Expression;
using expression::Value;

// Not built yet: everything with a date. A tag or id that stands here is reported as left out, never as passed.
const std::set<std::string> kTagsLeftOut = {"date", "clock"};
// e0836: the oracle ran without a survey, so its condition did not see {limit}; ours does, as SurveyJS in a survey.
const std::set<std::string> kIdsLeftOut = {"e0836"};

class Values final : public expression::Context {
 public:
  explicit Values(const base::Json& json) : values_(*Value::FromJson(json).object()) {}
  Value Look(std::string_view name) const override { return expression::LookIn(values_, name); }

 private:
  Value::Object values_;
};

Value Expected(const base::Json& json) {
  if (json.is_object() && json.contains("$")) {
    const std::string special = json["$"];
    if (special == "undefined") return {};
    if (special == "NaN") return std::numeric_limits<double>::quiet_NaN();
    if (special == "Infinity") return std::numeric_limits<double>::infinity();
    if (special == "-Infinity") return -std::numeric_limits<double>::infinity();
    FAIL("unknown special value " << special);
  }
  return Value::FromJson(json);
}

bool Matches(const Value& got, const Value& wanted) {
  const double *a = got.number(), *b = wanted.number();
  if (a && b) return (std::isnan(*a) && std::isnan(*b)) || *a == *b || std::abs(*a - *b) <= 1e-9;
  if (got.list() && wanted.list())
    return std::equal(got.list()->begin(), got.list()->end(), wanted.list()->begin(), wanted.list()->end(), Matches);
  return got == wanted;
}

struct Tally {
  int ran = 0, passed = 0, left_out = 0;
};

bool Passes(const base::Json& vector) {
  const auto parsed = Expression::Parse(vector["expr"].get<std::string>());
  if (vector.value("valid", true) != parsed.has_value()) return false;
  if (!parsed) return true;
  const Values values(vector["values"]);
  if (vector.value("throws", false)) return parsed->Evaluate(values) == Value(expression::Null{});
  const Value wanted = Expected(vector["result"]);
  return Matches(parsed->Evaluate(values), wanted) && parsed->Holds(values) == (wanted == Value(true)) &&
         parsed->HoldsLoosely(values) == vector["cond"].get<bool>();
}

}  // namespace

TEST_CASE("§5: every expression means what it means in survey-core") {
  const auto text = base::ReadFile(BALSS_SOURCE_DIR "/tests/vectors/surveyjs/expressions.json");
  REQUIRE(text.has_value());
  const auto vectors = base::Json::parse(*text);
  std::map<std::string, Tally> tallies;
  Tally all;
  for (const auto& vector : vectors) {
    Tally& tally = tallies[vector["tag"]];
    if (kTagsLeftOut.contains(vector["tag"]) || kIdsLeftOut.contains(vector["id"])) {
      ++tally.left_out, ++all.left_out;
      continue;
    }
    ++tally.ran, ++all.ran;
    const bool passed = Passes(vector);
    if (passed) ++tally.passed, ++all.passed;
    if (!passed) {
      const auto parsed = Expression::Parse(vector["expr"].get<std::string>());
      const std::string got = parsed ? parsed->Evaluate(Values(vector["values"])).ToJson().dump() : "does not parse";
      FAIL_CHECK(vector.dump() << "\n  got " << got);
    }
  }
  for (const auto& [tag, tally] : tallies)
    MESSAGE(tag << ": " << tally.passed << " of " << tally.ran << " passed, " << tally.left_out << " left out");
  MESSAGE("all: " << all.passed << " of " << all.ran << " passed, " << all.left_out << " left out");
  CHECK(all.ran >= 990);
}
