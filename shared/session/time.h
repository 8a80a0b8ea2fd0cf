// Time limits, and pages that turn by themselves. Private to session/.
#pragma once

#include "shared/session/state.h"

namespace session {

double TimeLimitOf(const State& state, NodeId page);  // seconds; 0: none

void PlanTurn(State& state, const std::string& key);  // the page may turn by itself after this answer
void Wait(State& state, double ms);                   // time passes

}  // namespace session
