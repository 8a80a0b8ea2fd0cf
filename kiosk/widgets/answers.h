// Every question type that is answered by tapping choices. Draws from a const session, returns what was
// tapped.
#pragma once

#include "kiosk/widgets/canvas.h"
#include "shared/i18n/pack.h"
#include "shared/survey/session.h"

namespace widgets {

struct Tapped {
  const survey::Choice* choice = nullptr;  // nullptr: none
  bool clear_ranking = false;
  int turn = 0;  // −1, +1: another part of a list too long for the area
};

// The choices of `question` in `area`, as large as fits; `part` says which part of a list that never fits.
Tapped Choices(Canvas& canvas, Rect area, const survey::Session& session, const survey::Question& question,
               const i18n::Pack& pack, int part);

}  // namespace widgets
