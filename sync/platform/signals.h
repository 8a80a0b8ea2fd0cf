// SIGTERM and SIGINT as something to wait for, so that a loop ends between two steps and wakes at once.
// Used by the programs' main only.
#pragma once

#include <string>

#include "shared/base/clock.h"

namespace platform {

// Blocks both signals for the calling thread and every thread it starts from then on; make it first in main.
class StopSignals {
 public:
  StopSignals();
  bool Requested();                 // without waiting
  bool WaitFor(base::Millis time);  // true when told to stop within that time
  void Wait();                      // until told to stop

 private:
  bool seen_ = false;
};

// Days since 1970-01-01, and the same as "2026-05-31" (UTC). Nothing in Balss keeps a finer time.
int Today();
std::string TodayText();

}  // namespace platform
