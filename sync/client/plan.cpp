#include "sync/client/plan.h"

#include <algorithm>

namespace client {
namespace {

constexpr base::Millis kBase = std::chrono::seconds(2);
constexpr base::Millis kCap = std::chrono::hours(1);
constexpr int kDoublings = 11;  // 2 s · 2^11 is more than an hour

bool HelpsToTryAgain(base::Code code) { return code != base::Code::kTrust && code != base::Code::kInvalid; }

}  // namespace

Plan PlanNext(const State& state, base::Millis now) {
  if (!state.loop) {
    if (state.failure || !state.waiting) return Done{};
    return SendBatch{};
  }
  const base::Millis at = state.failure ? state.retry_at : state.look_again_at;
  if (state.waiting && (!state.failure || now >= at)) return SendBatch{};
  return WaitUntil{at};
}

base::Millis Backoff(int failures, base::Code why, base::Random& random) {
  const int doublings = HelpsToTryAgain(why) ? std::clamp(failures - 1, 0, kDoublings) : kDoublings;
  const base::Millis longest = std::min(kCap, kBase * (1 << doublings));
  return base::Millis(random.Below(static_cast<std::uint64_t>(longest.count()) + 1));
}

State AfterSuccess(State state) {
  state.failure.reset();
  state.failures = 0;
  return state;
}

State AfterFailure(State state, base::Code why, base::Millis now, base::Random& random) {
  state.failure = why;
  state.retry_at = now + Backoff(++state.failures, why, random);
  return state;
}

}  // namespace client
