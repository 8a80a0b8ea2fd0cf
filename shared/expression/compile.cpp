// From what was parsed to the tree: names and volatility are found, conditions over lists are made ready, and
// what is left is laid out flat.
#include <algorithm>
#include <map>

#include "shared/expression/convert.h"
#include "shared/expression/functions.h"
#include "shared/expression/tree.h"

namespace expression {
namespace {

Trait TraitOfCall(const Syntax& call) { return TraitOf(FindFunction(call.name)); }

bool IsText(const Syntax& part) { return part.kind == Kind::kConstant && part.value.text(); }

bool Calls(const Syntax& part, std::string_view function) {
  return (part.kind == Kind::kCall && part.name == function) ||
         std::ranges::any_of(part.children, [&](const Syntax& child) { return Calls(child, function); });
}

// The condition of sumInArray and its kin is the third argument or, behind the field to return, the fourth.
// The reference takes none that calls displayValue: it answers too late there.
void MarkCondition(Syntax& call, int depth) {
  if (call.children.size() < 3 || call.children.size() > 4) return;
  const Syntax& third = call.children[2];
  const bool returns = IsText(third) && third.value.text()->find_first_of("{}><=!") == std::string::npos;
  if (returns && call.children.size() == 3) return;
  Syntax& written = call.children[returns ? 3 : 2];
  if (written.kind == Kind::kNothing) return;  // fails, as any argument that is null
  Syntax condition{Kind::kCondition, false, {}, {}, {}, {}};
  if (IsText(written) && !written.value.text()->empty()) {
    condition.raw = true;
    auto parsed = ParseSyntax(*written.value.text(), depth);
    condition.children.push_back(parsed.root ? *std::move(parsed.root)
                                             : Syntax{Kind::kConstant, false, false, {}, {}, {}});
  } else {
    condition.children.push_back(std::move(written));
  }
  if (Calls(condition, "displayValue")) condition.children.clear();
  written = std::move(condition);
}

class Compiler {
 public:
  explicit Compiler(Tree& tree) : tree_(tree) {}

  // In the order of the text.
  void Prepare(Syntax& part, int depth) {
    if (part.kind == Kind::kVariable) PrepareVariable(part);
    if (part.kind == Kind::kCall && TraitOfCall(part) == Trait::kOverItems) MarkCondition(part, depth);
    if (part.kind == Kind::kCall) NoteCall(part);
    for (Syntax& child : part.children) Prepare(child, depth + 1);
  }

  void Lay(Syntax& part, std::size_t place) {
    const std::size_t first = tree_.nodes.size();
    Node node = tree_.nodes[place];  // `before` is already there
    node.kind = part.kind;
    node.raw = part.raw;
    node.count = static_cast<std::uint16_t>(part.children.size());
    node.at = static_cast<std::uint32_t>(first);
    if (part.kind == Kind::kVariable) node.at = Name(part.name);
    if (part.kind == Kind::kConstant) node.at = Constant(std::move(part.value));
    if (part.kind == Kind::kProperty) node.at = Constant(std::move(part.name));
    if (part.kind == Kind::kCall) node.function = FindFunction(part.name);
    tree_.nodes[place] = node;
    tree_.nodes.resize(first + part.children.size());
    for (std::size_t i = 0; i < part.operators.size(); ++i) tree_.nodes[first + i + 1].before = part.operators[i];
    for (std::size_t i = 0; i < part.children.size(); ++i) Lay(part.children[i], first + i);
  }

 private:
  void PrepareVariable(Syntax& part) {
    if (part.name.size() < 2 || part.name[0] != '$') {
      Name(part.name);
      return;
    }
    part.kind = Kind::kProperty;
    part.name.erase(0, 1);
    Name(part.name.substr(0, part.name.rfind('.')));
    tree_.is_volatile = true;
  }

  void NoteCall(const Syntax& call) {
    const Trait trait = TraitOfCall(call);
    const Syntax* first = call.children.empty() ? nullptr : &call.children.front();
    const bool known = first && first->kind == Kind::kConstant && IsTrue(first->value);
    const bool of_question = trait == Trait::kOfQuestion || trait == Trait::kVolatileOfQuestion;
    if (of_question && known) Name(ToText(first->value));
    if (trait == Trait::kVolatile || trait == Trait::kVolatileOfQuestion) tree_.is_volatile = true;
    if ((trait == Trait::kClockByDefault || trait == Trait::kOfQuestion) && !known) tree_.is_volatile = true;
  }

  std::uint32_t Name(const std::string& name) {
    const auto [found, added] = places_.emplace(name, static_cast<std::uint32_t>(tree_.names.size()));
    if (added) tree_.names.push_back(name);
    return found->second;
  }

  std::uint32_t Constant(Value value) {
    tree_.constants.push_back(std::move(value));
    return static_cast<std::uint32_t>(tree_.constants.size() - 1);
  }

  Tree& tree_;
  std::map<std::string, std::uint32_t> places_;
};

}  // namespace

Tree Compile(std::string_view text, Syntax root) {
  Tree tree;
  tree.text = text;
  Compiler compiler(tree);
  compiler.Prepare(root, 0);
  tree.nodes.resize(1);
  compiler.Lay(root, 0);
  tree.names.shrink_to_fit();
  tree.nodes.shrink_to_fit();
  tree.constants.shrink_to_fit();
  return tree;
}

}  // namespace expression
