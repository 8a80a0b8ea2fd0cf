#include "shared/session/scope.h"

#include <algorithm>

#include "shared/expression/convert.h"
#include "shared/expression/path.h"
#include "shared/expression/unicode.h"
#include "shared/session/choices.h"
#include "shared/session/entries.h"
#include "shared/session/index.h"
#include "shared/session/place.h"
#include "shared/session/rules.h"
#include "shared/session/say.h"
#include "shared/session/values.h"

namespace session {
namespace {

// "panel.name" → "name" for "panel"; nullopt for another name.
std::optional<std::string_view> After(std::string_view name, std::string_view first) {
  if (name.size() < first.size() || !expression::SameName(name.substr(0, first.size()), first)) return std::nullopt;
  if (name.size() == first.size()) return std::string_view();
  if (name[first.size()] == '.') return name.substr(first.size() + 1);
  if (name[first.size()] == '[') return name.substr(first.size());
  return std::nullopt;
}

bool IsTable(const Element& element) {
  return element.type == Type::kMatrixDropdown || element.type == Type::kMatrixDynamic;
}

double Quiz(const State& state, bool right) {
  const QuizScore score = ScoreOf(state);
  return right ? score.right : score.wrong;
}

using expression::Found;

Found KnownIfThere(Value value) {
  const bool known = !value.missing();
  return {known, std::move(value)};
}

// What rules see of an answer. So SurveyJS has it: without an answer, a list of choices is an empty list, a matrix or
// multiple text (and each of its items) is nothing that has a name, and all else is undefined.
Found Seen(const State& state, NodeId id) {
  const Node& node = state.nodes[id];
  const Element& element = *node.element;
  const bool ordered = element.type == Type::kRanking;
  if (element.type == Type::kPanelDynamic || element.type == Type::kMatrixDynamic)
    return {true, IsAnswered(state, id) ? node.value : Value()};
  if (!node.value.missing()) return {true, node.value, ordered};
  switch (element.type) {
    case Type::kCheckbox:
    case Type::kTagbox:
    case Type::kRanking: return {true, Value::List{}, ordered};
    case Type::kImagePicker: return {true, element.multiple ? Value(Value::List{}) : Value()};
    case Type::kSlider: return {true, element.range ? Value(Value::List{}) : Value()};
    case Type::kMatrix:
    case Type::kMultipleText: return {};
    default: break;
  }
  const bool item = node.holder != kNone && state.nodes[node.holder].element->type == Type::kMultipleText;
  return {!item};
}

// What rules see at a place. The index of what is no list is passed over.
Found SeenAt(const State& state, const Place& place) {
  const Node& node = state.nodes[place.question];
  const Element& element = *node.element;
  Found whole = Seen(state, place.question);
  if (place.rest.empty()) return whole;
  if (element.type == Type::kMatrix && !whole.known) {
    const auto is_row = [&](const Choice& row) {
      return expression::SameName(expression::ToText(row.value), place.rest.substr(1));
    };
    return {std::ranges::any_of(element.rows, is_row)};
  }
  if (!whole.known) return {};
  const bool entries = element.type == Type::kPanelDynamic || element.type == Type::kMatrixDynamic;
  std::string_view inside = place.rest;
  if (!entries && TakeIndex(inside) && inside.empty())
    return {true, whole.value.list() ? expression::Follow(whole.value, place.rest) : std::move(whole.value)};
  inside = place.rest;
  if (inside.starts_with('.')) inside.remove_prefix(1);
  return KnownIfThere(expression::Follow(whole.value, inside));
}

// The question of the file whose key begins the path, the longest one.
std::optional<Place> PlaceOf(const State& state, std::string_view path) {
  const auto with_key = [&](std::string_view key) {
    const auto& keys = state.index->by_value_name;
    if (const auto exact = keys.find(std::string(key)); exact != keys.end()) return exact->second.front();
    const auto known = state.index->key_of.find(expression::Lower(key));
    return known == state.index->key_of.end() ? kNone : keys.at(known->second).front();
  };
  for (auto length = std::min(path.find('['), path.size()); length != std::string_view::npos && length > 0;
       length = path.rfind('.', length - 1))
    if (const NodeId id = with_key(path.substr(0, length)); id != kNone) return PlaceIn(state, id, path.substr(length));
  return std::nullopt;
}

// A question's own answer comes before the data: a number beyond its limits stands in its box, and rules about limits
// see it there. In the data stand comments, totals and what triggers set.
Found FindInData(const State& state, std::string_view name) {
  if (const auto place = PlaceOf(state, name))
    if (Found found = SeenAt(state, *place); found.known) return found;
  return KnownIfThere(expression::LookIn(state.data, name));
}

// What a name means in an entry or row: one of its questions, else what stands in the answer.
Found FindInSlot(const State& state, NodeId holder, int slot, std::string_view name) {
  if (const auto place = PlaceInSlot(state, holder, slot, name))
    if (Found found = SeenAt(state, *place); found.known) return found;
  return KnownIfThere(expression::LookIn(EntryData(state, holder, slot), name));
}

// The entry or row that is shown so many places after this one; -1: none.
int SlotBeside(const State& state, NodeId holder, int slot, int by) {
  const auto shown = ShownSlots(state, holder);
  const auto at = std::ranges::find(shown, slot);
  const auto index = (at == shown.end() ? -1 : at - shown.begin()) + by;
  return index >= 0 && index < std::ssize(shown) ? shown[static_cast<std::size_t>(index)] : -1;
}

// {rowName}, {panelIndex} and their like.
Found FindPosition(const State& state, NodeId holder, int slot, std::string_view name) {
  const Element& element = *state.nodes[holder].element;
  const auto is = [&](std::string_view word) { return expression::SameName(name, word); };
  if (!IsTable(element)) {
    if (is("panelIndex")) return {true, slot};
    if (!is("visiblePanelIndex")) return {};
    const auto shown = ShownSlots(state, holder);
    return {true, static_cast<double>(std::ranges::find(shown, slot) - shown.begin())};
  }
  if (is("rowIndex")) return {true, slot + 1};
  const int row = state.nodes[holder].slots[static_cast<std::size_t>(slot)].row;
  const Choice* item = row < 0 ? nullptr : &element.rows[static_cast<std::size_t>(row)];
  if (is("rowName") || is("rowValue")) return {true, item ? item->value : Value("row" + std::to_string(slot + 1))};
  if (is("rowTitle")) return {true, item ? Value(SayItem(state, *item)) : Value()};
  return {};
}

}  // namespace

NodeId FindQuestion(const State& state, std::string_view name) {
  const auto found = state.index->by_name.find(expression::Lower(name));
  return found == state.index->by_name.end() ? kNone : found->second.front();
}

NodeId QuestionAt(const State& state, std::string_view path) {
  const auto place = PlaceOf(state, path);
  return place && place->rest.empty() ? place->question : kNone;
}

Found FindInSurvey(const State& state, std::string_view name) {
  const std::string lower = expression::Lower(name);
  if (lower == "pageno") {
    const auto pages = ShownPages(state);
    const auto at = std::ranges::find(pages, state.page);
    return {true, at == pages.end() ? Value(0) : Value(static_cast<double>(at - pages.begin() + 1))};
  }
  if (lower == "pagecount") return {true, static_cast<double>(ShownPages(state).size())};
  if (lower == "locale") return {true, state.locale.empty() ? std::string("en") : state.locale};
  if (lower == "questioncount") return {true, static_cast<double>(CountQuestions(state))};
  if (lower == "correctanswers" || lower == "correctanswercount") return {true, Quiz(state, true)};
  if (lower == "incorrectanswers" || lower == "incorrectanswercount") return {true, Quiz(state, false)};
  const auto cut = std::min(lower.find_first_of(".["), lower.size());
  for (const std::size_t length : {lower.size(), cut})
    if (const auto variable = state.variables.find(lower.substr(0, length)); variable != state.variables.end()) {
      const auto rest = name.substr(length);
      Value value = expression::Follow(variable->second, rest.starts_with('.') ? rest.substr(1) : rest);
      if (!value.missing()) return {true, std::move(value)};
    }
  for (std::size_t i = 0; i < state.calculated.size(); ++i) {
    const std::string& own = state.survey->calculated[i].name;
    if (const auto rest = After(name, own); rest && !own.empty())
      if (Value value = expression::Follow(state.calculated[i], *rest); !value.missing())
        return {true, std::move(value)};
  }
  return FindInData(state, name);
}

Value LookInSurvey(const State& state, std::string_view name) { return FindInSurvey(state, name).value; }

Found Scope::FindAround(std::string_view name, bool& around) const {
  around = true;
  if (at_ == kNone) return around = false, Found();
  const Node& node = state_.nodes[at_];
  if (expression::SameName(name, "self")) return Seen(state_, at_);
  // A table's own rule about its rows or totals sees no row.
  for (NodeId holder = node.holder, slot = node.slot; holder != kNone;) {
    const Node& outer = state_.nodes[holder];
    const bool table = IsTable(*outer.element), panel = outer.element->type == Type::kPanelDynamic;
    if (table || panel) {
      if (const auto rest = After(name, table ? "row" : "panel")) {
        if (rest->empty()) return {true, EntryData(state_, holder, slot)};
        return FindInSlot(state_, holder, slot, *rest);
      }
      for (const int by : {-1, 1})
        if (const auto rest = After(name, std::string(by < 0 ? "prev" : "next") + (table ? "Row" : "Panel"))) {
          const int other = SlotBeside(state_, holder, slot, by);
          return other < 0 ? Found{true} : FindInSlot(state_, holder, other, *rest);
        }
      if (Found position = FindPosition(state_, holder, slot, name); position.known) return position;
      if (const auto rest = After(name, "totalRow"); rest && table)
        for (std::size_t c = 0; c < outer.element->elements.size() && c < outer.totals.size(); ++c)
          if (expression::SameName(outer.element->elements[c]->name, *rest)) return {true, outer.totals[c]};
      if (const auto rest = After(name, "parentPanel")) {
        if (outer.holder == kNone) return {};
        return FindInSlot(state_, outer.holder, outer.slot, *rest);
      }
    }
    holder = outer.holder;
    slot = outer.slot;
  }
  around = false;
  return {};
}

Found Scope::Find(std::string_view name) const {
  name = expression::TrimWide(name);
  if (item_)
    for (const std::string_view own : {"item", "choice"})
      if (const auto rest = After(name, own)) return {true, expression::Follow(*item_, *rest)};
  bool around = false;
  Found found = FindAround(name, around);
  return around ? found : FindInSurvey(state_, name);
}

Value Scope::Look(std::string_view name) const { return Find(name).value; }

Value Scope::LookBesideItem(std::string_view name) const { return LookInSurvey(state_, expression::TrimWide(name)); }

Value Scope::Property(std::string_view element, std::string_view property) const {
  if (element.empty()) return property == "isDisplayMode" ? Value(state_.survey->display_only) : Value();
  const NodeId id = FindQuestion(state_, element);
  if (id == kNone) return {};
  const Node& node = state_.nodes[id];
  if (expression::SameName(property, "isVisible")) return IsShown(state_, id);
  if (expression::SameName(property, "visible")) return node.shown;
  if (expression::SameName(property, "isRequired")) return node.required;
  if (expression::SameName(property, "isReadOnly") || expression::SameName(property, "readOnly"))
    return !IsEnabled(state_, id);
  if (expression::SameName(property, "title")) return TitleOf(state_, id);
  if (expression::SameName(property, "name")) return node.element->name;
  if (expression::SameName(property, "value")) return node.value;
  if (expression::SameName(property, "displayValue")) return DisplayOf(state_, id);
  if (expression::SameName(property, "comment")) return node.comment;
  if (expression::SameName(property, "min")) return node.min;
  if (expression::SameName(property, "max")) return node.max;
  if (expression::SameName(property, "choices")) {
    Value::List values;
    for (const Offered& one : OfferedChoices(state_, id)) values.push_back(one.value);
    return values;
  }
  return {};
}

Value Scope::DisplayValue(std::string_view question, const Value& value) const {
  const NodeId id = FindQuestion(state_, question);
  if (id == kNone) return {};
  return value.missing() ? DisplayOf(state_, id) : DisplayOf(state_, id, value);
}

Value Scope::Comment(std::string_view question) const {
  const NodeId id = FindQuestion(state_, question);
  if (id == kNone || state_.nodes[id].comment.empty()) return {};
  return state_.nodes[id].comment;
}

}  // namespace session
