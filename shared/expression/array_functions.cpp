#include "shared/expression/array_functions.h"

#include <cmath>
#include <vector>

#include "shared/expression/arithmetic.h"
#include "shared/expression/compare.h"
#include "shared/expression/convert.h"
#include "shared/expression/path.h"

namespace expression {
namespace {

class ItemContext final : public Context {
 public:
  ItemContext(const Value::Object& item, const Context& outer) : item_(item), outer_(outer) {}
  Value Look(std::string_view name) const override {
    Value found = LookIn(item_, name);
    return found.missing() ? outer_.Look(name) : found;
  }

 private:
  const Value::Object& item_;
  const Context& outer_;
};

struct Found {
  Value value;     // of the wanted field, a number when it reads as one
  Value returned;  // of the field to return
};

class Condition {
 public:
  // The third or fourth argument: a condition, or a condition in quotes.
  explicit Condition(const Call& call) : context_(call.context) {
    if (call.node.children.size() < 3) return;
    const auto& last = call.node.children.back();
    if (last.kind != Kind::kConstant) {
      node_ = &last;
    } else if (last.value.text() && last.value.text()->find('{') != std::string::npos) {
      if (auto parsed = Expression::Parse(*last.value.text())) quoted_ = *std::move(parsed);
    }
  }
  bool Holds(const Value::Object& item) const {
    const ItemContext here(item, context_);
    if (quoted_) return quoted_->HoldsLoosely(here);
    if (!node_) return true;
    const auto result = EvaluateNode(*node_, here);
    return result && ToNumber(*result) == 1;
  }

 private:
  const Context& context_;
  const Expression::Node* node_ = nullptr;
  std::optional<Expression> quoted_;
};

std::vector<Found> Select(const Call& call) {
  std::vector<Found> found;
  if (call.values.size() < 2 || !call.values[1].text()) return found;
  const std::string& field = *call.values[1].text();
  const bool returns = call.values.size() > 2 && call.values[2].text() && call.node.children[2].kind == Kind::kConstant &&
                       call.values[2].text()->find('{') == std::string::npos;
  const Condition condition(call);
  const auto take = [&](const Value& item) {
    if (!item.object()) return;
    const auto member = item.object()->find(field);
    if (member == item.object()->end() || member->second.empty() || !condition.Holds(*item.object())) return;
    const double number = ToNumeric(member->second);
    Found one{std::isnan(number) ? (member->second.text() ? Value() : member->second) : Value(number), {}};
    if (returns) {
      const auto other = item.object()->find(*call.values[2].text());
      if (other != item.object()->end()) one.returned = other->second;
    } else {
      one.returned = one.value;
    }
    found.push_back(std::move(one));
  };
  if (const Value::List* list = call.values[0].list())
    for (const Value& item : *list) take(item);
  if (const Value::Object* object = call.values[0].object())
    for (const auto& [name, item] : *object) take(item);
  return found;
}

std::optional<Value> Best(const Call& call, bool (*better)(const Value&, const Value&)) {
  Found best;
  for (const Found& one : Select(call))
    if (!one.value.missing() && (best.value.missing() || better(one.value, best.value))) best = one;
  return best.returned;
}

}  // namespace

std::optional<Value> SumInArray(const Call& call) {
  Value total = 0;
  for (const Found& one : Select(call)) {
    if (one.value.missing()) continue;
    const auto sum = Sum(total, one.value);
    if (!sum) return std::nullopt;
    total = *sum;
  }
  return total;
}

std::optional<Value> CountInArray(const Call& call) { return static_cast<double>(Select(call).size()); }

std::optional<Value> AvgInArray(const Call& call) {
  const std::size_t count = Select(call).size();
  const auto total = SumInArray(call);
  if (!total) return std::nullopt;
  return count == 0 ? 0 : ToNumber(*total) / static_cast<double>(count);
}

std::optional<Value> MinInArray(const Call& call) { return Best(call, Less); }
std::optional<Value> MaxInArray(const Call& call) {
  return Best(call, [](const Value& a, const Value& b) { return Less(b, a); });
}

}  // namespace expression
