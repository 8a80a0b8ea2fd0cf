#include <cmath>

#include "shared/base/json.h"
#include "shared/expression/arithmetic.h"
#include "shared/expression/compare.h"
#include "shared/expression/convert.h"
#include "shared/expression/functions.h"
#include "shared/expression/node.h"

namespace expression {
namespace {

using Node = Expression::Node;

// An unknown name that is JSON without its braces ({"k": 1}) is that object; otherwise null.
Value Inline(std::string_view name) {
  const auto colon = name.find(':');
  if (colon == std::string_view::npos || colon == 0) return Null{};
  const auto json = base::ParseJson("{" + std::string(name) + "}");
  return json ? Value::FromJson(*json) : Value(Null{});
}

Value Read(const Node& node, const Context& context) {
  Value value = context.Look(node.name);
  if (value.missing()) return Inline(node.name);
  return node.raw ? value : Converted(value);
}

std::optional<Value> Apply(Operator what, const Value& a, const Value& b) {
  switch (what) {
    case Operator::kEqual: return Same(a, b);
    case Operator::kNotEqual: return !Same(a, b);
    case Operator::kLess: return Less(a, b);
    case Operator::kGreater: return Less(b, a);
    case Operator::kLessOrEqual: return Same(a, b) || Less(a, b);
    case Operator::kGreaterOrEqual: return Same(a, b) || Less(b, a);
    case Operator::kContains: return Contains(a, b);
    case Operator::kNotContains: return NotContains(a, b);
    case Operator::kAnyOf: return AnyOf(a, b);
    case Operator::kNoneOf: return !AnyOf(a, b);
    case Operator::kAllOf: return AllOf(a, b);
    case Operator::kOr:
    case Operator::kAnd:
    case Operator::kPlus:
    case Operator::kMinus:
    case Operator::kTimes:
    case Operator::kDivide:
    case Operator::kModulo:
    case Operator::kPower: break;
  }
  const Value left = Filled(a, b);
  const Value right = Filled(b, left);
  if (what == Operator::kOr) return IsTrue(left) ? left : right;
  if (what == Operator::kAnd) return IsTrue(left) ? right : left;
  return Calculate(what, left, right);
}

std::optional<Value> Chain(const Node& node, const Context& context) {
  auto left = EvaluateNode(node.children[0], context);
  for (std::size_t i = 0; i < node.operators.size() && left; ++i) {
    const auto right = EvaluateNode(node.children[i + 1], context);
    if (!right) return std::nullopt;
    left = Apply(node.operators[i], *left, *right);
  }
  return left;
}

// Members of a list or a call. The reference fails on a bare null among them.
std::optional<Value::List> Members(const Node& node, const Context& context) {
  Value::List list;
  for (const Node& child : node.children) {
    auto value = child.kind == Kind::kNothing ? std::nullopt : EvaluateNode(child, context);
    if (!value) return std::nullopt;
    list.push_back(*std::move(value));
  }
  return list;
}

std::optional<Value> Run(const Node& node, const Context& context) {
  const auto values = Members(node, context);
  if (!values) return std::nullopt;
  const Function function = FindFunction(node.name);
  return function ? function({*values, node, context}) : Value(Null{});
}

std::optional<Value> OfOne(const Node& node, const Context& context) {
  if (node.children[0].kind == Kind::kNothing) return std::nullopt;
  const auto value = EvaluateNode(node.children[0], context);
  if (!value) return std::nullopt;
  if (node.kind == Kind::kNegate) return !IsTrue(*value);
  return value->empty() == (node.kind == Kind::kEmpty);
}

}  // namespace

std::optional<Value> EvaluateNode(const Node& node, const Context& context) {
  switch (node.kind) {
    case Kind::kNothing: return Null{};
    case Kind::kConstant: return node.value;
    case Kind::kVariable: return Read(node, context);
    case Kind::kCall: return Run(node, context);
    case Kind::kList: {
      auto list = Members(node, context);
      return list ? std::optional<Value>(*std::move(list)) : std::nullopt;
    }
    case Kind::kNegate:
    case Kind::kEmpty:
    case Kind::kNotEmpty: return OfOne(node, context);
    case Kind::kChain: return Chain(node, context);
  }
  return std::nullopt;
}

Value Expression::Evaluate(const Context& context) const {
  auto value = root_ ? EvaluateNode(*root_, context) : std::nullopt;
  return value ? *std::move(value) : Value(Null{});
}

bool Expression::Holds(const Context& context) const { return Evaluate(context) == Value(true); }

bool Expression::HoldsLoosely(const Context& context) const {
  const Value value = Evaluate(context);
  return !value.missing() && ToNumber(value) == 1;
}

}  // namespace expression
