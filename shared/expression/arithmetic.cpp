#include "shared/expression/arithmetic.h"

#include <fmt/format.h>

#include <cmath>

#include "shared/expression/convert.h"

namespace expression {
namespace {

// Digits after the point, as they are written.
int Decimals(const Value& value) {
  if (std::isnan(ToNumeric(value))) return 0;
  const std::string text = ToText(value);
  const auto point = text.find('.');
  if (point == std::string::npos) return 0;
  return static_cast<int>(std::min(text.find('.', point + 1), text.size()) - point - 1);
}

std::optional<Value> Rounded(const Value& result, int decimals) {
  if (decimals == 0) return result;
  if (!result.number() || decimals > 100) return std::nullopt;
  if (!std::isfinite(*result.number())) return result;
  return TextToNumber(fmt::format("{:.{}f}", *result.number(), decimals));
}

std::optional<Value> RoundedSum(const Value& a, const Value& b, const Value& result) {
  return Rounded(result, std::max(Decimals(a), Decimals(b)));
}

std::string CommaJoined(const Value::List& list) {
  std::string text;
  for (std::size_t i = 0; i < list.size(); ++i)
    text += (i ? ", " : "") + (list[i].missing() ? std::string() : ToText(list[i]));
  return text;
}

std::optional<Value> ListPlus(const Value& a, const Value& b) {
  if (a.list() && b.list()) {
    Value::List both = *a.list();
    both.insert(both.end(), b.list()->begin(), b.list()->end());
    return both;
  }
  const Value::List& list = a.list() ? *a.list() : *b.list();
  const Value& other = a.list() ? b : a;
  if (other.text()) return a.list() ? CommaJoined(list) + *other.text() : *other.text() + CommaJoined(list);
  if (!other.number()) return Joined(a, b);
  Value total = 0;
  for (const Value& item : list) {
    if (!item.number()) continue;
    total = *RoundedSum(total, item, *total.number() + *item.number());
  }
  return RoundedSum(total, other, *total.number() + *other.number());
}

std::optional<Value> Plus(const Value& a, const Value& b) {
  if (std::isnan(ToNumeric(a)) || std::isnan(ToNumeric(b)))
    return a.list() || b.list() ? ListPlus(a, b) : std::optional<Value>(Joined(a, b));
  if (a.text() || b.text()) return Joined(a, b);
  return Sum(a, b);
}

double Power(double base, double exponent) {
  if (std::isnan(exponent) || (std::abs(base) == 1 && std::isinf(exponent))) return kNaN;
  return std::pow(base, exponent);
}

}  // namespace

const Value& Filled(const Value& value, const Value& other) {
  static const Value kZero(0), kBlank(""), kNoMembers(Value::List{});
  if (!value.empty()) return value;
  if (other.number()) return kZero;
  if (value.text()) return value;
  if (other.text()) return kBlank;
  return other.list() ? kNoMembers : kZero;
}

Value Joined(const Value& a, const Value& b) {
  const auto as_text = [](const Value& value) {
    return value.text() || value.list() || value.object() || value.date();
  };
  if (as_text(a) || as_text(b)) return ToText(a) + ToText(b);
  return ToNumber(a) + ToNumber(b);
}

std::optional<Value> Sum(const Value& a, const Value& b) { return RoundedSum(a, b, Joined(a, b)); }

std::optional<Value> Calculate(Operator what, const Value& a, const Value& b) {
  if (what == Operator::kPlus) return Plus(a, b);
  const double x = ToNumber(a), y = ToNumber(b);
  if (what == Operator::kMinus) return RoundedSum(a, b, x - y);
  if (what == Operator::kTimes) return Rounded(x * y, Decimals(a) + Decimals(b));
  if (what == Operator::kPower) return Power(x, y);
  if (!IsTrue(b)) return Null{};
  return what == Operator::kDivide ? x / y : std::fmod(x, y);
}

}  // namespace expression
