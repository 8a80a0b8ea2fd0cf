#include "shared/expression/notation.h"

#include <cmath>
#include <limits>

#include "shared/base/json.h"
#include "shared/expression/dates.h"

namespace expression {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

base::Json Special(const char* what) { return {{"$", what}}; }

}  // namespace

Value ValueFromNotation(const base::Json& json) {
  if (json.is_array()) {
    Value::List list;
    for (const auto& item : json) list.push_back(ValueFromNotation(item));
    return list;
  }
  if (!json.is_object()) return Value::FromJson(json);
  if (const auto special = json.find("$"); special != json.end() && special->is_string()) {
    if (*special == "undefined") return {};
    if (*special == "NaN") return kNaN;
    if (*special == "Infinity") return kInfinity;
    if (*special == "-Infinity") return -kInfinity;
    if (*special == "invalid date") return Date{kNaN};
    if (const auto local = json.find("local"); *special == "date" && local != json.end() && local->is_string())
      return Date{MsFromLocal(*local)};
  }
  Value::Object object;
  for (const auto& [name, member] : json.items()) object.emplace(name, ValueFromNotation(member));
  return object;
}

base::Json ToNotation(const Value& value) {
  if (value == Value()) return Special("undefined");
  if (const double* number = value.number(); number && !std::isfinite(*number))
    return Special(std::isnan(*number) ? "NaN" : *number > 0 ? "Infinity" : "-Infinity");
  if (const Date* date = value.date()) {
    const std::string local = LocalText(*date);
    if (local.empty()) return Special("invalid date");
    return {{"$", "date"}, {"local", local}};
  }
  if (const Value::List* list = value.list()) {
    base::Json json = base::Json::array();
    for (const Value& item : *list) json.push_back(ToNotation(item));
    return json;
  }
  if (const Value::Object* object = value.object()) {
    base::Json json = base::Json::object();
    for (const auto& [name, member] : *object)
      if (!(member == Value())) json[name] = ToNotation(member);
    return json;
  }
  return value.ToJson();
}

double MsFromLocal(const std::string& local) { return ReadDate(local).ms; }

}  // namespace expression
