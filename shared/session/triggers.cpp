#include "shared/session/triggers.h"

#include <algorithm>
#include <cmath>

#include "shared/expression/convert.h"
#include "shared/expression/unicode.h"
#include "shared/session/entries.h"
#include "shared/session/index.h"
#include "shared/session/navigate.h"
#include "shared/session/rules.h"
#include "shared/session/say.h"
#include "shared/session/scope.h"
#include "shared/session/validate.h"
#include "shared/session/values.h"

namespace session {
namespace {

using survey::Trigger;

constexpr int kMostRounds = 3;  // of triggers that set what other triggers speak of

bool SpeaksOf(const survey::Rule& rule, const std::map<std::string, Value>& keys) {
  std::vector<std::string> names;
  AddNames(*rule, names);
  return std::ranges::any_of(
      keys, [&](const auto& key) { return std::ranges::find(names, expression::Lower(key.first)) != names.end(); });
}

void SetByTrigger(State& state, const std::string& name, Value value, bool variable) {
  if (name.empty()) return;
  if (variable) return SetVariable(state, name, std::move(value));
  if (const NodeId id = QuestionAt(state, name); id != kNone) return SetValue(state, id, std::move(value));
  if (!name.contains('.')) SetData(state, name, std::move(value));
}

// "007" stays a text when a calculation gives it to a question; a date becomes the text of an answer.
Value AsAnswer(Value value) {
  if (!value.date()) return value;
  std::string text = expression::ToText(value);
  return Value(text);
}

void Execute(State& state, int index, bool holds, bool leaving) {
  const Trigger& trigger = state.survey->triggers[static_cast<std::size_t>(index)];
  if (trigger.kind == Trigger::Kind::kComplete) {
    if (!holds)
      state.completes.erase(index);
    else if (leaving)
      Finish(state);
    else
      state.completes.insert(index);
    return;
  }
  if (!holds) return;
  switch (trigger.kind) {
    case Trigger::Kind::kSetValue: return SetByTrigger(state, trigger.set_to, trigger.value, trigger.is_variable);
    case Trigger::Kind::kCopyValue: {
      auto found = FindInSurvey(state, trigger.from);
      if (found.known) SetByTrigger(state, trigger.set_to, std::move(found.value), false);
      return;
    }
    case Trigger::Kind::kRunExpression: {
      if (!trigger.run) return;
      Value value = trigger.run->Evaluate(Scope(state));
      if (!(value == Value()) && !trigger.set_to.empty())
        SetByTrigger(state, trigger.set_to, AsAnswer(std::move(value)), false);
      return;
    }
    case Trigger::Kind::kSkip:
      if (const NodeId id = FindQuestion(state, trigger.go_to); id != kNone) GoToQuestion(state, id);
      return;
    case Trigger::Kind::kComplete: return;
  }
}

void CheckOne(State& state, int index, const Occasion& occasion, bool invalid) {
  const Trigger& trigger = state.survey->triggers[static_cast<std::size_t>(index)];
  const bool complete = trigger.kind == Trigger::Kind::kComplete, skip = trigger.kind == Trigger::Kind::kSkip;
  if (invalid && (complete || (skip && !occasion.next_page))) return;
  if (!complete && occasion.next_page) return;  // the others have run when their answer was given
  if (occasion.complete) return;
  const auto& keys = state.trigger_keys;
  const bool sets = trigger.kind == Trigger::Kind::kSetValue || trigger.kind == Trigger::Kind::kCopyValue;
  if (sets && (trigger.set_to.empty() || (keys.size() == 1 && keys.begin()->first == trigger.set_to))) return;
  if (!trigger.condition) {
    if (trigger.kind == Trigger::Kind::kCopyValue && keys.contains(trigger.from)) Execute(state, index, true, false);
    return;
  }
  bool speaks = SpeaksOf(trigger.condition, keys) || trigger.condition->is_volatile();
  if (trigger.kind == Trigger::Kind::kCopyValue) speaks |= keys.contains(trigger.from);
  if (!speaks) return;
  Execute(state, index, trigger.condition->Holds(Scope(state)), occasion.next_page || occasion.navigation);
}

}  // namespace

void CheckTriggers(State& state, std::map<std::string, Value> keys, const Occasion& occasion) {
  if (state.phase == Phase::kCompleted || state.survey->triggers.empty()) return;
  if (state.in_triggers) {
    for (auto& [key, value] : keys) state.trigger_keys.insert_or_assign(key, std::move(value));
    return;
  }
  bool invalid = false;
  if (!occasion.complete && !occasion.about.empty()) {
    const auto found = state.index->by_value_name.find(occasion.about);
    if (found != state.index->by_value_name.end()) invalid = !Validate(state, found->second.front(), When::kNow, false);
  }
  state.in_triggers = true;
  state.trigger_keys = std::move(keys);
  for (int round = 0; round < kMostRounds; ++round) {
    const auto before = state.trigger_keys;
    for (int i = 0; i < std::ssize(state.survey->triggers); ++i) {
      if (state.phase == Phase::kCompleted) break;
      CheckOne(state, i, occasion, invalid);
    }
    if (state.phase == Phase::kCompleted || state.trigger_keys == before) break;
    std::erase_if(state.trigger_keys, [&](const auto& key) {
      const auto old = before.find(key.first);
      return old != before.end() && old->second == key.second;
    });
  }
  state.trigger_keys.clear();
  state.in_triggers = false;
}

void RunTriggersOf(State& state, NodeId id, const std::map<std::string, Value>& keys) {
  const Element* element = state.nodes[id].element;
  if (!element) return;
  const auto set = [&](Value value) {
    value = AsAnswer(std::move(value));
    if (!(value == state.nodes[id].value)) SetValue(state, id, std::move(value));
  };
  const auto speaks = [&](const survey::Rule& rule) { return rule && (SpeaksOf(rule, keys) || rule->is_volatile()); };
  // In a panel or row, {panel.x} changes with the answer that holds it.
  const NodeId root = state.nodes[id].root;
  const bool around = root != id && root != kNone && keys.contains(state.nodes[root].element->value_name);
  if (!keys.contains(element->value_name) || state.nodes[id].holder != kNone) {
    if (element->reset_value_if && (around || speaks(element->reset_value_if)) && IsAnswered(state, id) &&
        element->reset_value_if->Holds(Scope(state, id))) {
      ClearValue(state, id);
      ApplyDefault(state, id);
    }
    if (element->set_value_if) {
      if (around || speaks(element->set_value_if) || speaks(element->set_value_expression)) {
        if (element->set_value_if->HoldsLoosely(Scope(state, id)))
          element->set_value_expression ? set(element->set_value_expression->Evaluate(Scope(state, id)))
                                        : ClearValue(state, id);
      }
    } else if (element->set_value_expression && (around || speaks(element->set_value_expression))) {
      set(element->set_value_expression->Evaluate(Scope(state, id)));
    }
  }
  const std::vector<Slot> slots = state.nodes[id].slots;
  for (const Slot& slot : slots)
    for (const NodeId child : slot.children)
      if (state.nodes[child].element) RunTriggersOf(state, child, keys);
  const std::vector<NodeId> children = state.nodes[id].children;
  for (const NodeId child : children) RunTriggersOf(state, child, keys);
}

void RunBindings(State& state, const std::string& key, const Value& value) {
  for (const NodeId id : state.index->with_bindings)
    for (const auto& [property, name] : state.nodes[id].element->bindings) {
      if (!expression::SameName(name, key) || (property != "panelCount" && property != "rowCount")) continue;
      const double count = expression::ToNumber(value);
      if (!std::isfinite(count) || count < 0) continue;
      const Element& element = *state.nodes[id].element;
      SetEntryCount(state, id, std::clamp(static_cast<int>(count), element.min_entries, element.max_entries));
    }
}

}  // namespace session
