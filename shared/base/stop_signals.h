// SIGTERM and SIGINT as something to wait for, so that a loop ends between two steps and wakes at once.
// Used by the programs' main and loops only.
#pragma once

#include "shared/base/clock.h"

namespace base {

// Blocks both signals for the calling thread and every thread it starts from then on; make it first in main. Of those
// that wait one thread at a time.
class StopSignals {
 public:
  StopSignals();
  bool Requested();           // without waiting
  bool WaitFor(Millis time);  // true when told to stop within that time
  void Wait();                // until told to stop

 private:
  bool seen_ = false;
};

}  // namespace base
