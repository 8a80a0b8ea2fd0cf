// What an expression takes from its surroundings: which names, which properties, how much time.
#include <doctest/doctest.h>

#include "shared/expression/expression.h"
#include "shared/expression/path.h"

using expression::Expression;
using expression::Null;
using expression::Value;
using Names = std::vector<std::string>;

namespace {

class Survey final : public expression::Context {
 public:
  explicit Survey(Value::Object values = {}) : values_(std::move(values)) {}
  Value Look(std::string_view name) const override { return expression::LookIn(values_, name); }
  Value LookBesideItem(std::string_view name) const override { return name == "row.limit" ? Value() : Look(name); }
  Value Property(std::string_view element, std::string_view property) const override {
    if (element == "panel[0].mood" && property == "isVisible") return true;
    if (element == "page[1]" && property == "isContainerReady") return true;
    if (element.empty() && property == "isDisplayMode") return false;
    return {};
  }
  Value DisplayValue(std::string_view question, const Value& value) const override {
    return std::string(question) + (value.missing() ? " itself" : " of a value");
  }
  Value Comment(std::string_view question) const override { return question == "mood" ? Value("said") : Value(); }

 private:
  Value::Object values_;
};

Expression Parsed(const std::string& text) {
  const auto parsed = Expression::Parse(text);
  INFO(text);
  REQUIRE(parsed.has_value());
  return *parsed;
}

Value Of(const std::string& text, Value::Object values = {}) {
  return Parsed(text).Evaluate(Survey(std::move(values)));
}

Names NamesOf(const std::string& text) { return Parsed(text).names(); }
bool IsVolatile(const std::string& text) { return Parsed(text).is_volatile(); }

Value::List Items(int count) { return Value::List(static_cast<std::size_t>(count), Value::Object{{"n", 1}}); }

}  // namespace

TEST_CASE("§5: properties, shown words and comments come from the survey") {
  CHECK(Of("{$panel[0].mood.isVisible}") == Value(true));
  CHECK(Of("{$nobody.isVisible}") == Value(Null{}));
  CHECK(Of("propertyValue('panel[0].mood', 'isVisible')") == Value(true));
  CHECK(Of("propertyValue('mood', 'isVisible')") == Value());
  CHECK(Of("displayValue('mood')") == Value("mood itself"));
  CHECK(Of("displayValue('mood', 3)") == Value("mood of a value"));
  CHECK(Of("displayValue({q})", {{"q", "x"}}) == Value("x itself"));
  CHECK(Of("displayValue({q})") == Value());
  CHECK(Of("getComment('mood')") == Value("said"));
  CHECK(Of("isContainerReady('page', 1)") == Value(true));
  CHECK(Of("isContainerReady('page')") == Value(false));
  CHECK(Of("isDisplayMode()") == Value(false));
}

TEST_CASE("§5: inside a list's condition the item comes first, then the names of the survey") {
  const Value::Object values{{"p", Value::List{Value::Object{{"n", 1}}, Value::Object{{"n", 5}}}},
                             {"limit", 3},
                             {"n", 9},
                             {"row", Value::Object{{"limit", 3}}}};
  CHECK(Of("countInArray({p}, 'n', {n} > {limit})", values) == Value(1));
  CHECK(Of("countInArray({p}, 'n', '{n} > {limit}')", values) == Value(1));
  CHECK(Of("countInArray({p}, 'n', {n} > {row.limit})", values) == Value(0));
  CHECK(Of("countInArray({p}, 'n', {$panel[0].mood.isVisible})", values) == Value(2));
  CHECK(Of("maxInArray({p}, 'n', 'n', {n} < {limit})", values) == Value(1));
}

TEST_CASE("§5: the names of a result are all that it depends on") {
  CHECK(NamesOf("{$mood.isVisible} and {#mood} > {$panel[0].smile.value}") == Names{"mood", "panel[0].smile"});
  CHECK(NamesOf("displayValue('mood') = propertyValue('face', 'title') + getComment(\"why\")") ==
        Names{"mood", "face", "why"});
  CHECK(NamesOf("displayValue({which}, {mood})") == Names{"which", "mood"});
  CHECK(NamesOf("sumInArray({p}, 'n', {n} < {limit})") == Names{"p", "n", "limit"});
  CHECK(NamesOf("sumInArray({p}, 'n', '{n} < {limit}') + {last}") == Names{"p", "n", "limit", "last"});
  CHECK(NamesOf("'{mood}' + 1") == Names{});
}

TEST_CASE("§5: a result is volatile when it can change and its names do not") {
  for (const std::string text :
       {"today()", "currentDate() > {d}", "age({d}) > 5", "currentYear()", "year()", "day({d})", "{$q.isVisible}",
        "displayValue({q})", "propertyValue('q', 'isVisible')", "getComment('q')", "isDisplayMode()",
        "isContainerReady('p')", "countInArray({p}, 'd', '{d} > today()')"}) {
    INFO(text);
    CHECK(IsVolatile(text));
  }
  for (const std::string text :
       {"{q} = 1", "year('2024-01-01')", "getDate({d})", "dateDiff({a}, {b})", "dateAdd({d}, 1)", "displayValue('q')",
        "countInArray({p}, 'n', {n} > 1)", "'today()'", "Today()"}) {
    INFO(text);
    CHECK_FALSE(IsVolatile(text));
  }
}

TEST_CASE("§5: after too many steps the result is null, wherever they were taken") {
  const std::string nested = "countInArray({p}, 'n', countInArray({p}, 'n', {n} = 1) > 0)";
  CHECK(Of(nested, {{"p", Items(50)}}) == Value(50));
  CHECK(Of(nested, {{"p", Items(700)}}) == Value(Null{}));
  CHECK(Of("iif(" + nested + " > 0, 1, 2)", {{"p", Items(700)}}) == Value(Null{}));
  CHECK(Of("{p} anyof {q}", {{"p", Items(10)}, {"q", Items(10)}}) == Value(true));
  CHECK(Of("{p} anyof {q}", {{"p", Items(1000)}, {"q", Items(1000)}}) == Value(Null{}));
  std::string growing = "{p}";
  for (int i = 0; i < 3000; ++i) growing += "+{p}";
  CHECK(Of(growing, {{"p", Items(1000)}}) == Value(Null{}));
  CHECK_FALSE(Parsed(growing + " or true").Holds(Survey({{"p", Items(1000)}})));
}

TEST_CASE("§5: a condition in quotes within a condition in quotes is read, as deep as brackets go") {
  const Value::Object values{{"p", Value::List{Value::Object{{"n", 1}}, Value::Object{{"n", 5}}}}};
  CHECK(Of(R"(countInArray({p}, 'n', 'countInArray({p}, \'n\', \'{n} > 1\') = 1'))", values) == Value(2));
  std::string deep = "{n} > 0";
  for (int i = 0; i < 40; ++i) {
    std::string quoted;
    for (const char c : deep) quoted += c == '\'' ? std::string("\\'") : std::string(1, c);
    if (quoted.size() > 12'000) break;
    deep = "countInArray({p},n,'" + quoted + "')>0";
  }
  CHECK(deep.size() > 1000);
  (void)Of(deep, values);
}

TEST_CASE("an expression that was never parsed is null and depends on nothing") {
  const Expression none;
  CHECK(none.Evaluate(Survey()) == Value(Null{}));
  CHECK_FALSE(none.Holds(Survey()));
  CHECK(none.names().empty());
  CHECK(none.text().empty());
  CHECK_FALSE(none.is_volatile());
}
