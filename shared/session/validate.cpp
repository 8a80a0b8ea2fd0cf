#include "shared/session/validate.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "shared/expression/convert.h"
#include "shared/expression/unicode.h"
#include "shared/session/choices.h"
#include "shared/session/chosen.h"
#include "shared/session/entries.h"
#include "shared/session/index.h"
#include "shared/session/mask.h"
#include "shared/session/rules.h"
#include "shared/session/scope.h"
#include "shared/session/values.h"
#include "shared/survey/regex.h"

namespace session {
namespace {

using Kind = Problem::Kind;
using survey::Validator;

const survey::Text* Own(const survey::Text& text) { return text.empty() ? nullptr : &text; }

bool Blocks(const std::vector<Problem>& problems) {
  return std::ranges::any_of(problems, [](const Problem& one) { return one.level == Validator::Level::kError; });
}

bool IsMoment(survey::InputType input) {
  using survey::InputType;
  return input == InputType::kDate || input == InputType::kTime || input == InputType::kDateTime ||
         input == InputType::kMonth || input == InputType::kWeek;
}

// Numbers as numbers, moments as their ISO text: both ascend as they should.
bool Before(const Element& element, const Value& a, const Value& b) {
  if (!element.IsNumber() && element.type == Type::kText && IsMoment(element.input))
    return expression::ToText(a) < expression::ToText(b);
  return expression::ToNumber(a) < expression::ToNumber(b);
}

bool FitsStep(const Element& element, const Node& node) {
  if (!element.step || *element.step <= 0 || !element.IsNumber()) return true;
  const double value = expression::ToNumber(node.value), from = node.min.number() ? *node.min.number() : 0;
  const double steps = (value - from) / *element.step;
  return std::abs(steps - std::round(steps)) < 1e-9;
}

void CheckText(const State& state, NodeId id, std::vector<Problem>& problems) {
  const Node& node = state.nodes[id];
  const Element& element = *node.element;
  if (element.mask.kind != survey::Mask::Kind::kNone && !IsAnswered(state, id) && !node.typed.empty() &&
      node.typed != MaskedAsShown(element.mask, {})) {
    std::erase_if(problems, [](const Problem& one) { return one.kind == Kind::kRequired; });
    problems.push_back({.kind = Kind::kIncomplete});
  }
  if (!IsAnswered(state, id)) return;
  if (const auto limit = LimitProblem(state, id)) problems.push_back(*limit);
  if (!FitsStep(element, node))
    problems.push_back({.kind = Kind::kStep, .own = Own(element.step_error), .a = Value(*element.step)});
  const bool email = element.input == survey::InputType::kEmail &&
                     std::ranges::none_of(element.validators,
                                          [](const Validator& one) { return one.kind == Validator::Kind::kEmail; });
  if (email && node.value.text() && !survey::IsEmail(*node.value.text())) problems.push_back({.kind = Kind::kEmail});
}

void CheckLength(const State& state, NodeId id, std::vector<Problem>& problems) {
  const Node& node = state.nodes[id];
  const int usual =
      node.element->type == Type::kComment || node.element->type == Type::kText ? state.survey->max_text_length : 0;
  const int most = node.element->max_length >= 0 ? node.element->max_length : usual;
  if (most > 0 && node.value.text() && expression::Utf16Length(*node.value.text()) > static_cast<std::size_t>(most))
    problems.push_back({.kind = Kind::kTooLong, .a = Value(most)});
}

void CheckRows(const State& state, NodeId id, std::vector<Problem>& problems) {
  const Node& node = state.nodes[id];
  const Element& element = *node.element;
  if (!element.each_row_required && !element.each_row_unique) return;
  bool missing = false, twice = false;
  std::set<std::string> seen;
  for (const Choice* row : OfferedItems(state, id, element.rows, node.rows)) {
    const Value::Object* rows = node.value.object();
    const auto answer = rows ? rows->find(expression::ToText(row->value)) : Value::Object::const_iterator();
    const bool empty = !rows || answer == rows->end() || answer->second.empty();
    if (empty)
      missing |= element.each_row_required && !node.skipped;
    else
      twice |= element.each_row_unique && !seen.insert(expression::ToText(answer->second)).second;
  }
  if (missing) problems.push_back({.kind = Kind::kRequiredRows});
  if (twice) problems.push_back({.kind = Kind::kUniqueRows});
}

void CheckChoices(const State& state, NodeId id, When when, std::vector<Problem>& problems) {
  const Node& node = state.nodes[id];
  const Element& element = *node.element;
  if (element.Other() && !element.show_comment && IsOtherChosen(state, id) && node.comment.empty() &&
      when == When::kNow)
    problems.push_back({.kind = Kind::kOther, .own = Own(element.other_error)});
  if (!element.multiple || when == When::kOnChange) return;
  const Value::List* list = node.value.list();
  const int count = list ? static_cast<int>(list->size()) : 0;
  const bool exclusive =
      count == 1 && element.FindChoice(list->front()) && element.FindChoice(list->front())->is_exclusive;
  if (element.min_selected > 0 && count < element.min_selected && !exclusive) {
    const bool silent = element.type == Type::kImageMap && count == 0;
    if (!silent) problems.push_back({.kind = Kind::kTooFew, .a = Value(element.min_selected)});
  }
}

std::optional<Problem> CheckValidator(const State& state, NodeId id, const Validator& rule) {
  const Value& value = state.nodes[id].value;
  Problem problem{.level = rule.level, .own = Own(rule.text)};
  const auto limits = [&](Kind both, Kind least, Kind most) {
    problem.kind = rule.least && rule.most ? both : rule.least ? least : most;
    if (rule.least) problem.a = *rule.least;
    if (rule.most) (rule.least ? problem.b : problem.a) = *rule.most;
    return problem;
  };
  switch (rule.kind) {
    case Validator::Kind::kNumeric: {
      if (value.empty()) return std::nullopt;
      const double number = expression::ToNumeric(value);
      if (number != number) return problem.kind = Kind::kNumber, problem;
      if ((rule.least && number < *rule.least) || (rule.most && number > *rule.most))
        return limits(Kind::kBetween, Kind::kMinimum, Kind::kMaximum);
      return std::nullopt;
    }
    case Validator::Kind::kText: {
      if (value.empty()) return std::nullopt;
      const std::string text = expression::ToText(value);
      if (!rule.allow_digits && !text.empty() && text.back() >= '0' && text.back() <= '9')
        return problem.kind = Kind::kNoDigits, problem;
      const double length = static_cast<double>(expression::Utf16Length(text));
      Validator bounds = rule;  // 0 is no limit
      if (bounds.least == 0) bounds.least.reset();
      if (bounds.most == 0) bounds.most.reset();
      if ((bounds.least && length < *bounds.least) || (bounds.most && length > *bounds.most)) {
        problem.kind = bounds.least && bounds.most ? Kind::kTextBetween
                       : bounds.least              ? Kind::kTooShort
                                                   : Kind::kTooLong;
        if (bounds.least) problem.a = *bounds.least;
        if (bounds.most) (bounds.least ? problem.b : problem.a) = *bounds.most;
        return problem;
      }
      return std::nullopt;
    }
    case Validator::Kind::kRegex: {
      if (value.empty() || rule.regex.empty()) return std::nullopt;
      const auto fits = survey::Matches(rule.regex, rule.ignore_case, expression::ToText(value));
      if (!fits || *fits) return std::nullopt;  // what cannot be expressed cannot stop a visitor
      return problem.kind = Kind::kPattern, problem;
    }
    case Validator::Kind::kEmail:
      if (value.empty() || (value.text() && survey::IsEmail(*value.text()))) return std::nullopt;
      return problem.kind = Kind::kEmail, problem;
    case Validator::Kind::kExpression:
      if (!rule.expression || expression::IsTrue(rule.expression->Evaluate(Scope(state, id)))) return std::nullopt;
      return problem.kind = Kind::kCheck, problem;
    case Validator::Kind::kAnswerCount: {
      const Value::List* list = value.list();
      if (!list || list->empty()) return std::nullopt;
      const double count = static_cast<double>(list->size());
      if (rule.least && count < *rule.least) return problem.kind = Kind::kTooFew, problem.a = *rule.least, problem;
      if (rule.most && *rule.most > 0 && count > *rule.most)
        return problem.kind = Kind::kTooMany, problem.a = *rule.most, problem;
      return std::nullopt;
    }
  }
  return std::nullopt;
}

std::vector<Problem> ProblemsOf(const State& state, NodeId id, When when) {
  const Node& node = state.nodes[id];
  const Element& element = *node.element;
  std::vector<Problem> problems;
  if (!IsShown(state, id) || (!IsEnabled(state, id) && element.type != Type::kExpression)) return problems;
  const bool answered = IsAnswered(state, id);
  if (node.skipped && (!answered || element.type == Type::kMatrix || element.IsComposite())) return problems;
  const bool now_empty = state.change.id == id && state.change.was_answered;
  if (node.required && !answered && element.type != Type::kExpression && (when == When::kNow || now_empty))
    problems.push_back({.kind = Kind::kRequired, .own = Own(element.required_error)});
  if (element.IsText()) {
    if (element.type == Type::kText) CheckText(state, id, problems);
    CheckLength(state, id, problems);
  }
  if (element.HasChoices()) CheckChoices(state, id, when, problems);
  if (element.type == Type::kMatrix && (when == When::kNow || !node.problems.empty())) CheckRows(state, id, problems);
  if (element.type == Type::kMatrixDynamic && when == When::kNow && element.min_entries > 0) {
    int filled = 0;
    for (std::size_t i = 0; i < node.slots.size(); ++i) filled += !EntryData(state, id, static_cast<int>(i)).empty();
    if (node.required && filled < element.min_entries && answered)
      problems.push_back({.kind = Kind::kTooFewEntries, .a = Value(element.min_entries)});
  }
  if (!problems.empty()) return problems;
  for (const Validator& rule : element.validators)
    if (const auto problem = CheckValidator(state, id, rule)) problems.push_back(*problem);
  return problems;
}

// Two entries with the same key. Names are compared without regard to case in a table, with it in a repeating panel.
bool CheckKeys(State& state, NodeId id, bool show) {
  const Element& element = *state.nodes[id].element;
  bool fine = true;
  for (std::size_t column = 0; column < element.elements.size(); ++column) {
    const bool key = element.elements[column]->name == element.key_name;
    const bool unique = column < element.cell_columns.size() && element.cell_columns[column].unique;
    if (!key && !unique) continue;
    const bool table = element.type != Type::kPanelDynamic;
    std::map<std::string, std::vector<NodeId>> by_value;
    for (const Slot& slot : state.nodes[id].slots)
      for (const NodeId cell : slot.children) {
        const Node& node = state.nodes[cell];
        if (node.element != element.elements[column].get() || node.value.empty()) continue;
        const std::string text = expression::ToText(node.value);
        by_value[table ? expression::Lower(text) : text].push_back(cell);
      }
    for (const auto& [value, cells] : by_value) {
      if (cells.size() < 2) continue;
      fine = false;
      for (std::size_t i = table ? 0 : 1; show && i < cells.size(); ++i)
        state.nodes.Edit(cells[i]).problems.push_back({.kind = Kind::kDuplicate, .own = Own(element.key_error)});
    }
  }
  return fine;
}

bool AnyAnswer(const State& state, NodeId group) {
  return std::ranges::any_of(state.nodes[group].children, [&](NodeId id) {
    if (!IsShown(state, id)) return false;
    if (state.nodes[id].skipped) return true;  // the visitor was asked and would rather not
    return state.nodes[id].element->IsQuestion() ? IsAnswered(state, id) : AnyAnswer(state, id);
  });
}

bool HasProblems(const State& state, NodeId id) {
  const Node& node = state.nodes[id];
  if (!node.problems.empty()) return true;
  for (const Slot& slot : node.slots)
    if (std::ranges::any_of(slot.children, [&](NodeId child) { return HasProblems(state, child); })) return true;
  return std::ranges::any_of(node.children, [&](NodeId child) { return HasProblems(state, child); });
}

void Show(State& state, NodeId id, std::vector<Problem> problems) {
  if (!(state.nodes[id].problems == problems)) state.nodes.Edit(id).problems = std::move(problems);
}

// While one answer changes, the others in a table or list that are empty keep what was said about them; in a
// repeating panel all others do.
bool ChecksOnChange(const State& state, NodeId holder, NodeId child) {
  if (!state.nodes[child].element->IsQuestion()) return true;
  if (state.nodes[holder].element->type == Type::kPanelDynamic) return child == state.change.id;
  return IsAnswered(state, child);
}

bool ValidateOwnGroup(State& state, NodeId id, bool show) {
  const Node& node = state.nodes[id];
  std::vector<Problem> problems;
  if (node.required && IsShown(state, id) && !AnyAnswer(state, id))
    problems.push_back({.kind = Kind::kRequiredAny, .own = Own(node.element->required_error)});
  const bool fine = problems.empty();
  if (show) Show(state, id, std::move(problems));
  return fine;
}

}  // namespace

std::optional<Problem> LimitProblem(const State& state, NodeId id) {
  const Node& node = state.nodes[id];
  const Element& element = *node.element;
  const bool moment = IsMoment(element.input);
  if (!node.min.empty() && Before(element, node.value, node.min))
    return Problem{.kind = moment ? Kind::kNotBefore : Kind::kMinimum, .own = Own(element.min_error), .a = node.min};
  if (!node.max.empty() && Before(element, node.max, node.value))
    return Problem{.kind = moment ? Kind::kNotAfter : Kind::kMaximum, .own = Own(element.max_error), .a = node.max};
  return std::nullopt;
}

bool Validate(State& state, NodeId id, When when, bool show) {
  if (!state.nodes[id].element->IsQuestion()) return ValidateGroup(state, id, show);
  if (!IsShown(state, id)) return true;
  if (when == When::kNow && ClearOf(state, id) != survey::ClearIfInvisible::kNone) DropLostChoices(state, id);
  bool fine = true;
  const std::vector<int> slots = ShownSlots(state, id);
  for (const int slot : slots) {
    const std::vector<NodeId> children = state.nodes[id].slots[static_cast<std::size_t>(slot)].children;
    for (const NodeId child : children) {
      if (when == When::kOnChange && !ChecksOnChange(state, id, child)) continue;
      fine &= Validate(state, child, when, show);
    }
  }
  if (state.nodes[id].element->IsComposite()) fine &= CheckKeys(state, id, show);
  std::vector<Problem> problems = ProblemsOf(state, id, when);
  fine &= !Blocks(problems);
  if (show) Show(state, id, std::move(problems));
  return fine;
}

bool ValidateGroup(State& state, NodeId group, bool show) {
  bool fine = ValidateOwnGroup(state, group, show);
  const std::vector<NodeId> children = state.nodes[group].children;
  for (const NodeId child : children)
    if (IsShown(state, child)) fine &= Validate(state, child, When::kNow, show);
  return fine;
}

void ValidateDependents(State& state, const std::string& key) {
  const auto found = state.index->checked_with.find(expression::Lower(key));
  if (found == state.index->checked_with.end()) return;
  const bool at_once = state.survey->check_errors == survey::Survey::CheckErrors::kOnValueChanged;
  const auto changed = state.index->by_value_name.find(key);
  const bool clean = changed == state.index->by_value_name.end() || !HasProblems(state, changed->second.front());
  for (const NodeId id : found->second)
    if (HasProblems(state, id) || (at_once && clean)) Validate(state, id, When::kOnChange);
}

void ValidateOnChange(State& state, NodeId id) {
  if (state.phase == Phase::kCompleted) return;
  if (state.survey->check_errors == survey::Survey::CheckErrors::kOnValueChanged || HasProblems(state, id)) {
    Validate(state, id, When::kOnChange);
    return;
  }
  for (NodeId at = state.nodes[id].parent; at != kNone; at = state.nodes[at].parent)
    if (!state.nodes[at].problems.empty()) {
      ValidateOwnGroup(state, at, true);
      return;
    }
}

}  // namespace session
