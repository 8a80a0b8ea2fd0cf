#include "shared/session/rules.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "shared/expression/convert.h"
#include "shared/expression/unicode.h"
#include "shared/session/choices.h"
#include "shared/session/entries.h"
#include "shared/session/index.h"
#include "shared/session/navigate.h"
#include "shared/session/scope.h"
#include "shared/session/triggers.h"
#include "shared/session/values.h"

namespace session {
namespace {

constexpr int kMostPasses = 11;  // SurveyJS's ten repetitions after the first
constexpr int kMostDepth = 50;   // of changes that cause changes: a survey that chases itself comes to rest

bool Forbids(const survey::Rule& rule, const Scope& scope) { return rule && rule->Evaluate(scope) == Value(false); }

// The panel or page around an element came or went: defaults, and answers that go with their container.
void ContainerChanged(State& state, NodeId group) {
  if (state.survey->clear == survey::ClearIfInvisible::kNone) return;
  const bool shown = IsShown(state, group);
  for (const NodeId child : state.nodes[group].children) {
    if (!state.nodes[child].element->IsQuestion()) {
      ContainerChanged(state, child);
    } else if (shown) {
      ApplyDefault(state, child);
    } else {
      ClearIfHidden(state, child, survey::ClearIfInvisible::kOnHiddenContainer);
    }
  }
}

void ShownChanged(State& state, NodeId id) {
  const Node& node = state.nodes[id];
  if (!node.element->IsQuestion()) return ContainerChanged(state, id);
  const auto clear = ClearOf(state, id);
  const bool on_hidden =
      clear == survey::ClearIfInvisible::kOnHidden || clear == survey::ClearIfInvisible::kOnHiddenContainer;
  if (!node.shown) {
    if (!node.problems.empty()) state.nodes.Edit(id).problems.clear();
    if (on_hidden) ClearIfHidden(state, id, survey::ClearIfInvisible::kOnHidden);
  } else if (on_hidden && IsShownInAll(state, id)) {
    ApplyDefault(state, id);
  }
}

// What its rules say of the element itself, without what follows from that. True when it came or went.
bool Settle(State& state, NodeId id) {
  const Element& element = *state.nodes[id].element;
  const Scope scope(state, id);
  const bool shown = element.visible_if ? element.visible_if->Holds(scope) : element.visible;
  const bool enabled = element.enable_if ? !Forbids(element.enable_if, scope) : !element.read_only;
  const bool required = element.required_if ? element.required_if->Holds(scope) : element.required;
  const Node& node = state.nodes[id];
  const bool shown_before = node.shown;
  if (node.shown != shown || node.enabled != enabled || node.required != required) {
    Node& edit = state.nodes.Edit(id);
    edit.shown = shown;
    edit.enabled = enabled;
    edit.required = required;
    if (!required)
      std::erase_if(edit.problems, [](const Problem& one) { return one.kind == Problem::Kind::kRequired; });
  }
  return shown != shown_before;
}

void RunOwnRules(State& state, NodeId id) {
  if (Settle(state, id)) ShownChanged(state, id);
}

void RunLimits(State& state, NodeId id) {
  const Element& element = *state.nodes[id].element;
  const Scope scope(state, id);
  const auto evaluate = [&](const survey::Rule& rule, const Value& fixed) {
    if (!rule) return fixed;
    const Value value = rule->Evaluate(scope);
    return value.missing() ? fixed : value;
  };
  const Value min = evaluate(element.min_expression, element.min), max = evaluate(element.max_expression, element.max);
  if (state.nodes[id].min == min && state.nodes[id].max == max) return;
  state.nodes.Edit(id).min = min;
  state.nodes.Edit(id).max = max;
}

// As it would be written with that many decimals (JavaScript's toFixed), and no infinity.
Value Rounded(const Value& value, int precision) {
  const double* number = value.number();
  if (number && std::isinf(*number) && *number > 0) return {};
  if (!number || precision < 0 || !std::isfinite(*number)) return value;
  char text[400];
  std::snprintf(text, sizeof text, "%.*f", std::min(precision, 50), *number);
  return expression::TextToNumber(text);
}

void RunExpression(State& state, NodeId id) {
  const Element& element = *state.nodes[id].element;
  if (!element.expression || !IsEnabled(state, id)) return;
  Value value = Rounded(element.expression->Evaluate(Scope(state, id)), element.precision);
  if (!(value == state.nodes[id].value)) SetValue(state, id, std::move(value));
}

void RunDefault(State& state, NodeId id) {
  const Node& node = state.nodes[id];
  const Element& element = *node.element;
  if (!element.default_expression || node.by_hand) return;
  const auto clear = ClearOf(state, id);
  const bool clears =
      clear == survey::ClearIfInvisible::kOnHidden || clear == survey::ClearIfInvisible::kOnHiddenContainer;
  if (clears && !IsShownInAll(state, id)) return;
  Value value = element.default_expression->Evaluate(Scope(state, id));
  if (value.missing()) value = element.default_value;
  if (value == node.value) return;
  const bool before = std::exchange(state.via_default, true);
  SetValue(state, id, std::move(value));
  state.via_default = before;
}

void RunEntries(State& state, NodeId id) {
  const Element& element = *state.nodes[id].element;
  if (element.entries_expression) {
    const double count = expression::ToNumber(element.entries_expression->Evaluate(Scope(state, id)));
    if (std::isfinite(count))
      SetEntryCount(state, id, std::clamp(static_cast<int>(count), element.min_entries, element.max_entries));
  }
  for (std::size_t slot = 0; slot < state.nodes[id].slots.size(); ++slot) {
    if (element.entry_visible_if && !state.nodes[id].slots[slot].children.empty()) {
      const bool visible = element.entry_visible_if->Holds(Scope(state, state.nodes[id].slots[slot].children.front()));
      if (visible != state.nodes[id].slots[slot].visible) state.nodes.Edit(id).slots[slot].visible = visible;
    }
    const std::vector<NodeId> children = state.nodes[id].slots[slot].children;
    for (const NodeId child : children) RunRulesOf(state, child);
  }
  if (element.type == Type::kMatrixDropdown || element.type == Type::kMatrixDynamic) RunTotals(state, id);
}

bool Speaks(const std::vector<std::string>& names, const std::set<std::string>& changed) {
  return std::ranges::any_of(names, [&](const std::string& name) { return changed.contains(name); });
}

// One calculated value after those that it speaks of.
void Calculate(State& state, std::size_t index, std::vector<int>& done) {
  if (done[index] != 0) return;  // 1: under way (a circle), 2: done
  done[index] = 1;
  const auto& all = state.survey->calculated;
  for (std::size_t other = 0; other < all.size(); ++other) {
    const std::string name = expression::Lower(all[other].name);
    if (other != index &&
        std::ranges::find(state.index->calculated_names[index], name) != state.index->calculated_names[index].end())
      Calculate(state, other, done);
  }
  done[index] = 2;
  if (!all[index].expression) return;
  if (!state.loading && !Speaks(state.index->calculated_names[index], state.changed) &&
      !all[index].expression->is_volatile())
    return;
  Value value = all[index].expression->Evaluate(Scope(state));
  if (value == state.calculated[index]) return;
  state.calculated[index] = std::move(value);
  state.changed.insert(expression::Lower(all[index].name));
}

void CollectDue(State& state, const std::set<std::string>& names, bool after_only) {
  for (const std::string& name : names) {
    const auto found = state.index->dependents.find(name);
    if (found == state.index->dependents.end()) continue;
    for (const NodeId id : found->second)
      if (!after_only || id > state.at) state.due.insert(id);
  }
}

void RunDue(State& state) {
  while (!state.due.empty()) {
    state.at = *state.due.begin();
    state.due.erase(state.due.begin());
    RunRulesOf(state, state.at);
  }
  state.at = -1;
}

void RunPasses(State& state, bool all) {
  state.running = true;
  for (int pass = 0; pass < kMostPasses; ++pass) {
    std::vector<int> done(state.survey->calculated.size(), 0);
    for (std::size_t i = 0; i < done.size(); ++i) Calculate(state, i, done);
    const std::set<std::string> changed = std::exchange(state.changed, {});
    if (all && pass == 0)
      for (NodeId id = 0; id < state.index->file_nodes; ++id) state.due.insert(id);
    CollectDue(state, changed, false);
    state.due.insert(state.index->always.begin(), state.index->always.end());
    RunDue(state);
    if (state.changed.empty()) break;
  }
  state.changed.clear();
  state.running = false;
  KeepPage(state);
}

void RunQuestionTriggers(State& state) {
  const auto keys = state.question_trigger_keys;
  for (const NodeId id : state.index->with_triggers) RunTriggersOf(state, id, keys);
}

}  // namespace

void Changed(State& state, const std::string& key, const Value& value, const std::string& about) {
  if (state.phase == Phase::kCompleted) return;
  const auto note = [&](const std::string& name) {
    const std::string lower = expression::Lower(name);
    state.changed.insert(lower);
    if (state.running) CollectDue(state, {lower}, true);
  };
  note(key);
  if (!about.empty()) note(about);
  state.question_trigger_keys[key] = value;
  if (!about.empty()) state.question_trigger_keys[about] = {};
  if (state.depth >= kMostDepth) return;
  ++state.depth;
  if (!state.running) {
    if (!state.loading) RunPasses(state, false);  // they run when everything stands
    RunQuestionTriggers(state);
    state.question_trigger_keys.clear();
  }
  std::map<std::string, Value> keys{{key, value}};
  if (!about.empty()) keys.emplace(about, Value());
  CheckTriggers(state, std::move(keys), {.about = about.empty() ? key : about});
  --state.depth;
}

void SettleGroup(State& state, const std::vector<NodeId>& group) {
  for (const NodeId id : group) {
    Settle(state, id);
    if (!state.nodes[id].element->IsQuestion()) SettleGroup(state, std::vector<NodeId>(state.nodes[id].children));
  }
}

void RunAllRules(State& state) {
  if (state.running) return;
  for (std::size_t i = 0; i < state.calculated.size(); ++i)
    state.changed.insert(state.index->calculated_names[i].begin(), state.index->calculated_names[i].end());
  RunPasses(state, true);
}

void RunTime(State& state) {
  const bool calculated = std::ranges::any_of(
      state.survey->calculated, [](const auto& one) { return one.expression && one.expression->is_volatile(); });
  if (!state.running && (calculated || !state.index->always.empty())) RunPasses(state, false);
}

void RunRulesOf(State& state, NodeId id) {
  if (!state.nodes[id].element) return;  // removed meanwhile
  const Element& element = *state.nodes[id].element;
  RunOwnRules(state, id);
  if (!element.IsQuestion()) {
    if (id < state.index->file_nodes) return;  // its children have their own turn
    const std::vector<NodeId> children = state.nodes[id].children;
    for (const NodeId child : children) RunRulesOf(state, child);
    return;
  }
  if (element.min_expression || element.max_expression || !element.min.missing() || !element.max.missing())
    RunLimits(state, id);
  RunItemRules(state, id);
  RunExpression(state, id);
  RunDefault(state, id);
  if (element.IsComposite()) RunEntries(state, id);
}

bool IsShown(const State& state, NodeId id) {
  const Node& node = state.nodes[id];
  if (!node.shown) return false;
  if (!node.element->IsQuestion())
    return std::ranges::any_of(node.children, [&](NodeId child) { return IsShown(state, child); });
  if (node.element->hide_if_no_choices) {
    const auto offered = OfferedChoices(state, id);
    if (std::ranges::none_of(offered, [](const Offered& one) {
          return !one.choice || one.choice->special == survey::Special::kNo || one.choice->IsOther();
        }))
      return false;
  }
  if (node.element->hide_if_no_rows && node.element->type == Type::kMatrix)
    return !OfferedItems(state, id, node.element->rows, node.rows).empty();
  return true;
}

bool IsShownInAll(const State& state, NodeId id) {
  if (!IsShown(state, id)) return false;
  for (NodeId at = id; at != kNone;) {
    const Node& node = state.nodes[at];
    const NodeId outer = node.parent != kNone ? node.parent : node.holder;
    if (outer != kNone && !state.nodes[outer].shown) return false;
    if (node.parent == kNone && node.holder != kNone &&
        !state.nodes[node.holder].slots[static_cast<std::size_t>(node.slot)].visible)
      return false;
    at = outer;
  }
  return true;
}

bool IsEnabled(const State& state, NodeId id) {
  if (state.survey->display_only || state.phase == Phase::kPreview) return false;
  for (NodeId at = id; at != kNone;) {
    const Node& node = state.nodes[at];
    if (!node.enabled) return false;
    at = node.parent != kNone ? node.parent : node.holder;
  }
  return true;
}

survey::ClearIfInvisible ClearOf(const State& state, NodeId id) {
  if (state.phase == Phase::kPreview) return survey::ClearIfInvisible::kNone;
  const auto own = state.nodes[id].element->clear;
  return own == survey::ClearIfInvisible::kDefault ? state.survey->clear : own;
}

std::vector<NodeId> ShownPages(const State& state) {
  std::vector<NodeId> pages;
  for (const NodeId page : state.pages)
    if (!(state.survey->first_page_is_start && state.pages.size() > 1 && page == state.pages.front()) &&
        IsShown(state, page))
      pages.push_back(page);
  return pages;
}

NodeId PageOf(const State& state, NodeId id) {
  NodeId at = state.nodes[id].root;
  while (at != kNone && state.nodes[at].element->type != Type::kPage) at = state.nodes[at].parent;
  return at;
}

}  // namespace session
