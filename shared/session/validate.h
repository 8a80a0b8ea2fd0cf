// Checking answers. Private to session/.
#pragma once

#include "shared/session/state.h"

namespace session {

enum class When { kNow, kOnChange };

// Checks the element with all that it holds and keeps what is wrong with each. True when nothing blocks the way:
// warnings and notes do not. `show` false: only looks.
bool Validate(State& state, NodeId id, When when = When::kNow, bool show = true);
bool ValidateGroup(State& state, NodeId page, bool show = true);
// After an answer: when the survey checks at once, or when something was wrong.
void ValidateOnChange(State& state, NodeId id);
// … and those whose checks speak of that answer.
void ValidateDependents(State& state, const std::string& key);
// What is wrong with a number, date or time with respect to its limits.
std::optional<Problem> LimitProblem(const State& state, NodeId id);

}  // namespace session
