#include "shared/session/inputs.h"

#include <algorithm>

#include "shared/session/entries.h"
#include "shared/session/navigate.h"
#include "shared/session/rules.h"

namespace session {
namespace {

void Collect(const State& state, const std::vector<NodeId>& nodes, std::vector<NodeId>& into);

// The inputs inside a question, in order; for a list of entries the question itself stands last, as a summary.
void CollectInside(const State& state, NodeId id, std::vector<NodeId>& into) {
  const Node& node = state.nodes[id];
  for (const int slot : ShownSlots(state, id))
    Collect(state, node.slots[static_cast<std::size_t>(slot)].children, into);
  const bool list = node.element->type == Type::kPanelDynamic || node.element->type == Type::kMatrixDynamic;
  if (list) into.push_back(id);
}

void Collect(const State& state, const std::vector<NodeId>& nodes, std::vector<NodeId>& into) {
  for (const NodeId id : nodes) {
    if (!IsShown(state, id)) continue;
    const Element& element = *state.nodes[id].element;
    if (!element.IsQuestion())
      Collect(state, state.nodes[id].children, into);
    else if (element.IsComposite())
      CollectInside(state, id, into);
    else
      into.push_back(id);
  }
}

std::vector<NodeId> Inputs(const State& state) {
  std::vector<NodeId> inputs;
  if (state.survey->mode != survey::Survey::Mode::kInputPerPage || state.single == kNone) return inputs;
  const Element& element = *state.nodes[state.single].element;
  if (element.IsComposite()) CollectInside(state, state.single, inputs);
  return inputs;
}

bool Step(State& state, int by) {
  const std::vector<NodeId> inputs = Inputs(state);
  const auto at = std::ranges::find(inputs, CurrentInput(state));
  if (at == inputs.end()) return false;
  const auto index = at - inputs.begin() + by;
  if (index < 0 || index >= std::ssize(inputs)) return false;
  state.inputs = {inputs[static_cast<std::size_t>(index)]};
  return true;
}

}  // namespace

NodeId CurrentInput(const State& state) {
  if (state.single == kNone) return kNone;
  const std::vector<NodeId> inputs = Inputs(state);
  if (inputs.empty()) return state.single;
  if (!state.inputs.empty() && std::ranges::find(inputs, state.inputs.back()) != inputs.end())
    return state.inputs.back();
  return inputs.front();
}

void EnterInputs(State& state) {
  const std::vector<NodeId> inputs = Inputs(state);
  state.inputs.clear();
  if (!inputs.empty()) state.inputs = {inputs.front()};
}

bool NextInput(State& state) { return Step(state, 1); }
bool PreviousInput(State& state) { return Step(state, -1); }

bool AtFirstInput(const State& state) {
  const std::vector<NodeId> inputs = Inputs(state);
  return inputs.empty() || CurrentInput(state) == inputs.front();
}

bool AtLastInput(const State& state) {
  const std::vector<NodeId> inputs = Inputs(state);
  return inputs.empty() || CurrentInput(state) == inputs.back();
}

}  // namespace session
