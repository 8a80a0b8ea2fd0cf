#include "shared/survey/session.h"

#include <algorithm>
#include <cassert>
#include <functional>

#include "shared/expression/path.h"
#include "shared/expression/unicode.h"
#include "shared/survey/answers.h"

namespace survey {
namespace {

using expression::Value;

constexpr int kMostPasses = 10;  // as in SurveyJS: conditions that chase each other come to rest here

// {name} in a condition: the answers, hidden or not, and the texts of Other.
class AnswersContext final : public expression::Context {
 public:
  AnswersContext(const Value::Object& answers, const std::map<std::string, std::string, std::less<>>& comments)
      : answers_(answers), comments_(comments) {}

  Value Look(std::string_view name) const override {
    for (const auto& [question, text] : comments_)
      if (expression::SameName(name, question + "-Comment")) return text;
    return expression::LookIn(answers_, name);
  }

 private:
  const Value::Object& answers_;
  const std::map<std::string, std::string, std::less<>>& comments_;
};

}  // namespace

Session::Session(const Survey& survey, std::string locale)
    : survey_(&survey),
      locale_(std::move(locale)),
      visible_(survey.questions.size(), true),
      seen_(survey.questions.size(), false) {
  Recompute();
  Show(FirstVisible(0));
}

const Question* Session::current() const {
  return current_ < survey_->questions.size() ? &survey_->questions[current_] : nullptr;
}

Progress Session::progress() const {
  Progress progress;
  for (std::size_t i = 0; i < visible_.size(); ++i) {
    if (!visible_[i]) continue;
    ++progress.total;
    if (i <= current_) ++progress.current;
  }
  return progress;
}

bool Session::IsLast() const { return FirstVisible(current_ + 1) >= survey_->questions.size(); }

bool Session::CanGoBack() const {
  return std::ranges::any_of(path_, [&](std::size_t index) { return visible_[index]; });
}

const Value& Session::AnswerTo(std::string_view question) const {
  static const Value kNone;
  const auto found = answers_.find(question);
  return found == answers_.end() ? kNone : found->second;
}

const std::string& Session::CommentTo(std::string_view question) const {
  static const std::string kNone;
  const auto found = comments_.find(question);
  return found == comments_.end() ? kNone : found->second;
}

void Session::Answer(const Question& question, Value value) {
  if (question.type == Type::kHtml) return;
  if (value.list() && question.multiple) value = Settled(question, *value.list());
  Put(IndexOf(question), std::move(value));
}

void Session::Put(std::size_t index, Value value) {
  const Question& question = survey_->questions[index];
  if (value.empty())
    answers_.erase(question.name);
  else
    answers_[question.name] = std::move(value);
  Recompute();
}

void Session::Comment(const Question& question, std::string text) {
  if (text.empty())
    comments_.erase(question.name);
  else
    comments_[question.name] = std::move(text);
  Recompute();
}

bool Session::Toggle(const Question& question, const Choice& choice) {
  if (question.type == Type::kHtml) return false;
  if (!question.multiple) {
    Answer(question, choice.value);
    return true;
  }
  const Value& before = AnswerTo(question.name);
  Value::List list = before.list() ? *before.list() : Value::List();
  if (IsChosen(question, choice)) {
    std::erase_if(list, [&](const Value& item) { return question.FindChoice(item) == &choice; });
  } else {
    // None takes the place of the others, and another choice that of None.
    const bool replaces = choice.is_none || std::ranges::any_of(list, [&](const Value& item) {
                            const Choice* chosen = question.FindChoice(item);
                            return chosen && chosen->is_none;
                          });
    if (!replaces && question.max_selected > 0 && list.size() >= static_cast<std::size_t>(question.max_selected))
      return false;
    list.push_back(choice.value);
  }
  Answer(question, std::move(list));
  return true;
}

bool Session::IsChosen(const Question& question, const Choice& choice) const {
  const Value& value = AnswerTo(question.name);
  if (!value.list()) return question.FindChoice(value) == &choice;
  return std::ranges::any_of(*value.list(), [&](const Value& item) { return question.FindChoice(item) == &choice; });
}

bool Session::IsVisible(const Question& question) const { return visible_[IndexOf(question)]; }

std::vector<const Choice*> Session::VisibleChoices(const Question& question) const {
  std::vector<const Choice*> choices;
  for (const Choice& choice : question.choices)
    if (Shows(choice)) choices.push_back(&choice);
  return choices;
}

bool Session::Shows(const Choice& choice) const {
  return !choice.visible_if || choice.visible_if->HoldsLoosely(AnswersContext(answers_, comments_));
}

std::optional<Problem> Session::Validate(const Question& question) const {
  if (question.type == Type::kHtml) return std::nullopt;
  const Value& value = AnswerTo(question.name);
  if (IsUnanswered(question, value)) return question.required ? std::optional(Problem::kRequired) : std::nullopt;
  return ProblemOf(question, value);
}

std::optional<Problem> Session::Next() {
  if (!current()) return std::nullopt;
  if (const auto problem = Validate(*current())) return problem;
  path_.push_back(current_);
  Show(FirstVisible(current_ + 1));
  return std::nullopt;
}

void Session::Skip() {
  const Question* question = current();
  if (!question) return;
  comments_.erase(question->name);
  Put(current_, {});
  path_.push_back(current_);
  Show(FirstVisible(current_ + 1));
}

void Session::Back() {
  while (!path_.empty()) {
    const std::size_t index = path_.back();
    path_.pop_back();
    if (!visible_[index]) continue;
    Show(index);
    return;
  }
}

bool Session::HasAnswers() const {
  return !Finish().answers.empty();
}

Response Session::Finish() const {
  Response response;
  response.survey = survey_;
  for (std::size_t i = 0; i < survey_->questions.size(); ++i) {
    const Question& question = survey_->questions[i];
    if (!visible_[i] || question.practice || question.type == Type::kHtml) continue;
    const Value& value = AnswerTo(question.name);
    if (IsUnanswered(question, value) || ProblemOf(question, value)) {
      if (seen_[i]) response.skipped.push_back(question.name);
      continue;
    }
    response.answers.emplace(question.name, Submitted(question, value));
    const std::string_view comment = expression::TrimWide(CommentTo(question.name));
    if (!comment.empty()) response.answers.emplace(question.name + "-Comment", std::string(comment));
  }
  return response;
}

std::size_t Session::IndexOf(const Question& question) const {
  const Question* first = survey_->questions.data();
  assert(!std::less<>()(&question, first) && std::less<>()(&question, first + survey_->questions.size()));
  return static_cast<std::size_t>(&question - first);
}

std::size_t Session::FirstVisible(std::size_t from) const {
  for (std::size_t i = from; i < visible_.size(); ++i)
    if (visible_[i]) return i;
  return visible_.size();
}

void Session::Show(std::size_t index) {
  current_ = index;
  if (index < seen_.size()) seen_[index] = true;
}

// Conditions see the answers of hidden questions too, as in SurveyJS, so visibility follows from the answers alone;
// only a hidden choice changes an answer.
void Session::Recompute() {
  for (int pass = 0; pass < kMostPasses && DropHiddenChoices(); ++pass) {
  }
  const AnswersContext context(answers_, comments_);
  const auto holds = [&](const auto& thing) { return !thing.visible_if || thing.visible_if->Holds(context); };
  std::vector<bool> groups;
  for (const Group& group : survey_->groups)  // a parent stands before its children
    groups.push_back(holds(group) && (group.parent < 0 || groups[static_cast<std::size_t>(group.parent)]));
  for (std::size_t i = 0; i < visible_.size(); ++i) {
    const Question& question = survey_->questions[i];
    visible_[i] = groups[static_cast<std::size_t>(question.group)] && holds(question);
  }
}

bool Session::DropHiddenChoices() {
  bool changed = false;
  for (const Question& question : survey_->questions) {
    const auto hidden = [&](const Value& item) {
      const Choice* choice = question.FindChoice(item);
      return choice && !Shows(*choice);
    };
    const auto found = answers_.find(question.name);
    if (found != answers_.end() && !question.choices.empty()) {
      if (Value::List* list = found->second.list()) {
        changed |= std::erase_if(*list, hidden) > 0;
        if (list->empty()) answers_.erase(found);
      } else if (hidden(found->second)) {
        answers_.erase(found);
        changed = true;
      }
    }
    const auto other = std::ranges::find_if(question.choices, &Choice::is_other);
    if (other != question.choices.end() && !IsChosen(question, *other)) changed |= comments_.erase(question.name) > 0;
  }
  return changed;
}

}  // namespace survey
