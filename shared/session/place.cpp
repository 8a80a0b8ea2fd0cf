#include "shared/session/place.h"

#include <algorithm>

#include "shared/expression/convert.h"
#include "shared/expression/unicode.h"

namespace session {
namespace {

NodeId QuestionNamed(const State& state, const std::vector<NodeId>& nodes, std::string_view name) {
  for (const NodeId id : nodes) {
    const Node& node = state.nodes[id];
    if (node.element->IsQuestion()) {
      if (expression::SameName(node.element->value_name, name)) return id;
    } else if (const NodeId found = QuestionNamed(state, node.children, name); found != kNone) {
      return found;
    }
  }
  return kNone;
}

// The entry, row or set of items that the path enters, and what is left of the path then; -1: none.
int SlotAt(const State& state, NodeId id, std::string_view& path) {
  const Node& node = state.nodes[id];
  const Element& element = *node.element;
  const int count = static_cast<int>(node.slots.size());
  if (element.type == Type::kPanelDynamic || element.type == Type::kMatrixDynamic) {
    const std::optional<int> index = TakeIndex(path);
    if (!index) return -1;
    const int slot = *index < 0 ? count + *index : *index;
    return slot >= 0 && slot < count ? slot : -1;
  }
  if (!path.starts_with('.')) return -1;
  path.remove_prefix(1);
  if (element.type == Type::kMultipleText) return count > 0 ? 0 : -1;
  if (element.type != Type::kMatrixDropdown) return -1;
  for (int slot = 0; slot < count; ++slot) {
    const int row = node.slots[static_cast<std::size_t>(slot)].row;
    const std::string name = expression::ToText(element.rows[static_cast<std::size_t>(row)].value) + ".";
    if (path.size() > name.size() && expression::SameName(path.substr(0, name.size()), name)) {
      path.remove_prefix(name.size());
      return slot;
    }
  }
  return -1;
}

}  // namespace

std::optional<int> TakeIndex(std::string_view& path) {
  if (!path.starts_with('[')) return std::nullopt;
  const auto end = path.find(']');
  if (end == std::string_view::npos) return std::nullopt;
  const double number = expression::TextToNumber(path.substr(1, end - 1));
  if (!(number >= -1e6 && number <= 1e6)) return std::nullopt;
  path.remove_prefix(end + 1);
  if (path.starts_with('.')) path.remove_prefix(1);
  return static_cast<int>(number);
}

std::optional<Place> PlaceInSlot(const State& state, NodeId holder, int slot, std::string_view path) {
  const Node& node = state.nodes[holder];
  if (slot < 0 || slot >= std::ssize(node.slots)) return std::nullopt;
  const auto cut = std::min(path.find_first_of(".["), path.size());
  const NodeId inner = QuestionNamed(state, node.slots[static_cast<std::size_t>(slot)].children, path.substr(0, cut));
  if (inner == kNone) return std::nullopt;
  return PlaceIn(state, inner, path.substr(cut));
}

Place PlaceIn(const State& state, NodeId question, std::string_view path) {
  std::string_view inside = path;
  const int slot = SlotAt(state, question, inside);
  if (slot >= 0 && !inside.empty())
    if (const auto place = PlaceInSlot(state, question, slot, inside)) return *place;
  return {question, path};
}

}  // namespace session
