#include "shared/expression/array_functions.h"

#include <cmath>
#include <vector>

#include "shared/expression/arithmetic.h"
#include "shared/expression/compare.h"
#include "shared/expression/convert.h"
#include "shared/expression/path.h"

namespace expression {
namespace {

// The fields of an item, before the names of the survey.
class ItemContext final : public Context {
 public:
  ItemContext(const Value::Object& item, const Context& outer) : item_(item), outer_(outer) {}
  Value Look(std::string_view name) const override {
    Value found = FindIn(item_, name);
    if (found.missing()) found = outer_.LookBesideItem(name);
    return found.missing() && name.ends_with(".length") ? Value(0) : found;
  }
  Value LookBesideItem(std::string_view name) const override { return outer_.LookBesideItem(name); }
  double Now() const override { return outer_.Now(); }
  Value Property(std::string_view element, std::string_view property) const override {
    return outer_.Property(element, property);
  }
  Value DisplayValue(std::string_view question, const Value& value) const override {
    return outer_.DisplayValue(question, value);
  }
  Value Comment(std::string_view question) const override { return outer_.Comment(question); }

 private:
  const Value::Object& item_;
  const Context& outer_;
};

struct Picked {
  Value value;     // of the wanted field, a number when it reads as one; undefined for a text that does not
  Value returned;  // of the field to return
};

class Selection {
 public:
  explicit Selection(const Call& call) : call_(call) {
    if (call.values.size() < 2 || call.values.size() > 4 || !call[1].text()) return;
    field_ = call[1].text();
    for (std::size_t i = 2; i < call.arguments.size(); ++i)
      if (call.arguments[i].kind == Kind::kCondition) condition_ = &call.arguments[i];
    if (call.values.size() > 2 && call.arguments[2].kind != Kind::kCondition) returned_ = call[2].text();
  }

  // nullopt where the condition fails, or when no step is left.
  std::optional<std::vector<Picked>> Take() {
    bool good = field_ != nullptr;
    if (const Value::List* list = good ? call_[0].list() : nullptr)
      for (const Value& item : *list) good = good && Take(item);
    if (const Value::Object* object = good ? call_[0].object() : nullptr)
      for (const auto& [name, item] : *object) good = good && Take(item);
    if (!good && field_) return std::nullopt;
    return std::move(found_);
  }

 private:
  bool Take(const Value& item) {
    if (!call_.evaluation.Spend(1)) return false;
    if (!item.object()) return true;
    const auto member = item.object()->find(*field_);
    if (member == item.object()->end() || member->second.empty()) return true;
    if (condition_) {
      const auto holds = call_.evaluation.Holds(*condition_, ItemContext(*item.object(), call_.context()));
      if (!holds) return false;
      if (!*holds) return true;
    }
    const double number = ToNumeric(member->second);
    Picked one;
    if (!std::isnan(number))
      one.value = number;
    else if (!member->second.text())
      one.value = member->second;
    one.returned = one.value;
    if (returned_ && *returned_ != *field_) {
      const auto other = item.object()->find(*returned_);
      one.returned = other == item.object()->end() ? Value() : other->second;
    }
    found_.push_back(std::move(one));
    return true;
  }

  const Call& call_;
  const std::string* field_ = nullptr;
  const std::string* returned_ = nullptr;
  const Node* condition_ = nullptr;
  std::vector<Picked> found_;
};

std::optional<Value> Total(const std::vector<Picked>& found) {
  Value total = 0;
  for (const Picked& one : found) {
    if (one.value.missing()) continue;
    auto sum = Sum(total, one.value);
    if (!sum) return std::nullopt;
    total = *std::move(sum);
  }
  return total;
}

std::optional<Value> Best(const Call& call, bool (*better)(const Value&, const Value&)) {
  const auto found = Selection(call).Take();
  if (!found) return std::nullopt;
  const Picked* best = nullptr;
  for (const Picked& one : *found)
    if (!one.value.missing() && (!best || better(one.value, best->value))) best = &one;
  return best ? best->returned : Value();
}

}  // namespace

std::optional<Value> SumInArray(const Call& call) {
  const auto found = Selection(call).Take();
  return found ? Total(*found) : std::nullopt;
}

std::optional<Value> CountInArray(const Call& call) {
  const auto found = Selection(call).Take();
  if (!found) return std::nullopt;
  return static_cast<double>(found->size());
}

std::optional<Value> AvgInArray(const Call& call) {
  const auto found = Selection(call).Take();
  const auto total = found ? Total(*found) : std::nullopt;
  if (!total) return std::nullopt;
  return found->empty() ? 0 : ToNumber(*total) / static_cast<double>(found->size());
}

std::optional<Value> MinInArray(const Call& call) { return Best(call, Less); }
std::optional<Value> MaxInArray(const Call& call) {
  return Best(call, [](const Value& a, const Value& b) { return Less(b, a); });
}

}  // namespace expression
