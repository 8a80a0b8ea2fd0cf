#include "shared/survey/check_names.h"

#include <algorithm>
#include <array>
#include <optional>

#include "shared/expression/unicode.h"
#include "shared/survey/types.h"

namespace survey {
namespace {

using Kind = Meaning::Kind;

constexpr std::string_view kBuiltIn[] = {"pageno",
                                         "pagecount",
                                         "questioncount",
                                         "correctanswers",
                                         "correctanswercount",
                                         "correctanswerscount",
                                         "incorrectanswers",
                                         "incorrectanswercount",
                                         "incorrectanswerscount",
                                         "locale"};
constexpr std::string_view kOfRows[] = {"rowindex", "rowname", "rowvalue", "rowtitle"};
constexpr std::string_view kOfPanels[] = {"panelindex", "visiblepanelindex"};

bool In(std::span<const std::string_view> list, std::string_view name) {
  return std::ranges::find(list, name) != list.end();
}

// "panel.name" → "name" after "panel", "panel" → ""; nullopt for another name. Both in lower case.
std::optional<std::string_view> After(std::string_view name, std::string_view first) {
  if (!name.starts_with(first)) return std::nullopt;
  name.remove_prefix(first.size());
  if (name.empty() || name.front() == '[') return name;
  return name.front() == '.' ? std::optional(name.substr(1)) : std::nullopt;
}

// The first of "prevrow", "nextrow", … that the name begins with, and what follows.
std::optional<std::string_view> AfterAny(std::string_view name, std::initializer_list<std::string_view> firsts) {
  for (const std::string_view first : firsts)
    if (const auto rest = After(name, first)) return rest;
  return std::nullopt;
}

bool CallsFor(const expression::Expression& rule, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return rule.text().contains(word); });
}

Meaning TheElement(int place) { return {.kind = Kind::kElement, .place = place}; }

// Shorter and shorter: "pets[0].kind" → "pets[0]" → "pets", and "pets-comment", "pets-total" → "pets". "" at the end.
std::string_view Shorter(std::string_view name) {
  for (const std::string_view suffix : {"-comment", "-total"})
    if (name.ends_with(suffix)) return name.substr(0, name.size() - suffix.size());
  const auto cut = name.find_last_of(".[");
  return cut == std::string_view::npos ? std::string_view() : name.substr(0, cut);
}

// What follows the entry in "family[0].age" or "table.row.column": a field of it. nullopt when it speaks of no field.
std::optional<std::string_view> FieldIn(const Element& element, std::string_view rest) {
  if (element.type == Type::kMatrixDropdown) {
    const auto point = rest.rfind('.');
    return point == rest.npos || point == 0 ? std::nullopt : std::optional(rest.substr(point + 1));
  }
  const auto end = rest.find("].");
  const bool has_entries = element.type == Type::kPanelDynamic || element.type == Type::kMatrixDynamic;
  return has_entries && rest.starts_with('[') && end != rest.npos ? std::optional(rest.substr(end + 2)) : std::nullopt;
}

}  // namespace

Names::Names(const Walk& walk) : walk_(&walk) {
  const auto& places = walk.places();
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Element& element = *places[i].element;
    const int own = static_cast<int>(i);
    const std::string name = expression::Lower(element.name), key = expression::Lower(element.value_name);
    const Element* holder = places[i].holders.empty() ? nullptr : places[i].holders.back();
    const int around = places[i].around;
    if (!element.IsQuestion()) {
      groups_.emplace(name, own);
    } else if (around >= 0 && places[static_cast<std::size_t>(around)].element->type == Type::kMultipleText) {
      fields_.insert(key);  // known below the name of its question only
    } else if (holder) {
      inside_[holder].emplace(key, own);
      inside_[holder].emplace(name, own);
      fields_.insert(key);
    } else {
      by_name_.emplace(name, own);
      by_key_.emplace(key, own);
    }
  }
  const Survey& survey = walk.survey();
  for (std::size_t i = 0; i < survey.calculated.size(); ++i)
    if (!survey.calculated[i].name.empty())
      calculated_.emplace(expression::Lower(survey.calculated[i].name), static_cast<int>(i));
  for (const Trigger& trigger : survey.triggers) {
    const std::string name = expression::Lower(trigger.set_to);
    if (name.empty() || by_name_.contains(name) || by_key_.contains(name)) continue;
    if (variable_.emplace(name, static_cast<int>(variables_.size())).second) variables_.push_back(name);
  }
}

int Names::Question(std::string_view name) const {
  const auto found = by_name_.find(expression::Lower(name));
  return found == by_name_.end() ? -1 : found->second;
}

int Names::Keyed(std::string_view name) const {
  const auto found = by_key_.find(expression::Lower(name));
  return found == by_key_.end() ? -1 : found->second;
}

// A field of an entry, with what may follow it.
Meaning Names::Inside(const Element& holder, std::string_view rest) const {
  if (rest.empty()) return TheElement(walk_->IndexOf(holder));
  const auto fields = inside_.find(&holder);
  if (fields == inside_.end()) return {};
  for (std::string_view name = rest; !name.empty(); name = Shorter(name))
    if (const auto found = fields->second.find(std::string(name)); found != fields->second.end())
      return TheElement(found->second);
  return {};
}

// The innermost panel or table that knows the name; session/scope has the same order.
Meaning Names::Around(std::span<const Element* const> holders, std::string_view name) const {
  for (std::size_t i = holders.size(); i-- > 0;) {
    const Element& holder = *holders[i];
    const bool table = IsTable(holder);
    if (const auto rest = After(name, table ? "row" : "panel")) return Inside(holder, *rest);
    if (table ? In(kOfRows, name) : In(kOfPanels, name)) return {.kind = Kind::kBuiltIn};
    const auto other =
        table ? AfterAny(name, {"prevrow", "nextrow", "totalrow"}) : AfterAny(name, {"prevpanel", "nextpanel"});
    if (other) {
      Meaning meaning = Inside(holder, *other);
      meaning.of_other_entry = true;
      return meaning;
    }
    if (const auto rest = After(name, "parentpanel")) return i > 0 ? Inside(*holders[i - 1], *rest) : Meaning();
  }
  return {};
}

Meaning Names::InSurvey(std::string_view name) const {
  if (In(kBuiltIn, name)) return {.kind = Kind::kBuiltIn};
  for (std::string_view part = name; !part.empty(); part = Shorter(part)) {
    const std::string key(part);
    if (const auto found = variable_.find(key); found != variable_.end())
      return {.kind = Kind::kVariable, .variable = found->second};
    if (const auto found = calculated_.find(key); found != calculated_.end())
      return {.kind = Kind::kCalculated, .calculated = found->second};
    if (const auto found = by_key_.find(key); found != by_key_.end()) {
      const Element& element = *walk_->places()[static_cast<std::size_t>(found->second)].element;
      if (const auto field = FieldIn(element, name.substr(part.size()))) {
        const Meaning inner = Inside(element, *field);
        // The rows of a table may be called anything, also "length".
        if (inner.kind != Kind::kUnknown || element.type != Type::kMatrixDropdown) return inner;
      }
      return TheElement(found->second);
    }
  }
  return {};
}

Meaning Names::Of(const PlacedRule& rule, std::string_view name) const {
  const std::string lower = expression::Lower(expression::TrimWide(name));
  if (rule.of_item && AfterAny(lower, {"item", "choice"})) return {.kind = Kind::kBuiltIn};
  if (rule.place >= 0 && lower == "self") return TheElement(rule.place);
  Meaning meaning = Around(walk_->HoldersOf(rule), lower);
  if (meaning.kind == Kind::kUnknown) meaning = InSurvey(lower);
  if (meaning.kind == Kind::kElement) {
    // Change tracking of the web version looks at the key of the data, which is the first part of the name.
    const Place& place = walk_->places()[static_cast<std::size_t>(meaning.place)];
    const std::string& key = place.element->value_name;
    const std::string_view start = expression::TrimWide(name).substr(0, key.size());
    if (place.holders.empty() && start != key && expression::SameName(start, key)) meaning.written = key;
  }
  if (meaning.kind != Kind::kUnknown) return meaning;
  // {$q.isVisible} and displayValue('q') want the name, also of a page.
  const bool by_name = CallsFor(*rule.rule, {"{$", "displayValue", "propertyValue", "getComment", "isContainerReady"});
  if (const auto found = by_name_.find(lower); found != by_name_.end())
    return {.kind = by_name ? Kind::kElement : Kind::kByAnotherKey, .place = found->second};
  if (const auto found = groups_.find(lower); by_name && found != groups_.end()) return {.kind = Kind::kBuiltIn};
  // A condition over the items of a list sees their fields first.
  if (CallsFor(*rule.rule, {"InArray"}) && fields_.contains(lower)) return {.kind = Kind::kBuiltIn};
  return {};
}

Meaning Names::InText(int place, std::span<const Element* const> holders, std::string_view name) const {
  const std::string lower = expression::Lower(expression::TrimWide(name));
  if (place >= 0 && (lower == "self" || AfterAny(lower, {"item", "choice"}))) return {.kind = Kind::kBuiltIn};
  Meaning meaning = Around(holders, lower);
  if (meaning.kind == Kind::kUnknown) meaning = InSurvey(lower);
  for (std::string_view part = lower; meaning.kind == Kind::kUnknown && !part.empty(); part = Shorter(part))
    if (const auto found = by_name_.find(std::string(part)); found != by_name_.end())
      meaning = TheElement(found->second);
  return meaning;
}

std::string Names::Advice(std::span<const Element* const> holders, std::string_view name) const {
  constexpr std::size_t kMostCompared = 2000;  // a hostile file is not worth more time
  const std::string lower = expression::Lower(expression::TrimWide(name));
  std::vector<std::string_view> known;
  const auto add = [&](const auto& map) {
    for (const auto& [one, place] : map)
      if (known.size() < kMostCompared) known.push_back(one);
  };
  std::string prefix;
  std::string_view rest = lower;
  if (!holders.empty())
    if (const auto after = AfterAny(lower, {"panel", "row", "prevpanel", "nextpanel", "prevrow", "nextrow"}))
      if (const auto fields = inside_.find(holders.back()); fields != inside_.end() && !after->empty()) {
        prefix = lower.substr(0, lower.size() - after->size());
        rest = *after;
        add(fields->second);
      }
  if (prefix.empty()) {
    add(by_key_);
    add(calculated_);
  }
  std::ranges::sort(known);  // the order of a hash table is no order
  const std::string_view nearest = Nearest(rest, known);
  if (nearest.empty()) return "name a question of this survey, as it stands under \"name\"";
  const int place = prefix.empty() ? Keyed(nearest) : -1;
  const std::string written =
      place < 0 ? std::string(nearest) : walk_->places()[static_cast<std::size_t>(place)].element->value_name;
  return "did you mean {" + prefix + written + "}?";
}

}  // namespace survey
