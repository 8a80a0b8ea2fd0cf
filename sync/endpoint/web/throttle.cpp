#include "sync/endpoint/web/throttle.h"

#include <algorithm>

namespace web {

using base::Millis;

void Throttle::Forget(Millis now) {
  std::erase_if(tries_, [&](const auto& one) { return now - one.second.last >= kForgotten; });
  constexpr Millis kMinute{60'000};
  if (now - minute_ < kMinute) return;
  wrong_before_ = now - minute_ < 2 * kMinute ? wrong_ : 0;
  wrong_ = 0;
  minute_ = now;
}

Millis Throttle::WaitFor(std::string_view name) {
  const Millis now = clock_.Now();
  Forget(now);
  const auto found = tries_.find(name);
  return found == tries_.end() ? Millis(0) : std::max(Millis(0), found->second.until - now);
}

Millis Throttle::Pause() {
  Forget(clock_.Now());
  return wrong_ + wrong_before_ >= kMany ? kPause : Millis(0);
}

void Throttle::Failed(std::string_view name) {
  const Millis now = clock_.Now();
  Forget(now);
  ++wrong_;
  auto found = tries_.find(name);
  if (found == tries_.end()) {
    if (tries_.size() >= kMostNames) return;  // the pause is for all of them
    found = tries_.emplace(std::string(name), Tries()).first;
  }
  Tries& tries = found->second;
  ++tries.wrong;
  tries.last = now;
  const int doubled = std::min(tries.wrong - kFree, 5);  // 2^5 · 2 s is more than the most
  tries.until = doubled < 0 ? now : now + std::min(kMost, kFirst * (1 << doubled));
}

void Throttle::Succeeded(std::string_view name) {
  const auto found = tries_.find(name);
  if (found != tries_.end()) tries_.erase(found);
}

}  // namespace web
