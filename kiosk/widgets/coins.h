// Coins that a visitor shares out over pots: a touch on a pot puts one in, its minus takes one out.
#pragma once

#include <optional>
#include <vector>

#include "kiosk/widgets/canvas.h"
#include "kiosk/widgets/coins_values.h"
#include "shared/i18n/pack.h"

namespace widgets {

// How many are in each pot now, when a finger changed it. Tappable: "coin:add:<pot>" while coins are left, and
// "coin:take:<pot>", also of an empty pot: what can be tapped must not tell what was answered.
std::optional<std::vector<int>> Coins(Canvas& canvas, Rect area, const CoinsModel& model, const i18n::Pack& pack);

}  // namespace widgets
