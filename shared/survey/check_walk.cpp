#include "shared/survey/check_walk.h"

namespace survey {

bool IsTable(const Element& element) {
  return element.type == Type::kMatrixDropdown || element.type == Type::kMatrixDynamic;
}

bool HasEntries(const Element& element) { return IsTable(element) || element.type == Type::kPanelDynamic; }

Walk::Walk(const Survey& survey) : survey_(&survey) {
  for (const auto& page : survey.pages) Add(*page, -1, {});
  for (std::size_t i = 0; i < places_.size(); ++i) {
    index_.emplace(places_[i].element, static_cast<int>(i));
    by_pointer_.emplace(places_[i].element->pointer, static_cast<int>(i));
  }
  for (std::size_t i = 0; i < places_.size(); ++i) AddRules(static_cast<int>(i));
  AddOwn();
}

int Walk::IndexOf(const Element& element) const {
  const auto found = index_.find(&element);
  return found == index_.end() ? -1 : found->second;
}

int Walk::At(std::string_view pointer) const {
  const auto found = by_pointer_.find(pointer);
  return found == by_pointer_.end() ? -1 : found->second;
}

std::vector<const Element*> Walk::HoldersOf(const PlacedRule& rule) const {
  if (rule.place < 0) return {};
  const Place& place = places_[static_cast<std::size_t>(rule.place)];
  std::vector<const Element*> holders = place.holders;
  if (rule.of_entry) holders.push_back(place.element);
  return holders;
}

void Walk::Add(const Element& element, int around, const std::vector<const Element*>& holders) {
  const int own = static_cast<int>(places_.size());
  places_.push_back({&element, around, holders});
  std::vector<const Element*> inner = holders;
  if (HasEntries(element)) inner.push_back(&element);
  for (const auto& child : element.elements) Add(*child, own, inner);
}

void Walk::AddRule(PlacedRule rule, const Rule& parsed) {
  if (!parsed) return;
  rule.rule = parsed.get();
  rules_.push_back(std::move(rule));
}

void Walk::AddItems(int place, const std::vector<Choice>& items, std::string_view list) {
  const std::string& pointer = places_[static_cast<std::size_t>(place)].element->pointer;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto add = [&](std::string_view property, const Rule& rule) {
      if (!rule) return;
      const std::string at = pointer + "/" + std::string(list) + "/" + std::to_string(i) + "/" + std::string(property);
      AddRule({.rule = nullptr, .place = place, .pointer = at, .of_item = true}, rule);
    };
    add("visibleIf", items[i].visible_if);
    add("enableIf", items[i].enable_if);
  }
}

void Walk::AddRules(int place) {
  using Effect = PlacedRule::Effect;
  const Element& element = *places_[static_cast<std::size_t>(place)].element;
  const auto add = [&](std::string_view property, const Rule& rule, PlacedRule what = {}) {
    if (!rule) return;
    what.place = place;
    what.pointer = element.pointer + "/" + std::string(property);
    AddRule(std::move(what), rule);
  };
  const auto make = [](Effect effect, bool exact) {
    return PlacedRule{.rule = nullptr, .place = -1, .pointer = {}, .effect = effect, .exact_on_web = exact};
  };
  const PlacedRule item{.rule = nullptr, .place = -1, .pointer = {}, .of_item = true};
  add("visibleIf", element.visible_if, make(Effect::kShows, true));
  add("enableIf", element.enable_if, make(Effect::kOther, true));
  add("requiredIf", element.required_if, make(Effect::kOther, true));
  add("defaultValueExpression", element.default_expression, make(Effect::kValue, false));
  add("setValueIf", element.set_value_if, make(Effect::kValue, true));
  add("setValueExpression", element.set_value_expression, make(Effect::kValue, true));
  add("resetValueIf", element.reset_value_if, make(Effect::kValue, true));
  add("expression", element.expression, make(Effect::kValue, true));
  add("minValueExpression", element.min_expression, make(Effect::kOther, false));
  add("maxValueExpression", element.max_expression, make(Effect::kOther, false));
  add("choicesVisibleIf", element.choices_visible_if, item);
  add("choicesEnableIf", element.choices_enable_if, item);
  add("rowsVisibleIf", element.rows_visible_if, item);
  add("columnsVisibleIf", element.columns_visible_if, item);
  add(IsTable(element) ? "rowCountExpression" : "panelCountExpression", element.entries_expression,
      make(Effect::kValue, false));
  PlacedRule entry = make(Effect::kOther, true);
  entry.of_entry = true;
  add("templateVisibleIf", element.entry_visible_if, entry);
  for (std::size_t i = 0; i < element.cell_columns.size() && i < element.elements.size(); ++i) {
    entry.pointer = element.elements[i]->pointer + "/totalExpression";
    entry.place = place;
    AddRule(entry, element.cell_columns[i].total_expression);
  }
  for (std::size_t i = 0; i < element.validators.size(); ++i)
    add("validators/" + std::to_string(i) + "/expression", element.validators[i].expression);
  AddItems(place, element.choices, element.type == Type::kImageMap ? "areas" : "choices");
  AddItems(place, element.rows, "rows");
  AddItems(place, element.columns, "columns");
}

void Walk::AddOwn() {
  const auto at = [](std::string_view list, std::size_t i, std::string_view property) {
    return "/" + std::string(list) + "/" + std::to_string(i) + "/" + std::string(property);
  };
  const auto own = [](std::string pointer) {
    return PlacedRule{.rule = nullptr, .place = -1, .pointer = std::move(pointer)};
  };
  for (std::size_t i = 0; i < survey_->calculated.size(); ++i) {
    PlacedRule rule = own(at("calculatedValues", i, "expression"));
    rule.calculated = static_cast<int>(i);
    AddRule(std::move(rule), survey_->calculated[i].expression);
  }
  for (std::size_t i = 0; i < survey_->triggers.size(); ++i) {
    PlacedRule rule = own(at("triggers", i, "expression"));
    rule.trigger = static_cast<int>(i);
    rule.exact_on_web = true;
    AddRule(rule, survey_->triggers[i].condition);
    rule.pointer = at("triggers", i, "runExpression");
    rule.exact_on_web = false;  // it is evaluated whenever its trigger starts
    AddRule(std::move(rule), survey_->triggers[i].run);
  }
  for (std::size_t i = 0; i < survey_->completed_html_on.size(); ++i)
    AddRule(own(at("completedHtmlOnCondition", i, "expression")), survey_->completed_html_on[i].condition);
  for (std::size_t i = 0; i < survey_->navigate_on.size(); ++i)
    AddRule(own(at("navigateToUrlOnCondition", i, "expression")), survey_->navigate_on[i].condition);
}

}  // namespace survey
