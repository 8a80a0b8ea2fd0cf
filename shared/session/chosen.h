// What is chosen among the choices of a question: taps, and what follows when choices come and go. Private to session/.
#pragma once

#include "shared/session/choices.h"

namespace session {

// One tap. False when it has no effect: the choice is disabled or not there.
bool Toggle(State& state, NodeId id, const Value& value);
bool ToggleAll(State& state, NodeId id);
bool IsChosen(const State& state, NodeId id, const Value& value);
bool IsOtherChosen(const State& state, NodeId id);
bool OthersAsComment(const State& state, NodeId id);

// None and its like stand alone: what becomes of `before` when the visitor makes it `after`.
Value WithoutExclusives(const State& state, NodeId id, const Value& before, Value after);
// "2" becomes the choice's 2.
Value AsChoices(const State& state, NodeId id, Value value);

// Takes hidden and unknown choices out of the answer; brings back those of a list that are offered again.
void DropLostChoices(State& state, NodeId id);
// Answers of a matrix in rows or columns that are hidden.
void DropHiddenRows(State& state, NodeId id);

// As many as may be chosen are.
bool IsFull(const State& state, NodeId id);

}  // namespace session
