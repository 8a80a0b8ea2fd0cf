// Typed access to a survey file's JSON objects for the reader. Private to survey/. A field of the wrong type is
// remembered as the file's error and read as absent, so that the reader can go on without asking at each step.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/json_fwd.h"
#include "shared/survey/survey.h"

namespace survey {

// The first thing that is wrong with a file.
class Complaint {
 public:
  explicit Complaint(std::string_view file) : file_(file) {}
  void Add(const std::string& pointer, const std::string& message, std::string hint);  // keeps only the first
  const std::optional<base::Error>& error() const { return error_; }
  const std::string& pointer() const { return pointer_; }
  const std::string& message() const { return message_; }

 private:
  std::string_view file_;
  std::string pointer_, message_;
  std::optional<base::Error> error_;
};

class Fields {
 public:
  // Complains when `json` is no object.
  Fields(const base::Json& json, std::string pointer, Complaint& complaint);

  const std::string& pointer() const { return pointer_; }
  Complaint& complaint() const { return *complaint_; }
  void Complain(std::string_view field, const std::string& message, std::string hint = {}) const;

  // nullptr when the field is absent or null.
  const base::Json* Get(std::string_view name) const;
  // As above, but complains unless it is an array.
  const base::Json* Array(std::string_view name) const;
  // The part of the file under that field; nullopt when it is absent.
  std::optional<Fields> Object(std::string_view name) const;

  std::string Plain(std::string_view name) const;  // "" when absent
  Text Localised(std::string_view name) const;
  bool Flag(std::string_view name, bool otherwise = false) const;
  std::optional<double> Number(std::string_view name) const;
  int Count(std::string_view name, int otherwise = 0) const;  // a whole number from 0 to a million
  std::optional<expression::Expression> Condition(std::string_view name) const;

  // The first of the names that the file uses: properties that were renamed. The first name when there is none.
  std::string_view Used(std::initializer_list<std::string_view> names) const;

 private:
  const base::Json* json_;  // nullptr: acts as an empty object
  std::string pointer_;
  Complaint* complaint_;
};

}  // namespace survey
