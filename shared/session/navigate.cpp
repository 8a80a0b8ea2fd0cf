#include "shared/session/navigate.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "shared/session/choices.h"
#include "shared/session/entries.h"
#include "shared/session/index.h"
#include "shared/session/inputs.h"
#include "shared/session/rules.h"
#include "shared/session/triggers.h"
#include "shared/session/validate.h"
#include "shared/session/values.h"

namespace session {
namespace {

using survey::Survey;

constexpr double kPause = 300;     // ms before a page turns by itself, as SurveyJS waits
constexpr double kSecond = 1000;

bool OneAtATime(const State& state) {
  return state.survey->mode == Survey::Mode::kQuestionPerPage || state.survey->mode == Survey::Mode::kInputPerPage;
}

// All pages as one, for "singlePage" and for the preview. Their names are SurveyJS's.
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

bool IsStart(const State& state, NodeId page) {
  return state.survey->first_page_is_start && state.pages.size() > 1 && page == state.pages.front();
}

void Render(State& state, NodeId page) {
  if (page == kNone || state.nodes[page].rendered) return;
  state.nodes.Edit(page).rendered = true;
  BuildPage(state, page);
}

NodeId At(const std::vector<NodeId>& list, NodeId id, int by) {
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

void RunPageTriggers(State& state, bool complete) {
  std::map<std::string, Value> keys;
  std::vector<NodeId> questions;
  if (state.page != kNone) CollectQuestions(state, state.page, false, questions);
  for (const NodeId id : questions) keys[DataKey(state, id)] = state.nodes[id].value;
  for (std::size_t i = 0; i < state.calculated.size(); ++i) keys[state.survey->calculated[i].name] = state.calculated[i];
  CheckTriggers(state, std::move(keys), {.next_page = true, .complete = complete});
}

void ClearUnused(State& state) {
  for (NodeId id = 0; id < state.index->file_nodes; ++id) {
    if (!state.nodes[id].element->IsQuestion()) continue;
    const Node& node = state.nodes[id];
    if (node.element->HasChoices() && !node.element->show_comment && !node.comment.empty() && !IsOtherChosen(state, id)) SetComment(state, id, {});
    if (ClearOf(state, id) != survey::ClearIfInvisible::kNone) DropLostChoices(state, id);
  }
  for (NodeId id = 0; id < state.index->file_nodes; ++id)
    if (state.nodes[id].element->IsQuestion()) {
      ClearIfHidden(state, id, survey::ClearIfInvisible::kOnComplete);
      DropHiddenRows(state, id);
    }
}

// The whole survey, and to the first page on which something is wrong.
bool ValidateAll(State& state) {
  NodeId first = kNone;
  for (const NodeId page : ShownPages(state))
    if (!ValidateGroup(state, page) && first == kNone) first = page;
  if (first != kNone) ShowPage(state, first);
  return first == kNone;
}

void LeavePreview(State& state, NodeId page) {
  if (state.phase != Phase::kPreview) return;
  state.phase = Phase::kRunning;
  state.pages = state.survey->mode == Survey::Mode::kSinglePage ? std::vector<NodeId>{state.whole} : FilePages(state);
  const auto shown = ShownPages(state);
  state.page = page != kNone ? page : shown.empty() ? kNone : shown.back();
}

bool AnsweredEverywhere(const State& state) {
  std::vector<NodeId> questions;
  CollectQuestions(state, state.page, true, questions);
  return std::ranges::all_of(questions, [&](NodeId id) { return !state.nodes[id].element->TakesInput() || IsAnswered(state, id); });
}

// Which answers are final with one touch.
bool TurnsPage(const State& state, NodeId id) {
  const Node& node = state.nodes[id];
  const Element& element = *node.element;
  const auto asks_text = [&] {
    const Choice* chosen = element.FindChoice(node.value);
    return chosen && chosen->has_comment;
  };
  switch (element.type) {
    case Type::kRating: return state.touched;
    case Type::kRadioGroup:
    case Type::kButtonGroup: return state.touched && !asks_text();
    case Type::kDropdown: return !asks_text();
    case Type::kBoolean: return true;
    case Type::kImagePicker: return !element.multiple;
    case Type::kMatrix: {
      if (!state.touched) return false;
      const auto rows = OfferedItems(state, id, element.rows, node.rows);
      return node.value.object() && node.value.object()->size() >= rows.size();
    }
    case Type::kText: {
      using survey::InputType;
      constexpr std::array kDates = {InputType::kDate, InputType::kTime, InputType::kDateTime, InputType::kMonth, InputType::kWeek};
      return std::ranges::find(kDates, element.input) == kDates.end();
    }
    case Type::kMultipleText:
      return !node.slots.empty() && std::ranges::all_of(node.slots[0].children, [&](NodeId item) { return IsAnswered(state, item); });
    default: return false;
  }
}

void TakeTurn(State& state, const State::Turn& turn) {
  if (state.phase != Phase::kRunning || turn.page != state.page || turn.single != state.single) return;
  const bool last = turn.single != kNone ? At(Singles(state), turn.single, 1) == kNone : IsLast(state);
  if (!last) {
    Next(state);
  } else if (state.survey->auto_advance_completes) {
    state.survey->preview ? static_cast<void>(Preview(state)) : static_cast<void>(Complete(state));
  }
}

// One second of the clock that SurveyJS counts time limits with.
void CountSecond(State& state) {
  double seconds = 1;
  const NodeId page = state.page;
  if (page != kNone) {
    const double limit = TimeLimitOf(state, page);
    if (limit > 0 && limit < state.nodes[page].spent + seconds) seconds = limit - state.nodes[page].spent;
    state.nodes.Edit(page).spent += seconds;
  }
  state.spent += seconds;
  if (state.survey->time_limit > 0 && state.survey->time_limit <= state.spent) {
    state.spent = state.survey->time_limit;
    Complete(state);
  }
  if (page == kNone || state.phase != Phase::kRunning) return;
  const double limit = TimeLimitOf(state, page);
  if (limit > 0 && limit == state.nodes[page].spent) IsLast(state) ? Complete(state) : Next(state);
}

}  // namespace

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
    Render(state, state.pages.front());
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
    if (state.phase != Phase::kStarting) Render(state, state.page);
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
  Render(state, page);
}

void ShowSingle(State& state, NodeId single) {
  if (single == kNone || single == state.single) return;
  state.single = single;
  const NodeId page = PageOf(state, single);
  state.page = page;
  Render(state, page);
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

double TimeLimitOf(const State& state, NodeId page) {
  const double own = state.nodes[page].element->time_limit;
  return own != 0 ? std::max(own, 0.0) : state.survey->page_time_limit;
}

bool IsFirst(const State& state) {
  if (state.single != kNone) return At(Singles(state), state.single, -1) == kNone && AtFirstInput(state);
  const auto shown = ShownPages(state);
  return !shown.empty() && shown.front() == state.page;
}

bool IsLast(const State& state) {
  if (state.single != kNone) return At(Singles(state), state.single, 1) == kNone && AtLastInput(state);
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
    const NodeId next = At(Singles(state), single, 1);
    CheckTriggers(state, std::move(keys), {.next_page = true, .navigation = true});
    if (state.phase != Phase::kRunning) return true;
    if (next == kNone) return false;
    if (state.single == single) ShowSingle(state, next);
    return true;
  }
  if (IsLast(state)) return false;
  if (state.survey->check_errors == Survey::CheckErrors::kOnComplete) {
    ValidateGroup(state, state.page);
  } else if (!ValidateGroup(state, state.page)) {
    return false;
  }
  const NodeId page = state.page;
  RunPageTriggers(state, false);
  if (state.phase == Phase::kRunning && state.page == page) ShowPage(state, At(ShownPages(state), page, 1));
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
    const NodeId before = At(Singles(state), state.single, -1);
    if (before == kNone) return false;
    ShowSingle(state, before);
    return true;
  }
  ShowPage(state, At(ShownPages(state), state.page, -1));
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

bool Preview(State& state) {
  if (state.phase != Phase::kRunning) return false;
  if (state.survey->check_errors == Survey::CheckErrors::kOnComplete) {
    if (!ValidateAll(state)) return false;
  } else if (!ValidateGroup(state, state.page)) {
    return false;
  }
  const auto pages = FilePages(state);
  for (const NodeId page : pages) Render(state, page);
  std::vector<NodeId> shown;
  for (const NodeId page : pages)
    if (!IsStart(state, page)) shown.push_back(page);
  if (state.preview == kNone)
    state.preview = MakeWhole(state, true, shown);
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

void GoToQuestion(State& state, NodeId id) {
  if (!IsShown(state, id)) return;
  NodeId single = id;
  if (state.single != kNone && state.survey->mode == Survey::Mode::kQuestionPerPage)
    while (state.nodes[single].parent != kNone && state.nodes[state.nodes[single].parent].element->type == Type::kPanel) single = state.nodes[single].parent;
  const NodeId page = PageOf(state, id);
  if (page == kNone) return;
  state.skips.emplace_back(state.single != kNone ? state.single : state.page, state.single != kNone ? single : page);
  if (state.single != kNone)
    ShowSingle(state, single);
  else if (!IsStart(state, page))
    ShowPage(state, page);
}

void PlanTurn(State& state, const std::string& key) {
  if (!state.survey->auto_advance || !state.may_turn || state.phase != Phase::kRunning || state.page == kNone) return;
  const auto found = state.index->by_value_name.find(key);
  if (found == state.index->by_value_name.end()) return;
  const NodeId id = found->second.front();
  if (!state.nodes[id].shown || !TurnsPage(state, id)) return;
  const bool other = IsOtherChosen(state, id) && state.nodes[id].comment.empty();
  if (!Validate(state, id, When::kNow, false) && other) return;
  if (!Validate(state, id, When::kNow, false) && !state.nodes[id].element->HasChoices()) return;
  if (state.single != kNone) {
    state.turns.push_back({state.now + kPause, state.page, state.single});
    return;
  }
  std::vector<NodeId> questions;
  CollectQuestions(state, state.page, true, questions);
  if (std::ranges::find(questions, id) == questions.end() || !AnsweredEverywhere(state)) return;
  if (IsLast(state) && !state.survey->auto_advance_completes) return;
  if (!ValidateGroup(state, state.page)) return;
  state.turns.push_back({state.now + kPause, state.page, kNone});
}

void Wait(State& state, double ms) {
  const double end = state.now + ms;
  for (;;) {
    double next = end;
    const bool counts = state.survey->show_timer || state.survey->time_limit > 0 || state.survey->page_time_limit > 0 ||
                        (state.page != kNone && TimeLimitOf(state, state.page) > 0);
    if (counts && state.phase == Phase::kRunning) next = std::min(next, state.ticked + kSecond);
    for (const State::Turn& turn : state.turns) next = std::min(next, turn.at);
    state.now = std::max(state.now, next);
    bool happened = false;
    for (std::size_t i = 0; i < state.turns.size(); ++i)
      if (state.turns[i].at <= state.now) {
        const State::Turn turn = state.turns[i];
        state.turns.erase(state.turns.begin() + static_cast<std::ptrdiff_t>(i));
        TakeTurn(state, turn);
        happened = true;
        break;
      }
    if (!happened && counts && state.phase == Phase::kRunning && state.ticked + kSecond <= state.now) {
      state.ticked += kSecond;
      CountSecond(state);
      happened = true;
    }
    if (!happened && next >= end) break;
  }
  state.now = end;
}

}  // namespace session
