// One input at a time: the way through the questions inside a question. Private to session/.
//
// A repeating panel is asked panel by panel, then shows its entries as a summary (the question itself); a multiple
// text item by item; a table row by row, cell by cell.
#pragma once

#include "shared/session/state.h"

namespace session {

void EnterInputs(State& state);  // the single question has just come on the screen
bool NextInput(State& state);    // false when there is none after it
bool PreviousInput(State& state);
bool AtFirstInput(const State& state);
bool AtLastInput(const State& state);

}  // namespace session
