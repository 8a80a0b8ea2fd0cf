#include "shared/session/session.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "shared/expression/convert.h"
#include "shared/expression/unicode.h"
#include "shared/session/chosen.h"
#include "shared/session/entries.h"
#include "shared/session/index.h"
#include "shared/session/mask.h"
#include "shared/session/navigate.h"
#include "shared/session/preview.h"
#include "shared/session/rules.h"
#include "shared/session/say.h"
#include "shared/session/scope.h"
#include "shared/session/time.h"
#include "shared/session/validate.h"
#include "shared/session/values.h"

namespace session {
namespace {

constexpr std::size_t kMostPast = 32;

void Load(State& state, Options options) {
  state.loading = true;
  for (auto& [name, value] : options.variables) state.variables[expression::Lower(name)] = std::move(value);
  for (auto& [key, value] : options.data) SetData(state, key, std::move(value));
  for (NodeId id = 0; id < state.index->file_nodes; ++id)
    if (state.nodes[id].element->IsQuestion()) ApplyDefault(state, id);
  state.loading = false;
  RunAllRules(state);  // what is hidden now loses its default again, where hidden answers are cleared
}

void Collect(const State& state, NodeId group, std::vector<NodeId>& into) {
  for (const NodeId child : state.nodes[group].children) {
    if (!IsShown(state, child)) continue;
    if (state.nodes[child].element->IsQuestion())
      into.push_back(child);
    else
      Collect(state, child, into);
  }
}

}  // namespace

Session::Session(const survey::Survey& survey, Options options) {
  state_.survey = &survey;
  state_.packs = options.packs;
  state_.locale = options.locale.empty() ? survey.locale : options.locale;
  state_.now = options.now;
  state_.seed = options.seed;
  state_.may_turn = options.turns;
  MakeNodes(state_, survey.pages, {});
  state_.index = MakeIndex(state_);
  state_.calculated.resize(survey.calculated.size());
  Load(state_, std::move(options));
  Begin(state_);
}

void Session::Remember() {
  if (past_.size() == kMostPast) past_.erase(past_.begin());
  past_.push_back(state_);
}

bool Session::Undo() {
  if (past_.empty()) return false;
  state_ = std::move(past_.back());
  past_.pop_back();
  return true;
}

std::vector<NodeId> Session::Questions() const {
  std::vector<NodeId> questions;
  if (state_.phase == Phase::kCompleted) return questions;
  if (state_.phase == Phase::kStarting) {
    Collect(state_, state_.pages.front(), questions);
  } else if (state_.single != kNone) {
    const NodeId input = CurrentInput(state_);
    if (state_.nodes[input].element->IsQuestion())
      questions.push_back(input);
    else
      Collect(state_, input, questions);
  } else if (state_.page != kNone) {
    Collect(state_, state_.page, questions);
  }
  if (state_.phase == Phase::kPreview && state_.survey->preview_answered_only)
    std::erase_if(questions, [&](NodeId id) { return !IsAnswered(state_, id); });
  return questions;
}

const Value& Session::AnswerTo(std::string_view question) const {
  static const Value kNothing;
  const NodeId id = Find(question);
  return id == kNone ? kNothing : state_.nodes[id].value;
}

NodeId Session::Find(std::string_view question) const { return FindQuestion(state_, question); }
bool Session::IsVisible(NodeId id) const { return IsShownInAll(state_, id); }
bool Session::IsEnabled(NodeId id) const { return session::IsEnabled(state_, id); }
std::vector<Offered> Session::Choices(NodeId id) const { return OfferedChoices(state_, id); }
bool Session::IsChosen(NodeId id, const Value& value) const { return session::IsChosen(state_, id, value); }
bool Session::IsOtherChosen(NodeId id) const { return session::IsOtherChosen(state_, id); }
std::vector<const Choice*> Session::Rows(NodeId id) const {
  return OfferedItems(state_, id, element(id).rows, node(id).rows);
}
std::vector<const Choice*> Session::Columns(NodeId id) const {
  return OfferedItems(state_, id, element(id).columns, node(id).columns);
}
std::vector<int> Session::Entries(NodeId id) const { return ShownSlots(state_, id); }

std::vector<NodeId> Session::QuestionsOf(NodeId id, int entry) const {
  std::vector<NodeId> questions;
  if (entry < 0 || entry >= std::ssize(node(id).slots)) return questions;
  for (const NodeId child : node(id).slots[static_cast<std::size_t>(entry)].children) {
    if (!IsShown(state_, child)) continue;
    if (element(child).IsQuestion())
      questions.push_back(child);
    else
      Collect(state_, child, questions);
  }
  return questions;
}

NodeId Session::FindIn(NodeId id, int entry, std::string_view name) const {
  const auto find = [&](const auto& self, const std::vector<NodeId>& nodes) -> NodeId {
    for (const NodeId one : nodes) {
      if (element(one).IsQuestion() && element(one).name == name) return one;
      if (!element(one).IsQuestion())
        if (const NodeId found = self(self, node(one).children); found != kNone) return found;
    }
    return kNone;
  };
  if (entry < 0 || entry >= std::ssize(node(id).slots)) return kNone;
  return find(find, node(id).slots[static_cast<std::size_t>(entry)].children);
}

bool Session::CanAdd(NodeId id) const { return session::CanAdd(state_, id); }
bool Session::CanRemove(NodeId id) const { return session::CanRemove(state_, id); }
bool Session::IsFirst() const { return session::IsFirst(state_); }
bool Session::IsLast() const { return session::IsLast(state_); }
bool Session::CompletesNow() const { return session::CompletesNow(state_); }

std::string Session::Title(NodeId id) const { return TitleOf(state_, id); }
std::string Session::Say(const survey::Text& text, NodeId at) const { return session::Say(state_, text, at); }
std::string Session::SayHtml(const survey::Text& html, NodeId at) const { return session::SayHtml(state_, html, at); }
std::string Session::SayChoice(NodeId id, const Offered& one) const { return session::SayChoice(state_, id, one); }
std::string Session::SayItem(const Choice& item) const { return session::SayItem(state_, item); }
std::string Session::EntryTitle(NodeId id, int entry) const { return session::EntryTitle(state_, id, entry); }
std::string Session::CommentCaption(NodeId id) const { return session::CommentCaption(state_, id); }
std::string Session::Display(NodeId id) const { return DisplayOf(state_, id); }

std::vector<std::string> Session::Problems(NodeId id) const {
  std::vector<std::string> said;
  using Level = survey::Validator::Level;
  for (const Level level : {Level::kError, Level::kWarning, Level::kInfo})
    for (const Problem& problem : node(id).problems)
      if (problem.level == level) said.push_back(SayProblem(state_, id, problem));
  return said;
}

const survey::Text& Session::CompletedHtml() const {
  for (const survey::ConditionalText& one : survey().completed_html_on)
    if (one.condition && one.condition->Holds(Scope(state_))) return one.text;
  return survey().completed_html;
}

namespace {

// The address as the file has it.
std::string Address(const State& state) {
  for (const survey::ConditionalText& one : state.survey->navigate_on)
    if (one.condition && one.condition->Holds(Scope(state))) return one.text.For(state.locale);
  return state.survey->navigate_to;
}

}  // namespace

std::string Session::NavigateTo() const { return SayPlain(state_, Address(state_)); }

std::string Session::LinkWithoutAnswers() const {
  const std::string address = Address(state_);
  return address.contains('{') ? std::string() : address;
}

std::optional<double> Session::SecondsLeft() const {
  if (phase() != Phase::kRunning) return std::nullopt;
  std::optional<double> left;
  if (survey().time_limit > 0) left = survey().time_limit - state_.spent;
  if (const double limit = page() == kNone ? 0 : TimeLimitOf(state_, page()); limit > 0)
    left = std::min(left.value_or(limit), limit - node(page()).spent);
  return left;
}

void Session::Answer(NodeId id, Value value) {
  Remember();
  SetValue(state_, id, std::move(value));
}

void Session::Touch(NodeId id, Value value) {
  const bool before = std::exchange(state_.touched, true);
  Answer(id, std::move(value));
  state_.touched = before;
}

void Session::Comment(NodeId id, std::string text) {
  Remember();
  SetComment(state_, id, std::move(text));
}

void Session::Type(NodeId id, const std::string& text) {
  Remember();
  const survey::Mask& mask = element(id).mask;
  Value value = Unmasked(mask, text);
  const bool complete = !value.missing();
  if (!(value == AnswerTo(id))) SetValue(state_, id, std::move(value));
  state_.nodes.Edit(id).typed = complete ? MaskedAsShown(mask, AnswerTo(id)) : text;
}

bool Session::Toggle(NodeId id, const Value& value) {
  Remember();
  if (session::Toggle(state_, id, value)) return true;
  Undo();
  return false;
}

bool Session::ToggleAll(NodeId id) {
  Remember();
  if (session::ToggleAll(state_, id)) return true;
  Undo();
  return false;
}

void Session::Clear(NodeId id) {
  Remember();
  ClearValue(state_, id);
}

bool Session::AddEntry(NodeId id) {
  Remember();
  return session::AddEntry(state_, id);
}

void Session::RemoveEntry(NodeId id, int entry) {
  Remember();
  session::RemoveEntry(state_, id, entry);
}

bool Session::Validate(NodeId id) { return session::Validate(state_, id); }

void Session::See(NodeId id) {
  if (!node(id).seen) state_.nodes.Edit(id).seen = true;
}

void Session::Skip(NodeId id) {
  Remember();
  if (!node(id).typed.empty()) state_.nodes.Edit(id).typed.clear();
  ClearValue(state_, id);
  Node& skipped = state_.nodes.Edit(id);
  skipped.skipped = true;
  skipped.problems.clear();
}

void Session::SkipRest(NodeId id, Value value) {
  Remember();
  SetValue(state_, id, std::move(value));
  Node& skipped = state_.nodes.Edit(id);
  skipped.skipped = true;
  skipped.problems.clear();
}

bool Session::Next() {
  Remember();
  return session::Next(state_);
}

bool Session::Previous() { return session::Previous(state_); }
bool Session::Start() { return session::Start(state_); }
bool Session::Preview() { return session::Preview(state_); }
void Session::CancelPreview(NodeId page) { session::CancelPreview(state_, page); }
bool Session::Complete() { return session::Complete(state_); }
void Session::GoToPage(NodeId page) { ShowPage(state_, page); }

void Session::Restart() {
  Options options;
  options.locale = state_.locale;
  options.packs = state_.packs;
  options.now = state_.now;
  options.seed = state_.seed;
  options.turns = state_.may_turn;
  options.variables = state_.variables;
  *this = Session(survey(), std::move(options));
}

void Session::SetVariable(std::string_view name, Value value) { session::SetVariable(state_, name, std::move(value)); }
void Session::SetData(const std::string& name, Value value) { session::SetData(state_, name, std::move(value)); }

void Session::ClearData(const std::string& name) {
  session::SetData(state_, name, {});
  SetCommentData(state_, name, {});
}

void Session::Wait(double ms) {
  session::Wait(state_, ms);
  RunTime(state_);
}

double Session::NextEvent() const {
  double next = std::numeric_limits<double>::infinity();
  for (const State::Turn& turn : state_.turns) next = std::min(next, turn.at - state_.now);
  const bool limited = survey().time_limit > 0 || (page() != kNone && TimeLimitOf(state_, page()) > 0);
  if (limited && phase() == Phase::kRunning) next = std::min(next, state_.ticked + 1000 - state_.now);
  return std::max(next, 0.0);
}

bool Session::HasAnswers() const { return !Finished().answers.empty(); }

Response Session::Finished() const {
  Response response;
  response.survey = &survey();
  for (const Element* question : survey().questions) {
    const auto found = state_.index->by_name.find(expression::Lower(question->name));
    if (found == state_.index->by_name.end() || question->practice || !question->IsQuestion()) continue;
    const NodeId id = found->second.front();
    const bool hidden = state_.phase != Phase::kCompleted && !IsShownInAll(state_, id);
    if (hidden || question->type == Type::kHtml || question->type == Type::kImage) continue;
    const Value& value = state_.nodes[id].value;
    if (!IsAnswered(state_, id) || !IsWithinLimits(state_, id)) {
      if (question->TakesInput() && IsShownInAll(state_, id) && state_.nodes[id].seen)
        response.skipped.push_back(question->name);
    } else {
      response.answers.emplace(question->name, value);
    }
    const std::string_view comment = expression::TrimWide(state_.nodes[id].comment);
    const bool in_value = question->HasChoices() && !OthersAsComment(state_, id) && !question->show_comment;
    if (!comment.empty() && !in_value)
      response.answers.emplace(survey::CommentKeyOf(question->name), std::string(comment));
  }
  return response;
}

}  // namespace session
