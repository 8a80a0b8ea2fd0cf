// A yes or no, or good, so-so and bad, by thumbs.
#pragma once

#include <vector>

#include "kiosk/widgets/items.h"

namespace widgets {

enum class Thumb { kUp, kSideways, kDown };

// Each of the two or three choices below its thumb. The one that was tapped, or nullptr.
const Item* Thumbs(Canvas& canvas, Rect area, const std::vector<Item>& items, const std::vector<Thumb>& thumbs);

}  // namespace widgets
