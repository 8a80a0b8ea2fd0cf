// Rows that are read by a thread of their own while those before them are being used: where both take about as long,
// the whole takes half the time.
#pragma once

#include <functional>

#include "sync/endpoint/tabulate/rows_db.h"

namespace tabulate {

// A walk over rows, one at a time, each overwritten by the next; ends early when it is told false.
using Visit = std::function<bool(const OpenedRow&)>;
using Walk = std::function<void(const Visit&)>;

// Calls `visit` in this thread and `walk` in another one, which is over when this returns: what `walk` uses must be left
// alone until then. Holds about a thousand rows. What one of the two throws comes out here.
void ReadAhead(const Walk& walk, const Visit& visit);

}  // namespace tabulate
