#include "shared/session/preview.h"

#include "shared/session/entries.h"
#include "shared/session/index.h"
#include "shared/session/navigate.h"
#include "shared/session/rules.h"
#include "shared/session/validate.h"

namespace session {
namespace {

using survey::Survey;

const Element& WholePage(bool preview) {
  static const Element* const kPages = [] {
    auto* pages = new Element[2];
    for (int i = 0; i < 2; ++i) {
      pages[i].type = Type::kPage;
      pages[i].name = i == 0 ? "single-page" : "preview-page";
    }
    return pages;
  }();
  return kPages[preview ? 1 : 0];
}

}  // namespace

NodeId MakeWhole(State& state, bool preview, std::vector<NodeId> pages) {
  Node node;
  node.element = &WholePage(preview);
  node.children = std::move(pages);
  const NodeId whole = AddNode(state, std::move(node));
  return whole;
}

std::vector<NodeId> FilePages(const State& state) {
  std::vector<NodeId> pages;
  for (NodeId id = 0; id < state.index->file_nodes; ++id)
    if (state.nodes[id].element->type == Type::kPage) pages.push_back(id);
  return pages;
}

void LeavePreview(State& state, NodeId page) {
  if (state.phase != Phase::kPreview) return;
  state.phase = Phase::kRunning;
  state.pages = state.survey->mode == Survey::Mode::kSinglePage ? std::vector<NodeId>{state.whole} : FilePages(state);
  const auto shown = ShownPages(state);
  state.page = page != kNone ? page : shown.empty() ? kNone : shown.back();
}

bool Preview(State& state) {
  if (state.phase != Phase::kRunning) return false;
  if (state.survey->check_errors == Survey::CheckErrors::kOnComplete) {
    if (!ValidateAll(state)) return false;
  } else if (!ValidateGroup(state, state.page)) {
    return false;
  }
  const auto pages = FilePages(state);
  for (const NodeId page : pages) RenderPage(state, page);
  std::vector<NodeId> shown;
  for (const NodeId page : pages)
    if (!IsStart(state, page)) shown.push_back(page);
  if (state.preview == kNone) state.preview = MakeWhole(state, true, shown);
  state.pages = {state.preview};
  state.page = state.preview;
  state.single = kNone;
  state.phase = Phase::kPreview;
  return true;
}

void CancelPreview(State& state, NodeId page) {
  LeavePreview(state, page);
  if (OneAtATime(state) && state.page != kNone) {
    const auto singles = Singles(state);
    NodeId single = kNone;
    for (const NodeId id : singles)
      if (PageOf(state, id) == state.page && (single == kNone || page == kNone)) single = id;
    if (single != kNone) ShowSingle(state, single);
  }
}

}  // namespace session
