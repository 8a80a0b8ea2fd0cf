// The seam over time. Surveys may ask for today's date (age({born})); nothing in Balss needs to know the hour of a
// visit.
#pragma once

#include <chrono>
#include <ctime>
#include <string>

namespace base {

using Millis = std::chrono::milliseconds;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Millis Now() = 0;  // monotonic, from an arbitrary start
  virtual double Day() = 0;  // noon of today, local time, in milliseconds since 1970 UTC
};

class SteadyClock final : public Clock {
 public:
  Millis Now() override {
    return std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now().time_since_epoch());
  }
  double Day() override {
    const std::time_t now = std::time(nullptr);
    std::tm day{};
    localtime_r(&now, &day);
    day.tm_hour = 12;
    day.tm_min = day.tm_sec = 0;
    return static_cast<double>(std::mktime(&day)) * 1000;
  }
};

// The local date, "2026-11-22": for staff. Nothing that a visitor leaves has one.
inline std::string Today() {
  const std::time_t now = std::time(nullptr);
  std::tm day{};
  localtime_r(&now, &day);
  char text[16];
  return {text, std::strftime(text, sizeof text, "%F", &day)};
}

// Moves only when told to.
class FakeClock final : public Clock {
 public:
  Millis Now() override { return now_; }
  double Day() override { return 1'768'478'400'000; }  // 2026-01-15
  void Advance(Millis by) { now_ += by; }

 private:
  Millis now_{0};
};

}  // namespace base
