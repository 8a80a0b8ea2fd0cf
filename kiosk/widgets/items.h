// The choices of a question as they stand on the screen: their words, pictures and state. Private to
// widgets/.
#pragma once

#include <string>
#include <vector>

#include "kiosk/widgets/controls.h"
#include "shared/i18n/pack.h"
#include "shared/survey/session.h"

namespace widgets {

// One choice as it stands on the screen.
struct Item {
  const survey::Choice* choice;
  std::string id, label, emoji;
  CardState state;
  bool worded = false;  // the survey gives it words of its own, not only a number
};

// Those that are visible now, in the survey's order.
std::vector<Item> Items(const survey::Session& session, const survey::Question& question,
                        const i18n::Pack& pack);

// Ratings: all steps side by side, in one row or two, with words below. The choice that was tapped, or
// nullptr.
const survey::Choice* Scale(Canvas& canvas, Rect area, const survey::Session& session,
                            const survey::Question& question, const std::vector<Item>& items);

}  // namespace widgets
