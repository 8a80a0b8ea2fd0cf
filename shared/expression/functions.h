// The functions of the expression language. Private to expression/. An unknown one gives null.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "shared/expression/node.h"

namespace expression {

struct Call {
  std::span<const Value> values;
  const Expression::Node& node;  // the call itself: conditions over a list are evaluated item by item
  const Context& context;
};

// nullptr for an unknown name; names are case-sensitive. A function returns nullopt where the reference library
// fails, and the whole expression is then null.
using Function = std::optional<Value> (*)(const Call& call);
Function FindFunction(std::string_view name);

// Evaluates a part of a tree. nullopt as above.
std::optional<Value> EvaluateNode(const Expression::Node& node, const Context& context);

}  // namespace expression
