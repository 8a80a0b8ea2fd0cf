// Bars from the edge where the language begins: choices, and what stood first in a ranking.
#include <algorithm>

#include "shared/report/charts/paint.h"

namespace charts {
namespace {

using Shown = privacy::GatedCount::Kind;
constexpr double kBar = 13, kThin = 10, kGap = 3, kBetween = 6, kPlace = 22;
constexpr int kPercentFrom = 100;  // people: fewer, and a per cent would be less than one of them

struct Columns {
  double label, bars, most;  // where the bars begin, and the longest one
};

Columns Divide(const Pen& pen, const Chart& chart, double first, bool percent) {
  double label = 0, figure = 0;
  for (const Row& row : chart.rows) {
    label = std::max(label, pen.Measure(row.name, kLabel).width);
    for (const Cell& cell : row.cells)
      if (cell.shown()) figure = std::max(figure, pen.Measure(FigureOf(chart, cell, percent), kFigure).width);
  }
  label = std::min(label + 1, pen.width() * .42);
  const double bars = first + label + 8;
  return {label, bars, pen.width() - bars - figure - 6};
}

void PaintBar(const Pen& pen, const Chart& chart, const Cell& cell, const Fill& fill, const Columns& columns, double y,
              double high, bool percent) {
  const double x = columns.bars;
  const std::string figure = FigureOf(chart, cell, percent);
  if (cell.count.kind == Shown::kNearlyAll) {
    pen.Hidden(x, y, columns.most, high);
    pen.Plate(figure, kFigure, x + columns.most / 2, y + high / 2);
    return;
  }
  if (!cell.shown()) {
    pen.Hidden(x, y, high * 1.6, high);
    pen.TextMiddle(figure, kSmall, x + high * 1.6 + 4, y, columns.most, high);
    return;
  }
  const double wide = columns.most * cell.value;
  pen.Rectangle(x, y, columns.most, high, kTrack);
  if (fill == Fill{kAccent, Pattern::kNone}) {
    pen.Rectangle(x, y, wide, high, kAccent);
  } else {
    pen.Box(x, y, wide, high, fill);
  }
  pen.TextMiddle(figure, kFigure, x + columns.most + 5, y, pen.width() - x - columns.most - 5, high);
}

}  // namespace

double PaintBars(const Pen& pen, const Chart& chart) {
  const std::size_t bars = chart.columns.size();
  const bool ranking = chart.kind == Kind::kRanking, percent = chart.n.shown() && chart.n.rounded >= kPercentFrom;
  const double first = ranking ? kPlace : 0, high = bars > 1 ? kThin : kBar;
  const Columns columns = Divide(pen, chart, first, percent);
  double y = 0;
  if (bars > 1)
    y += PaintKey(pen, chart.columns, 11, y,
                  [&](std::size_t i, double x, double at) { pen.Box(x, at, 11, 11, SeriesFill(i)); }) +
         4;
  for (std::size_t r = 0; r < chart.rows.size(); ++r) {
    const Row& row = chart.rows[r];
    const double label = pen.Measure(row.name, kLabel, columns.label).height;
    const double group = static_cast<double>(bars) * (high + kGap) - kGap;
    const double tall = std::max(label, group);
    if (ranking) {
      pen.Disc(8, y + tall / 2, 8, row.cells[0].shown() ? kInk : kRule);
      TextStyle place = kFigure;
      place.color = kGround;
      place.align = Align::kCentre;
      pen.TextMiddle(chart.language->Number(static_cast<double>(chart.rows_before + r + 1)), place, 0, y, 16, tall);
    }
    pen.TextMiddle(row.name, kLabel, first, y, columns.label, tall);
    double at = y + (tall - group) / 2;
    for (std::size_t c = 0; c < row.cells.size(); ++c, at += high + kGap)
      PaintBar(pen, chart, row.cells[c], SeriesFill(c), columns, at, high, percent);
    y += tall + kBetween;
  }
  return chart.rows.empty() ? y : y - kBetween;
}

}  // namespace charts
