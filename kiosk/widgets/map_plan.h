// Where the picture of an image map and the buttons of its areas stand. Draws nothing. Private to widgets/.
#pragma once

#include <span>
#include <vector>

#include "kiosk/widgets/areas.h"
#include "kiosk/widgets/canvas.h"

namespace widgets {

struct MapPlan {
  Rect picture;             // of the shape that was asked for
  std::vector<Rect> cells;  // one a button, as tall as a finger unless there are too many of them
  float text_size = 0;      // of the labels
  float score = 0;          // how good it is
};

// Of several arrangements in `rect` (buttons below or beside, in one to four columns, in several sizes of
// letters) the one with the largest picture and letters. `shape`: width and height of the picture.
MapPlan PlanMap(Canvas& canvas, Rect rect, Extent shape, std::span<const Area> areas);

}  // namespace widgets
