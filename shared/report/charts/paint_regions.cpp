// Areas of a picture, shaded by how many chose them: over the picture, or as outlines when there is none.
#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "shared/picture/picture.h"
#include "shared/report/charts/paint.h"

namespace charts {
namespace {

constexpr double kTallest = 260;

using Corners = std::vector<std::pair<double, double>>;

// In pixels of the picture.
Corners CornersOf(const Shape& shape) {
  const std::vector<double>& at = shape.coords;
  Corners corners;
  if (shape.kind == "circle" && at.size() >= 3) {
    constexpr int kSides = 48;
    for (int i = 0; i < kSides; ++i) {
      const double angle = 2 * std::numbers::pi * i / kSides;
      corners.emplace_back(at[0] + at[2] * std::cos(angle), at[1] + at[2] * std::sin(angle));
    }
  } else if (shape.kind == "rect" && at.size() >= 4) {
    corners = {{at[0], at[1]}, {at[2], at[1]}, {at[2], at[3]}, {at[0], at[3]}};
  } else {
    for (std::size_t i = 0; i + 1 < at.size(); i += 2) corners.emplace_back(at[i], at[i + 1]);
  }
  return corners;
}

std::pair<double, double> MiddleOf(const Corners& corners) {
  double x = 0, y = 0;
  for (const auto& [left, top] : corners) x += left, y += top;
  const double count = static_cast<double>(std::max<std::size_t>(1, corners.size()));
  return {x / count, y / count};
}

// A picture has its own left and right in every language: so have its areas.
double PaintPicture(const Pen& pen, const Chart& chart) {
  const picture::Surface surface = picture::Decoded(chart.picture);
  double wide = 1, high = 1;
  if (surface) {
    wide = cairo_image_surface_get_width(surface.get()), high = cairo_image_surface_get_height(surface.get());
  } else {
    for (const Shape& shape : chart.shapes)
      for (const auto& [x, y] : CornersOf(shape)) wide = std::max(wide, x), high = std::max(high, y);
    wide *= 1.04, high *= 1.04;
  }
  const double scale = std::min(pen.width() / wide, kTallest / high), left = (pen.width() - wide * scale) / 2;
  cairo_t* cairo = pen.cairo();
  if (cairo && surface) {
    cairo_save(cairo);
    cairo_translate(cairo, left, 0);
    cairo_scale(cairo, scale, scale);
    cairo_set_source_surface(cairo, surface.get(), 0, 0);
    cairo_paint(cairo);
    // The picture steps back behind its areas.
    cairo_set_source_rgba(cairo, 1, 1, 1, .35);
    cairo_rectangle(cairo, 0, 0, wide, high);
    cairo_fill(cairo);
    cairo_restore(cairo);
  }
  const auto from_start = [&](double x) { return pen.Left(left + x * scale); };  // Left turns it back
  if (!surface) pen.Frame(pen.Left(left, wide * scale), 0, wide * scale, high * scale, kRule);
  for (std::size_t r = 0; r < chart.rows.size() && r < chart.shapes.size(); ++r) {
    Corners corners = CornersOf(chart.shapes[r]);
    if (corners.empty()) continue;
    const auto [x, y] = MiddleOf(corners);
    for (auto& [corner, top] : corners) corner = from_start(corner), top *= scale;
    const Cell& cell = chart.rows[r].cells[0];
    pen.Polygon(corners, cell.shown() ? ShadeFill(cell.value) : Fill{kGround, Pattern::kFalling});
    pen.Plate(chart.language->Number(static_cast<double>(r + 1)), kFigure, from_start(x), y * scale);
  }
  return high * scale;
}

}  // namespace

double PaintRegions(const Pen& pen, const Chart& chart) {
  const double picture = PaintPicture(pen, chart);
  Chart list = chart;  // the numbers on the areas, with their names
  list.kind = Kind::kBars;
  for (std::size_t r = 0; r < list.rows.size(); ++r)
    list.rows[r].name = chart.language->Number(static_cast<double>(r + 1)) + "  " + list.rows[r].name;
  if (pen.cairo()) cairo_save(pen.cairo()), cairo_translate(pen.cairo(), 0, picture + 10);
  const double bars = PaintBars(pen, list);
  if (pen.cairo()) cairo_restore(pen.cairo());
  return picture + 10 + bars;
}

}  // namespace charts
