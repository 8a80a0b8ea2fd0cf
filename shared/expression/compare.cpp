#include "shared/expression/compare.h"

#include <algorithm>
#include <cmath>

#include "shared/expression/convert.h"
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

bool SameList(Value::List left, Value::List right) {
  if (left.size() != right.size()) return false;
  const auto by_text = [](const Value& a, const Value& b) {
    if (IsUndefined(a) || IsUndefined(b)) return !IsUndefined(a) && IsUndefined(b);
    return ToText(a) < ToText(b);
  };
  std::stable_sort(left.begin(), left.end(), by_text);
  std::stable_sort(right.begin(), right.end(), by_text);
  return std::equal(left.begin(), left.end(), right.begin(), Same);
}

// A list beside an object counts as an object with the names "0", "1", …
Value::Object AsObject(const Value& value) {
  if (value.object()) return *value.object();
  Value::Object object;
  for (const Value& item : *value.list()) object.emplace(std::to_string(object.size()), item);
  return object;
}

bool SameObject(const Value::Object& left, const Value::Object& right) {
  return left.size() == right.size() && std::all_of(left.begin(), left.end(), [&](const auto& member) {
           const auto other = right.find(member.first);
           return other != right.end() && Same(member.second, other->second);
         });
}

bool SameText(std::string_view left, std::string_view right) { return Lower(TrimWide(left)) == Lower(TrimWide(right)); }

Value KnowingUndefined(const Value& value) {
  return value.text() && *value.text() == "undefined" ? Value() : value;
}

bool ContainsAs(bool wanted, const Value& left, const Value& right) {
  if (left.empty() && !left.list() && !left.object()) return false;
  const bool as_text = !left.list() || left.list()->empty();
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

bool SameKnown(const Value& left, const Value& right) {
  if (left == right) return true;
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
  if (left.list() && right.list()) return SameList(*left.list(), *right.list());
  return SameObject(AsObject(left), AsObject(right));
}

}  // namespace

bool Same(const Value& left, const Value& right) { return SameKnown(KnowingUndefined(left), KnowingUndefined(right)); }

bool Less(const Value& left, const Value& right) {
  if (left.missing() || right.missing()) return false;
  const auto as_text = [](const Value& value) { return value.text() || IsCompound(value); };
  if (as_text(left) && as_text(right)) return ToText(left) < ToText(right);
  return ToNumber(left) < ToNumber(right);
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
