#include "shared/session/time.h"

#include <algorithm>
#include <array>

#include "shared/session/choices.h"
#include "shared/session/chosen.h"
#include "shared/session/index.h"
#include "shared/session/navigate.h"
#include "shared/session/preview.h"
#include "shared/session/validate.h"
#include "shared/session/values.h"

namespace session {
namespace {

constexpr double kPause = 300;  // ms before a page turns by itself, as SurveyJS waits
constexpr double kSecond = 1000;

bool AnsweredEverywhere(const State& state) {
  std::vector<NodeId> questions;
  CollectQuestions(state, state.page, true, questions);
  return std::ranges::all_of(
      questions, [&](NodeId id) { return !state.nodes[id].element->TakesInput() || IsAnswered(state, id); });
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
      constexpr std::array kDates = {InputType::kDate, InputType::kTime, InputType::kDateTime, InputType::kMonth,
                                     InputType::kWeek};
      return std::ranges::find(kDates, element.input) == kDates.end();
    }
    case Type::kMultipleText:
      return !node.slots.empty() &&
             std::ranges::all_of(node.slots[0].children, [&](NodeId item) { return IsAnswered(state, item); });
    default: return false;
  }
}

void TakeTurn(State& state, const State::Turn& turn) {
  if (state.phase != Phase::kRunning || turn.page != state.page || turn.single != state.single) return;
  const bool last = turn.single != kNone ? Neighbour(Singles(state), turn.single, 1) == kNone : IsLast(state);
  if (!last) {
    Next(state);
  } else if (state.survey->auto_advance_completes) {
    if (state.survey->preview)
      Preview(state);
    else
      Complete(state);
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

double TimeLimitOf(const State& state, NodeId page) {
  const double own = state.nodes[page].element->time_limit;
  return own != 0 ? std::max(own, 0.0) : state.survey->page_time_limit;
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
