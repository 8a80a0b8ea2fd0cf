// The functions of the expression language: how they are found and called. Private to expression/.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "shared/expression/evaluation.h"

namespace expression {

struct Call {
  std::span<const Value> values;
  std::span<const Node> arguments;  // as written: a condition over a list is evaluated item by item
  const Evaluation& evaluation;

  const Context& context() const { return evaluation.context(); }
  // The argument, undefined when it is absent.
  const Value& operator[](std::size_t place) const;
};

// nullopt where the reference library fails, and the whole expression is then null.
using Function = std::optional<Value> (*)(const Call& call);

// What is known of a function before it is called.
enum class Trait : std::uint8_t {
  kPlain,
  kOverItems,           // the third or fourth argument is a condition
  kVolatile,            // depends on the clock or the survey's state
  kClockByDefault,      // takes today when the first argument is absent or empty
  kOfQuestion,          // the first argument names a question whose answer it depends on
  kVolatileOfQuestion,  // that question's property or comment
};

using FunctionId = std::uint8_t;
inline constexpr FunctionId kUnknownFunction = 255;  // its call gives null

FunctionId FindFunction(std::string_view name);  // case-sensitive, as in the reference
Trait TraitOf(FunctionId function);
std::optional<Value> Run(FunctionId function, const Call& call);

}  // namespace expression
