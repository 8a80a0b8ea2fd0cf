// What stands on the screen of a walk and what a finger does to it.
#include <algorithm>
#include <utility>

#include "kiosk/visit/walk.h"
#include "shared/expression/convert.h"

namespace visit {

using expression::Value;
using session::NodeId;
using survey::Element;
using survey::Type;

namespace {

double Sum(const Value& coins) {
  double sum = 0;
  if (coins.object())
    for (const auto& [pot, count] : *coins.object()) sum += count.number() ? *count.number() : 0;
  return sum;
}

}  // namespace

std::vector<session::Offered> Walk::Choices() const {
  if (!current_) return {};
  if (current_->what != Ask::What::kRow) {
    std::vector<session::Offered> choices = session_.Choices(current_->id);
    std::ranges::stable_sort(choices, {}, [&](const session::Offered& one) {
      return std::ranges::find(shown_, one.value) - shown_.begin();
    });
    return choices;
  }
  std::vector<session::Offered> columns;
  for (const survey::Choice* column : session_.Columns(current_->id))
    columns.push_back({column, column->value, {}, true});
  return columns;
}

bool Walk::IsChosen(const Value& value) const {
  if (!current_) return false;
  if (IsFullRanking()) return RankOf(value) > 0;
  const Value& answer = session_.AnswerTo(current_->id);
  if (current_->what != Ask::What::kRow) return session_.IsChosen(current_->id, value);
  const Value::Object* rows = answer.object();
  if (!rows) return false;
  const auto row = rows->find(expression::ToText(Row()->value));
  if (row == rows->end()) return false;
  if (const Value::List* list = row->second.list()) return std::ranges::find(*list, value) != list->end();
  return row->second == value;
}

bool Walk::IsFullRanking() const {
  return current_ && session_.element(current_->id).type == Type::kRanking &&
         !session_.element(current_->id).select_to_rank;
}

int Walk::RankOf(const Value& value) const {
  if (!current_) return 0;
  const Value::List* list = session_.AnswerTo(current_->id).list();
  const Value::List begun(order_.begin(), order_.end());
  if (!order_.empty() || !list) list = &begun;
  const auto at = std::ranges::find(*list, value);
  return at == list->end() ? 0 : static_cast<int>(at - list->begin()) + 1;
}

Value Walk::Coins() const {
  if (!current_) return {};
  return coins_.missing() ? session_.AnswerTo(current_->id) : coins_;
}

bool Walk::IsOtherChosen() const { return current_ && session_.IsOtherChosen(current_->id); }

bool Walk::Tap(const Value& value) {
  if (!current_) return false;
  const NodeId id = current_->id;
  bool done = true;
  if (current_->what == Ask::What::kRow) {
    const Element& element = session_.element(id);
    Value::Object rows = session_.AnswerTo(id).object() ? *session_.AnswerTo(id).object() : Value::Object();
    Value& row = rows[expression::ToText(Row()->value)];
    if (!element.multiple) {
      row = value;
    } else {
      Value::List list = row.list() ? *row.list() : Value::List();
      const auto exclusive = [&](const Value& one) {
        const auto column = std::ranges::find(element.columns, one, &survey::Choice::value);
        return column != element.columns.end() && column->is_exclusive;
      };
      if (const auto at = std::ranges::find(list, value); at != list.end()) {
        list.erase(at);
      } else {
        if (exclusive(value)) list.clear();
        std::erase_if(list, exclusive);
        list.push_back(value);
      }
      row = std::move(list);
    }
    std::erase_if(rows, [](const auto& one) { return one.second.empty(); });
    session_.Touch(id, rows.empty() ? Value() : Value(std::move(rows)));
  } else if (IsFullRanking()) {
    if (const Value::List* whole = session_.AnswerTo(id).list()) {  // a tap on a full order takes that one out of it
      order_.assign(whole->begin(), whole->end());
      session_.Clear(id);
    }
    if (const auto at = std::ranges::find(order_, value); at != order_.end())
      order_.erase(at);
    else
      order_.push_back(value);
    const auto has_place = [&](const session::Offered& one) {
      return std::ranges::find(order_, one.value) != order_.end();
    };
    if (!std::ranges::all_of(Choices(), has_place)) return true;
    session_.Touch(id, Value::List(order_.begin(), order_.end()));
    if (!shown_.empty()) shown_ = order_;
    order_.clear();
  } else {
    done = session_.Toggle(id, value);
  }
  Follow();
  return done;
}

bool Walk::TapAll() {
  const bool done = current_ && session_.ToggleAll(current_->id);
  Follow();
  return done;
}

void Walk::ClearRanking() {
  if (!current_) return;
  order_.clear();
  shown_.clear();
  session_.Clear(current_->id);
}

void Walk::Answer(Value value) {
  if (!current_) return;
  const Element& element = session_.element(current_->id);
  if (element.widget == survey::Widget::kCoins) {
    const double placed = Sum(value);
    coins_ = placed > 0 && placed < element.coins ? std::exchange(value, {}) : Value();
    if (placed == 0) value = {};
  } else if (const Value::List* order = IsFullRanking() ? value.list() : nullptr) {
    shown_.assign(order->begin(), order->end());
    order_.clear();
  }
  session_.Answer(current_->id, std::move(value));
  Follow();
}

void Walk::Write(const std::string& text) {
  if (!current_) return;
  if (session_.element(current_->id).mask.kind != survey::Mask::Kind::kNone)
    session_.Type(current_->id, text);
  else
    session_.Answer(current_->id, text.empty() ? Value() : Value(text));
  Follow();
}

void Walk::Comment(std::string text) {
  if (!current_) return;
  session_.Comment(current_->id, std::move(text));
  Follow();
}

void Walk::AddEntry() {
  if (!current_ || !session_.AddEntry(current_->id)) return;
  OpenEntry(static_cast<int>(session_.node(current_->id).slots.size()) - 1);
}

void Walk::RemoveEntry(int entry) {
  if (!current_ || !session_.CanRemove(current_->id)) return;
  session_.RemoveEntry(current_->id, entry);
  Follow();
}

}  // namespace visit
