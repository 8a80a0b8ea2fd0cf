// Pages, single questions, preview, completion and time. Private to session/.
#pragma once

#include "shared/session/state.h"

namespace session {

void Begin(State& state);     // to the first page, when everything stands
void KeepPage(State& state);  // after rules: the page on the screen must be one that is there
void ShowPage(State& state, NodeId page);
void ShowSingle(State& state, NodeId single);
std::vector<NodeId> Singles(const State& state);  // what is asked one at a time

bool Next(State& state);
bool Previous(State& state);
bool Complete(State& state);
bool Start(State& state);
bool Preview(State& state);
void CancelPreview(State& state, NodeId page = kNone);
void GoToQuestion(State& state, NodeId id);  // as a skip trigger does: Previous leads back
void Finish(State& state);                   // complete without asking

bool IsFirst(const State& state);
bool IsLast(const State& state);
bool CompletesNow(const State& state);  // a complete trigger holds
double TimeLimitOf(const State& state, NodeId page);  // seconds; 0: none

void PlanTurn(State& state, const std::string& key);  // the page may turn by itself after this answer
void Wait(State& state, double ms);                   // time passes

// One input at a time: the input on the screen, the question itself when it has none of its own.
NodeId CurrentInput(const State& state);

}  // namespace session
