// The tree of a parsed expression. Private to expression/. A chain of operators of one rank is one node with many
// children, so that a long text does not become a deep tree.
#pragma once

#include <string>
#include <vector>

#include "shared/expression/expression.h"

namespace expression {

enum class Operator {
  kOr, kAnd,
  kEqual, kNotEqual, kLess, kGreater, kLessOrEqual, kGreaterOrEqual,
  kPlus, kMinus, kTimes, kDivide, kModulo, kPower,
  kContains, kNotContains, kAnyOf, kAllOf, kNoneOf,
};

enum class Kind {
  kNothing,   // the word null or undefined, or the absent right side of "contains"
  kConstant,  // value
  kVariable,  // name; raw: without conversion ({#name})
  kCall,      // name(children)
  kList,      // [children]
  kNegate,    // of the only child, as the two below
  kEmpty,
  kNotEmpty,
  kChain,     // children[0] operators[0] children[1] …, from the left
};

struct Expression::Node {
  Kind kind = Kind::kNothing;
  bool raw = false;
  Value value;
  std::string name;
  std::vector<Operator> operators;
  std::vector<Node> children;
};

}  // namespace expression
