#include "shared/session/index.h"

#include <algorithm>

#include "shared/expression/unicode.h"
#include "shared/survey/longest.h"

namespace session {
namespace {

struct Found {
  std::vector<std::string> names;
  bool always = false;
};

void Collect(const survey::Rule& rule, Found& found) {
  if (!rule) return;
  AddNames(*rule, found.names);
  found.always |= rule->is_volatile();
}

// Every rule of the element that a pass over the rules evaluates; of a question also those of what it holds.
void Collect(const Element& element, Found& found) {
  for (const survey::Rule* rule :
       {&element.visible_if, &element.enable_if, &element.required_if, &element.default_expression,
        &element.choices_visible_if, &element.choices_enable_if, &element.rows_visible_if, &element.columns_visible_if,
        &element.min_expression, &element.max_expression, &element.entries_expression, &element.entry_visible_if,
        &element.expression})
    Collect(*rule, found);
  for (const auto* items : {&element.choices, &element.rows, &element.columns})
    for (const Choice& item : *items) {
      Collect(item.visible_if, found);
      Collect(item.enable_if, found);
    }
  if (!element.choices_from.empty()) found.names.push_back(expression::Lower(element.choices_from));
  if (element.max_selected > 0)
    found.names.push_back(expression::Lower(element.value_name));  // full: the rest is disabled
  if (!element.IsQuestion()) return;
  for (const auto& child : element.elements) Collect(*child, found);
  for (const Element::Column& column : element.cell_columns) Collect(column.total_expression, found);
  if (element.IsComposite()) found.names.push_back(expression::Lower(element.value_name));
}

bool HasTriggers(const Element& element) {
  if (element.set_value_if || element.set_value_expression || element.reset_value_if) return true;
  return element.IsQuestion() &&
         std::ranges::any_of(element.elements, [](const auto& child) { return HasTriggers(*child); });
}

bool HasEntries(const Element& element) {
  return element.type == Type::kPanelDynamic || element.type == Type::kMatrixDynamic;
}

void AddSharesWithin(const survey::Survey& survey, const Element& holder, Index& index) {
  for (const auto& child : holder.elements) {
    const double answer = child->IsQuestion() ? LongestAnswer(survey, *child, survey::Entries::kFromStart) : 0;
    const double name = survey::BytesOf(child->value_name) + survey::kPointBytes;
    index.shares_within.emplace(child.get(), answer > 0 ? name + answer : 0);
    AddSharesWithin(survey, *child, index);
  }
}

void AddShares(const State& state, Index& index) {
  const survey::Survey& survey = *state.survey;
  const auto has_entries = [](const Element* question) { return HasEntries(*question); };
  if (std::ranges::none_of(survey.questions, has_entries)) return;
  for (NodeId id = 0; id < index.file_nodes; ++id) {
    const Element& element = *state.nodes[id].element;
    const bool kept = element.IsQuestion() && (element.TakesInput() || element.type == Type::kExpression) &&
                      !element.practice &&
                      std::ranges::find(survey.attributes, element.name) == survey.attributes.end();
    const double answer = kept ? LongestAnswer(survey, element, survey::Entries::kFromStart) : 0;
    index.shares.push_back(kept ? LongestShare(element, answer) : 0);
    if (HasEntries(element)) AddSharesWithin(survey, element, index);
  }
}

}  // namespace

void AddNames(const expression::Expression& rule, std::vector<std::string>& names) {
  for (const std::string& name : rule.names()) {
    std::string rest = expression::Lower(expression::TrimWide(name));
    for (;;) {
      names.push_back(rest);
      const auto cut = rest.find_last_of(".[");
      if (cut == std::string::npos || cut == 0) break;
      rest.resize(cut);
    }
  }
}

std::shared_ptr<const Index> MakeIndex(const State& state) {
  auto index = std::make_shared<Index>();
  const survey::Survey& survey = *state.survey;
  index->file_nodes = state.nodes.size();
  for (NodeId id = 0; id < state.nodes.size(); ++id) {
    const Element& element = *state.nodes[id].element;
    if (element.IsQuestion()) {
      index->by_name[expression::Lower(element.name)].push_back(id);
      index->by_value_name[element.value_name].push_back(id);
      index->key_of.emplace(expression::Lower(element.value_name), element.value_name);
      if (!element.choices_from.empty()) index->carried_by[expression::Lower(element.choices_from)].push_back(id);
      if (HasTriggers(element)) index->with_triggers.push_back(id);
      if (!element.bindings.empty()) index->with_bindings.push_back(id);
    }
    for (const survey::Validator& validator : element.validators) {
      std::vector<std::string> names;
      if (validator.expression) AddNames(*validator.expression, names);
      for (const std::string& name : names)
        if (name != expression::Lower(element.value_name)) index->checked_with[name].push_back(id);
    }
    Found found;
    Collect(element, found);
    // SurveyJS calculates these anew at every change, whatever it was: {locale} and {pageno} reach no other rule.
    found.always |= element.default_expression || element.min_expression || element.max_expression;
    std::ranges::sort(found.names);
    const auto doubles = std::ranges::unique(found.names);
    found.names.erase(doubles.begin(), doubles.end());
    for (const std::string& name : found.names) index->dependents[name].push_back(id);
    if (found.always) index->always.push_back(id);
  }
  for (const survey::CalculatedValue& one : survey.calculated) {
    index->calculated_names.emplace_back();
    if (one.expression) AddNames(*one.expression, index->calculated_names.back());
  }
  AddShares(state, *index);
  return index;
}

}  // namespace session
