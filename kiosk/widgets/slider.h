// A line with a ball on it, or with two: answering by sliding. Everything that a drag does can also be done
// with taps: on the line, and on − and + for one step.
#pragma once

#include <optional>
#include <vector>

#include "kiosk/widgets/canvas.h"
#include "kiosk/widgets/slider_values.h"
#include "shared/i18n/pack.h"

namespace widgets {

// The values that the finger asks for while it is on the line or when it tapped − or +; nothing otherwise,
// and nothing while it holds still: what is returned differs from the model. The line begins on the right
// where writing does. Tappable: "slider:line" (two balls: "slider:line:0" and ":1", the parts of the line
// nearest to each), "slider:less:0", "slider:more:0", and ":1" for the second ball.
std::optional<std::vector<double>> Slider(Canvas& canvas, Rect area, const SliderModel& model, const i18n::Pack& pack);

}  // namespace widgets
