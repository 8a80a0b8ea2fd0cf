#include "kiosk/app/stop_signals.h"

#include <signal.h>

#include <utility>

namespace app {

StopSignals::StopSignals() {
  sigset_t both;
  sigemptyset(&both);
  sigaddset(&both, SIGTERM);
  sigaddset(&both, SIGINT);
  pthread_sigmask(SIG_BLOCK, &both, nullptr);
  thread_ = std::thread([this, both] {
    int which = 0;
    sigwait(&both, &which);
    asked_ = true;
    const std::lock_guard lock(mutex_);
    if (wake_) wake_();
  });
}

StopSignals::~StopSignals() {
  OnAsked({});
  if (!asked_) pthread_kill(thread_.native_handle(), SIGTERM);
  thread_.join();
}

void StopSignals::OnAsked(std::function<void()> wake) {
  const std::lock_guard lock(mutex_);
  wake_ = std::move(wake);
  if (wake_ && asked_) wake_();
}

}  // namespace app
