#include "shared/session/room.h"

#include "shared/session/index.h"
#include "shared/session/rules.h"
#include "shared/survey/longest.h"

namespace session {
namespace {

double BytesOfEntries(const State& state, NodeId id);

double BytesWithin(const State& state, const std::vector<NodeId>& nodes) {
  double bytes = 0;
  for (const NodeId id : nodes) {
    const Node& node = state.nodes[id];
    if (!node.element->IsQuestion()) {
      bytes += BytesWithin(state, node.children);
    } else if (const auto share = state.index->shares_within.find(node.element);
               share != state.index->shares_within.end()) {
      bytes += share->second + BytesOfEntries(state, id);
    }
  }
  return bytes;
}

// What the entries that stand take beyond those that were there from the start; 0 for any other question.
double BytesOfEntries(const State& state, NodeId id) {
  const Node& node = state.nodes[id];
  const bool list = node.element->type == Type::kPanelDynamic || node.element->type == Type::kMatrixDynamic;
  if (!list || !node.built) return 0;
  double bytes = 2 - LongestAnswer(*state.survey, *node.element, survey::Entries::kFromStart);
  for (const Slot& slot : node.slots) bytes += 3 + BytesWithin(state, slot.children);
  return bytes;
}

}  // namespace

bool HasRoomForEntry(const State& state, NodeId id) {
  double bytes =
      survey::kFrameBytes + 1 + LongestEntry(*state.survey, *state.nodes[id].element, survey::Entries::kFromStart);
  for (NodeId one = 0; one < std::ssize(state.index->shares); ++one) {
    const double share = state.index->shares[static_cast<std::size_t>(one)];
    if (share > 0 && (IsShownInAll(state, one) || !state.nodes[one].value.empty()))
      bytes += share + BytesOfEntries(state, one);
  }
  return bytes <= survey::kResponseBytes;
}

}  // namespace session
