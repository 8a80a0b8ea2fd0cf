// A sealed response has one size. So that nobody fills in what cannot be kept, an entry is added only while everything
// that is asked now would still fit, answered at the longest. What conditions ask for later may still be too much:
// privacy/Anonymise then leaves out what has no room. Private to session/.
#pragma once

#include "shared/session/state.h"

namespace session {

// Whether there is room for one more entry of the repeating panel or dynamic table.
bool HasRoomForEntry(const State& state, NodeId id);

}  // namespace session
