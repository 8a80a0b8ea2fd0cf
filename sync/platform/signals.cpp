#include "sync/platform/signals.h"

#include <signal.h>

#include <cerrno>
#include <chrono>
#include <ctime>

namespace platform {
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

bool StopSignals::Requested() { return WaitFor(base::Millis(0)); }

bool StopSignals::WaitFor(base::Millis time) {
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

int Today() {
  return static_cast<int>(
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch().count());
}

std::string TodayText() {
  const std::time_t now = std::time(nullptr);
  std::tm day{};
  gmtime_r(&now, &day);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &day);
  return text;
}

}  // namespace platform
