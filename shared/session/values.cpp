#include "shared/session/values.h"

#include <algorithm>

#include "shared/expression/convert.h"
#include "shared/expression/unicode.h"
#include "shared/session/choices.h"
#include "shared/session/chosen.h"
#include "shared/session/entries.h"
#include "shared/session/index.h"
#include "shared/session/mask.h"
#include "shared/session/navigate.h"
#include "shared/session/rules.h"
#include "shared/session/scope.h"
#include "shared/session/time.h"
#include "shared/session/triggers.h"
#include "shared/session/validate.h"

namespace session {
namespace {

bool SameAnswer(const Value& a, const Value& b) {
  const auto nothing = [](const Value& one) { return one.missing() || (one.text() && one.text()->empty()); };
  return a == b || (nothing(a) && nothing(b));
}

Value AsBoolean(const Element& element, Value value) {
  const std::string* text = value.text();
  if (value.missing() || (text && *text == "indeterminate")) return {};
  if (!text || element.choices.size() < 2) return value;
  if (*text == "true" && element.choices[0].value == Value(true)) return true;
  if (*text == "false" && element.choices[1].value == Value(false)) return false;
  return value;
}

Value AsNumber(const Value& value) {
  if (value.empty()) return {};
  const double number = expression::ToNumeric(value);
  return number == number ? Value(number) : Value();
}

// A matrix holds one answer a row, or a list of them.
Value AsRows(const Element& element, Value value) {
  if (!value.object()) return value;
  Value::Object rows = *value.object();
  for (auto row = rows.begin(); row != rows.end();) {
    if (const Value::List* list = row->second.list(); list && !element.multiple) {
      if (list->empty()) {
        row = rows.erase(row);
        continue;
      }
      row->second = Value(list->front());
    } else if (!list && element.multiple) {
      row->second = Value::List{row->second};
    }
    ++row;
  }
  return rows;
}

// A calculation may hand a list to a text: "b, a"; where a text has lines, one line each.
Value AsText(Value value, std::string_view between) {
  const Value::List* list = value.list();
  if (!list) return value;
  std::string text;
  for (const Value& one : *list) text += std::string(text.empty() ? "" : between) + expression::ToText(one);
  return Value(text);
}

// What becomes of a value that is set as an answer to this question.
Value InForm(const State& state, NodeId id, Value value) {
  const Element& element = *state.nodes[id].element;
  switch (element.type) {
    case Type::kBoolean: return AsBoolean(element, std::move(value));
    case Type::kMatrix: return AsRows(element, std::move(value));
    case Type::kText:
      if (element.IsNumber()) return AsNumber(value);
      return MaskedAsStored(element.mask, AsText(std::move(value), ", "));
    case Type::kComment: return AsText(std::move(value), "\n");
    case Type::kRating: {
      const Choice* step = element.FindChoice(value);
      return step ? step->value : value;
    }
    default: return element.HasChoices() ? AsChoices(state, id, std::move(value)) : value;
  }
}

bool MayHold(const Element& element, const Value& value) {
  if (value.empty()) return true;
  if (element.type == Type::kMatrix || element.type == Type::kMultipleText || element.type == Type::kMatrixDropdown)
    return value.object() != nullptr;
  if (element.type == Type::kPanelDynamic || element.type == Type::kMatrixDynamic) return value.list() != nullptr;
  return true;
}

void Keep(State& state, NodeId id, Value value) {
  Node& node = state.nodes.Edit(id);
  if (!(node.value == value) && !state.via_default) node.by_hand = true;
  if (!state.clearing_restores) node.kept.clear();
  node.value = std::move(value);
  // Of rows and entries, some may be skipped and others answered.
  if (!node.value.empty() && node.element->type != Type::kMatrix && !node.element->IsComposite()) node.skipped = false;
  if (node.element->mask.kind != survey::Mask::Kind::kNone) node.typed = MaskedAsShown(node.element->mask, node.value);
}

// What no choice has is the text of Other, where there is Other; the first of such items of a list.
std::string TakeOther(const Element& element, Value& value) {
  if (!element.Other() || value.empty() || !element.choices_from.empty()) return {};
  const auto take = [&](Value& item) {
    std::string text = expression::ToText(item);
    item = element.Other()->value;
    return text;
  };
  if (!value.list()) return element.FindChoice(value) ? std::string() : take(value);
  for (Value& item : *value.list())
    if (!element.FindChoice(item)) return take(item);
  return {};
}

// The text of Other goes when Other goes.
void DropOtherText(State& state, NodeId id) {
  const Node& node = state.nodes[id];
  if (!node.element->HasChoices() || node.element->show_comment || node.comment.empty() || IsOtherChosen(state, id))
    return;
  SetComment(state, id, {});
}

// A ranking that has begun names every choice.
void CompleteRanking(State& state, NodeId id) {
  const Node& node = state.nodes[id];
  if (node.element->type != Type::kRanking || node.element->select_to_rank || !node.value.list() || node.value.empty())
    return;
  const std::vector<Offered> offered = OfferedChoices(state, id);
  Value::List whole;
  for (const Value& value : *node.value.list())
    if (std::ranges::find(whole, value) == whole.end() &&
        std::ranges::any_of(offered, [&](const Offered& one) { return one.value == value; }))
      whole.push_back(value);
  for (const Offered& one : offered)
    if (std::ranges::find(whole, one.value) == whole.end()) whole.push_back(one.value);
  if (!(Value(whole) == node.value)) SetValue(state, id, std::move(whole));
}

}  // namespace

bool IsWithinLimits(const State& state, NodeId id) {
  return state.nodes[id].element->type != Type::kText || state.nodes[id].value.empty() || !LimitProblem(state, id);
}

std::string DataKey(const State& state, NodeId id) { return state.nodes[id].element->value_name; }

bool IsAnswered(const State& state, NodeId id) {
  const Node& node = state.nodes[id];
  if (node.element->type == Type::kPanelDynamic || node.element->type == Type::kMatrixDynamic) {
    const Value::List* list = node.value.list();
    return list && std::ranges::any_of(*list, [](const Value& one) { return one.object() && !one.object()->empty(); });
  }
  if (node.value.empty()) return false;
  const std::string* text = node.value.text();
  return !text || !expression::TrimWide(*text).empty();
}

void SetValue(State& state, NodeId id, Value value) {
  const Element& element = *state.nodes[id].element;
  if (!element.IsQuestion() || !MayHold(element, value)) return;
  value = InForm(state, id, std::move(value));
  const Value before = state.nodes[id].value;
  if (element.multiple && element.HasChoices()) {
    value = WithoutExclusives(state, id, before, std::move(value));
    if (value.list() && value.list()->empty()) value = {};
  }
  if (value == before || (value.missing() && before.missing())) return;
  const State::Change outer = std::exchange(state.change, {id, IsAnswered(state, id)});
  Keep(state, id, value);
  DropOtherText(state, id);
  ChoicesChanged(state, id);
  if (element.IsComposite()) SpreadValue(state, id);
  if (!IsWithinLimits(state, id)) {
    if (state.survey->check_errors == survey::Survey::CheckErrors::kOnValueChanged)
      ValidateOnChange(state, state.nodes[id].root);
  } else if (state.nodes[id].holder == kNone) {
    SetData(state, element.value_name, state.nodes[id].value, id);
  } else {
    SetNested(state, id, element.value_name, state.nodes[id].value);
  }
  state.change = outer;
}

void ClearValue(State& state, NodeId id, bool keep_comment) {
  SetValue(state, id, {});
  if (!keep_comment && !state.nodes[id].comment.empty()) SetComment(state, id, {});
  if (state.nodes[id].by_hand) state.nodes.Edit(id).by_hand = false;
}

void SetComment(State& state, NodeId id, std::string text) {
  if (expression::TrimWide(text).empty()) text.clear();
  const Node& node = state.nodes[id];
  const Element& element = *node.element;
  if (element.HasChoices() && !OthersAsComment(state, id) && !element.show_comment) {  // the text stands in the value
    const Choice* other = element.Other();
    if (!other || !IsOtherChosen(state, id)) {
      if (text.empty() && !node.comment.empty()) state.nodes.Edit(id).comment.clear();
      return;
    }
    const Value stored = text.empty() ? other->value : Value(text);
    Value next = stored;
    if (const Value::List* list = node.value.list()) {
      Value::List changed = *list;
      for (Value& one : changed)
        if (one == other->value || !element.FindChoice(one)) one = stored;
      next = std::move(changed);
    }
    state.nodes.Edit(id).comment = std::move(text);
    SetValue(state, id, std::move(next));
    return;
  }
  if (node.comment == text) return;
  state.nodes.Edit(id).comment = text;
  const std::string key = element.value_name;
  if (node.holder == kNone)
    SetCommentData(state, key, std::move(text), id);
  else
    SetNested(state, id, survey::CommentKeyOf(key), text.empty() ? Value() : Value(std::move(text)));
}

void SetCommentData(State& state, const std::string& key, std::string text, NodeId source) {
  const std::string comment_key = survey::CommentKeyOf(key);
  const auto stored = state.data.find(comment_key);
  const std::string before =
      stored != state.data.end() && stored->second.text() ? *stored->second.text() : std::string();
  if (before == text) return;
  if (text.empty())
    state.data.erase(comment_key);
  else
    state.data[comment_key] = text;
  if (const auto same = state.index->by_value_name.find(key); same != state.index->by_value_name.end())
    for (const NodeId id : same->second) {
      if (id != source && state.nodes[id].comment != text) state.nodes.Edit(id).comment = text;
      ValidateOnChange(state, id);
    }
  Changed(state, comment_key, text.empty() ? Value() : Value(text), key);
  if (source != kNone) ChoicesChanged(state, source);
  if (!state.loading) PlanTurn(state, key);
}

void TakeFromData(State& state, NodeId id, Value value, bool by_default) {
  const Element& element = *state.nodes[id].element;
  if (!MayHold(element, value)) return;
  value = InForm(state, id, std::move(value));
  if (OthersAsComment(state, id))
    if (std::string text = TakeOther(element, value); !text.empty()) state.nodes.Edit(id).comment = std::move(text);
  if (state.nodes[id].value == value) return;
  const bool before = std::exchange(state.via_default, by_default || state.via_default);
  Keep(state, id, std::move(value));
  state.via_default = before;
  ChoicesChanged(state, id);
  if (element.IsComposite()) SpreadValue(state, id);
}

void SetData(State& state, const std::string& key, Value value, NodeId source) {
  const auto stored = state.data.find(key);
  const Value before = stored == state.data.end() ? Value() : stored->second;
  if (SameAnswer(before, value)) return;
  if (value.empty())
    state.data.erase(key);
  else
    state.data[key] = value;
  const auto same = state.index->by_value_name.find(key);
  const std::vector<NodeId> questions = same == state.index->by_value_name.end() ? std::vector<NodeId>() : same->second;
  for (const NodeId id : questions)
    if (id != source) TakeFromData(state, id, value);
  if (state.binding) return;
  Changed(state, key, value);
  for (const NodeId id : questions) {
    ValidateOnChange(state, id);
    CompleteRanking(state, id);
  }
  ValidateDependents(state, key);
  RunBindings(state, key, value);
  PlanTurn(state, key);
}

void SetVariable(State& state, std::string_view name, Value value) {
  const std::string key = expression::Lower(name);
  if (const auto old = state.variables.find(key); old != state.variables.end() && old->second == value) return;
  state.variables[key] = value;
  Changed(state, key, value);
}

void ApplyDefault(State& state, NodeId id) {
  const Node& node = state.nodes[id];
  const Element& element = *node.element;
  if (element.default_value.missing() && !element.default_expression && element.default_entry.missing()) return;
  if (!node.value.empty()) return;
  const auto clear = ClearOf(state, id);
  const bool clears =
      clear == survey::ClearIfInvisible::kOnHidden || clear == survey::ClearIfInvisible::kOnHiddenContainer;
  if (clears && !IsShown(state, id)) return;
  Value value = element.default_value;
  if (element.default_expression)
    if (Value calculated = element.default_expression->Evaluate(Scope(state, id)); !calculated.missing())
      value = std::move(calculated);
  if (value.missing() && element.default_entry.object() && element.entries > 0)
    value = Value::List(static_cast<std::size_t>(element.entries), element.default_entry);
  if (value.missing()) return;
  std::string other = element.HasChoices() ? TakeOther(element, value) : std::string();
  const bool before = std::exchange(state.via_default, true);
  SetValue(state, id, std::move(value));
  if (!other.empty()) SetComment(state, id, std::move(other));
  state.via_default = before;
}

void ClearIfHidden(State& state, NodeId id, survey::ClearIfInvisible reason) {
  using Clear = survey::ClearIfInvisible;
  const Clear clear = ClearOf(state, id);
  if (state.nodes[id].built || state.nodes[id].element->IsComposite()) {
    const std::vector<Slot> slots = state.nodes[id].slots;
    for (const Slot& slot : slots)
      for (const NodeId child : slot.children)
        if (state.nodes[child].element->IsQuestion())
          ClearIfHidden(state, child, reason == Clear::kOnHidden ? Clear::kOnHiddenContainer : reason);
  }
  if (clear == Clear::kNone) return;
  if (reason == Clear::kOnHidden && clear == Clear::kOnComplete) return;
  if (reason == Clear::kOnHiddenContainer && clear != reason) return;
  if (reason == Clear::kOnHiddenContainer ? IsShownInAll(state, id) : IsShownInAll(state, id)) return;
  const NodeId page = PageOf(state, id);
  if (state.survey->first_page_is_start && !state.pages.empty() && page == state.pages.front()) return;
  if (state.nodes[id].holder == kNone)
    if (const auto same = state.index->by_value_name.find(DataKey(state, id)); same != state.index->by_value_name.end())
      for (const NodeId other : same->second)
        if (other != id && IsShownInAll(state, other)) return;
  ClearValue(state, id);
}

}  // namespace session
