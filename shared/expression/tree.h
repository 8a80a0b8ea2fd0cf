// The tree of a parsed expression, as small as it gets: a survey has thousands of them. Private to
// expression/.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "shared/expression/expression.h"
#include "shared/expression/syntax.h"

namespace expression {

struct Node {
  Kind kind = Kind::kNothing;
  Operator before = Operator::kOr;  // in a chain, between the node before and this one
  std::uint8_t function = 0;        // of a call (functions.h)
  bool raw = false;                 // a variable without conversion; a condition that stood in quotes
  std::uint16_t count = 0;          // children
  std::uint32_t at = 0;             // the first child; of a constant, in `constants`; of a variable, in `names`
};
static_assert(sizeof(Node) <= 12);

struct Tree {
  std::string text;
  std::vector<std::string> names;  // as Expression::names()
  bool is_volatile = false;
  std::vector<Node> nodes;       // the root first; the children of one node stand together
  std::vector<Value> constants;  // of a property the text "element.property"

  std::span<const Node> Children(const Node& node) const { return std::span(nodes).subspan(node.at, node.count); }
};

// Finds the names, reads conditions in quotes, flattens.
Tree Compile(std::string_view text, Syntax root);

}  // namespace expression
