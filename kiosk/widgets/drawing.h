// A place to draw in with a finger. Draws a const model; the strokes live in the visit.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "kiosk/widgets/canvas.h"
#include "kiosk/widgets/stroke_svg.h"
#include "kiosk/widgets/strokes.h"

namespace widgets {

struct Drawn {
  std::optional<std::vector<Stroke>> strokes;  // the whole drawing after this touch; none: nothing changed
  bool clear = false;
};

// The pad, as large as fits into `area` (its shape is fixed: kPadHeight), and the button that wipes it.
// `hint` stands in the blank pad. Tappable: "draw:pad", "draw:clear" (once something was drawn). What is
// drawn appears in the pass in which it is returned; the caller gives it back in the next.
Drawn DrawingPad(Canvas& canvas, Rect area, const std::vector<Stroke>& strokes, std::string_view hint,
                 std::string_view clear_label);

}  // namespace widgets
