// What a sync program does next. Pure: the loop in sync/main.cpp asks, does, and asks again.
#pragma once

#include <optional>
#include <variant>

#include "shared/base/clock.h"
#include "shared/base/error.h"
#include "shared/base/random.h"

namespace client {

struct State {
  bool loop = false;                  // `once` ends where `loop` waits
  bool waiting = false;               // the store holds a shipment
  std::optional<base::Code> failure;  // of the last attempt
  int failures = 0;                   // in a row
  base::Millis retry_at{0};           // set after a failure
  base::Millis look_again_at{0};      // when the store is asked again while it holds nothing
};

struct SendBatch {};
struct WaitUntil {
  base::Millis at;
};
struct Done {};
using Plan = std::variant<SendBatch, WaitUntil, Done>;

Plan PlanNext(const State& state, base::Millis now);

// How long to wait after the n-th failure in a row (from 1): uniform in [0, min(1 h, 2 s · 2^(n−1))], so that
// a fleet which lost its endpoint does not come back as one ("full jitter"). What trying again will not help
// (kTrust, kInvalid) is tried in [0, 1 h] at once.
base::Millis Backoff(int failures, base::Code why, base::Random& random);

// The state after an attempt.
State AfterSuccess(State state);
State AfterFailure(State state, base::Code why, base::Millis now, base::Random& random);

}  // namespace client
