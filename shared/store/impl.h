// What the sources of Store share. For shared/store only.
#pragma once

#include <optional>

#include "shared/store/database.h"
#include "shared/store/store.h"

namespace store {

struct Store::Impl {
  Database database;
  base::Random& random;

  // The number of the survey version with this digest; nullopt when it was never added.
  base::Result<std::optional<std::int64_t>> SurveyNumber(const base::Digest& digest) const;
  // A counter in the settings, such as how many rows were confirmed.
  base::Result<void> Add(std::string_view counter, std::int64_t by) const;
};

inline constexpr std::string_view kConfirmedCounter = "count.confirmed";
inline constexpr std::string_view kClearedCounter = "count.cleared";
inline constexpr std::string_view kDestroyedCounter = "count.destroyed";

}  // namespace store
