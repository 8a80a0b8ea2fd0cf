// What the vectors cannot say: limits, names, strictness, and that nothing hostile hurts.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "shared/base/json.h"
#include "shared/expression/expression.h"
#include "shared/expression/path.h"
#include "shared/expression/unicode.h"

using expression::Expression;
using expression::Null;
using expression::Value;

namespace {

class Answers final : public expression::Context {
 public:
  explicit Answers(Value::Object values = {}) : values_(std::move(values)) {}
  Value Look(std::string_view name) const override { return expression::LookIn(values_, name); }

 private:
  Value::Object values_;
};

Value Of(const std::string& text, Value::Object values = {}) {
  const auto parsed = Expression::Parse(text);
  INFO(text);
  REQUIRE(parsed.has_value());
  return parsed->Evaluate(Answers(std::move(values)));
}

std::string Repeat(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("§5: names are listed once each, in the order of the text, without the mark of {#name}") {
  const auto parsed = Expression::Parse("{b} > 1 and ({a.x[0]} = {b} or sum({#c}, [{d}]) > 0)");
  REQUIRE(parsed.has_value());
  CHECK(parsed->names() == std::vector<std::string>{"b", "a.x[0]", "c", "d"});
  CHECK(parsed->text() == "{b} > 1 and ({a.x[0]} = {b} or sum({#c}, [{d}]) > 0)");
}

TEST_CASE("§5: a condition holds only when it is exactly true; a choice's condition also when it is 1") {
  const auto holds = [](const char* text) {
    return Expression::Parse(text)->Holds(Answers({{"n", "true"}, {"t", "x"}}));
  };
  CHECK(holds("1 = 1"));
  CHECK(holds("{n}"));
  CHECK_FALSE(holds("{t}"));
  CHECK_FALSE(holds("1"));
  CHECK_FALSE(holds("{nobody}"));
  CHECK(Expression::Parse("1")->HoldsLoosely(Answers()));
  CHECK_FALSE(Expression::Parse("2")->HoldsLoosely(Answers()));
  CHECK_FALSE(Expression::Parse("null + 'x'")->HoldsLoosely(Answers()));
}

TEST_CASE("§5: where it stops making sense is said as a column, counted in characters") {
  const auto error = [](const std::string& text) { return Expression::Parse(text).error().detail; };
  CHECK(error("{a} = = 1") == "column 7: not an expression");
  CHECK(error("'ā' + + 1").starts_with("column 7"));
  CHECK(error("").starts_with("column 1"));
  CHECK(Expression::Parse("").error().code == base::Code::kInvalid);
}

TEST_CASE("§5: 16 KiB and 100 levels, and no more") {
  CHECK(Expression::Parse("'" + std::string((16 << 10) - 2, 'x') + "'").has_value());
  CHECK(Expression::Parse("'" + std::string((16 << 10) - 1, 'x') + "'").error().detail.find("16 KiB") !=
        std::string::npos);
  CHECK(Of(Repeat("(", 100) + "7" + Repeat(")", 100)) == Value(7));
  CHECK(Expression::Parse(Repeat("(", 101) + "7" + Repeat(")", 101)).error().detail.find("100 deep") !=
        std::string::npos);
  for (const char* open : {"(", "[", "!", "negate ", "sum(", "[(!", "(("}) {
    INFO(open);
    CHECK_FALSE(Expression::Parse(Repeat(open, 2000) + "1").has_value());
  }
}

TEST_CASE("§5: a long chain is no deep tree, and a hostile text costs no more than its length") {
  CHECK(Of("1" + Repeat(" + 1", 4000)) == Value(4001));
  CHECK(Of("false" + Repeat(" or false", 1500) + " or 5") == Value(5));
  for (const char* piece : {"!", "(", "[", "{", "'", "sum(", "a(", "negate", "{a}", "contains ", "1 contains ", "[1,",
                            "null ", "\\'", "{a} empty ", "or", "\xFF", "0x"}) {
    INFO(piece);
    (void)Expression::Parse(Repeat(piece, 16384 / static_cast<int>(std::string(piece).size())));
    (void)Expression::Parse(Repeat(piece, 90));
  }
}

TEST_CASE("§5: every start of an expression is read or refused, and evaluates to something") {
  const std::string text =
      "!{a} empty and iif({b.c[0]} >= -1.5, ['x', \"y\"] anyof {d}, round(0x1F / 0, 2)) <> substring('ēze', "
      "1) or max()";
  for (std::size_t i = 0; i <= text.size(); ++i)
    if (const auto parsed = Expression::Parse(text.substr(0, i)))
      (void)parsed->Evaluate(Answers({{"a", Value::List{Null{}, 1}}}));
}

TEST_CASE("§5: where the reference library fails, the result is null") {
  CHECK(Of("[1, null]") == Value(Null{}));
  CHECK(Of("iif({a}, null, 2)") == Value(Null{}));
  CHECK(Of("!null") == Value(Null{}));
  CHECK(Of("sum('x', 0.5)") == Value(Null{}));
  CHECK(Of("sum(null, 5)") == Value(0));
}

TEST_CASE("§5: letters are compared in lower case in every script, names too") {
  CHECK(Of("{x} = 'ЖЁЛТЫЙ'", {{"x", "жёлтый"}}) == Value(true));
  CHECK(Of("{ĀDA} contains 'ķĪ'", {{"āda", "Ķīļi"}}) == Value(true));
  CHECK(expression::SameName("Ķ", "ķ"));
  CHECK_FALSE(expression::SameName("K", "ķ"));
  CHECK(expression::Lower("A\xFF\xC3") == "a\xFF\xC3");
}

TEST_CASE("values: to and from JSON, and as codes") {
  const auto json = base::Json::parse(R"({"a": [1, 2.5, "x", true, null], "b": {}})");
  CHECK(Value::FromJson(json).ToJson() == json);
  CHECK(Value(3.0).ToJson().dump() == "3");
  CHECK(Value(std::numeric_limits<double>::quiet_NaN()).ToJson().is_null());
  CHECK(Value().ToJson().is_null());
  CHECK(expression::ToCode(3) == "3");
  CHECK(expression::ToCode(2.5) == "2.5");
  CHECK(expression::ToCode(-0.1) == "-0.1");
  CHECK(expression::ToCode(1e21) == "1e+21");
  CHECK(expression::ToCode(1.5e-7) == "1.5e-7");
  CHECK(expression::ToCode(123456789012.0) == "123456789012");
  CHECK(expression::ToCode(0.000001) == "0.000001");
  CHECK(expression::ToCode(true) == "true");
  CHECK(expression::ToCode("swing") == "swing");
  CHECK(expression::ToCode(Value::List{1, "a"}) == R"([1,"a"])");
  CHECK(expression::ToCode(Value::Object{{"k", false}}) == R"({"k":false})");
  CHECK(expression::ToCode(Value()) == "");
}

TEST_CASE("values: what is empty, as SurveyJS sees it") {
  for (const Value& empty : {Value(), Value(Null{}), Value(""), Value(Value::List{}), Value(Value::Object{{"a", ""}}),
                             Value(std::numeric_limits<double>::quiet_NaN())})
    CHECK(empty.empty());
  for (const Value& full : {Value(0), Value(false), Value(" "), Value(Value::List{""})}) CHECK_FALSE(full.empty());
}
