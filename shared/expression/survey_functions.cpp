#include "shared/expression/survey_functions.h"

#include "shared/expression/convert.h"

namespace expression {

std::optional<Value> DisplayValueOf(const Call& call) {
  if (!IsTrue(call[0])) return Undefined{};
  return call.context().DisplayValue(ToText(call[0]), call[1].empty() ? Value() : call[1]);
}

std::optional<Value> PropertyValue(const Call& call) {
  if (call.values.size() != 2 || !IsTrue(call[0]) || !IsTrue(call[1])) return Undefined{};
  return call.context().Property(ToText(call[0]), ToText(call[1]));
}

// The reference also gives the comment of a single choice, getComment('q', 'choice'); no survey of ours has
// one.
std::optional<Value> GetComment(const Call& call) {
  if (!IsTrue(call[0]) || !call[1].missing()) return Undefined{};
  return call.context().Comment(ToText(call[0]));
}

std::optional<Value> IsContainerReady(const Call& call) {
  if (!IsTrue(call[0])) return false;
  std::string name = ToText(call[0]);
  if (call.values.size() > 1) name += "[" + ToText(call[1]) + "]";
  const Value ready = call.context().Property(name, "isContainerReady");
  return ready == Value(true);
}

std::optional<Value> IsDisplayMode(const Call& call) { return call.context().Property("", "isDisplayMode"); }

}  // namespace expression
