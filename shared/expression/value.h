// A value of the SurveyJS expression language, which is also the value of an answer: JavaScript's types as
// far as surveys use them. Plain data; compare.h and convert.h do something with it.
#pragma once

#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/base/json_fwd.h"

namespace expression {

inline constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

struct Undefined {
  bool operator==(const Undefined&) const = default;
};
struct Null {
  bool operator==(const Null&) const = default;
};

// A moment, as getDate() and today() give it. Its fields (hour, day, …) are those of the process's time zone.
struct Date {
  double ms = 0;  // since 1970 UTC; NaN: an invalid date
  bool operator==(const Date& other) const {
    return ms == other.ms || (ms != ms && other.ms != other.ms);  // two invalid ones are the same data
  }
};

class Value {
 public:
  using List = std::vector<Value>;
  using Object = std::map<std::string, Value, std::less<>>;

  Value() = default;  // undefined: no answer
  Value(Undefined) {}
  Value(Null) : held_(Null{}) {}
  Value(bool truth) : held_(truth) {}
  Value(int number) : held_(static_cast<double>(number)) {}
  Value(double number) : held_(number) {}
  Value(const char* text) : held_(std::string(text)) {}
  Value(std::string text) : held_(std::move(text)) {}
  Value(List list) : held_(std::move(list)) {}
  Value(Object object) : held_(std::move(object)) {}
  Value(Date date) : held_(date) {}

  // The matching member, or nullptr when the value is of another type.
  const bool* boolean() const { return std::get_if<bool>(&held_); }
  const double* number() const { return std::get_if<double>(&held_); }
  const std::string* text() const { return std::get_if<std::string>(&held_); }
  const Date* date() const { return std::get_if<Date>(&held_); }
  const List* list() const { return std::get_if<List>(&held_); }
  List* list() { return std::get_if<List>(&held_); }
  const Object* object() const { return std::get_if<Object>(&held_); }
  bool missing() const { return std::holds_alternative<Undefined>(held_) || std::holds_alternative<Null>(held_); }

  // SurveyJS's emptiness: undefined, null, NaN, "", [], {} and objects of empties; not 0, false, " " or any
  // date.
  bool empty() const;

  // The same type and content. (The language's own "=" is looser: expression/evaluate.)
  bool operator==(const Value&) const = default;

  static Value FromJson(const base::Json& json);

  // Undefined, NaN and invalid dates become null; whole numbers are written without a fraction; a date is its
  // local time, "2026-01-31T09:30:00".
  base::Json ToJson() const;

 private:
  std::variant<Undefined, Null, bool, double, std::string, List, Object, Date> held_;
};

// As in the survey file's keys and the tables: "3", "2.5", "true", "swing"; dates as in
// JSON; lists and objects as compact JSON.
std::string ToCode(const Value& value);

}  // namespace expression
