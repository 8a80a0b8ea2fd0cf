// Dates, times and colours as answers are written. Private to survey/, pure.
#pragma once

#include <string_view>

#include "shared/survey/element.h"

namespace survey {

// "2026-01-31", "09:30" or "09:30:05", "2026-01-31T09:30", "2026-01", "2026-W05": well-formed, and a day that there is.
// False for kinds of input that ask for no moment.
bool IsMoment(InputType input, std::string_view text);
bool AsksForMoment(InputType input);

// The same for a mask of SurveyJS ("dd.mm.yyyy", "HH:MM"): the parts that its pattern asks for, as ISO 8601.
bool IsMaskedMoment(std::string_view pattern, std::string_view text);

bool IsColor(std::string_view text);  // "#1a2b3c"

}  // namespace survey
