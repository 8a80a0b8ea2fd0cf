// What the people who answered were promised. Used by whoever closes a round.
#pragma once

#include "shared/store/store.h"

namespace store {

// The largest k that any version of the survey promised: who answered the older wording was told that number. kNotFound
// when the survey is not here.
base::Result<int> PromisedK(const Store& store, std::string_view survey);

}  // namespace store
