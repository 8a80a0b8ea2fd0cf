// A date, a time, a month or a week without a keyboard: large fields above (or beside) a number pad. Digits
// go where they belong by themselves; a tap on a field lets it be typed anew.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/widgets/canvas.h"
#include "kiosk/widgets/moment_text.h"
#include "shared/i18n/pack.h"

namespace widgets {

struct MomentTouched {
  // What is to be stored now: "2026-03-02", "17:45", "2026-03", "2026-03-02T17:45", "2026-W10". With
  // `partial` alone the moment is not complete, or no such day exists: what was stored before no longer
  // stands on the screen.
  std::optional<std::string> iso;
  // The text in progress, to be given back at the next call; see MomentText. Nothing: nothing was tapped.
  std::optional<std::string> partial;
};

// `iso` is the stored value or "", shown while `partial` is "". A week is chosen by one of its days.
// Tappable: "moment:day", "moment:month", "moment:year", "moment:hour", "moment:minute", and the pad's keys.
MomentTouched Moment(Canvas& canvas, Rect area, survey::InputType input, const std::string& iso,
                     const std::string& partial, const i18n::Pack& pack);

// The same from a real keyboard: digits and '\b'; other signs are passed over. Pure.
MomentTouched MomentTyped(survey::InputType input, const std::string& iso, const std::string& partial,
                          std::string_view typed);

}  // namespace widgets
