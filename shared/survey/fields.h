// Typed access to a survey file's JSON objects for the reader. Private to survey/. A field of the wrong type is
// remembered as a finding and read as absent, so that the reader goes on without asking at each step.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/json_fwd.h"
#include "shared/survey/survey.h"

namespace survey {

using Findings = std::vector<Finding>;

class Fields {
 public:
  // Finds an error when `json` is no object, and then acts as an empty one.
  Fields(const base::Json& json, std::string pointer, Findings& findings);

  const std::string& pointer() const { return pointer_; }
  Findings& findings() const { return *findings_; }
  const base::Json* json() const { return json_; }  // nullptr when it is no object

  // An error about the field, or about the whole object when `field` is "".
  void Complain(std::string_view field, std::string message, std::string hint = {}, std::string kind = {}) const;
  void Find(Finding::Level level, std::string_view field, std::string message, std::string hint,
            std::string kind = {}) const;

  // Below, a field may be named by several names, the present one first: properties that were renamed.
  using Names = std::initializer_list<std::string_view>;

  const base::Json* Get(Names names) const;    // nullptr when absent or null
  const base::Json* Array(Names names) const;  // as above; an error unless it is an array
  std::optional<Fields> Object(std::string_view name) const;
  Fields Item(std::string_view list, std::size_t index, const base::Json& json) const;

  std::string Plain(Names names) const;  // "" when absent
  Text Localised(Names names) const;
  bool Flag(Names names, bool otherwise = false) const;
  std::optional<double> Number(Names names) const;  // also in quotes, as Creator writes them
  int Count(Names names, int otherwise = 0) const;  // a whole number from 0 to a million
  Value Any(Names names) const;                     // undefined when absent
  // Also from `plain` when that is "=…": SurveyJS's short form of an expression.
  Rule Expression(Names names) const;

  // The name that the file uses; the first one when there is none.
  std::string_view Used(Names names) const;

  // One of the words, without regard to case; `otherwise` and an error when it is none.
  template <class T>
  T Word(Names names, std::initializer_list<std::pair<std::string_view, T>> words, T otherwise) const {
    const std::string word = WordOf(names);
    if (word.empty()) return otherwise;
    for (const auto& [name, value] : words)
      if (SameWord(name, word)) return value;
    std::string known;
    for (const auto& [name, value] : words) known += (known.empty() ? "" : ", ") + std::string(name);
    Complain(Used(names), "\"" + word + "\" is none of its values", known);
    return otherwise;
  }

 private:
  std::string WordOf(Names names) const;  // also "true" and "false" for truths: old files use both
  static bool SameWord(std::string_view a, std::string_view b);

  const base::Json* json_;
  std::string pointer_;
  Findings* findings_;
};

}  // namespace survey
