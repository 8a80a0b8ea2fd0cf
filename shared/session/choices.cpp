#include "shared/session/choices.h"

#include <algorithm>

#include "shared/expression/convert.h"
#include "shared/expression/unicode.h"
#include "shared/session/chosen.h"
#include "shared/session/index.h"
#include "shared/session/order.h"
#include "shared/session/rules.h"
#include "shared/session/say.h"
#include "shared/session/scope.h"

namespace session {
namespace {

using survey::Special;

ItemState StateOf(const std::vector<ItemState>& states, std::size_t index) {
  return index < states.size() ? states[index] : ItemState{};
}

bool Rule(const survey::Rule& own, const survey::Rule& shared, const State& state, NodeId id, const Value& item) {
  const survey::Rule& rule = own ? own : shared;
  return !rule || rule->HoldsLoosely(Scope(state, id, &item));
}

// Choices of another question, or of the objects in its answer.
std::vector<Offered> Carried(const State& state, NodeId id) {
  const Element& element = *state.nodes[id].element;
  std::vector<Offered> all;
  const NodeId source = FindQuestion(state, element.choices_from);
  if (source == kNone || source == id) return all;
  const Node& from = state.nodes[source];
  if (from.element->HasChoices()) {
    using From = Element::From;
    for (Offered& one : OfferedChoices(state, source)) {
      if (one.choice && one.choice->special != Special::kNo) continue;
      const bool chosen = IsChosen(state, source, one.value);
      if (element.choices_from_mode == From::kAll || chosen == (element.choices_from_mode == From::kSelected))
        all.push_back(std::move(one));
    }
    if (element.choices_from_mode == From::kSelected && !element.Other() && IsOtherChosen(state, source) &&
        !from.comment.empty())
      all.push_back({nullptr, from.element->Other()->value, from.comment, true});
  } else if (const Value::List* list = from.value.list()) {
    for (const Value& entry : *list) {
      const Value::Object* object = entry.object();
      if (!object || object->empty()) continue;
      const auto value =
          element.choices_from_value.empty() ? object->begin() : object->find(element.choices_from_value);
      if (value == object->end() || value->second.empty()) continue;
      Offered one{nullptr, value->second, {}, true};
      if (const auto text = object->find(element.choices_from_text); text != object->end())
        one.own_text = expression::ToText(text->second);
      all.push_back(std::move(one));
    }
  }
  std::erase_if(all,
                [&](const Offered& one) { return !Rule(nullptr, element.choices_visible_if, state, id, one.value); });
  for (Offered& one : all) one.enabled = Rule(nullptr, element.choices_enable_if, state, id, one.value);
  return all;
}

std::vector<Offered> Own(const State& state, NodeId id) {
  const Node& node = state.nodes[id];
  std::vector<Offered> all;
  for (std::size_t i = 0; i < node.element->choices.size(); ++i) {
    const Choice& choice = node.element->choices[i];
    const ItemState item = StateOf(node.items, i);
    if (choice.special == Special::kNo && item.visible) all.push_back({&choice, choice.value, {}, item.enabled});
  }
  return all;
}

bool LimitsEnabled(const Element& element) {
  return element.max_selected > 0 &&
         (element.type == Type::kCheckbox || element.type == Type::kTagbox || element.type == Type::kRanking);
}

}  // namespace

std::vector<Offered> OfferedChoices(const State& state, NodeId id) {
  const Node& node = state.nodes[id];
  const Element& element = *node.element;
  std::vector<Offered> all = element.choices_from.empty() ? Own(state, id) : Carried(state, id);
  if (element.choices_order == survey::Order::kAscending || element.choices_order == survey::Order::kDescending) {
    std::vector<std::pair<std::string, Offered>> named;
    for (Offered& one : all) named.emplace_back(SayChoice(state, id, one), std::move(one));
    const bool up = element.choices_order == survey::Order::kAscending;
    std::ranges::stable_sort(named, [&](const auto& a, const auto& b) {
      return up ? ReadsBefore(a.first, b.first) : ReadsBefore(b.first, a.first);
    });
    all.clear();
    for (auto& [text, one] : named) all.push_back(std::move(one));
  } else if (element.choices_order == survey::Order::kRandom) {
    Shuffle(all, state.seed);
  }
  for (const Choice& choice : element.choices) {
    if (choice.special == Special::kNo) continue;
    Offered special{&choice, choice.value, {}, true};
    if (choice.special == Special::kSelectAll) {
      const int most = element.max_selected;
      const auto able = std::ranges::count_if(
          all, [](const Offered& one) { return one.enabled && !(one.choice && one.choice->is_exclusive); });
      special.enabled = able > 0 && !(most > 0 && most < able);
      all.insert(all.begin(), special);
    } else {
      if (choice.IsOther() && IsFull(state, id)) special.enabled = IsOtherChosen(state, id);
      all.push_back(special);
    }
  }
  return all;
}

std::vector<const Choice*> OfferedItems(const State&, NodeId, const std::vector<Choice>& items,
                                        const std::vector<ItemState>& states) {
  std::vector<const Choice*> offered;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (StateOf(states, i).visible) offered.push_back(&items[i]);
  return offered;
}

namespace {

std::vector<ItemState> RunRulesOfItems(const State& state, NodeId id, const std::vector<Choice>& items,
                                       const survey::Rule& visible_if, const survey::Rule& enable_if, bool full) {
  const bool any = visible_if || enable_if || full ||
                   std::ranges::any_of(items, [](const Choice& one) { return one.visible_if || one.enable_if; });
  std::vector<ItemState> states;
  if (!any) return states;
  for (const Choice& item : items) {
    ItemState one;
    if (item.special == Special::kNo) {
      one.visible = Rule(item.visible_if, visible_if, state, id, item.value);
      one.enabled = Rule(item.enable_if, enable_if, state, id, item.value);
      if (full) one.enabled = one.enabled && IsChosen(state, id, item.value);
    }
    states.push_back(one);
  }
  return states;
}

bool SameVisible(const std::vector<ItemState>& a, const std::vector<ItemState>& b) {
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i)
    if (StateOf(a, i).visible != StateOf(b, i).visible) return false;
  return true;
}

}  // namespace

void RunItemRules(State& state, NodeId id) {
  const Element& element = *state.nodes[id].element;
  const auto run = [&](std::vector<ItemState> Node::*member, const std::vector<Choice>& items,
                       const survey::Rule& visible_if, const survey::Rule& enable_if, bool full) {
    auto states = RunRulesOfItems(state, id, items, visible_if, enable_if, full);
    const std::vector<ItemState>& before = state.nodes[id].*member;
    if (before == states) return false;
    const bool changed = !SameVisible(before, states);
    state.nodes.Edit(id).*member = std::move(states);
    return changed;
  };
  if (!element.rows.empty()) run(&Node::rows, element.rows, element.rows_visible_if, nullptr, false);
  if (!element.columns.empty()) run(&Node::columns, element.columns, element.columns_visible_if, nullptr, false);
  if (element.choices.empty() && element.choices_from.empty()) return;
  const bool full = LimitsEnabled(element) && IsFull(state, id);
  const bool changed = run(&Node::items, element.choices, element.choices_visible_if, element.choices_enable_if, full);
  if (!element.choices_from.empty() || changed) {
    DropLostChoices(state, id);
    ChoicesChanged(state, id);
  }
}

void ChoicesChanged(State& state, NodeId id) {
  const auto followers = state.index->carried_by.find(expression::Lower(state.nodes[id].element->name));
  if (followers == state.index->carried_by.end()) return;
  for (const NodeId follower : followers->second) DropLostChoices(state, follower);
}

}  // namespace session
