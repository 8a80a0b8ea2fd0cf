// What follows from a survey file alone: who depends on whom, and which question has which key. Private to session/.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "shared/session/state.h"

namespace session {

struct Index {
  NodeId file_nodes = 0;                                               // nodes of the file; those of entries come after
  std::unordered_map<std::string, std::vector<NodeId>> by_name;        // lower-case names of questions
  std::unordered_map<std::string, std::vector<NodeId>> by_value_name;  // keys, as written
  std::unordered_map<std::string, std::string> key_of;                 // lower-case key → the key as written
  // Lower-case name → nodes of the file with a rule that speaks of it. Nodes inside an entry count as their question.
  std::unordered_map<std::string, std::vector<NodeId>> dependents;
  std::vector<NodeId> always;                              // rules that the time alone can change
  std::vector<std::vector<std::string>> calculated_names;  // by calculated value: lower-case names
  std::unordered_map<std::string, std::vector<NodeId>>
      checked_with;                   // lower-case name → questions whose checks speak of it
  std::vector<NodeId> with_triggers;  // questions with setValueIf and its kin
  std::vector<NodeId> with_bindings;
  std::unordered_map<std::string, std::vector<NodeId>> carried_by;  // question's name → those with its choices
  // Bytes that an answer can take of a response at the most, with its name; empty when nothing in the survey can get
  // more entries. By node of the file, 0 for what is kept apart or not at all; and for what stands in entries.
  std::vector<double> shares;
  std::unordered_map<const Element*, double> shares_within;
};

// For a state whose nodes of the file already stand.
std::shared_ptr<const Index> MakeIndex(const State& state);

// The names a rule speaks of, with all names that hold them: "family[0].age" → "family[0].age", "family".
void AddNames(const expression::Expression& rule, std::vector<std::string>& names);

}  // namespace session
