// The fixed slots: where a sealed response lies until it has been sent. Every function runs inside the
// caller's transaction.
#pragma once

#include <cstdint>
#include <vector>

#include "shared/base/random.h"
#include "shared/privacy/release.h"
#include "shared/privacy/seal.h"
#include "shared/store/database.h"

namespace store {

// What a slot holds beside the sealed bytes.
struct HeldSlot {
  privacy::Held held;
  bool rolled_over = false;
};

// Writes the response over one of the free slots, each as likely as the others. kState when none is free.
base::Result<void> Occupy(const Database& database, base::Random& random, std::int64_t survey,
                          const privacy::SealedResponse& response);

// Everything of one survey version and kind that waits for the round to close.
base::Result<std::vector<HeldSlot>> HeldSlots(const Database& database, std::int64_t survey, privacy::Kind kind);

base::Result<void> MarkReleased(const Database& database, std::int64_t slot);
base::Result<void> MarkRolledOver(const Database& database, std::int64_t slot);

// Overwrites the slot with fresh noise; it is free again.
base::Result<void> Wipe(const Database& database, base::Random& random, std::int64_t slot);

}  // namespace store
