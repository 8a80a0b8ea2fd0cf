// Wakes the kiosk's loop when it is told to stop: a signal interrupts no wait inside GLFW, so a thread waits for it.
#pragma once

#include <signal.h>

#include <atomic>
#include <functional>
#include <thread>
#include <utility>

#include "shared/base/stop_signals.h"

namespace app {

class Stopping {
 public:
  // `wake` is called once, from the thread that waits; `signals` is nobody else's meanwhile.
  Stopping(base::StopSignals& signals, std::function<void()> wake)
      : thread_([this, &signals, wake = std::move(wake)] {
          signals.Wait();
          asked_ = true;
          wake();
        }) {}
  ~Stopping() {
    if (!asked_) pthread_kill(thread_.native_handle(), SIGTERM);
    thread_.join();
  }
  Stopping(const Stopping&) = delete;
  Stopping& operator=(const Stopping&) = delete;

  bool asked() const { return asked_; }

 private:
  std::atomic<bool> asked_ = false;
  std::thread thread_;
};

}  // namespace app
