// docs/formats/upload.md §7: when something is tried again.
#include "sync/client/plan.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace client;
using namespace std::chrono_literals;
using base::Code;
using base::Millis;

namespace {

Millis LongestOf(int failures, Code why) {
  base::SeededRandom random(failures);
  Millis longest{0};
  for (int i = 0; i < 2000; ++i) longest = std::max(longest, Backoff(failures, why, random));
  return longest;
}

}  // namespace

TEST_CASE("once sends what waits and is done when nothing does") {
  State state;
  state.waiting = true;
  CHECK(std::holds_alternative<SendBatch>(PlanNext(state, 0ms)));
  state.waiting = false;
  CHECK(std::holds_alternative<Done>(PlanNext(state, 0ms)));
}

TEST_CASE("once does not try a second time") {
  base::SeededRandom random(1);
  State state;
  state.waiting = true;
  CHECK(std::holds_alternative<Done>(PlanNext(AfterFailure(state, Code::kNetwork, 0ms, random), 1h)));
}

TEST_CASE("loop waits for the next look when nothing waits") {
  State state;
  state.loop = true;
  state.look_again_at = 60s;
  const auto plan = PlanNext(state, 0ms);
  REQUIRE(std::holds_alternative<WaitUntil>(plan));
  CHECK(std::get<WaitUntil>(plan).at == 60s);
}

TEST_CASE("loop tries again when the back-off is over, not before") {
  base::SeededRandom random(1);
  State state;
  state.loop = state.waiting = true;
  state = AfterFailure(state, Code::kNetwork, 10s, random);
  state.retry_at = 12s;
  const auto early = PlanNext(state, 11s);
  REQUIRE(std::holds_alternative<WaitUntil>(early));
  CHECK(std::get<WaitUntil>(early).at == 12s);
  CHECK(std::holds_alternative<SendBatch>(PlanNext(state, 12s)));
}

TEST_CASE("a success forgets the failures before it") {
  base::SeededRandom random(1);
  State state = AfterFailure({}, Code::kNetwork, 0ms, random);
  state = AfterFailure(state, Code::kNetwork, 0ms, random);
  CHECK(state.failures == 2);
  state = AfterSuccess(state);
  CHECK(state.failures == 0);
  CHECK_FALSE(state.failure);
}

TEST_CASE("the longest wait doubles from two seconds to an hour") {
  CHECK(LongestOf(1, Code::kNetwork) <= 2s);
  CHECK(LongestOf(1, Code::kNetwork) > 1900ms);
  CHECK(LongestOf(2, Code::kNetwork) <= 4s);
  CHECK(LongestOf(2, Code::kNetwork) > 3800ms);
  CHECK(LongestOf(10, Code::kNetwork) <= 1024s);
  CHECK(LongestOf(12, Code::kNetwork) <= 1h);
  CHECK(LongestOf(1'000'000, Code::kNetwork) <= 1h);
  CHECK(LongestOf(1'000'000, Code::kNetwork) > 57min);
}

TEST_CASE("the wait is spread over its whole range, so that a fleet does not come back as one") {
  base::SeededRandom random(1);
  int early = 0;
  for (int i = 0; i < 1000; ++i) early += Backoff(8, Code::kNetwork, random) < 128s ? 1 : 0;
  CHECK(early > 400);
  CHECK(early < 600);
}

TEST_CASE("what trying again will not help is tried rarely from the first time on") {
  CHECK(LongestOf(1, Code::kTrust) > 50min);
  CHECK(LongestOf(1, Code::kInvalid) > 50min);
}
