#include "shared/expression/expression.h"

#include <algorithm>

#include "shared/expression/convert.h"
#include "shared/expression/evaluation.h"
#include "shared/expression/tree.h"

namespace expression {
namespace {

constexpr std::size_t kLongest = 16 << 10;
constexpr long kSteps = 200'000;

// Counted in characters, from 1.
std::string Column(std::string_view text, std::size_t bytes) {
  const auto before = text.substr(0, std::min(bytes, text.size()));
  const auto characters = std::ranges::count_if(before, [](char c) { return (c & 0xC0) != 0x80; });
  return "column " + std::to_string(1 + characters);
}

const Tree& TreeOr(const std::shared_ptr<const Tree>& tree) {
  static const Tree kNone;
  return tree ? *tree : kNone;
}

}  // namespace

base::Result<Expression> Expression::Parse(std::string_view text) {
  if (text.size() > kLongest)
    return base::Fail(base::Code::kInvalid, "an expression of more than 16 KiB", "split it over several questions");
  Parsed parsed = ParseSyntax(text);
  if (parsed.too_deep)
    return base::Fail(base::Code::kInvalid, "an expression nested more than 100 deep", "use fewer brackets");
  if (!parsed.root)
    return base::Fail(base::Code::kInvalid, Column(text, parsed.farthest) + ": not an expression",
                      "write it as {question} = 'value', joined by and / or");
  Expression expression;
  expression.tree_ = std::make_shared<const Tree>(Compile(text, *std::move(parsed.root)));
  return expression;
}

Value Expression::Evaluate(const Context& context) const {
  if (!tree_) return Null{};
  long steps = kSteps;
  Value room;
  const Value* value = Evaluation(*tree_, context, steps).Of(tree_->nodes[0], room);
  if (!value) return Null{};
  if (value != &room) return *value;
  return room;
}

bool Expression::Holds(const Context& context) const {
  const Value value = Evaluate(context);
  return value.boolean() && *value.boolean();
}

bool Expression::HoldsLoosely(const Context& context) const { return IsLooselyTrue(Evaluate(context)); }

const std::vector<std::string>& Expression::names() const { return TreeOr(tree_).names; }
bool Expression::is_volatile() const { return TreeOr(tree_).is_volatile; }
const std::string& Expression::text() const { return TreeOr(tree_).text; }

}  // namespace expression
