// The choices of a question as they stand just now. Private to session/.
#pragma once

#include "shared/session/state.h"

namespace session {

struct Offered {
  const Choice* choice = nullptr;  // of this question or of the one that it is carried over from; may be nullptr
  Value value;
  std::string own_text;            // carried over from a list of objects, or from the text of Other
  bool enabled = true;
};

// In the order in which they are shown, "select all" first, the other special ones last.
std::vector<Offered> OfferedChoices(const State& state, NodeId id);
std::vector<const Choice*> OfferedItems(const State& state, NodeId id, const std::vector<Choice>& items,
                                        const std::vector<ItemState>& states);

void RunItemRules(State& state, NodeId id);
// Takes hidden and unknown choices out of the answer; brings back those of a list that are offered again.
void DropLostChoices(State& state, NodeId id);
// Answers of a matrix in rows or columns that are hidden.
void DropHiddenRows(State& state, NodeId id);
void ChoicesChanged(State& state, NodeId id);  // of the question itself: those that carry them over follow

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

}  // namespace session
