// Dates beyond the vectors: time zones, clock changes, loose texts, and what stands at the edges.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "shared/base/json.h"
#include "shared/expression/convert.h"
#include "shared/expression/dates.h"
#include "shared/expression/expression.h"
#include "shared/expression/notation.h"
#include "tests/unit/shared/expression/zone.h"

using expression::Date;
using expression::Expression;
using expression::LocalText;
using expression::ReadDate;
using expression::Value;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

class Clock final : public expression::Context {
 public:
  explicit Clock(double now = kNaN) : now_(now) {}
  Value Look(std::string_view) const override { return {}; }
  double Now() const override { return now_; }

 private:
  double now_;
};

std::string Of(const std::string& text, double now = kNaN) {
  const auto parsed = Expression::Parse(text);
  INFO(text);
  REQUIRE(parsed.has_value());
  return expression::ToNotation(parsed->Evaluate(Clock(now))).dump();
}

std::string Local(const char* text) { return LocalText(ReadDate(text)); }

}  // namespace

TEST_CASE("§5: today begins at midnight of the visitor's time zone") {
  const double now = 1'750'026'645'000;  // 2025-06-15T22:30:45Z
  {
    const Zone zone("Europe/Riga");
    CHECK(Of("today()", now) == R"({"$":"date","local":"2025-06-16T00:00:00"})");
    CHECK(Of("currentDate()", now) == R"({"$":"date","local":"2025-06-16T01:30:45"})");
    CHECK(Of("day()", now) == "16");
  }
  const Zone zone("America/New_York");
  CHECK(Of("day()", now) == "15");
  CHECK(Of("today() = '2025-06-15'", now) == "true");
}

TEST_CASE("§5: without a clock there is no today, and nothing fails") {
  CHECK(Of("today()") == R"({"$":"invalid date"})");
  CHECK(Of("year()") == R"({"$":"NaN"})");
  CHECK(Of("age('2000-01-01', 'months')") == R"({"$":"NaN"})");
  CHECK(Of("today() > '2000-01-01'") == "false");
  CHECK(Of("today() = today()") == "false");
}

TEST_CASE("§5: an hour that the clocks skip or repeat is counted with the offset before the change") {
  const Zone zone("Europe/Riga");
  CHECK(ReadDate("2024-03-31T03:30").ms == 1'711'848'600'000);  // does not exist: 04:30 summer time
  CHECK(Local("2024-03-31T03:30") == "2024-03-31T04:30:00");
  CHECK(ReadDate("2024-10-27T03:30").ms == 1'729'989'000'000);  // twice: the first, still summer time
  CHECK(Of("dateAdd('2024-03-30', 24, 'hours')") == R"({"$":"date","local":"2024-03-31T00:00:00"})");
  CHECK(Of("diffDays('2024-03-30', '2024-04-01')") == "2");
  CHECK(Of("dateDiff('2024-03-31', '2024-04-01', 'hours')") == "23");
}

TEST_CASE("§5: a date alone is UTC to JavaScript and local midnight to SurveyJS") {
  const Zone zone("Europe/Riga");
  CHECK(ReadDate("2024-01-31").ms == 1'706'659'200'000);
  CHECK(expression::AsDate("2024-01-31", {}).ms == 1'706'652'000'000);
  CHECK(Of("getDate('2024-01-31')") == R"({"$":"date","local":"2024-01-31T00:00:00"})");
}

TEST_CASE("§5: dates are read as browsers read them") {
  const Zone zone("UTC");
  CHECK(Local("1/31/2026 9:30 pm") == "2026-01-31T21:30:00");
  CHECK(Local("31 January 2026") == "2026-01-31T00:00:00");
  CHECK(Local("Jan 31, 2026 12:00 GMT+2") == "2026-01-31T10:00:00");
  CHECK(Local("Sat Jan 31 2026 09:30:00 GMT+0200 (EET)") == "2026-01-31T07:30:00");
  CHECK(Local("2026-02-30") == "2026-03-02T00:00:00");
  CHECK(Local("2026-01-31T24:00") == "2026-02-01T00:00:00");
  CHECK(Local("1/2/49") == "2049-01-02T00:00:00");
  CHECK(Local("1/2/50") == "1950-01-02T00:00:00");
  for (const std::string text :
       {"", "nobody", "2026-13-01", "31.12.2026", "2026-01-31T25:00", "2026-01-31T10", "2026-01-31 foo"}) {
    INFO(text);
    CHECK(std::isnan(ReadDate(text).ms));
  }
}

TEST_CASE("§5: fields overflow into each other, and beyond the last year there is no date") {
  const Zone zone("UTC");
  CHECK(LocalText(expression::ToDate({2024, 12, 32, 24, 60, 60, 1000, 0})) == "2025-02-02T01:01:01");
  CHECK(LocalText(expression::ToDate({2024, -1, 0, -1, 0, 0, 0, 0})) == "2023-11-29T23:00:00");
  CHECK(expression::ToDate({275760, 8, 13, 0, 0, 0, 0, 0}).ms == expression::kMsFarthest);
  CHECK(std::isnan(expression::ToDate({275760, 8, 13, 0, 0, 0, 1, 0}).ms));
  CHECK(Of("dateAdd('2024-01-01', 9999999999999999999999, 'years')") == R"({"$":"invalid date"})");
  CHECK(Of("dateAdd('2024-01-01', 9999999, 'months')") == R"({"$":"invalid date"})");
  CHECK(std::isnan(expression::ToFields({std::numeric_limits<double>::infinity()}).year));
}

TEST_CASE("values: dates as data, JSON, codes and texts") {
  const Zone zone("Europe/Riga");
  const Value date(Date{1'706'652'000'000});
  CHECK(date.ToJson() == "2024-01-31T00:00:00");
  CHECK(expression::ToCode(date) == "2024-01-31T00:00:00");
  CHECK(expression::ToText(date) == "Wed Jan 31 2024 00:00:00 GMT+0200 (EET)");
  CHECK(date == Value(Date{1'706'652'000'000}));
  CHECK_FALSE(date == Value(1'706'652'000'000.0));
  CHECK_FALSE(date.empty());
  const Value invalid(Date{kNaN});
  CHECK(invalid == Value(Date{kNaN}));
  CHECK(invalid.ToJson().is_null());
  CHECK(expression::ToCode(invalid) == "");
  CHECK_FALSE(invalid.empty());
}

TEST_CASE("notation: what is written is read back") {
  const Zone zone("Europe/Riga");
  for (const std::string text :
       {R"({"$":"undefined"})", R"({"$":"NaN"})", R"({"$":"Infinity"})", R"({"$":"-Infinity"})",
        R"({"$":"invalid date"})", R"({"$":"date","local":"2024-07-31T10:20:30"})",
        R"([1,null,{"$":"undefined"},[{"$":"NaN"}]])", R"({"a":{"b":{"$":"Infinity"}}})", R"({"$":"x"})"}) {
    INFO(text);
    CHECK(expression::ToNotation(expression::ValueFromNotation(base::Json::parse(text))).dump() == text);
  }
  CHECK(expression::ToNotation(Value::Object{{"gone", Value()}, {"here", 1}}).dump() == R"({"here":1})");
  CHECK(expression::ValueFromNotation(base::Json::parse(R"({"$":"date","local":"2024-07-31T10:20:30"})")) ==
        Value(Date{1'722'410'430'000}));
}
