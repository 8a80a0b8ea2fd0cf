// SIGTERM and SIGINT end the kiosk calmly. A thread waits for them, since a signal interrupts no wait inside GLFW.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>

namespace app {

class StopSignals {
 public:
  StopSignals();  // before other threads are made, so that they let these signals pass
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  bool asked() const { return asked_; }

  // Called once, from another thread, when one comes or has come already; {} for nothing any more.
  void OnAsked(std::function<void()> wake);

 private:
  std::atomic<bool> asked_ = false;
  std::mutex mutex_;
  std::function<void()> wake_;
  std::thread thread_;
};

}  // namespace app
