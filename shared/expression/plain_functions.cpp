#include "shared/expression/plain_functions.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "shared/expression/arithmetic.h"
#include "shared/expression/compare.h"
#include "shared/expression/convert.h"
#include "shared/expression/unicode.h"

namespace expression {
namespace {

// Lists opened, missing values left out, numeric texts made numbers.
void Flatten(std::span<const Value> values, Value::List& into) {
  for (const Value& value : values) {
    if (value.missing()) continue;
    if (value.list()) {
      Flatten(*value.list(), into);
    } else {
      const double number = ToNumeric(value);
      into.push_back(std::isnan(number) ? value : Value(number));
    }
  }
}

Value::List Flattened(const Call& call) {
  Value::List list;
  Flatten(call.values, list);
  return list;
}

// The second number, or `otherwise` when it is absent or 0.
Value Precision(const Value::List& list, double otherwise) {
  return list.size() > 1 && IsTrue(list[1]) ? list[1] : Value(otherwise);
}

}  // namespace

std::optional<Value> SumOf(const Call& call) {
  Value total = 0;
  for (const Value& item : Flattened(call)) {
    const auto sum = Sum(total, item);
    if (!sum) return std::nullopt;
    total = *sum;
  }
  return total;
}

std::optional<Value> Average(const Call& call) {
  const std::size_t count = Flattened(call).size();
  const auto total = SumOf(call);
  if (!total) return std::nullopt;
  return count == 0 ? 0 : ToNumber(*total) / static_cast<double>(count);
}

std::optional<Value> Smallest(const Call& call) {
  Value best;
  for (const Value& item : Flattened(call))
    if (best.missing() || Less(item, best)) best = item;
  return best;
}

std::optional<Value> Largest(const Call& call) {
  Value best;
  for (const Value& item : Flattened(call))
    if (best.missing() || Less(best, item)) best = item;
  return best;
}

std::optional<Value> Count(const Call& call) { return static_cast<double>(Flattened(call).size()); }

std::optional<Value> Round(const Call& call) {
  const Value::List list = Flattened(call);
  if (list.empty() || std::isnan(ToNumeric(list[0]))) return kNaN;
  const Value precision = Precision(list, 0);
  if (std::isnan(ToNumeric(precision))) return kNaN;
  const double factor = std::pow(10, *precision.number());
  const double scaled = *list[0].number() * factor * (1 + std::numeric_limits<double>::epsilon());
  const double below = std::floor(scaled);
  return (scaled - below >= 0.5 ? below + 1 : below) / factor;
}

std::optional<Value> Truncate(const Call& call) {
  const Value::List list = Flattened(call);
  if (list.empty() || std::isnan(ToNumeric(list[0]))) return kNaN;
  const Value precision = Precision(list, -1);
  if (std::isnan(ToNumeric(precision))) return kNaN;
  const std::string text = NumberText(*list[0].number());
  const auto point = text.find('.');
  if (point == std::string::npos || text.find('e') != std::string::npos) return *list[0].number();
  const double digits = std::clamp(*precision.number(), -1.0, 100.0);
  return TextToNumber(text.substr(0, point + 1 + static_cast<std::size_t>(std::max(digits, 0.0))));
}

std::optional<Value> IfThenElse(const Call& call) {
  if (call.values.size() < 2) return Null{};
  if (IsTrue(call.values[0])) return call.values[1];
  return call.values.size() > 2 ? call.values[2] : Value();
}

// In UTF-16 units, as in JavaScript; a cut between the two halves of a pair falls before it.
std::optional<Value> Substring(const Call& call) {
  if (call.values.size() < 2 || !call.values[0].text()) return "";
  const std::string& text = *call.values[0].text();
  const double length = static_cast<double>(Utf16Length(text));
  if (std::isnan(ToNumeric(call[1]))) return "";
  const auto place = [&](const Value& value) {  // "1,5" is numeric, but no place: 0
    const double number = ToNumber(value);
    return std::isnan(number) ? 0 : std::clamp(std::trunc(number), 0.0, length);
  };
  double from = place(call[1]);
  double to = std::isnan(ToNumeric(call[2])) ? length : place(call[2]);
  if (from > to) std::swap(from, to);
  std::string out;
  double unit = 0;
  bool inside = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) {
      const double units = byte >= 0xF0 ? 2 : 1;
      inside = unit >= from && unit + units <= to;
      unit += units;
    }
    if (inside) out += c;
  }
  return out;
}

}  // namespace expression
