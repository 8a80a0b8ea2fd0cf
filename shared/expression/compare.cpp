#include "shared/expression/compare.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "shared/expression/convert.h"
#include "shared/expression/dates.h"
#include "shared/expression/unicode.h"

namespace expression {
namespace {

bool IsUndefined(const Value& value) { return value.missing() && !(value == Value(Null{})); }
bool IsBlankText(const Value& value) { return value.text() && value.text()->empty(); }
bool IsEmptyList(const Value& value) { return value.list() && value.list()->empty(); }
bool IsCompound(const Value& value) { return value.list() || value.object(); }

bool IsConvertibleToNumber(const Value& value) {
  return !value.missing() && !value.list() && !std::isnan(ToNumber(value));
}

// Sorted as texts, undefined last, as JavaScript sorts.
std::vector<const Value*> Sorted(const Value::List& list) {
  std::vector<std::pair<std::string, const Value*>> texts;
  for (const Value& item : list) texts.emplace_back(IsUndefined(item) ? std::string() : ToText(item), &item);
  std::ranges::stable_sort(texts, [](const auto& a, const auto& b) {
    if (IsUndefined(*a.second) || IsUndefined(*b.second)) return !IsUndefined(*a.second) && IsUndefined(*b.second);
    return a.first < b.first;
  });
  std::vector<const Value*> sorted;
  for (const auto& [text, item] : texts) sorted.push_back(item);
  return sorted;
}

bool SameList(const Value::List& left, const Value::List& right, bool ordered) {
  if (left.size() != right.size()) return false;
  if (ordered) return std::ranges::equal(left, right, [](const Value& a, const Value& b) { return Same(a, b, true); });
  return std::ranges::equal(Sorted(left), Sorted(right), [](const Value* a, const Value* b) { return Same(*a, *b); });
}

// A list beside an object counts as an object with the names "0", "1", …
Value::Object AsObject(const Value& value) {
  if (value.object()) return *value.object();
  Value::Object object;
  for (const Value& item : *value.list()) object.emplace(std::to_string(object.size()), item);
  return object;
}

bool SameObject(const Value::Object& left, const Value::Object& right, bool ordered) {
  return left.size() == right.size() && std::all_of(left.begin(), left.end(), [&](const auto& member) {
           const auto other = right.find(member.first);
           return other != right.end() && Same(member.second, other->second, ordered);
         });
}

bool SameText(std::string_view left, std::string_view right) { return SameName(TrimWide(left), TrimWide(right)); }

const Value& KnowingUndefined(const Value& value) {
  static const Value kUndefined;
  return value.text() && *value.text() == "undefined" ? kUndefined : value;
}

// The rule for the text of the two: a date at midnight makes it a day.
Date ReadBeside(const Value& text, Date date, Date now) {
  Fields read = ToFields(AsDate(text, now));
  const Fields at = ToFields(date);
  if (!(at.hour > 0 || at.minute > 0 || at.second > 0)) read.hour = read.minute = read.second = 0;
  return ToDate(read);
}

bool ContainsAs(bool wanted, const Value& left, const Value& right) {
  if (IsEmptyList(left)) return !wanted;
  if (left.empty() && !left.object()) return false;
  const bool as_text = !left.list();
  if (as_text) {
    if (!IsTrue(right)) return false;
    const bool found = Lower(ToText(left)).find(Lower(ToText(right))) != std::string::npos;
    return found == wanted;
  }
  const auto holds = [&](const Value& one) {
    return std::any_of(left.list()->begin(), left.list()->end(),
                       [&](const Value& item) { return Same(KnowingUndefined(item), KnowingUndefined(one)); });
  };
  const bool all = right.list() ? std::all_of(right.list()->begin(), right.list()->end(), holds) : holds(right);
  return all == wanted;
}

bool SameKnown(const Value& left, const Value& right, bool ordered) {
  if (left.date() && right.date()) return left.date()->ms == right.date()->ms;
  if (left.date() || right.date()) return false;
  if (!IsCompound(left) && left == right) return true;
  if ((IsEmptyList(left) && IsUndefined(right)) || (IsEmptyList(right) && IsUndefined(left))) return true;
  if ((left.missing() && IsBlankText(right)) || (right.missing() && IsBlankText(left))) return true;
  if (left.text() && right.text()) return SameText(*left.text(), *right.text());
  if (IsConvertibleToNumber(left) && IsConvertibleToNumber(right)) {
    const std::string a = ToText(left), b = ToText(right);
    if (ParseInt(a) == ParseInt(b) && ParseFloat(a) == ParseFloat(b)) return true;
  }
  if (left.empty() != right.empty()) return false;
  if (left.boolean() && right.text()) return ToText(left) == Lower(*right.text());
  if (right.boolean() && left.text()) return ToText(right) == Lower(*left.text());
  if (!IsCompound(left) && !IsCompound(right)) {
    if (left.missing() || right.missing()) return left.missing() && right.missing();
    return ToNumber(left) == ToNumber(right);
  }
  if (!IsCompound(left) || !IsCompound(right)) return false;
  if (left.list() && right.list()) return SameList(*left.list(), *right.list(), ordered);
  return SameObject(AsObject(left), AsObject(right), ordered);
}

}  // namespace

bool Same(const Value& left, const Value& right, bool ordered) {
  return SameKnown(KnowingUndefined(left), KnowingUndefined(right), ordered);
}

bool Less(const Value& left, const Value& right) {
  if (left.missing() || right.missing()) return false;
  const auto as_text = [](const Value& value) { return value.text() || IsCompound(value); };
  if (as_text(left) && as_text(right)) return ToText(left) < ToText(right);
  return ToNumber(left) < ToNumber(right);
}

Dates AlignedDates(const Value& left, const Value& right, Date now) {
  const Value& text = left.text() ? left : right;
  Fields at = ToFields(left.text() ? *right.date() : *left.date());
  at.ms = 0;
  if (left.text()) {
    const Date date = ToDate(at);
    return {ReadBeside(text, date, now), date};
  }
  const std::size_t length = Utf16Length(*text.text());
  if (length < 17) at.second = 0;
  if (length < 14) at.minute = 0;
  if (length < 11) at.hour = 0;
  const Date date = ToDate(at);
  return {date, ReadBeside(text, date, now)};
}

bool Contains(const Value& left, const Value& right) { return ContainsAs(true, left, right); }

bool NotContains(const Value& left, const Value& right) {
  if (!IsTrue(left) && !right.empty()) return true;
  return ContainsAs(false, left, right);
}

bool AnyOf(const Value& left, const Value& right) {
  if (left.empty() || right.empty()) return right.empty();
  if (!left.list()) return Contains(right, left);
  if (!right.list()) return Contains(left, right);
  return std::any_of(right.list()->begin(), right.list()->end(), [&](const Value& one) { return Contains(left, one); });
}

bool AllOf(const Value& left, const Value& right) {
  if (!IsTrue(left) && !right.empty()) return false;
  if (!right.list()) return Contains(left, right);
  return std::all_of(right.list()->begin(), right.list()->end(), [&](const Value& one) { return Contains(left, one); });
}

}  // namespace expression
