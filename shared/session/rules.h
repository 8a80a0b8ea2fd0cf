// Rules: what is visible, enabled and required, and what is calculated. Private to session/.
//
// A change runs the rules that speak of it, in the order of the file, and again while they change something, at most
// eleven times, as SurveyJS does; then setValueIf and its kin; then the survey's triggers.
#pragma once

#include <string>

#include "shared/session/state.h"

namespace session {

// The answer or variable `key` has changed. `about`: the question whose comment it is, or "".
void Changed(State& state, const std::string& key, const Value& value, const std::string& about = {});

void RunAllRules(State& state);            // after loading, after restart
void RunRulesOf(State& state, NodeId id);  // one element with all that it holds
// What is shown, enabled and required among new elements, before anything follows from it.
void SettleGroup(State& state, const std::vector<NodeId>& group);
void RunTime(State& state);  // rules that the time alone can change

// Is it there for the visitor, apart from what it stands in? A panel or page is when anything in it is.
bool IsShown(const State& state, NodeId id);
// … and everything that it stands in is there, too.
bool IsShownInAll(const State& state, NodeId id);
bool IsEnabled(const State& state, NodeId id);
survey::ClearIfInvisible ClearOf(const State& state, NodeId id);

// A page that may be asked; pages are asked in the order of state.pages.
std::vector<NodeId> ShownPages(const State& state);
NodeId PageOf(const State& state, NodeId id);

}  // namespace session
