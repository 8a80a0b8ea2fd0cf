#include "kiosk/widgets/map_plan.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "kiosk/widgets/controls.h"
#include "kiosk/widgets/image.h"

namespace widgets {
namespace {

// Where picture and buttons stand: tries several arrangements and takes the one with the largest picture and
// letters.
class Planner {
 public:
  Planner(Canvas& canvas, Rect rect, Extent shape, std::span<const Area> areas)
      : canvas_(canvas),
        rect_(rect),
        shape_(shape),
        areas_(areas),
        gap_(std::max(canvas.metrics().mm(2.5), canvas.metrics().u(2.5))),
        between_(canvas.metrics().u(5)),
        smallest_(std::max(canvas.metrics().mm(15), canvas.metrics().u(15))) {}

  MapPlan Best() {
    MapPlan best;
    for (const double size : {7.2, 6.4, 5.6, 4.8})
      for (const int columns : {1, 2, 3, 4})
        for (const bool beside : {false, true}) {
          MapPlan plan = Try(canvas_.metrics().u(size), columns, beside);
          if (plan.score > best.score) best = std::move(plan);
        }
    return best.score > 0 ? best : Squeezed();
  }

 private:
  int Rows(int columns) const { return (static_cast<int>(areas_.size()) + columns - 1) / columns; }

  // Between two cells of a row.
  float CellWidth(float width, int columns) const {
    return (width - gap_ * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  }

  MapPlan Try(float text_size, int columns, bool beside) {
    if (columns > std::max<int>(1, static_cast<int>(areas_.size()))) return {};
    float widest = 0;
    for (const Area& area : areas_) widest = std::max(widest, canvas_.Measure(area.label, {.size = text_size}).w);
    const float frame = rect_.w - RowCardLabelWidth(canvas_, rect_.w, {}, text_size);
    const float most = beside ? rect_.w * .55f : rect_.w;
    // Below the picture the buttons fill the row, but a row of one would be a bar with a word at its
    // beginning.
    const float cell_w = !beside && columns > 1
                             ? CellWidth(most, columns)
                             : std::min(CellWidth(most, columns), std::ceil(frame + widest) + gap_ * 3);
    float height = smallest_;
    for (const Area& area : areas_) {
      const float room = RowCardLabelWidth(canvas_, cell_w, {}, text_size);
      if (room < text_size || !canvas_.WordsFit(area.label, {.size = text_size}, room)) return {};
      height = std::max(height, RowCardHeight(canvas_, cell_w, area.label, {}, text_size));
    }
    const float list_w = static_cast<float>(columns) * (cell_w + gap_) - gap_;
    const float list_h = static_cast<float>(Rows(columns)) * (height + gap_) - gap_;
    Rect room = rect_;
    if (beside)
      room.w -= list_w + between_;
    else
      room.h -= list_h + between_;
    if (room.w < smallest_ * 2 || room.h < smallest_ * 2 || list_h > rect_.h) return {};
    MapPlan plan{.picture = Contained(room, shape_.w, shape_.h), .cells = {}, .text_size = text_size};
    plan.score = plan.picture.w * plan.picture.h * text_size * (columns == 2 || beside ? 1 : .97f);
    // Picture and buttons stand together in the middle, not each in the middle of its half.
    if (beside) {
      plan.picture.x = rect_.x + (rect_.w - plan.picture.w - between_ - list_w) / 2;
      plan.cells = Grid(plan.picture.right() + between_, list_w, rect_.y + (rect_.h - list_h) / 2, cell_w, height,
                        columns, false);
    } else {
      plan.picture.y = rect_.y + (rect_.h - plan.picture.h - between_ - list_h) / 2;
      plan.cells = Grid(rect_.x, rect_.w, plan.picture.bottom() + between_, cell_w, height, columns, true);
    }
    return plan;
  }

  // More buttons than there is room for: smaller than a finger likes, but all of them there.
  MapPlan Squeezed() {
    constexpr int kColumns = 4;
    const float list_h = rect_.h * .6f;
    const float height = std::min(smallest_, (list_h + gap_) / static_cast<float>(std::max(1, Rows(kColumns))) - gap_);
    const Rect room{rect_.x, rect_.y, rect_.w, rect_.h - list_h - between_};
    return {.picture = Contained(room, shape_.w, shape_.h),
            .cells = Grid(rect_.x, rect_.w, room.bottom() + between_, CellWidth(rect_.w, kColumns),
                          std::max(height, 1.f), kColumns, true),
            .text_size = canvas_.metrics().u(4.2)};
  }

  // `centred`: a last row that is not full stands in the middle.
  std::vector<Rect> Grid(float x, float width, float y, float cell_w, float cell_h, int columns, bool centred) const {
    std::vector<Rect> cells;
    const int count = static_cast<int>(areas_.size());
    for (int i = 0; i < count; ++i) {
      const int row = i / columns, in_row = centred ? std::min(columns, count - row * columns) : columns;
      const float row_w = static_cast<float>(in_row) * (cell_w + gap_) - gap_;
      cells.push_back({x + (width - row_w) / 2 + static_cast<float>(i % columns) * (cell_w + gap_),
                       y + static_cast<float>(row) * (cell_h + gap_), cell_w, cell_h});
    }
    return cells;
  }

  Canvas& canvas_;
  Rect rect_;
  Extent shape_;
  std::span<const Area> areas_;
  float gap_, between_, smallest_;
};

}  // namespace

MapPlan PlanMap(Canvas& canvas, Rect rect, Extent shape, std::span<const Area> areas) {
  return Planner(canvas, rect, shape, areas).Best();
}

}  // namespace widgets
