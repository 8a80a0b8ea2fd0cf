#include "shared/session/navigate.h"

#include <algorithm>

#include "shared/session/choices.h"
#include "shared/session/chosen.h"
#include "shared/session/entries.h"
#include "shared/session/index.h"
#include "shared/session/inputs.h"
#include "shared/session/preview.h"
#include "shared/session/rules.h"
#include "shared/session/triggers.h"
#include "shared/session/validate.h"
#include "shared/session/values.h"

namespace session {
namespace {

using survey::Survey;

void RunPageTriggers(State& state, bool complete) {
  std::map<std::string, Value> keys;
  std::vector<NodeId> questions;
  if (state.page != kNone) CollectQuestions(state, state.page, false, questions);
  for (const NodeId id : questions) keys[DataKey(state, id)] = state.nodes[id].value;
  for (std::size_t i = 0; i < state.calculated.size(); ++i)
    keys[state.survey->calculated[i].name] = state.calculated[i];
  CheckTriggers(state, std::move(keys), {.next_page = true, .complete = complete});
}

void ClearUnused(State& state) {
  for (NodeId id = 0; id < state.index->file_nodes; ++id) {
    if (!state.nodes[id].element->IsQuestion()) continue;
    const Node& node = state.nodes[id];
    if (node.element->HasChoices() && !node.element->show_comment && !node.comment.empty() && !IsOtherChosen(state, id))
      SetComment(state, id, {});
    if (ClearOf(state, id) != survey::ClearIfInvisible::kNone) DropLostChoices(state, id);
  }
  for (NodeId id = 0; id < state.index->file_nodes; ++id)
    if (state.nodes[id].element->IsQuestion()) {
      ClearIfHidden(state, id, survey::ClearIfInvisible::kOnComplete);
      if (ClearOf(state, id) != survey::ClearIfInvisible::kNone) DropHiddenRows(state, id);
    }
}

}  // namespace

bool OneAtATime(const State& state) {
  return state.survey->mode == Survey::Mode::kQuestionPerPage || state.survey->mode == Survey::Mode::kInputPerPage;
}

bool IsStart(const State& state, NodeId page) {
  return state.survey->first_page_is_start && state.pages.size() > 1 && page == state.pages.front();
}

void RenderPage(State& state, NodeId page) {
  if (page == kNone || state.nodes[page].rendered) return;
  state.nodes.Edit(page).rendered = true;
  BuildPage(state, page);
}

NodeId Neighbour(const std::vector<NodeId>& list, NodeId id, int by) {
  const auto found = std::ranges::find(list, id);
  if (found == list.end()) return kNone;
  const auto index = found - list.begin() + by;
  return index >= 0 && index < std::ssize(list) ? list[static_cast<std::size_t>(index)] : kNone;
}

void CollectQuestions(const State& state, NodeId group, bool shown_only, std::vector<NodeId>& into) {
  for (const NodeId child : state.nodes[group].children) {
    if (shown_only && !IsShown(state, child)) continue;
    if (state.nodes[child].element->IsQuestion())
      into.push_back(child);
    else
      CollectQuestions(state, child, shown_only, into);
  }
}

void Begin(State& state) {
  state.pages = FilePages(state);
  state.single = kNone;
  state.inputs.clear();
  state.skips.clear();
  state.completes.clear();
  state.turns.clear();
  state.spent = 0;
  state.ticked = state.now;
  state.phase = Phase::kRunning;
  state.page = kNone;
  if (state.survey->mode == Survey::Mode::kSinglePage) {
    if (state.whole == kNone) state.whole = MakeWhole(state, false, state.pages);
    state.pages = {state.whole};
  }
  if (state.survey->first_page_is_start && state.pages.size() > 1) {
    state.phase = Phase::kStarting;
    RenderPage(state, state.pages.front());
  }
  KeepPage(state);
}

void KeepPage(State& state) {
  if (state.phase == Phase::kCompleted || state.loading) return;
  if (state.phase == Phase::kPreview) return;
  const auto shown = ShownPages(state);
  if (state.phase != Phase::kStarting) state.phase = shown.empty() ? Phase::kEmpty : Phase::kRunning;
  if (std::ranges::find(shown, state.page) == shown.end()) {
    state.page = shown.empty() ? kNone : shown.front();
    if (state.phase != Phase::kStarting) RenderPage(state, state.page);
    if (OneAtATime(state) && state.page != kNone && !state.running) {
      const auto singles = Singles(state);
      const auto on_page = std::ranges::find_if(singles, [&](NodeId id) { return PageOf(state, id) == state.page; });
      state.single = kNone;
      if (on_page != singles.end()) ShowSingle(state, *on_page);
    }
  } else if (state.single != kNone && !IsShown(state, state.single)) {
    // The one before it in the order of the file; the next one when it was the first.
    NodeId next = kNone;
    for (const NodeId id : Singles(state))
      if (id < state.single || next == kNone) next = id;
    state.single = kNone;
    if (next != kNone) ShowSingle(state, next);
  }
}

void ShowPage(State& state, NodeId page) {
  if (page == kNone || page == state.page) return;
  if (state.single != kNone && PageOf(state, state.single) != page) {
    const auto singles = Singles(state);
    const auto first = std::ranges::find_if(singles, [&](NodeId id) { return PageOf(state, id) == page; });
    if (first != singles.end()) return ShowSingle(state, *first);
  }
  state.page = page;
  RenderPage(state, page);
}

void ShowSingle(State& state, NodeId single) {
  if (single == kNone || single == state.single) return;
  state.single = single;
  const NodeId page = PageOf(state, single);
  state.page = page;
  RenderPage(state, page);
  EnterInputs(state);
}

std::vector<NodeId> Singles(const State& state) {
  std::vector<NodeId> singles;
  for (const NodeId page : ShownPages(state)) {
    if (state.survey->mode == Survey::Mode::kInputPerPage) {
      CollectQuestions(state, page, true, singles);
      continue;
    }
    for (const NodeId child : state.nodes[page].children)
      if (IsShown(state, child)) singles.push_back(child);
  }
  return singles;
}

bool ValidateAll(State& state) {
  NodeId first = kNone;
  for (const NodeId page : ShownPages(state))
    if (!ValidateGroup(state, page) && first == kNone) first = page;
  if (first != kNone) ShowPage(state, first);
  return first == kNone;
}

bool IsFirst(const State& state) {
  if (state.single != kNone) return Neighbour(Singles(state), state.single, -1) == kNone && AtFirstInput(state);
  const auto shown = ShownPages(state);
  return !shown.empty() && shown.front() == state.page;
}

bool IsLast(const State& state) {
  if (state.single != kNone) return Neighbour(Singles(state), state.single, 1) == kNone && AtLastInput(state);
  const auto shown = ShownPages(state);
  return !shown.empty() && shown.back() == state.page;
}

bool CompletesNow(const State& state) { return !state.completes.empty(); }

bool Next(State& state) {
  if (state.phase != Phase::kRunning) return false;
  state.turns.clear();
  if (state.single != kNone) {
    if (state.survey->mode == Survey::Mode::kInputPerPage) {
      const NodeId input = CurrentInput(state);
      if (input != kNone && input != state.single && !Validate(state, input)) return false;
      if (NextInput(state)) return true;
    }
    const NodeId single = state.single;
    if (!Validate(state, single)) return false;
    std::map<std::string, Value> keys;
    std::vector<NodeId> questions;
    if (state.nodes[single].element->IsQuestion())
      questions.push_back(single);
    else
      CollectQuestions(state, single, false, questions);
    for (const NodeId id : questions) keys[DataKey(state, id)] = state.nodes[id].value;
    const NodeId next = Neighbour(Singles(state), single, 1);
    CheckTriggers(state, std::move(keys), {.next_page = true, .navigation = true});
    if (state.phase != Phase::kRunning) return true;
    if (next == kNone) return false;
    if (state.single == single) ShowSingle(state, next);
    return true;
  }
  if (IsLast(state)) return false;
  if (state.survey->check_errors != Survey::CheckErrors::kOnComplete && !ValidateGroup(state, state.page)) return false;
  const NodeId page = state.page;
  RunPageTriggers(state, false);
  if (state.phase == Phase::kRunning && state.page == page) ShowPage(state, Neighbour(ShownPages(state), page, 1));
  return true;
}

bool Previous(State& state) {
  if (state.phase != Phase::kRunning || IsFirst(state)) return false;
  state.turns.clear();
  const NodeId here = state.single != kNone ? state.single : state.page;
  const auto skip = std::ranges::find(state.skips, here, &std::pair<NodeId, NodeId>::second);
  if (skip != state.skips.end()) {
    const NodeId from = skip->first;
    state.skips.erase(skip);
    if (IsShown(state, from)) {
      state.single != kNone ? ShowSingle(state, from) : ShowPage(state, from);
      return true;
    }
  }
  if (state.single != kNone) {
    if (state.survey->mode == Survey::Mode::kInputPerPage && PreviousInput(state)) return true;
    const NodeId before = Neighbour(Singles(state), state.single, -1);
    if (before == kNone) return false;
    ShowSingle(state, before);
    return true;
  }
  ShowPage(state, Neighbour(ShownPages(state), state.page, -1));
  return true;
}

bool Complete(State& state) {
  if (state.phase != Phase::kRunning && state.phase != Phase::kPreview) return false;
  state.turns.clear();
  if (state.survey->check_errors == Survey::CheckErrors::kOnComplete) {
    LeavePreview(state, kNone);
    if (IsLast(state) && !ValidateAll(state)) return false;
  } else if (state.phase == Phase::kRunning && !ValidateGroup(state, state.page)) {
    return false;
  }
  Finish(state);
  return state.phase == Phase::kCompleted;
}

void Finish(State& state) {
  if (state.phase == Phase::kCompleted) return;
  LeavePreview(state, kNone);
  state.phase = Phase::kCompleted;  // rules rest from here on
  ClearUnused(state);
  state.single = kNone;
  state.turns.clear();
}

bool Start(State& state) {
  if (state.phase != Phase::kStarting) return false;
  if (!ValidateGroup(state, state.pages.front())) return false;
  state.phase = Phase::kRunning;
  state.ticked = state.now;
  state.page = kNone;
  KeepPage(state);
  return true;
}

void GoToQuestion(State& state, NodeId id) {
  if (!IsShown(state, id)) return;
  NodeId single = id;
  if (state.single != kNone && state.survey->mode == Survey::Mode::kQuestionPerPage)
    while (state.nodes[single].parent != kNone && state.nodes[state.nodes[single].parent].element->type == Type::kPanel)
      single = state.nodes[single].parent;
  const NodeId page = PageOf(state, id);
  if (page == kNone) return;
  state.skips.emplace_back(state.single != kNone ? state.single : state.page, state.single != kNone ? single : page);
  if (state.single != kNone)
    ShowSingle(state, single);
  else if (!IsStart(state, page))
    ShowPage(state, page);
}

}  // namespace session
