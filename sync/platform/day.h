// The day: nothing in Balss keeps a finer time.
#pragma once

#include <string>

namespace platform {

// Days since 1970-01-01, and the same as "2026-05-31" (UTC).
int Today();
std::string TodayText();

}  // namespace platform
