#include "shared/base/stop_signals.h"

#include <signal.h>

#include <algorithm>
#include <cerrno>
#include <chrono>

namespace base {
namespace {

sigset_t Stopping() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

}  // namespace

StopSignals::StopSignals() {
  const sigset_t set = Stopping();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

bool StopSignals::Requested() { return WaitFor(Millis(0)); }

bool StopSignals::WaitFor(Millis time) {
  const sigset_t set = Stopping();
  const auto end = std::chrono::steady_clock::now() + time;
  while (!seen_) {
    const auto left =
        std::max(std::chrono::nanoseconds(0),
                 std::chrono::duration_cast<std::chrono::nanoseconds>(end - std::chrono::steady_clock::now()));
    const timespec wait{static_cast<time_t>(left.count() / 1'000'000'000),
                        static_cast<long>(left.count() % 1'000'000'000)};
    seen_ = sigtimedwait(&set, nullptr, &wait) > 0;
    if (!seen_ && errno != EINTR) break;  // EAGAIN: the time is over
  }
  return seen_;
}

void StopSignals::Wait() {
  while (!WaitFor(std::chrono::hours(1))) {
  }
}

}  // namespace base
