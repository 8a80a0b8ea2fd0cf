// The schema of the kiosk's file (docs/formats/response.md §7), and how an older file becomes a current one.
#pragma once

#include "shared/base/random.h"
#include "shared/store/database.h"

namespace store {

inline constexpr int kApplicationId = 0x42414C53;  // "BALS": PRAGMA application_id

// Makes the tables of a new file and fills its slots with noise, or brings an older file forward; each step
// in a transaction of its own. kStorage, and nothing changed, when the file is not ours or newer than this
// program.
base::Result<void> Migrate(const Database& database, base::Random& random, int slots);

}  // namespace store
