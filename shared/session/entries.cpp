#include "shared/session/entries.h"

#include <algorithm>
#include <cmath>

#include "shared/expression/convert.h"
#include "shared/session/order.h"
#include "shared/session/room.h"
#include "shared/session/rules.h"
#include "shared/session/scope.h"
#include "shared/session/values.h"

namespace session {
namespace {

const Value::Object kNoData;

bool IsList(const Element& element) {
  return element.type == Type::kPanelDynamic || element.type == Type::kMatrixDynamic;
}

std::string RowKey(const Element& element, const Slot& slot) {
  return expression::ToText(element.rows[static_cast<std::size_t>(slot.row)].value);
}

// Forgets an element of an entry with all that it holds; its number is used again.
void Forget(State& state, NodeId id) {
  const std::vector<NodeId> children = state.nodes[id].children;
  for (const NodeId child : children) Forget(state, child);
  const std::vector<Slot> slots = state.nodes[id].slots;
  for (const Slot& slot : slots)
    for (const NodeId child : slot.children) Forget(state, child);
  state.nodes.Edit(id) = Node();
  state.free.push_back(id);
}

template <class Visit>
void ForEachQuestion(const State& state, const std::vector<NodeId>& nodes, const Visit& visit) {
  for (const NodeId id : nodes) {
    if (state.nodes[id].element->IsQuestion())
      visit(id);
    else
      ForEachQuestion(state, std::vector<NodeId>(state.nodes[id].children), visit);
  }
}

void SetSlotNumber(State& state, const std::vector<NodeId>& nodes, int slot) {
  for (const NodeId id : nodes) {
    if (state.nodes[id].slot != slot) state.nodes.Edit(id).slot = slot;
    SetSlotNumber(state, std::vector<NodeId>(state.nodes[id].children), slot);
  }
}

void AddSlot(State& state, NodeId id, int row) {
  const Element& element = *state.nodes[id].element;
  Node where;
  where.holder = id;
  where.root = state.nodes[id].root;
  where.slot = static_cast<int>(state.nodes[id].slots.size());
  Slot slot;
  slot.row = row;
  slot.children = MakeNodes(state, element.elements, where);
  state.nodes.Edit(id).slots.push_back(std::move(slot));
}

void RemoveSlot(State& state, NodeId id, int index) {
  const std::vector<NodeId> children = state.nodes[id].slots[static_cast<std::size_t>(index)].children;
  state.nodes.Edit(id).slots.erase(state.nodes[id].slots.begin() + index);
  for (const NodeId child : children) Forget(state, child);
  for (std::size_t i = static_cast<std::size_t>(index); i < state.nodes[id].slots.size(); ++i)
    SetSlotNumber(state, std::vector<NodeId>(state.nodes[id].slots[i].children), static_cast<int>(i));
}

// The questions of an entry take over what stands in the holder's answer.
void TakeEntry(State& state, NodeId id, std::size_t slot) {
  const Value::Object data = EntryData(state, id, static_cast<int>(slot));
  ForEachQuestion(state, std::vector<NodeId>(state.nodes[id].slots[slot].children), [&](NodeId question) {
    const std::string key = state.nodes[question].element->value_name;
    const auto value = data.find(key), comment = data.find(survey::CommentKeyOf(key));
    TakeFromData(state, question, value == data.end() ? Value() : value->second);
    const std::string text = comment != data.end() && comment->second.text() ? *comment->second.text() : std::string();
    if (state.nodes[question].comment != text) state.nodes.Edit(question).comment = text;
  });
}

void ApplyDefaults(State& state, NodeId id, std::size_t slot) {
  ForEachQuestion(state, std::vector<NodeId>(state.nodes[id].slots[slot].children),
                  [&](NodeId question) { ApplyDefault(state, question); });
}

void FitSlots(State& state, NodeId id, int count) {
  while (static_cast<int>(state.nodes[id].slots.size()) > count)
    RemoveSlot(state, id, static_cast<int>(state.nodes[id].slots.size()) - 1);
  while (static_cast<int>(state.nodes[id].slots.size()) < count) AddSlot(state, id, -1);
}

// The holder's answer as its entries make it, without touching them.
void SetOwnValue(State& state, NodeId id, Value value) {
  if (state.nodes[id].value == value) return;
  Node& node = state.nodes.Edit(id);
  node.value = std::move(value);
  if (!state.via_default) node.by_hand = true;
  if (node.holder == kNone)
    SetData(state, node.element->value_name, state.nodes[id].value, id);
  else
    SetNested(state, id, node.element->value_name, state.nodes[id].value);
}

// A repeating panel says how many panels it has: [{}, {}]. A table keeps silent while every row is empty.
Value ListOf(const State& state, NodeId id) {
  const Node& node = state.nodes[id];
  Value::List list = node.value.list() ? *node.value.list() : Value::List();
  list.resize(node.slots.size());
  for (Value& one : list)
    if (!one.object()) one = Value::Object();
  const bool empty = std::ranges::all_of(list, [](const Value& one) { return one.object()->empty(); });
  if (list.empty() || (empty && node.element->type == Type::kMatrixDynamic)) return {};
  return list;
}

}  // namespace

NodeId AddNode(State& state, Node node) {
  NodeId id = kNone;
  const bool own_root = node.root == kNone;
  if (!state.free.empty()) {
    id = state.free.back();
    state.free.pop_back();
    state.nodes.Edit(id) = std::move(node);
  } else {
    id = state.nodes.Add(std::move(node));
  }
  if (own_root) state.nodes.Edit(id).root = id;
  return id;
}

std::vector<NodeId> MakeNodes(State& state, const std::vector<std::unique_ptr<Element>>& elements, const Node& where) {
  std::vector<NodeId> made;
  for (const auto& element : elements) {
    Node node = where;
    node.element = element.get();
    node.required = element->required;
    node.enabled = !element->read_only;
    node.shown = element->visible || element->visible_if;
    node.min = element->min;
    node.max = element->max;
    const NodeId id = AddNode(state, std::move(node));
    made.push_back(id);
    if (element->IsQuestion()) continue;
    Node inside = where;
    inside.parent = id;
    std::vector<NodeId> children = MakeNodes(state, element->elements, inside);
    const auto order = element->order == survey::Order::kInitial ? state.survey->order : element->order;
    if (order == survey::Order::kRandom) Shuffle(children, state.seed);
    state.nodes.Edit(id).children = std::move(children);
  }
  return made;
}

const Value::Object& EntryData(const State& state, NodeId holder, int slot) {
  const Node& node = state.nodes[holder];
  if (node.element->type == Type::kMultipleText) return node.value.object() ? *node.value.object() : kNoData;
  if (IsList(*node.element)) {
    const Value::List* list = node.value.list();
    if (!list || slot < 0 || slot >= std::ssize(*list)) return kNoData;
    const Value::Object* object = (*list)[static_cast<std::size_t>(slot)].object();
    return object ? *object : kNoData;
  }
  const Value::Object* rows = node.value.object();
  if (!rows || slot < 0 || slot >= std::ssize(node.slots)) return kNoData;
  const auto row = rows->find(RowKey(*node.element, node.slots[static_cast<std::size_t>(slot)]));
  return row != rows->end() && row->second.object() ? *row->second.object() : kNoData;
}

void Build(State& state, NodeId id) {
  if (state.nodes[id].built) return;
  const Element& element = *state.nodes[id].element;
  state.nodes.Edit(id).built = true;
  if (element.type == Type::kMultipleText) {
    AddSlot(state, id, -1);
  } else if (element.type == Type::kMatrixDropdown) {
    for (std::size_t row = 0; row < element.rows.size(); ++row) AddSlot(state, id, static_cast<int>(row));
  } else {
    const Value::List* list = state.nodes[id].value.list();
    const int count =
        list && !list->empty() ? static_cast<int>(std::min<std::size_t>(list->size(), 1000)) : element.entries;
    FitSlots(state, id, count);
  }
  for (std::size_t slot = 0; slot < state.nodes[id].slots.size(); ++slot) TakeEntry(state, id, slot);
  if (IsList(element)) SetOwnValue(state, id, ListOf(state, id));
  for (std::size_t slot = 0; slot < state.nodes[id].slots.size(); ++slot) ApplyDefaults(state, id, slot);
  RunRulesOf(state, id);
  for (std::size_t slot = 0; slot < state.nodes[id].slots.size(); ++slot)
    ForEachQuestion(state, std::vector<NodeId>(state.nodes[id].slots[slot].children), [&](NodeId question) {
      if (state.nodes[question].element->IsComposite()) Build(state, question);
    });
}

void BuildPage(State& state, NodeId page) {
  const std::vector<NodeId> children = state.nodes[page].children;
  for (const NodeId child : children) {
    if (!state.nodes[child].element->IsQuestion())
      BuildPage(state, child);
    else if (state.nodes[child].element->IsComposite())
      Build(state, child);
  }
}

void SpreadValue(State& state, NodeId id) {
  const Element& element = *state.nodes[id].element;
  if (!state.nodes[id].built) return;
  const std::size_t before = state.nodes[id].slots.size();
  if (IsList(element)) {
    const Value::List* list = state.nodes[id].value.list();
    int count = list ? static_cast<int>(std::min<std::size_t>(list->size(), 1000)) : 0;
    if (count == 0) count = element.type == Type::kPanelDynamic ? element.entries : std::max(element.min_entries, 0);
    FitSlots(state, id, count);
  }
  for (std::size_t slot = 0; slot < state.nodes[id].slots.size(); ++slot) TakeEntry(state, id, slot);
  // A question of a new entry that is hidden from the start never went away: its answer stays.
  for (std::size_t slot = before; slot < state.nodes[id].slots.size(); ++slot)
    SettleGroup(state, std::vector<NodeId>(state.nodes[id].slots[slot].children));
}

void SetNested(State& state, NodeId id, const std::string& key, const Value& value) {
  const NodeId holder = state.nodes[id].holder;
  const auto slot = static_cast<std::size_t>(state.nodes[id].slot);
  const Element& element = *state.nodes[holder].element;
  Value::Object entry = EntryData(state, holder, static_cast<int>(slot));
  if (value.empty())
    entry.erase(key);
  else
    entry[key] = value;
  if (element.type == Type::kMultipleText) {
    SetOwnValue(state, holder, entry.empty() ? Value() : Value(std::move(entry)));
  } else if (IsList(element)) {
    Value::List list = state.nodes[holder].value.list() ? *state.nodes[holder].value.list() : Value::List();
    list.resize(
        std::max(list.size(), element.type == Type::kPanelDynamic ? state.nodes[holder].slots.size() : slot + 1));
    for (Value& one : list)
      if (!one.object()) one = Value::Object();
    list[slot] = std::move(entry);
    const bool empty = std::ranges::all_of(list, [](const Value& one) { return one.object()->empty(); });
    SetOwnValue(state, holder, empty && element.type == Type::kMatrixDynamic ? Value() : Value(std::move(list)));
  } else {
    Value::Object rows = state.nodes[holder].value.object() ? *state.nodes[holder].value.object() : Value::Object();
    const std::string row = RowKey(element, state.nodes[holder].slots[slot]);
    if (entry.empty())
      rows.erase(row);
    else
      rows[row] = std::move(entry);
    SetOwnValue(state, holder, rows.empty() ? Value() : Value(std::move(rows)));
  }
}

bool CanAdd(const State& state, NodeId id) {
  const Element& element = *state.nodes[id].element;
  return IsList(element) && element.allow_add && !element.entries_expression && IsEnabled(state, id) &&
         static_cast<int>(state.nodes[id].slots.size()) < element.max_entries && HasRoomForEntry(state, id);
}

bool CanRemove(const State& state, NodeId id) {
  const Element& element = *state.nodes[id].element;
  return IsList(element) && element.allow_remove && !element.entries_expression && IsEnabled(state, id) &&
         static_cast<int>(state.nodes[id].slots.size()) > element.min_entries;
}

bool AddEntry(State& state, NodeId id) {
  const Element& element = *state.nodes[id].element;
  if (!CanAdd(state, id)) return false;
  Build(state, id);
  const std::size_t last = state.nodes[id].slots.size();
  const Value::Object copied =
      element.copy_last_entry && last > 0 ? EntryData(state, id, static_cast<int>(last) - 1) : kNoData;
  AddSlot(state, id, -1);
  Value whole = ListOf(state, id);
  if (!whole.list()) whole = Value::List(last + 1, Value::Object());
  Value::Object entry = element.default_entry.object() ? *element.default_entry.object() : Value::Object();
  for (const auto& [key, value] : copied) entry[key] = value;
  (*whole.list())[last] = entry;
  const bool silent = entry.empty() && element.type == Type::kMatrixDynamic;  // until something stands in the row
  if (!silent) SetOwnValue(state, id, std::move(whole));
  TakeEntry(state, id, last);
  ApplyDefaults(state, id, last);
  RunRulesOf(state, id);
  ForEachQuestion(state, std::vector<NodeId>(state.nodes[id].slots[last].children), [&](NodeId question) {
    if (state.nodes[question].element->IsComposite()) Build(state, question);
  });
  return true;
}

void RemoveEntry(State& state, NodeId id, int index) {
  if (index < 0 || index >= std::ssize(state.nodes[id].slots)) return;
  Value::List list = state.nodes[id].value.list() ? *state.nodes[id].value.list() : Value::List();
  RemoveSlot(state, id, index);
  if (index < std::ssize(list)) list.erase(list.begin() + index);
  const bool empty = std::ranges::all_of(list, [](const Value& one) { return !one.object() || one.object()->empty(); });
  const bool silent = list.empty() || (empty && state.nodes[id].element->type == Type::kMatrixDynamic);
  SetOwnValue(state, id, silent ? Value() : Value(std::move(list)));
  RunRulesOf(state, id);
}

void SetEntryCount(State& state, NodeId id, int count) {
  const Element& element = *state.nodes[id].element;
  count = std::clamp(count, 0, 1000);
  if (!state.nodes[id].built) Build(state, id);
  if (std::ssize(state.nodes[id].slots) == count) return;
  const std::size_t before = state.nodes[id].slots.size();
  FitSlots(state, id, count);
  if (element.default_entry.object()) {
    Value::List list = state.nodes[id].value.list() ? *state.nodes[id].value.list() : Value::List();
    list.resize(static_cast<std::size_t>(count), Value::Object());
    for (std::size_t i = before; i < list.size(); ++i) list[i] = element.default_entry;
    SetOwnValue(state, id, std::move(list));
  } else {
    SetOwnValue(state, id, ListOf(state, id));
  }
  for (std::size_t slot = before; slot < state.nodes[id].slots.size(); ++slot) {
    TakeEntry(state, id, slot);
    ApplyDefaults(state, id, slot);
  }
  RunRulesOf(state, id);
}

std::vector<int> ShownSlots(const State& state, NodeId id) {
  std::vector<int> shown;
  const Node& node = state.nodes[id];
  for (std::size_t i = 0; i < node.slots.size(); ++i) {
    const Slot& slot = node.slots[i];
    if (!slot.visible) continue;
    if (slot.row >= 0 && static_cast<std::size_t>(slot.row) < node.rows.size() &&
        !node.rows[static_cast<std::size_t>(slot.row)].visible)
      continue;
    shown.push_back(static_cast<int>(i));
  }
  return shown;
}

void RunTotals(State& state, NodeId id) {
  const Element& element = *state.nodes[id].element;
  const auto has_total = [](const Element::Column& column) {
    return column.total != survey::Total::kNone || column.total_expression;
  };
  if (!state.nodes[id].built || std::ranges::none_of(element.cell_columns, has_total)) return;
  Value::List totals(element.cell_columns.size());
  Value::Object sent;
  for (std::size_t c = 0; c < element.cell_columns.size(); ++c) {
    const Element::Column& column = element.cell_columns[c];
    if (!has_total(column)) continue;
    if (column.total_expression) {
      totals[c] = column.total_expression->Evaluate(Scope(state, id));
    } else {
      double sum = 0, least = INFINITY, most = -INFINITY;
      int count = 0;
      for (std::size_t slot = 0; slot < state.nodes[id].slots.size(); ++slot) {
        const Value::Object& row = EntryData(state, id, static_cast<int>(slot));
        const auto cell = row.find(element.elements[c]->value_name);
        if (cell == row.end() || cell->second.empty()) continue;
        const double number = expression::ToNumeric(cell->second);
        ++count;
        if (!(number == number)) continue;
        sum += number;
        least = std::min(least, number);
        most = std::max(most, number);
      }
      switch (column.total) {
        case survey::Total::kSum: totals[c] = std::round(sum * 1e9) / 1e9; break;
        case survey::Total::kCount: totals[c] = count; break;
        case survey::Total::kMin: totals[c] = count > 0 ? Value(least) : Value(); break;
        case survey::Total::kMax: totals[c] = count > 0 ? Value(most) : Value(); break;
        case survey::Total::kAvg: totals[c] = count > 0 ? Value(sum / count) : Value(0); break;
        case survey::Total::kNone: break;
      }
    }
    if (!totals[c].missing()) sent[element.elements[c]->name] = totals[c];
  }
  if (state.nodes[id].totals == totals) return;
  state.nodes.Edit(id).totals = std::move(totals);
  if (state.nodes[id].holder == kNone) SetData(state, element.value_name + "-total", std::move(sent));
}

}  // namespace session
