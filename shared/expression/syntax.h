// What the parser reads, before it is made small (tree.h). Private to expression/. A chain of operators of
// one rank is one piece with many children, so that a long text does not become a deep tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/expression/value.h"

namespace expression {

enum class Operator : std::uint8_t {
  kOr,
  kAnd,
  kEqual,
  kNotEqual,
  kLess,
  kGreater,
  kLessOrEqual,
  kGreaterOrEqual,
  kPlus,
  kMinus,
  kTimes,
  kDivide,
  kModulo,
  kPower,
  kContains,
  kNotContains,
  kAnyOf,
  kAllOf,
  kNoneOf,
};

enum class Kind : std::uint8_t {
  kNothing,  // the word null or undefined, or the absent right side of "contains"
  kConstant,
  kVariable,  // {name}, {#name}
  kProperty,  // {$element.property}
  kCall,
  kCondition,  // the condition of sumInArray and its kin; without a child every item is taken
  kList,
  kNegate,  // of the only child, as the two below
  kEmpty,
  kNotEmpty,
  kChain,  // operands from the left
};

struct Syntax {
  Kind kind = Kind::kNothing;
  bool raw = false;                 // {#name}: without conversion
  Value value;                      // of a constant
  std::string name;                 // of a variable or a call
  std::vector<Operator> operators;  // of a chain: between the children
  std::vector<Syntax> children;
};

inline constexpr int kDeepest = 100;

struct Parsed {
  std::optional<Syntax> root;  // nullopt when the text is no expression
  bool too_deep = false;
  std::size_t farthest = 0;  // how far it could be read, in bytes
};

// `depth` is what stands around the text: a condition in quotes stands within another expression. As in the
// reference
// "=>", "=<", "<>" and "equals" are rewritten in the whole text first, also inside quotes.
Parsed ParseSyntax(std::string_view text, int depth = 0);

}  // namespace expression
