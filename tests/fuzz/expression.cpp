// The expression language: any text must parse or be refused, and any expression must come to an end.
#include "tests/fuzz/fuzz.h"

#include "shared/expression/expression.h"
#include "shared/expression/path.h"

namespace {

class Names final : public expression::Context {
 public:
  explicit Names(expression::Value::Object values) : values_(std::move(values)) {}
  expression::Value Look(std::string_view name) const override { return expression::LookIn(values_, name); }
  double Now() const override { return 1'768'478'400'000; }

 private:
  expression::Value::Object values_;
};

}  // namespace

void fuzz::One(std::string_view input) {
  const auto parsed = expression::Expression::Parse(input);
  if (!parsed) return;
  using expression::Value;
  static const Names names({{"a", 5},
                            {"b", "text"},
                            {"q", Value::List{1, "2", Value::Object{{"x", 3}}}},
                            {"o", Value::Object{{"k", true}}},
                            {"d", "2024-02-29"},
                            {"n", Value()}});
  parsed->Evaluate(names);
  parsed->Holds(names);
  parsed->names();
}
