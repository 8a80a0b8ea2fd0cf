// The seam over time. Seconds and milliseconds only: nothing in Balss needs to know the hour of a visit.
#pragma once

#include <chrono>

namespace base {

using Millis = std::chrono::milliseconds;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Millis Now() = 0;  // monotonic, from an arbitrary start
};

class SteadyClock final : public Clock {
 public:
  Millis Now() override {
    return std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now().time_since_epoch());
  }
};

// Moves only when told to.
class FakeClock final : public Clock {
 public:
  Millis Now() override { return now_; }
  void Advance(Millis by) { now_ += by; }

 private:
  Millis now_{0};
};

}  // namespace base
