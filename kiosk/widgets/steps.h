// Scales that stand upright, so that more is higher: a ladder, a thermometer. `items` are the steps from the least to the
// most, each "choice:<value>".
#pragma once

#include <vector>

#include "kiosk/widgets/items.h"

namespace widgets {

// Rungs one above the other, the best on top, with words at both ends; where the area is too low, stairs that rise in the
// direction of writing. The step that was tapped, or nullptr.
const Item* Ladder(Canvas& canvas, Rect area, const Rate& rate, const std::vector<Item>& items);

// Steps that grow, beside a tube that fills up to the chosen one; lying where the area is too low. The step that was
// tapped or that a dragging finger is on, or nullptr.
const Item* Thermometer(Canvas& canvas, Rect area, const Rate& rate, const std::vector<Item>& items);

}  // namespace widgets
