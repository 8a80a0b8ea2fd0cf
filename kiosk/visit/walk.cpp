#include "kiosk/visit/walk.h"

#include <algorithm>

#include "shared/expression/convert.h"
#include "shared/i18n/strings.h"

namespace visit {
namespace {

using expression::Value;
using session::NodeId;
using session::Session;
using survey::Element;
using survey::Type;

void AddAsks(const Session& session, const std::vector<NodeId>& questions, std::vector<Ask>& asks) {
  for (const NodeId id : questions) {
    const Element& element = session.element(id);
    if (element.type == Type::kMatrix) {
      for (const survey::Choice* row : session.Rows(id))
        asks.push_back({Ask::What::kRow, id, static_cast<int>(row - element.rows.data())});
    } else if (element.IsComposite() && element.widget != survey::Widget::kCoins) {
      for (const int entry : session.Entries(id)) AddAsks(session, session.QuestionsOf(id, entry), asks);
      if (element.type == Type::kPanelDynamic || element.type == Type::kMatrixDynamic)
        asks.push_back({Ask::What::kEntries, id});
    } else if (element.type != Type::kExpression || !session.Display(id).empty()) {
      asks.push_back({Ask::What::kQuestion, id});
    }
  }
}

// How many screens a page would take that is not on the screen yet.
int CountAsks(const Session& session, NodeId group) {
  std::vector<Ask> asks;
  std::vector<NodeId> questions;
  const auto collect = [&](const auto& self, NodeId id) -> void {
    for (const NodeId child : session.node(id).children) {
      if (!session.IsVisible(child)) continue;
      if (session.element(child).IsQuestion())
        questions.push_back(child);
      else
        self(self, child);
    }
  };
  collect(collect, group);
  AddAsks(session, questions, asks);
  return static_cast<int>(asks.size());
}

const i18n::Pack* PackOf(const Session& session) {
  const auto* packs = session.state().packs;
  if (!packs) return nullptr;
  const auto found = std::ranges::find(*packs, session.locale(), &i18n::Pack::tag);
  return found == packs->end() ? nullptr : &*found;
}

}  // namespace

std::string Walk::EntryName(NodeId id, int entry) const {
  std::string name = session_.EntryTitle(id, entry);
  const i18n::Pack* pack = PackOf(session_);
  if (name.empty() && pack) return pack->Say(i18n::kQuestionEntry, {{"index", pack->Number(entry + 1)}});
  return name;
}

Walk::Walk(const survey::Survey& survey, session::Options options)
    : session_(survey, [&] {
        options.turns = false;  // the visit turns screens, with a pause that can be seen
        return std::move(options);
      }()) {
  const auto asks = Asks();
  if (asks.empty())
    Leave();
  else
    Enter(asks.front());
}

std::vector<Ask> Walk::Asks() const {
  std::vector<Ask> asks;
  if (!IsPreview()) AddAsks(session_, session_.Questions(), asks);
  return asks;
}

Progress Walk::progress() const {
  Progress progress;
  const NodeId here = IsStartPage() ? session_.state().pages.front() : session_.page();
  const auto asks = Asks();
  const auto at = current_ ? std::ranges::find(asks, *current_) : asks.end();
  const bool single = session_.state().single != session::kNone;
  bool passed = false;
  for (const NodeId page : session_.state().pages) {
    if (!session_.IsVisible(page)) continue;
    const int count = page == here && !single ? static_cast<int>(asks.size()) : CountAsks(session_, page);
    progress.total += count;
    if (page == here)
      passed = true;
    else if (!passed)
      progress.current += count;
  }
  if (!single) {
    progress.current += static_cast<int>(at - asks.begin()) + 1;
  } else {  // one at a time: those of this page that stand before it
    std::vector<Ask> whole;
    std::vector<NodeId> questions;
    for (NodeId id = 0; id < session_.state().single; ++id)
      if (session_.element(id).IsQuestion() && session_.IsVisible(id) && session_.node(id).root == id)
        questions.push_back(id);
    AddAsks(session_, questions, whole);
    progress.current = static_cast<int>(whole.size() + static_cast<std::size_t>(at - asks.begin())) + 1;
  }
  progress.total = std::max({progress.total, progress.current, 1});
  return progress;
}

bool Walk::IsLastOfPage() const {
  const auto asks = Asks();
  return current_ && !asks.empty() && asks.back() == *current_;
}

bool Walk::IsLast() const { return !IsStartPage() && IsLastOfPage() && (session_.IsLast() || session_.CompletesNow()); }

bool Walk::OpensPreview() const { return IsLast() && session_.survey().preview; }

bool Walk::CanGoBack() const {
  const auto asks = Asks();
  if (!asks.empty() && current_ && asks.front() != *current_) return true;
  return session_.phase() == session::Phase::kRunning && !session_.IsFirst() && session_.survey().show_prev;
}

void Walk::Enter(std::optional<Ask> ask) {
  current_ = ask;
  order_.clear();
  coins_ = {};
  shown_.clear();
  unordered_ = row_missing_ = false;
  warned_.reset();
  if (!ask) return;
  if (const Value::List* order = IsFullRanking() ? session_.AnswerTo(ask->id).list() : nullptr)
    shown_.assign(order->begin(), order->end());
  session_.See(ask->id);
  const NodeId root = session_.node(ask->id).root;
  if (root != session::kNone) session_.See(root);
}

std::vector<std::string> Walk::Problems() const {
  std::vector<std::string> problems;
  if (!current_) return problems;
  const auto say = [&](i18n::Key key) {
    if (const i18n::Pack* pack = PackOf(session_)) problems.push_back(pack->Say(key));
  };
  if (unordered_) say(coins_.missing() ? i18n::kProblemUnordered : i18n::kWidgetCoinsLeftOver);
  if (row_missing_) say(i18n::kProblemRequired);
  if (current_->what == Ask::What::kRow && problems.empty()) {
    const auto rows = session_.Rows(current_->id);
    const bool last = !rows.empty() && rows.back() == Row();
    if (!last) return problems;
  }
  for (std::string& problem : session_.Problems(current_->id)) problems.push_back(std::move(problem));
  return problems;
}

const survey::Choice* Walk::Row() const {
  return current_ && current_->what == Ask::What::kRow
             ? &session_.element(current_->id).rows[static_cast<std::size_t>(current_->row)]
             : nullptr;
}

std::string Walk::Heading() const {
  if (!current_) return {};
  if (Row()) return session_.Title(current_->id);
  const session::Node& node = session_.node(current_->id);
  if (node.holder == session::kNone) return {};
  const session::Node& holder = session_.node(node.holder);
  std::string heading = session_.Title(node.holder), entry;
  if (holder.element->type == Type::kMatrixDropdown) {
    const int row = holder.slots[static_cast<std::size_t>(node.slot)].row;
    if (row >= 0) entry = session_.SayItem(holder.element->rows[static_cast<std::size_t>(row)]);
  } else if (holder.element->type != Type::kMultipleText) {
    entry = EntryName(node.holder, node.slot);
  }
  return entry.empty() ? heading : heading + " · " + entry;
}

void Walk::Follow() {
  unordered_ = row_missing_ = false;
  warned_.reset();
  if (IsCompleted()) return Enter(std::nullopt);
  const auto asks = Asks();
  if (current_ && std::ranges::find(asks, *current_) != asks.end()) return;
  // A skip trigger led away, or what was on the screen is hidden now.
  if (asks.empty())
    Leave();
  else
    Enter(asks.front());
}

void Walk::OpenEntry(int entry) {
  if (!current_) return;
  std::vector<Ask> asks;
  AddAsks(session_, session_.QuestionsOf(current_->id, entry), asks);
  if (!asks.empty()) Enter(asks.front());
}

void Walk::Wait(double ms) {
  const NodeId page = session_.page();
  session_.Wait(ms);
  if (IsCompleted()) return Enter(std::nullopt);
  if (session_.page() == page) return;
  const auto asks = Asks();
  Enter(asks.empty() ? std::nullopt : std::optional(asks.front()));
}

bool Walk::Check() {
  const NodeId id = current_->id;
  const Element& element = session_.element(id);
  if (!order_.empty() || !coins_.missing()) {
    unordered_ = true;
    return false;
  }
  if (current_->what == Ask::What::kRow) {
    const auto rows = session_.Rows(id);
    const Value::Object* answers = session_.AnswerTo(id).object();
    const bool missing = !answers || !answers->contains(expression::ToText(Row()->value));
    if (element.each_row_required && missing && !session_.node(id).skipped) {
      row_missing_ = true;
      return false;
    }
    if (rows.empty() || rows.back() != Row()) return true;
  }
  const bool fine = session_.Validate(id);
  if (!fine || session_.Problems(id).empty() || warned_ == current_) return fine;
  warned_ = current_;  // a warning stays on the screen once
  return false;
}

bool Walk::Next() {
  if (!current_) return false;
  const Ask here = *current_;
  if (!Check()) return false;
  const auto asks = Asks();
  const auto at = std::ranges::find(asks, here);
  if (at != asks.end() && at + 1 != asks.end()) {
    Enter(*(at + 1));
    return true;
  }
  return Leave();
}

// Off the page, as on the web: what is wrong anywhere on it comes back to the screen.
bool Walk::Leave() {
  const std::size_t most = 2 * static_cast<std::size_t>(session_.state().pages.size()) + 2;
  for (std::size_t step = 0; step < most; ++step) {
    bool left = false;
    if (IsStartPage())
      left = session_.Start();
    else if (session_.IsLast() || session_.CompletesNow())
      left = session_.survey().preview ? session_.Preview() : session_.Complete();
    else
      left = session_.Next();
    if (IsCompleted() || IsPreview()) {
      Enter(std::nullopt);
      return true;
    }
    const auto asks = Asks();
    if (!left) {
      for (const Ask& ask : asks)
        if (!session_.Problems(ask.id).empty()) {
          Enter(ask);
          return false;
        }
      // A group wants an answer somewhere in it, or nothing can be asked: no visitor is kept for that.
      if (!asks.empty()) Enter(asks.front());
      return false;
    }
    if (!asks.empty()) {
      Enter(asks.front());
      return true;
    }
  }
  Enter(std::nullopt);
  return true;
}

void Walk::Skip() {
  if (!current_) return;
  const Ask here = *current_;
  order_.clear();
  coins_ = {};
  if (here.what == Ask::What::kRow) {
    Value::Object rows = session_.AnswerTo(here.id).object() ? *session_.AnswerTo(here.id).object() : Value::Object();
    rows.erase(expression::ToText(Row()->value));
    if (rows.empty())
      session_.Skip(here.id);
    else
      session_.SkipRest(here.id, std::move(rows));
  } else if (here.what == Ask::What::kQuestion) {
    session_.Skip(here.id);
  } else {
    session_.SkipRest(here.id, session_.AnswerTo(here.id));
  }
  const auto asks = Asks();
  const auto at = std::ranges::find(asks, here);
  if (at != asks.end() && at + 1 != asks.end())
    Enter(*(at + 1));
  else
    Leave();
}

void Walk::Back() {
  const auto asks = Asks();
  const auto at = current_ ? std::ranges::find(asks, *current_) : asks.end();
  if (at != asks.end() && at != asks.begin()) return Enter(*(at - 1));
  const auto single = session_.state().single;
  const NodeId page = session_.page();
  if (!session_.Previous()) return;
  const auto before = Asks();
  if (before.empty()) {
    if (session_.page() != page || session_.state().single != single) Back();
    return;
  }
  Enter(before.back());
}

void Walk::GoTo(NodeId question) {
  if (!IsPreview()) return;
  NodeId at = session_.node(question).root;
  while (at != session::kNone && session_.element(at).type != Type::kPage) at = session_.node(at).parent;
  session_.CancelPreview(at);
  const auto asks = Asks();
  const auto found = std::ranges::find(asks, question, &Ask::id);
  if (found != asks.end())
    Enter(*found);
  else if (!asks.empty())
    Enter(asks.front());
}

bool Walk::Finish() {
  if (!IsPreview()) return false;
  return session_.Complete();
}

}  // namespace visit
