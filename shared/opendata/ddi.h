// The instrument for archives: DDI-Codebook 2.5. Private to opendata/, pure.
#pragma once

#include <string>

#include "shared/opendata/kit.h"

namespace opendata {

std::string DdiCodebook(const Source& source);

}  // namespace opendata
