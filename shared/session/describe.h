// A state as the conformance vectors describe it. Private to session/.
#pragma once

#include "shared/base/json_fwd.h"
#include "shared/session/session.h"

namespace session {

base::Json Describe(const Session& session);
std::vector<std::string> Buttons(const Session& session);  // that can be pressed now: "prev", "next", …

}  // namespace session
