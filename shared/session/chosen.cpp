#include "shared/session/chosen.h"

#include <algorithm>

#include "shared/expression/convert.h"
#include "shared/session/index.h"
#include "shared/session/rules.h"
#include "shared/session/values.h"

namespace session {
namespace {

using survey::Special;

// Numbers and texts that read the same are the same choice.
bool Alike(const Value& a, const Value& b) {
  if (a == b) return true;
  if (a.missing() || b.missing() || a.list() || b.list() || a.object() || b.object()) return false;
  return expression::ToText(a) == expression::ToText(b);
}

// Values among those that may be chosen; special ones count.
const Offered* Find(const std::vector<Offered>& offered, const Value& value) {
  const auto found = std::ranges::find_if(offered, [&](const Offered& one) {
    return (!one.choice || one.choice->special != Special::kSelectAll) && Alike(one.value, value);
  });
  return found == offered.end() ? nullptr : &*found;
}

bool SharesKey(const State& state, NodeId id) {
  if (state.nodes[id].holder != kNone) return false;
  const auto found = state.index->by_value_name.find(state.nodes[id].element->value_name);
  return found != state.index->by_value_name.end() && found->second.size() > 1;
}

// A value that no choice has. With a text of one's own kept in the value, any text may be one.
bool IsLost(const State& state, NodeId id, const std::vector<Offered>& offered, const Value& value) {
  if (value.empty() || value == Value("other") || Find(offered, value)) return false;
  const Element& element = *state.nodes[id].element;
  return !(element.Other() && !OthersAsComment(state, id));
}

}  // namespace

bool IsFull(const State& state, NodeId id) {
  const int most = state.nodes[id].element->max_selected;
  const Value::List* list = state.nodes[id].value.list();
  return most > 0 && list && static_cast<int>(list->size()) >= most && state.nodes[id].element->multiple;
}

void DropLostChoices(State& state, NodeId id) {
  const Node& node = state.nodes[id];
  const Element& element = *node.element;
  if (SharesKey(state, id)) return;
  if (node.value.empty() && node.kept.empty()) return;
  const std::vector<Offered> offered = OfferedChoices(state, id);
  if (element.type == Type::kRating) {
    if (!node.value.empty() && !Find(offered, node.value) && element.FindChoice(node.value))
      ClearValue(state, id, true);
    return;
  }
  if (!element.HasChoices()) return;
  if (!element.multiple) {
    if (IsLost(state, id, offered, node.value)) ClearValue(state, id, true);
    return;
  }
  Value::List left, kept = node.kept;
  bool changed = false;
  if (const Value::List* list = node.value.list())
    for (const Value& item : *list) {
      if (IsLost(state, id, offered, item)) {
        kept.push_back(item);
        changed = true;
      } else {
        left.push_back(item);
      }
    }
  for (auto back = kept.begin(); back != kept.end();) {
    if (const Offered* one = Find(offered, *back); one && one->value == *back) {
      if (std::ranges::find(left, *back) == left.end()) left.push_back(*back);
      back = kept.erase(back);
      changed = true;
    } else {
      ++back;
    }
  }
  if (!changed) return;
  const bool before = std::exchange(state.clearing_restores, true);
  if (left.empty())
    ClearValue(state, id, true);
  else
    SetValue(state, id, std::move(left));
  state.clearing_restores = before;
  state.nodes.Edit(id).kept = std::move(kept);
}

void DropHiddenRows(State& state, NodeId id) {
  const Node& node = state.nodes[id];
  const Element& element = *node.element;
  const Value::Object* rows = node.value.object();
  if (!rows || (element.type != Type::kMatrix && element.type != Type::kMatrixDropdown) || SharesKey(state, id)) return;
  const auto offers = [](const std::vector<const Choice*>& items, const Value& value) {
    return std::ranges::any_of(items, [&](const Choice* item) { return Alike(item->value, value); });
  };
  const auto shown = OfferedItems(state, id, element.rows, node.rows),
             columns = OfferedItems(state, id, element.columns, node.columns);
  Value::Object left;
  for (const auto& [row, answer] : *rows) {
    const bool known =
        std::ranges::any_of(element.rows, [&](const Choice& one) { return Alike(one.value, Value(row)); });
    if (known && !offers(shown, Value(row))) continue;
    if (element.type == Type::kMatrix && known) {
      if (const Value::List* list = answer.list()) {
        Value::List some;
        for (const Value& one : *list)
          if (offers(columns, one)) some.push_back(one);
        if (!some.empty()) left[row] = std::move(some);
      } else if (offers(columns, answer)) {
        left[row] = answer;
      }
    } else {
      left[row] = answer;
    }
  }
  if (left.size() != rows->size() || !(Value(left) == node.value))
    SetValue(state, id, left.empty() ? Value() : Value(std::move(left)));
}

bool OthersAsComment(const State& state, NodeId id) {
  const Element& element = *state.nodes[id].element;
  if (element.show_comment) return false;
  return element.others_as_comment.value_or(state.survey->others_as_comment);
}

bool IsOtherChosen(const State& state, NodeId id) {
  const Node& node = state.nodes[id];
  const Choice* other = node.element->Other();
  if (!other) return false;
  const auto is_other = [&](const Value& value) {
    if (value == other->value) return true;
    if (OthersAsComment(state, id) || value.empty()) return false;
    return !node.element->FindChoice(value) && node.element->choices_from.empty();  // its text stands in the value
  };
  if (const Value::List* list = node.value.list()) return std::ranges::any_of(*list, is_other);
  return is_other(node.value);
}

bool IsChosen(const State& state, NodeId id, const Value& value) {
  const Node& node = state.nodes[id];
  const Choice* other = node.element->Other();
  if (other && value == other->value) return IsOtherChosen(state, id);
  if (const Value::List* list = node.value.list())
    return std::ranges::any_of(*list, [&](const Value& one) { return Alike(one, value); });
  return Alike(node.value, value);
}

Value WithoutExclusives(const State& state, NodeId id, const Value& before, Value after) {
  Value::List* now = after.list();
  if (!now || before == after) return after;
  const Element& element = *state.nodes[id].element;
  const auto last_exclusive = [&](const Value::List* list) -> std::ptrdiff_t {
    for (std::ptrdiff_t i = list ? std::ssize(*list) - 1 : -1; i >= 0; --i) {
      const Choice* choice = element.FindChoice((*list)[static_cast<std::size_t>(i)]);
      if (choice && choice->is_exclusive) return i;
    }
    return -1;
  };
  const Value::List* then = before.list();
  const std::ptrdiff_t old_at = last_exclusive(then), new_at = last_exclusive(now);
  if (old_at >= 0) {
    const Value old_value = (*then)[static_cast<std::size_t>(old_at)];
    if (new_at >= 0 && (*now)[static_cast<std::size_t>(new_at)] == old_value) {
      if (!now->empty()) now->erase(now->begin() + new_at);
    } else if (const auto still = std::ranges::find(*now, old_value); still != now->end() && still + 1 != now->end()) {
      now->erase(still);
    }
  } else if (new_at >= 0 && now->size() > 1) {
    after = Value::List{(*now)[static_cast<std::size_t>(new_at)]};
  }
  return after;
}

Value AsChoices(const State& state, NodeId id, Value value) {
  const Element& element = *state.nodes[id].element;
  const auto settle = [&](Value one) {
    const Choice* choice = one.empty() ? nullptr : element.FindChoice(one);
    return choice ? choice->value : one;
  };
  if (!element.multiple) {
    if (const Value::List* list = value.list()) return list->empty() ? Value() : settle(list->front());
    return settle(std::move(value));
  }
  if (value.empty()) return {};
  Value::List list;
  if (Value::List* given = value.list())
    list = std::move(*given);
  else
    list.push_back(std::move(value));
  for (Value& one : list) one = settle(std::move(one));
  return list;
}

bool ToggleAll(State& state, NodeId id) {
  const std::vector<Offered> offered = OfferedChoices(state, id);
  const auto all = std::ranges::find_if(
      offered, [](const Offered& one) { return one.choice && one.choice->special == Special::kSelectAll; });
  if (all == offered.end() || !all->enabled || !IsEnabled(state, id)) return false;
  Value::List every;
  bool complete = true;
  for (const Offered& one : offered) {
    if (one.choice && (one.choice->special != Special::kNo || one.choice->is_exclusive)) continue;
    const bool chosen = IsChosen(state, id, one.value);
    if (one.enabled && !chosen) complete = false;
    if (one.enabled || chosen) every.push_back(one.value);
  }
  if (complete) std::erase_if(every, [&](const Value& value) { return Find(offered, value)->enabled; });
  SetValue(state, id, every.empty() ? Value() : Value(std::move(every)));
  return true;
}

bool Toggle(State& state, NodeId id, const Value& value) {
  const Element& element = *state.nodes[id].element;
  const std::vector<Offered> offered = OfferedChoices(state, id);
  const Offered* one = Find(offered, value);
  if (!one || !one->enabled || !IsEnabled(state, id)) return false;
  const bool touched = std::exchange(state.touched, true);
  if (!element.multiple) {
    SetValue(state, id, one->value);
  } else {
    const Value::List* now = state.nodes[id].value.list();
    Value::List list = now ? *now : Value::List();
    const bool list_type = element.type == Type::kCheckbox || element.type == Type::kTagbox;
    const auto at = std::ranges::find_if(list, [&](const Value& item) { return Alike(item, one->value); });
    const bool chosen = IsChosen(state, id, one->value);
    if (list_type && one->choice && one->choice->is_exclusive) {
      list = chosen ? Value::List{} : Value::List{one->value};
    } else if (chosen && at == list.end()) {  // Other, whose text stands in the value
      std::erase_if(list, [&](const Value& item) { return !element.FindChoice(item); });
    } else if (at != list.end()) {
      list.erase(at);
    } else {
      list.push_back(one->value);
    }
    SetValue(state, id, list.empty() ? Value() : Value(std::move(list)));
  }
  state.touched = touched;
  return true;
}

}  // namespace session
