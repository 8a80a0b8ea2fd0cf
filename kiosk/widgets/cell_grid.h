// A picture under a grid: a visitor touches the cell that is meant, and only the cell is ever known.
#pragma once

#include <vector>

#include "kiosk/widgets/items.h"

namespace widgets {

// `items` are cells "A1" … (shared/survey/cell.h); cells that are not among them cannot be touched. Without a picture
// each cell shows its emoji. The picture and its cells keep their left and right in every language. The cell that was
// tapped, or nullptr.
const Item* CellGrid(Canvas& canvas, Rect area, const platform::Texture* picture, const std::vector<Item>& items);

}  // namespace widgets
