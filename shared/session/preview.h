// All pages as one: for surveys on a single page, and to look over the answers before they are handed in. Private to
// session/.
#pragma once

#include "shared/session/state.h"

namespace session {

std::vector<NodeId> FilePages(const State& state);
// Names are SurveyJS's: "single-page", "preview-page".
NodeId MakeWhole(State& state, bool preview, std::vector<NodeId> pages);

bool Preview(State& state);
void CancelPreview(State& state, NodeId page = kNone);
void LeavePreview(State& state, NodeId page);  // back to that page, or to the last one; nothing when it is not on

}  // namespace session
