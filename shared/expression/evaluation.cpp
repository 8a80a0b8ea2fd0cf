#include "shared/expression/evaluation.h"

#include "shared/base/json.h"
#include "shared/expression/arithmetic.h"
#include "shared/expression/compare.h"
#include "shared/expression/convert.h"
#include "shared/expression/functions.h"

namespace expression {
namespace {

// An unknown name that is JSON without its braces ({"k": 1}) is that object; otherwise null.
Value Inline(std::string_view name) {
  const auto colon = name.find(':');
  if (colon == std::string_view::npos || colon == 0) return Null{};
  const auto json = base::ParseJson("{" + std::string(name) + "}");
  return json ? Value::FromJson(*json) : Value(Null{});
}

bool IsComparison(Operator what) { return what >= Operator::kEqual && what <= Operator::kGreaterOrEqual; }
bool IsMembership(Operator what) { return what >= Operator::kContains; }

std::size_t Length(const Value& value) { return value.list() ? value.list()->size() : 1; }

}  // namespace

std::size_t StepsOf(const Value& value) {
  if (const std::string* text = value.text()) return 1 + text->size() / 64;
  std::size_t steps = 1;
  if (const Value::List* list = value.list())
    for (const Value& item : *list) steps += StepsOf(item);
  if (const Value::Object* object = value.object())
    for (const auto& [name, member] : *object) steps += StepsOf(member);
  return steps;
}

bool Evaluation::Spend(std::size_t steps) const {
  steps_ = steps_ > 0 && steps <= static_cast<std::size_t>(steps_) ? steps_ - static_cast<long>(steps) : -1;
  return steps_ >= 0;
}

const Value* Evaluation::Of(const Node& node, Value& room, bool& ordered) const {
  if (!Spend(1)) return nullptr;
  std::optional<Value> made;
  switch (node.kind) {
    case Kind::kNothing: made = Null{}; break;
    case Kind::kConstant: return &tree_.constants[node.at];
    case Kind::kVariable: made = Read(node, ordered); break;
    case Kind::kProperty: made = ReadProperty(node); break;
    case Kind::kCall: made = RunCall(node); break;
    case Kind::kCondition:  // as an argument: the reference evaluates it outside the list too, unless it is
                            // in quotes
      if (node.raw || node.count == 0)
        made = Null{};
      else
        return Of(tree_.Children(node)[0], room);
      break;
    case Kind::kList:
      if (auto list = Members(node)) made = *std::move(list);
      break;
    case Kind::kNegate:
    case Kind::kEmpty:
    case Kind::kNotEmpty: made = OfOne(node); break;
    case Kind::kChain: made = Chain(node); break;
  }
  if (!made) return nullptr;
  room = *std::move(made);
  return &room;
}

std::optional<bool> Evaluation::Holds(const Node& condition, const Context& item) const {
  if (condition.count == 0) return true;
  const Evaluation inside(tree_, item, steps_);
  Value room;
  const Value* value = inside.Of(tree_.Children(condition)[0], room);
  if (!value) return std::nullopt;
  return IsLooselyTrue(*value);
}

std::optional<Value> Evaluation::Read(const Node& variable, bool& ordered) const {
  const std::string& name = tree_.names[variable.at];
  Found found = context_.Find(name);
  if (!Spend(StepsOf(found.value))) return std::nullopt;
  if (!found.known) return Inline(name);
  ordered |= found.ordered;
  return variable.raw ? std::move(found.value) : Converted(std::move(found.value));
}

// What is no element of the survey is looked up as it would be without the "$".
std::optional<Value> Evaluation::ReadProperty(const Node& property) const {
  const std::string_view path = *tree_.constants[property.at].text();
  Value value;
  if (const auto point = path.rfind('.'); point != std::string_view::npos)
    value = context_.Property(path.substr(0, point), path.substr(point + 1));
  if (value.missing()) value = context_.Look(path);
  if (!Spend(StepsOf(value))) return std::nullopt;
  if (value.missing()) return Null{};
  return property.raw ? std::move(value) : Converted(std::move(value));
}

std::optional<Value> Evaluation::Apply(Operator what, const Value& a, const Value& b, bool ordered) const {
  const std::size_t left_steps = StepsOf(a), right_steps = StepsOf(b);
  if (!Spend(left_steps) || !Spend(right_steps)) return std::nullopt;
  if (IsMembership(what) && !Spend(left_steps * Length(b) + right_steps * Length(a))) return std::nullopt;
  if (IsComparison(what) && ((a.date() && b.text()) || (a.text() && b.date()))) {
    const auto [left, right] = AlignedDates(a, b, {context_.Now()});
    return Apply(what, left, right, ordered);
  }
  switch (what) {
    case Operator::kEqual: return Same(a, b, ordered);
    case Operator::kNotEqual: return !Same(a, b, ordered);
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
  const Value& left = Filled(a, b);
  const Value& right = Filled(b, left);
  if (what == Operator::kOr) return IsTrue(left) ? left : right;
  if (what == Operator::kAnd) return IsTrue(left) ? right : left;
  return Calculate(what, left, right);
}

std::optional<Value> Evaluation::Chain(const Node& node) const {
  const auto operands = tree_.Children(node);
  Value left_room, right_room;
  bool ordered = false;
  const Value* left = Of(operands[0], left_room, ordered);
  for (const Node& operand : operands.subspan(1)) {
    if (!left) return std::nullopt;
    const Value* right = Of(operand, right_room, ordered);
    if (!right) return std::nullopt;
    auto result = Apply(operand.before, *left, *right, ordered);
    if (!result) return std::nullopt;
    left_room = *std::move(result);
    left = &left_room;
  }
  return left_room;
}

// Members of a list or a call. The reference fails on a bare null among them.
std::optional<Value::List> Evaluation::Members(const Node& node) const {
  Value::List list;
  list.reserve(node.count);
  for (const Node& child : tree_.Children(node)) {
    Value room;
    const Value* value = child.kind == Kind::kNothing ? nullptr : Of(child, room);
    if (!value) return std::nullopt;
    if (value == &room)
      list.push_back(std::move(room));
    else
      list.push_back(*value);
  }
  return list;
}

std::optional<Value> Evaluation::RunCall(const Node& call) const {
  const auto values = Members(call);
  if (!values) return std::nullopt;
  for (const Value& value : *values)
    if (!Spend(StepsOf(value))) return std::nullopt;
  return Run(call.function, {*values, tree_.Children(call), *this});
}

std::optional<Value> Evaluation::OfOne(const Node& node) const {
  const Node& child = tree_.Children(node)[0];
  if (child.kind == Kind::kNothing) return std::nullopt;
  Value room;
  const Value* value = Of(child, room);
  if (!value) return std::nullopt;
  if (node.kind == Kind::kNegate) return !IsTrue(*value);
  return value->empty() == (node.kind == Kind::kEmpty);
}

}  // namespace expression
