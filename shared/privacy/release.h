// The release rule (PRIVACY.md rules 6 and 7): decided once, when a round has closed. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "shared/base/random.h"
#include "shared/privacy/anonymise.h"

namespace privacy {

// Floors. A survey can raise them, nothing can lower them.
inline constexpr int kSmallestGroup = 5;
inline constexpr int kSmallestTextPool = 10;

struct Held {
  std::int64_t slot = 0;
  Attributes attributes{};
};

struct Released {
  std::int64_t slot = 0;
  Attributes attributes{};  // as coarse as the group needs: both, the first, none
};

// The remainder rule with top-up: at each level count only the rows that remain; a class of at least k leaves at
// that level; a tail of 1…k−1 is topped up from the smallest released class and leaves without attributes. Empty
// when fewer than k rows are held. The order of the result is random. k below kSmallestGroup counts as the floor.
std::vector<Released> Release(std::span<const Held> held, int k, base::Random& random);

// Free texts: all of them or none. The result's order is random, its attributes are empty.
std::vector<Released> ReleaseTexts(std::span<const Held> held, int k, base::Random& random);

// No class of (attributes) has 1…k−1 rows. The endpoint asks this of every batch before it takes it.
bool GroupsAreLargeEnough(std::span<const Attributes> rows, int k);

// The same of a whole batch, which the endpoint and an export on the device ask before they take it: "" when it may be
// taken, or the sentence that says why not. A text carries no attributes, and there are enough of them, or none.
std::string WhyNotReleasable(std::span<const Attributes> answers, std::span<const Attributes> texts, int k);

}  // namespace privacy
