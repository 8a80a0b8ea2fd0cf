// The expression vectors of tests/vectors/surveyjs: what survey-core 3.1.1 says of 1046 expressions.
#include <doctest/doctest.h>

#include <cmath>
#include <map>

#include "shared/base/file.h"
#include "shared/base/json.h"
#include "shared/expression/expression.h"
#include "shared/expression/notation.h"
#include "shared/expression/path.h"
#include "tests/unit/shared/expression/zone.h"

namespace {

using expression::Expression;
using expression::Value;

// The oracle evaluates without a survey: beside the items of a list there are no names.
class Values final : public expression::Context {
 public:
  explicit Values(const base::Json& vector)
      : values_(*expression::ValueFromNotation(vector["values"]).object()),
        now_(expression::MsFromLocal(vector.value("clock", "2026-01-15T09:00:00"))) {}
  Value Look(std::string_view name) const override { return expression::LookIn(values_, name); }
  Value LookBesideItem(std::string_view) const override { return {}; }
  double Now() const override { return now_; }

 private:
  Value::Object values_;
  double now_;
};

bool Matches(const Value& got, const Value& wanted) {
  const double *a = got.number(), *b = wanted.number();
  if (a && b) return (std::isnan(*a) && std::isnan(*b)) || *a == *b || std::abs(*a - *b) <= 1e-9;
  if (got.list() && wanted.list())
    return std::equal(got.list()->begin(), got.list()->end(), wanted.list()->begin(), wanted.list()->end(), Matches);
  return got == wanted;
}

bool Passes(const base::Json& vector) {
  const auto parsed = Expression::Parse(vector["expr"].get<std::string>());
  if (vector.value("valid", true) != parsed.has_value()) return false;
  if (!parsed) return true;
  const Values values(vector);
  if (vector.value("throws", false)) return parsed->Evaluate(values) == Value(expression::Null{});
  const Value wanted = expression::ValueFromNotation(vector["result"]);
  return Matches(parsed->Evaluate(values), wanted) && parsed->Holds(values) == (wanted == Value(true)) &&
         parsed->HoldsLoosely(values) == vector["cond"].get<bool>();
}

std::string Got(const base::Json& vector) {
  const auto parsed = Expression::Parse(vector["expr"].get<std::string>());
  return parsed ? expression::ToNotation(parsed->Evaluate(Values(vector))).dump() : "does not parse";
}

}  // namespace

TEST_CASE("§5: every expression means what it means in survey-core") {
  const auto text = base::ReadFile(BALSS_SOURCE_DIR "/tests/vectors/surveyjs/expressions.json");
  REQUIRE(text.has_value());
  std::map<std::string, std::pair<int, int>> tallies;  // by tag: passed, all
  int all = 0;
  for (const auto& vector : base::Json::parse(*text)) {
    const Zone zone(vector.value("tz", "UTC"));
    auto& [passed, ran] = tallies[vector["tag"]];
    ++all, ++ran;
    if (Passes(vector))
      ++passed;
    else
      FAIL_CHECK(vector.dump() << "\n  got " << Got(vector));
  }
  for (const auto& [tag, tally] : tallies) MESSAGE(tag << ": " << tally.first << " of " << tally.second);
  CHECK(all == 1046);
}
