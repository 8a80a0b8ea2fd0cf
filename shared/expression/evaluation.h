// One evaluation of a tree: where its values come from, and how many steps it may still take. Private to
// expression/.
#pragma once

#include "shared/expression/tree.h"

namespace expression {

class Evaluation {
 public:
  // `steps` outlives the evaluation; conditions over the items of a list take from the same ones.
  Evaluation(const Tree& tree, const Context& context, long& steps) : tree_(tree), context_(context), steps_(steps) {}

  // The value of a part of the tree, either in the tree itself or in `room`. nullptr where the reference
  // library fails and when no step is left; the whole expression is then null. Sets `ordered` for a name that
  // stands for an order.
  const Value* Of(const Node& node, Value& room, bool& ordered) const;
  const Value* Of(const Node& node, Value& room) const {
    bool ordered = false;
    return Of(node, room, ordered);
  }

  // Of a Kind::kCondition: does it hold for an item whose fields `item` knows? nullopt as above.
  std::optional<bool> Holds(const Node& condition, const Context& item) const;

  // False when that many steps are not left; then none is.
  bool Spend(std::size_t steps) const;

  const Context& context() const { return context_; }
  const Tree& tree() const { return tree_; }

 private:
  std::optional<Value> Read(const Node& variable, bool& ordered) const;
  std::optional<Value> ReadProperty(const Node& property) const;
  std::optional<Value> RunCall(const Node& call) const;
  std::optional<Value> OfOne(const Node& node) const;
  std::optional<Value> Chain(const Node& node) const;
  std::optional<Value> Apply(Operator what, const Value& left, const Value& right, bool ordered) const;
  std::optional<Value::List> Members(const Node& node) const;

  const Tree& tree_;
  const Context& context_;
  long& steps_;
};

// The steps that looking at all of a value takes: one for each member, one for every 64 bytes of text.
std::size_t StepsOf(const Value& value);

}  // namespace expression
