#include "shared/session/scope.h"

#include <algorithm>

#include "shared/expression/path.h"
#include "shared/expression/unicode.h"
#include "shared/session/choices.h"
#include "shared/session/entries.h"
#include "shared/session/index.h"
#include "shared/session/rules.h"
#include "shared/session/say.h"

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

bool IsTable(const Element& element) { return element.type == Type::kMatrixDropdown || element.type == Type::kMatrixDynamic; }

double Quiz(const State& state, bool right) {
  const QuizScore score = ScoreOf(state);
  return right ? score.right : score.wrong;
}

// The answer with that name. A question's own value comes before the data: a number beyond its limits stands in its
// box, and rules about limits see it there.
const Value* Answer(const State& state, std::string_view name) {
  static const Value kNoneChosen = Value::List{};  // of a list of choices: empty, but a list, as in SurveyJS
  if (const auto questions = state.index->by_value_name.find(std::string(name)); questions != state.index->by_value_name.end()) {
    const Node& node = state.nodes[questions->second.front()];
    const Type type = node.element->type;
    const bool list = type == Type::kCheckbox || type == Type::kTagbox || type == Type::kRanking;
    return list && node.value.missing() ? &kNoneChosen : &node.value;
  }
  if (const auto exact = state.data.find(name); exact != state.data.end()) return &exact->second;
  const std::string lower = expression::Lower(name);
  if (const auto key = state.index->key_of.find(lower); key != state.index->key_of.end()) return Answer(state, key->second);
  for (const auto& [key, value] : state.data)  // comments, totals, values that triggers set
    if (key.size() == name.size() && expression::SameName(key, name)) return &value;
  return nullptr;
}

bool IsBlankList(const Value& value) {
  const Value::List* list = value.list();
  return list && !list->empty() && std::ranges::all_of(*list, [](const Value& one) { return one.object() && one.object()->empty(); });
}

// The longest name at the start of the path that has an answer; `length`: how long it is.
const Value* LongestAnswer(const State& state, std::string_view path, std::size_t& length) {
  length = std::min(path.find('['), path.size());
  while (length > 0) {
    const Value* found = Answer(state, path.substr(0, length));
    if (found && length == path.size() && IsBlankList(*found)) return nullptr;  // entries in which nothing stands
    if (found && !found->missing()) return found;
    const auto point = path.rfind('.', length - 1);
    length = point == std::string_view::npos ? 0 : point;
  }
  return nullptr;
}

Value LookInData(const State& state, std::string_view name) {
  std::size_t length = 0;
  const Value* found = LongestAnswer(state, name, length);
  if (found) {
    std::string_view rest = name.substr(length);
    if (rest.starts_with('.')) rest.remove_prefix(1);
    const Value value = expression::Follow(*found, rest);
    if (!value.missing()) return value;
  }
  return name.ends_with(".length") ? Value(0) : Value();
}

Value RowOf(const State& state, NodeId holder, int slot) {
  const auto shown = ShownSlots(state, holder);
  if (std::ranges::find(shown, slot) == shown.end()) return {};
  return EntryData(state, holder, slot);
}

}  // namespace

NodeId FindQuestion(const State& state, std::string_view name) {
  const auto found = state.index->by_name.find(expression::Lower(name));
  return found == state.index->by_name.end() ? kNone : found->second.front();
}

Value LookInSurvey(const State& state, std::string_view name) {
  const std::string lower = expression::Lower(name);
  if (lower == "pageno") {
    const auto pages = ShownPages(state);
    const auto at = std::ranges::find(pages, state.page);
    return at == pages.end() ? Value(0) : Value(static_cast<double>(at - pages.begin() + 1));
  }
  if (lower == "pagecount") return static_cast<double>(ShownPages(state).size());
  if (lower == "locale") return state.locale.empty() ? std::string("en") : state.locale;
  if (lower == "questioncount") return static_cast<double>(CountQuestions(state));
  if (lower == "correctanswers" || lower == "correctanswercount") return Quiz(state, true);
  if (lower == "incorrectanswers" || lower == "incorrectanswercount") return Quiz(state, false);
  if (const auto variable = state.variables.find(lower); variable != state.variables.end()) return variable->second;
  const auto cut = std::min(lower.find_first_of(".["), lower.size());
  if (cut < lower.size())
    if (const auto variable = state.variables.find(lower.substr(0, cut)); variable != state.variables.end())
      return expression::Follow(variable->second, name.substr(cut + (name[cut] == '.' ? 1 : 0)));
  for (std::size_t i = 0; i < state.calculated.size(); ++i) {
    const std::string& own = state.survey->calculated[i].name;
    if (const auto rest = After(name, own); rest && !own.empty()) return expression::Follow(state.calculated[i], *rest);
  }
  return LookInData(state, name);
}

Value Scope::LookAround(std::string_view name, bool& found) const {
  found = true;
  if (at_ == kNone) return found = false, Value();
  const Node& node = state_.nodes[at_];
  if (expression::SameName(name, "self")) return node.value;
  // A table's own rule about its rows or totals sees no row.
  for (NodeId holder = node.holder, slot = node.slot; holder != kNone;) {
    const Element& element = *state_.nodes[holder].element;
    const bool table = IsTable(element), panel = element.type == Type::kPanelDynamic;
    const std::string_view own = table ? "row" : "panel";
    if (table || panel) {
      if (const auto rest = After(name, own)) {
        const Value value = rest->empty() ? Value(EntryData(state_, holder, slot)) : expression::LookIn(EntryData(state_, holder, slot), *rest);
        return value;
      }
      if (const auto rest = After(name, table ? "prevRow" : "prevPanel"))
        return slot > 0 ? expression::Follow(RowOf(state_, holder, slot - 1), *rest) : Value();
      if (const auto rest = After(name, table ? "nextRow" : "nextPanel")) return expression::Follow(RowOf(state_, holder, slot + 1), *rest);
      if (expression::SameName(name, table ? "rowIndex" : "panelIndex")) return table ? slot + 1 : slot;
      if (panel && expression::SameName(name, "visiblePanelIndex")) {
        const auto shown = ShownSlots(state_, holder);
        return static_cast<double>(std::ranges::find(shown, slot) - shown.begin());
      }
      if (table && (expression::SameName(name, "rowName") || expression::SameName(name, "rowValue"))) {
        const int row = state_.nodes[holder].slots[static_cast<std::size_t>(slot)].row;
        if (row >= 0) return element.rows[static_cast<std::size_t>(row)].value;
        return "row" + std::to_string(slot + 1);
      }
      if (table && expression::SameName(name, "rowTitle")) {
        const int row = state_.nodes[holder].slots[static_cast<std::size_t>(slot)].row;
        return row >= 0 ? Value(SayItem(state_, element.rows[static_cast<std::size_t>(row)])) : Value();
      }
      if (const auto rest = After(name, "totalRow"); rest && table)
        for (std::size_t c = 0; c < element.elements.size() && c < state_.nodes[holder].totals.size(); ++c)
          if (expression::SameName(element.elements[c]->name, *rest)) return state_.nodes[holder].totals[c];
      if (const auto rest = After(name, "parentPanel")) {
        const Node& outer = state_.nodes[holder];
        if (outer.holder == kNone) return {};
        return expression::LookIn(EntryData(state_, outer.holder, outer.slot), *rest);
      }
    }
    const Node& outer = state_.nodes[holder];
    holder = outer.holder;
    slot = outer.slot;
  }
  found = false;
  return {};
}

Value Scope::Look(std::string_view name) const {
  name = expression::TrimWide(name);
  if (item_)
    for (const std::string_view own : {"item", "choice"})
      if (const auto rest = After(name, own)) return expression::Follow(*item_, *rest);
  bool found = false;
  const Value value = LookAround(name, found);
  return found ? value : LookInSurvey(state_, name);
}

Value Scope::LookBesideItem(std::string_view name) const { return LookInSurvey(state_, expression::TrimWide(name)); }

Value Scope::Property(std::string_view element, std::string_view property) const {
  if (element.empty()) return property == "isDisplayMode" ? Value(state_.survey->display_only) : Value();
  const NodeId id = FindQuestion(state_, element);
  if (id == kNone) return {};
  const Node& node = state_.nodes[id];
  if (expression::SameName(property, "isVisible")) return IsShown(state_, id);
  if (expression::SameName(property, "visible")) return node.shown;
  if (expression::SameName(property, "isRequired")) return node.required;
  if (expression::SameName(property, "isReadOnly") || expression::SameName(property, "readOnly")) return !IsEnabled(state_, id);
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
