#include "shared/expression/value.h"

#include <algorithm>
#include <cmath>

#include "shared/base/json.h"
#include "shared/expression/convert.h"
#include "shared/expression/dates.h"

namespace expression {

bool Value::empty() const {
  if (missing()) return true;
  if (const double* value = number()) return std::isnan(*value);
  if (const std::string* value = text()) return value->empty();
  if (const List* value = list()) return value->empty();
  if (const Object* value = object())
    return std::all_of(value->begin(), value->end(), [](const auto& member) { return member.second.empty(); });
  return false;
}

Value Value::FromJson(const base::Json& json) {
  switch (json.type()) {
    case base::Json::value_t::boolean: return json.get<bool>();
    case base::Json::value_t::number_integer:
    case base::Json::value_t::number_unsigned:
    case base::Json::value_t::number_float: return json.get<double>();
    case base::Json::value_t::string: return json.get<std::string>();
    case base::Json::value_t::array: {
      List list;
      for (const auto& item : json) list.push_back(FromJson(item));
      return list;
    }
    case base::Json::value_t::object: {
      Object object;
      for (const auto& [name, member] : json.items()) object.emplace(name, FromJson(member));
      return object;
    }
    case base::Json::value_t::null:
    case base::Json::value_t::binary:
    case base::Json::value_t::discarded: break;
  }
  return Null{};
}

base::Json Value::ToJson() const {
  constexpr double kExact = 9007199254740992;  // 2^53: below it every whole number is exact
  if (const bool* value = boolean()) return *value;
  if (const double* value = number()) {
    if (!std::isfinite(*value)) return nullptr;
    if (std::trunc(*value) == *value && std::abs(*value) < kExact) return static_cast<std::int64_t>(*value);
    return *value;
  }
  if (const std::string* value = text()) return *value;
  if (const Date* value = date()) return std::isnan(value->ms) ? base::Json() : base::Json(LocalText(*value));
  if (const List* value = list()) {
    base::Json json = base::Json::array();
    for (const Value& item : *value) json.push_back(item.ToJson());
    return json;
  }
  if (const Object* value = object()) {
    base::Json json = base::Json::object();
    for (const auto& [name, member] : *value) json[name] = member.ToJson();
    return json;
  }
  return nullptr;
}

std::string ToCode(const Value& value) {
  if (value.missing()) return "";
  if (value.date()) return LocalText(*value.date());
  if (value.list() || value.object()) return value.ToJson().dump(-1, ' ', false, base::Json::error_handler_t::replace);
  return ToText(value);
}

}  // namespace expression
