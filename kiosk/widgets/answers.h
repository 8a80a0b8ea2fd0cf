// Every question type that is answered by tapping choices. Draws a const model, returns what was tapped.
#pragma once

#include <optional>

#include "kiosk/widgets/items.h"
#include "shared/i18n/pack.h"

namespace widgets {

struct ChoicesModel {
  std::vector<Item> items;   // those that are offered now, in their order
  std::optional<Rate> rate;  // a rating's
  bool ranking = false, ranking_begun = false;
  bool draggable = false;  // the whole ranking, by dragging its cards
  int part = 0;            // which part of a list that never fits
};

struct Tapped {
  const Item* item = nullptr;  // of the model; nullptr: none
  bool clear_ranking = false;
  std::vector<expression::Value> order{};  // of all items, when one was dragged to another place
  int turn = 0;                            // −1, +1: another part of a list too long for the area
};

// The choices in `area`, as large as fits.
Tapped Choices(Canvas& canvas, Rect area, const ChoicesModel& model, const i18n::Pack& pack);

}  // namespace widgets
