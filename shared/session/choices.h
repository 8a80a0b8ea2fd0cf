// The choices that a question offers just now. Private to session/; chosen.h has what is chosen of them.
#pragma once

#include "shared/session/state.h"

namespace session {

struct Offered {
  const Choice* choice = nullptr;  // of this question or of the one that it is carried over from; may be nullptr
  Value value;
  std::string own_text;  // carried over from a list of objects, or from the text of Other
  bool enabled = true;
};

// In the order in which they are shown, "select all" first, the other special ones last.
std::vector<Offered> OfferedChoices(const State& state, NodeId id);
std::vector<const Choice*> OfferedItems(const State& state, NodeId id, const std::vector<Choice>& items,
                                        const std::vector<ItemState>& states);

void RunItemRules(State& state, NodeId id);
void ChoicesChanged(State& state, NodeId id);  // of the question itself: those that carry them over follow

}  // namespace session
