// Lines and filled outlines that are no rectangles: what a finger drew, the areas of a picture. Places are
// those on the glass, never mirrored, because pictures are not. Draws into the frame's window. Private to
// widgets/.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "kiosk/widgets/canvas.h"

namespace widgets {

// Where a rectangle of the canvas lies on the glass.
Rect OnGlass(const Canvas& canvas, Rect rect);

// Lets what is drawn keep its left and right while it lives: with it the canvas, too, takes places on the
// glass.
class Unmirrored {
 public:
  explicit Unmirrored(Canvas& canvas) : canvas_(canvas) { canvas_.StopMirroring(); }
  ~Unmirrored() { canvas_.ResumeMirroring(); }
  Unmirrored(const Unmirrored&) = delete;
  Unmirrored& operator=(const Unmirrored&) = delete;

 private:
  Canvas& canvas_;
};

// Nothing outside the rectangle is drawn while this lives.
class Clipped {
 public:
  explicit Clipped(Rect rect);
  ~Clipped();
  Clipped(const Clipped&) = delete;
  Clipped& operator=(const Clipped&) = delete;
};

// A line with round ends and corners; one point is a dot.
void InkLine(const Canvas& canvas, std::span<const Point> points, theme::Color color, float thickness);

// The edge of a closed outline, its corners round.
void InkOutline(const Canvas& canvas, std::span<const Point> points, theme::Color color, float thickness);

// Triangles side by side, without seams, `opacity` 0…1.
using Triangle = std::array<Point, 3>;
void InkTriangles(const Canvas& canvas, std::span<const Triangle> triangles, theme::Color color, float opacity);

// A colour of its own, for what is told apart by more than it.
void InkFill(Rect rect, theme::Rgb color, float radius);

// The same line rounded where it only bends; where it turns sharply it keeps its corner. `longest`: no piece
// of a bend is longer than this. Pure.
std::vector<Point> Smooth(std::span<const Point> points, float longest);

}  // namespace widgets
