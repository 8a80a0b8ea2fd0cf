// What happens by itself after an answer: triggers, setValueIf, bindings. Private to session/.
#pragma once

#include <map>
#include <string>

#include "shared/session/state.h"

namespace session {

struct Occasion {
  bool next_page = false, complete = false, navigation = false;
  std::string about = {};  // the key that has changed
};

// The survey's triggers, for the keys that have changed.
void CheckTriggers(State& state, std::map<std::string, Value> keys, const Occasion& occasion);
// setValueIf, setValueExpression and resetValueIf of the question and what it holds.
void RunTriggersOf(State& state, NodeId id, const std::map<std::string, Value>& keys);
// panelCount and rowCount that follow an answer.
void RunBindings(State& state, const std::string& key, const Value& value);

}  // namespace session
