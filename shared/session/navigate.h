// Pages, single questions and completion. Private to session/; preview.h and time.h have the rest of the way.
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
bool ValidateAll(State& state);              // the whole survey, and to the first page on which something is wrong
void GoToQuestion(State& state, NodeId id);  // as a skip trigger does: Previous leads back
void Finish(State& state);                   // complete without asking

bool IsFirst(const State& state);
bool IsLast(const State& state);
bool CompletesNow(const State& state);  // a complete trigger holds

bool OneAtATime(const State& state);  // one question, or one input, is asked at a time
bool IsStart(const State& state, NodeId page);
void RenderPage(State& state, NodeId page);  // it comes on the screen: what it holds is made
// The one so many places after `id`; kNone when there is none.
NodeId Neighbour(const std::vector<NodeId>& list, NodeId id, int by);
void CollectQuestions(const State& state, NodeId group, bool shown_only, std::vector<NodeId>& into);

// One input at a time: the input on the screen, the question itself when it has none of its own.
NodeId CurrentInput(const State& state);

}  // namespace session
