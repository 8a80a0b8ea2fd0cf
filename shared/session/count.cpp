// Progress, scores and numbers of questions.
#include <algorithm>
#include <cmath>
#include <functional>

#include "shared/base/ascii.h"
#include "shared/expression/compare.h"
#include "shared/expression/convert.h"
#include "shared/i18n/strings.h"
#include "shared/session/entries.h"
#include "shared/session/navigate.h"
#include "shared/session/rules.h"
#include "shared/session/say.h"
#include "shared/session/values.h"

namespace session {
namespace {

using survey::Numbers;

template <class Visit>
void ForEachShown(const State& state, const std::vector<NodeId>& nodes, const Visit& visit) {
  for (const NodeId id : nodes) {
    if (!IsShown(state, id)) continue;
    if (state.nodes[id].element->IsQuestion())
      visit(id);
    else
      ForEachShown(state, state.nodes[id].children, visit);
  }
}

void Add(const State& state, NodeId id, Tally& tally) {
  const Node& node = state.nodes[id];
  if (!node.element->TakesInput()) return;
  if (node.element->IsComposite() && node.built) {
    for (const int slot : ShownSlots(state, id))
      ForEachShown(state, node.slots[static_cast<std::size_t>(slot)].children,
                   [&](NodeId inner) { Add(state, inner, tally); });
    return;
  }
  const bool answered = IsAnswered(state, id);
  ++tally.questions;
  tally.answered += answered;
  tally.required += node.required;
  tally.required_answered += node.required && answered;
}

bool IsRight(const Node& node) {
  const Value& right = node.element->correct_answer;
  if (node.element->type == Type::kRanking) return node.value == right;
  return expression::Same(node.value, right);
}

using base::IsDigit;

// "a)" counts a), b); "#1" #1, #2; "" 1., 2.: SurveyJS's startIndex.
std::string NumberFrom(int index, std::string start) {
  std::string prefix, postfix = start.empty() || start.back() == '.' ? "." : "", core = "A";
  int first = 1;
  bool numeric = true;
  if (!start.empty()) {
    const bool digits = std::ranges::any_of(start, IsDigit);
    const auto passes = [&](char c) { return (digits && !IsDigit(c)) || !base::IsLetterOrDigit(c); };
    std::size_t end = start.size();
    while (end > 0 && passes(start[end - 1])) --end;
    const std::string after = start.substr(end);
    start.resize(end);
    std::size_t begin = start.size();
    while (begin > 0 && !passes(start[begin - 1])) {
      --begin;
      if (!digits) break;
    }
    core = start.substr(begin);
    prefix = start.substr(0, begin);
    const double number = expression::ParseInt(core);
    if (number == number && number != 0)
      first = static_cast<int>(std::clamp(number, -1e6, 1e6));
    else if (core.size() == 1)
      numeric = false;
    if (!after.empty() || !prefix.empty()) postfix = after;
  }
  if (!numeric) return prefix + static_cast<char>(core[0] + index) + postfix;
  std::string number = std::to_string(index + first);
  while (number.size() < core.size()) number.insert(0, "0");
  return prefix + number + postfix;
}

class Numbering {
 public:
  explicit Numbering(const State& state) : state_(state) {}

  std::map<NodeId, std::string> Run() {
    const survey::Survey& survey = *state_.survey;
    if (survey.numbers == Numbers::kOff || survey.numbers == Numbers::kDefault) {
      for (const NodeId page : ShownPages(state_)) Panels(page);
      return std::move(numbers_);
    }
    int next = 0;
    for (const NodeId page : ShownPages(state_)) {
      if (survey.numbers == Numbers::kOnPage) next = 0;
      Count(state_.nodes[page].children, next, survey.start_index);
    }
    return std::move(numbers_);
  }

 private:
  bool Counts(const Node& node) const {
    if (!node.element->show_number || node.element->title_hidden) return false;
    const Type type = node.element->type;
    return type != Type::kHtml && type != Type::kImage;
  }

  void Count(const std::vector<NodeId>& nodes, int& next, const std::string& start) {
    for (const NodeId id : nodes) {
      const Node& node = state_.nodes[id];
      if (!IsShown(state_, id)) continue;
      if (node.element->IsQuestion()) {
        if (Counts(node)) numbers_[id] = NumberFrom(next++, start);
        continue;
      }
      if (node.element->show_number && !node.element->title.empty()) numbers_[id] = NumberFrom(next++, start);
      if (node.element->numbers == Numbers::kOff) continue;
      if (node.element->numbers == Numbers::kOnPanel) {
        int own = 0;
        Count(node.children, own, node.element->start_index.empty() ? start : node.element->start_index);
      } else {
        Count(node.children, next, node.element->start_index.empty() ? start : node.element->start_index);
      }
    }
  }

  // Without numbers on the survey, a panel may still number its own.
  void Panels(NodeId group) {
    for (const NodeId id : state_.nodes[group].children) {
      const Node& node = state_.nodes[id];
      if (node.element->IsQuestion() || !IsShown(state_, id)) continue;
      if (node.element->numbers == Numbers::kOnPanel) {
        int own = 0;
        Count(node.children, own, node.element->start_index);
      } else {
        Panels(id);
      }
    }
  }

  const State& state_;
  std::map<NodeId, std::string> numbers_;
};

}  // namespace

QuizScore ScoreOf(const State& state) {
  QuizScore score;
  for (const NodeId page : ShownPages(state))
    ForEachShown(state, state.nodes[page].children, [&](NodeId id) {
      const Node& node = state.nodes[id];
      if (node.element->correct_answer.empty() || !node.element->TakesInput()) return;
      if (node.element->type == Type::kMatrix && node.element->correct_answer.object()) {
        for (const auto& [row, right] : *node.element->correct_answer.object()) {
          ++score.total;
          const Value::Object* given = node.value.object();
          const auto answer = given ? given->find(row) : Value::Object::const_iterator();
          score.right += given && answer != given->end() && expression::Same(answer->second, right);
        }
        return;
      }
      ++score.total;
      score.right += !node.value.empty() && IsRight(node);
    });
  score.wrong = score.total - score.right;
  return score;
}

int CountQuestions(const State& state) { return ScoreOf(state).total; }

Tally TallyOf(const State& state) {
  Tally tally;
  for (const NodeId page : ShownPages(state))
    ForEachShown(state, state.nodes[page].children, [&](NodeId id) { Add(state, id, tally); });
  return tally;
}

int PercentOf(const State& state) {
  if (state.page == kNone) return 0;
  if (state.survey->progress_type == survey::Survey::Progress::kPages) {
    const auto pages = ShownPages(state);
    const auto at = std::ranges::find(pages, state.page);
    if (pages.empty()) return 0;
    const auto index = at == pages.end() ? -1 : at - pages.begin();
    return static_cast<int>(std::ceil(static_cast<double>(index) * 100 / static_cast<double>(pages.size())));
  }
  const Tally tally = TallyOf(state);
  const bool required = state.survey->progress_type == survey::Survey::Progress::kRequiredQuestions;
  const int all = required ? tally.required : tally.questions,
            done = required ? tally.required_answered : tally.answered;
  return all >= 1 ? done * 100 / all : 100;
}

std::string ProgressText(const State& state) {
  using Progress = survey::Survey::Progress;
  const auto say = [&](i18n::Key key, int current, int total) {
    const i18n::Pack* pack = PackOf(state);
    const auto number = [&](int n) { return pack ? pack->Number(n) : std::to_string(n); };
    return Word(state, key, {{"current", number(current)}, {"total", number(total)}});
  };
  const Tally tally = TallyOf(state);
  switch (state.survey->progress_type) {
    case Progress::kQuestions: return say(i18n::kProgressQuestions, tally.answered, tally.questions);
    case Progress::kRequiredQuestions: return say(i18n::kProgressQuestions, tally.required_answered, tally.required);
    case Progress::kCorrectQuestions: return say(i18n::kProgressRight, ScoreOf(state).right, tally.questions);
    case Progress::kPages: break;
  }
  const auto pages = ShownPages(state);
  const auto at = std::ranges::find(pages, state.page);
  return say(i18n::kProgressPage, at == pages.end() ? 0 : static_cast<int>(at - pages.begin()) + 1,
             static_cast<int>(pages.size()));
}

std::map<NodeId, std::string> NumbersOf(const State& state) { return Numbering(state).Run(); }

}  // namespace session
