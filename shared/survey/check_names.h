// What the names in a survey's rules and texts mean. Private to survey/. Owns nothing; the walk must outlive it.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "shared/survey/check_walk.h"

namespace survey {

// Of what a name speaks.
struct Meaning {
  enum class Kind {
    kUnknown,
    kElement,       // `place`
    kCalculated,    // `calculated`
    kVariable,      // `variable`: a name that only triggers set
    kByAnotherKey,  // a question whose answer is kept under its valueName: `place`
    kBuiltIn,       // {pageno}, {rowIndex}, {item}, …
  } kind = Kind::kUnknown;
  int place = -1, calculated = -1, variable = -1;
  bool of_other_entry = false;  // {prevPanel.x}: another answer than the one beside it
  std::string written{};        // for a name in other letters: as the file has it
};

class Names {
 public:
  explicit Names(const Walk& walk);

  // A name of that rule.
  Meaning Of(const PlacedRule& rule, std::string_view name) const;
  // {name} in a text that stands in the entries of `holders`. `place`: the element whose text it is, or -1.
  Meaning InText(int place, std::span<const Element* const> holders, std::string_view name) const;

  int Question(std::string_view name) const;  // the place of the question of that name, in any case; -1
  int Keyed(std::string_view name) const;     // the same for the key of its answer
  const std::vector<std::string>& variables() const { return variables_; }

  // "did you mean {garden}?", or what else to do about an unknown name.
  std::string Advice(std::span<const Element* const> holders, std::string_view name) const;

 private:
  Meaning Around(std::span<const Element* const> holders, std::string_view name) const;
  Meaning InSurvey(std::string_view name) const;
  Meaning Inside(const Element& holder, std::string_view rest) const;

  const Walk* walk_;
  std::unordered_map<std::string, int> by_name_, by_key_, groups_, calculated_, variable_;  // by lower-case name
  std::unordered_map<const Element*, std::unordered_map<std::string, int>> inside_;  // of an entry, by lower-case key
  std::set<std::string> fields_;                                                     // of any entry
  std::vector<std::string> variables_;
};

}  // namespace survey
