// One function a kind of chart: draws with a pen and returns the height; with a pen that has no cairo_t it only
// measures, so that what is measured is what is drawn. Private to charts/.
#pragma once

#include <algorithm>
#include <utility>

#include "shared/report/charts/chart.h"
#include "shared/report/charts/pen.h"

namespace charts {

inline constexpr TextStyle kLabel{.size = 9}, kSmall{.size = kSmallestText, .color = kQuiet},
    kFigure{.size = 9, .bold = true};

double PaintBars(const Pen& pen, const Chart& chart);  // kRanking too
double PaintScale(const Pen& pen, const Chart& chart);
double PaintMeans(const Pen& pen, const Chart& chart);
double PaintTrend(const Pen& pen, const Chart& chart);
double PaintHeat(const Pen& pen, const Chart& chart);
double PaintRegions(const Pen& pen, const Chart& chart);

// Swatches with words, flowing over lines. `draw(i, x, y)` draws a swatch of `swatch` points square. Returns the
// height.
template <class DrawSwatch>
double PaintKey(const Pen& pen, const std::vector<std::string>& names, double swatch, double y, DrawSwatch draw) {
  const double line = swatch + 5, top = y;
  double x = 0, tall = line;  // of the line that is being filled
  for (std::size_t i = 0; i < names.size(); ++i) {
    const double room = pen.width() - swatch - 5;
    const Size size = pen.Measure(names[i], kLabel, std::min(room, pen.Measure(names[i], kLabel).width + 1));
    const double wide = swatch + 5 + size.width + 14;
    if (x > 0 && x + wide - 14 > pen.width()) x = 0, y += std::exchange(tall, line);
    draw(i, x, y);
    const Size drawn = pen.Text(names[i], kLabel, x + swatch + 5,
                                y + (swatch - std::min(size.height, swatch + 3)) / 2 - 1, size.width + .5);
    if (drawn.height > line) tall = std::max(tall, drawn.height + 3);
    x += wide;
  }
  return names.empty() ? 0 : y + tall - top;
}

// "18 people", of those behind the row; "" when that is not shown.
std::string PeopleOf(const Chart& chart, const Row& row);

// "18" or, of a hundred and more people, "612 (61 %)"; "too few".
std::string FigureOf(const Chart& chart, const Cell& cell, bool percent);

}  // namespace charts
