// Shares as shades: a row a question, a column a group. The shade is never alone: the number stands in each cell, and a
// line below it is as long as the share.
#include <algorithm>

#include "shared/report/charts/paint.h"

namespace charts {
namespace {

using Shown = privacy::GatedCount::Kind;
constexpr std::size_t kMostColumns = 7;

void PaintCell(const Pen& pen, const Chart& chart, const Cell& cell, double x, double y, double wide, double high) {
  TextStyle style = kFigure;
  style.align = Align::kCentre;
  if (cell.shown() || cell.count.kind == Shown::kNearlyAll) {
    pen.Box(x, y, wide, high, {ShadeFill(cell.value).color, Pattern::kNone});
    if (cell.shown()) pen.Rectangle(x + 4, y + high - 5, (wide - 8) * cell.value, 2, kInk);
  } else {
    pen.Hidden(x, y, wide, high);
  }
  if (cell.shown()) {
    pen.TextMiddle(chart.shares ? chart.language->Percent(cell.value) : FigureOf(chart, cell, false), style, x, y - 1,
                   wide, high);
    return;
  }
  style = kSmall;
  style.align = Align::kCentre;
  style.size = 7;
  const Size words = pen.Measure(chart.language->Count(cell.count), style, wide - 4);
  if (cell.count.kind != Shown::kNearlyAll)
    pen.Rectangle(x + 2, y + (high - words.height) / 2, wide - 4, words.height, kGround);
  style.color = kInk;
  pen.TextMiddle(chart.language->Count(cell.count), style, x + 2, y, wide - 4, high);
}

}  // namespace

double PaintHeat(const Pen& pen, const Chart& chart) {
  double y = 0;
  const std::size_t bands = (chart.columns.size() + kMostColumns - 1) / kMostColumns;
  for (std::size_t band = 0; band < bands; ++band) {
    const std::size_t from = chart.columns.size() * band / bands, to = chart.columns.size() * (band + 1) / bands;
    const double label = pen.width() * (to - from > 4 ? .36 : .46), x = label + 8;
    const double wide = std::min(72.0, (pen.width() - x) / static_cast<double>(to - from));
    TextStyle heading = kSmall;
    heading.align = Align::kCentre;
    double head = 0;
    for (std::size_t c = from; c < to; ++c)
      head = std::max(head, pen.Measure(chart.columns[c], heading, wide - 4).height);
    for (std::size_t c = from; c < to; ++c) {
      const double high = pen.Measure(chart.columns[c], heading, wide - 4).height;
      pen.Text(chart.columns[c], heading, x + wide * static_cast<double>(c - from) + 2, y + head - high, wide - 4);
    }
    y += head + 4;
    for (const Row& row : chart.rows) {
      const double high = std::max(24.0, pen.Measure(row.name, kLabel, label).height + 4);
      pen.TextMiddle(row.name, kLabel, 0, y, label, high);
      for (std::size_t c = from; c < to; ++c)
        PaintCell(pen, chart, row.cells[c], x + wide * static_cast<double>(c - from) + 1, y + 1, wide - 2, high - 2);
      y += high;
    }
    y += 8;
  }
  return chart.columns.empty() ? 0 : y - 8;
}

}  // namespace charts
