// Points with their 95 % intervals: means of groups, and what moved from round to round.
#include <algorithm>
#include <cmath>

#include "shared/report/charts/paint.h"

namespace charts {
namespace {

// Round steps of an axis, four to eight of them.
double StepOf(double from, double to) {
  const double rough = (to - from) / 5, tens = std::pow(10, std::floor(std::log10(rough)));
  for (const double step : {1.0, 2.0, 2.5, 5.0})
    if (step * tens >= rough) return step * tens;
  return 10 * tens;
}

std::string Tick(const Chart& chart, double value, double step) {
  if (chart.shares) return chart.language->Percent(value);
  return chart.language->Number(value, step < 1 ? (step < .1 ? 2 : 1) : 0);
}

std::string Interval(const Chart& chart, const Cell& cell) {
  const Language& language = *chart.language;
  return language.Say("mean.interval", {{"mean", language.Number(cell.value, chart.decimals)},
                                        {"low", language.Number(cell.low, chart.decimals)},
                                        {"high", language.Number(cell.high, chart.decimals)}});
}

}  // namespace

double PaintMeans(const Pen& pen, const Chart& chart) {
  double label = 0, figure = 0;
  for (const Row& row : chart.rows) {
    label =
        std::max({label, pen.Measure(row.name, kLabel).width + 1, pen.Measure(PeopleOf(chart, row), kSmall).width + 1});
    figure = std::max(figure, pen.Measure(row.cells[0].shown() ? Interval(chart, row.cells[0])
                                                               : chart.language->Count(row.cells[0].count),
                                          kFigure)
                                  .width);
  }
  label = std::min(label, pen.width() * .32);
  const double x = label + 14, wide = pen.width() - x - figure - 16, line = 20;
  const double step = StepOf(chart.from, chart.to);
  const auto place = [&](double value) { return x + wide * (value - chart.from) / (chart.to - chart.from); };
  double bottom = 0;
  for (const Row& row : chart.rows) bottom += std::max(line, pen.Measure(row.name, kLabel, label).height + 12);
  for (double tick = chart.from; tick <= chart.to + step * 1e-6; tick += step) {
    pen.Line(place(tick), 0, place(tick), bottom + 3, kTrack, .8);
    TextStyle style = kSmall;
    style.align = Align::kCentre;
    pen.Text(Tick(chart, tick, step), style, place(tick) - 25, bottom + 4, 50);
  }
  for (const double cut : chart.cuts) pen.Line(place(cut), 0, place(cut), bottom + 3, kInk, 1, {3, 2});
  pen.Line(x, bottom + 3, x + wide, bottom + 3, kRule, .8);
  double y = 0;
  for (std::size_t r = 0; r < chart.rows.size(); ++r) {
    const Row& row = chart.rows[r];
    const Cell& cell = row.cells[0];
    const double name = pen.Measure(row.name, kLabel, label).height, tall = std::max(line, name + 12),
                 middle = y + tall / 2;
    pen.Text(row.name, kLabel, 0, y + (tall - name - 10) / 2, label);
    pen.Text(PeopleOf(chart, row), kSmall, 0, y + (tall - name - 10) / 2 + name - 1, label);
    if (cell.shown()) {
      pen.Line(place(cell.low), middle, place(cell.high), middle, kAccent, 2.2);
      for (const double end : {cell.low, cell.high})
        pen.Line(place(end), middle - 4, place(end), middle + 4, kAccent, 1.4);
      pen.Mark(Marker::kDisc, place(cell.value), middle, 4.2, kInk);
      pen.TextMiddle(Interval(chart, cell), kFigure, x + wide + 12, y, figure + 2, tall);
    } else {
      pen.Hidden(x, middle - 6, wide, 12);
      pen.Plate(chart.language->Count(cell.count), kSmall, x + wide / 2, middle);
    }
    y += tall;
  }
  return bottom + 16;
}

double PaintTrend(const Pen& pen, const Chart& chart) {
  constexpr double kPlot = 128;
  double y = 4;
  if (chart.rows.size() > 1)
    y += PaintKey(pen, {[&] {
                    std::vector<std::string> names;
                    for (const Row& row : chart.rows) names.push_back(row.name);
                    return names;
                  }()},
                  20, y - 4, [&](std::size_t r, double x, double at) {
                    const Stroke& stroke = SeriesStroke(r);
                    pen.Line(x, at + 10, x + 20, at + 10, stroke.color, 1.8, stroke.dashes);
                    pen.Mark(stroke.marker, x + 10, at + 10, 3.4, stroke.color);
                  });
  const double step = StepOf(chart.from, chart.to);
  const double axis = 8 + std::max(pen.Measure(Tick(chart, chart.to, step), kSmall).width,
                                   pen.Measure(Tick(chart, chart.from, step), kSmall).width);
  const double wide = pen.width() - axis,
               column = wide / static_cast<double>(std::max<std::size_t>(1, chart.columns.size()));
  const auto height = [&](double value) { return y + kPlot * (1 - (value - chart.from) / (chart.to - chart.from)); };
  const auto place = [&](std::size_t c) { return axis + column * (static_cast<double>(c) + .5); };
  for (double tick = chart.from; tick <= chart.to + step * 1e-6; tick += step) {
    pen.Line(axis, height(tick), axis + wide, height(tick), tick == chart.from ? kRule : kTrack, .8);
    TextStyle style = kSmall;
    style.align = Align::kEnd;
    pen.TextMiddle(Tick(chart, tick, step), style, 0, height(tick) - 6, axis - 5, 12);
  }
  for (const double cut : chart.cuts) pen.Line(axis, height(cut), axis + wide, height(cut), kInk, 1, {3, 2});
  double below = 0;
  TextStyle under = kSmall;
  under.align = Align::kCentre;
  for (std::size_t c = 0; c < chart.columns.size(); ++c) {
    below =
        std::max(below, pen.Text(chart.columns[c], under, place(c) - column / 2 + 1, y + kPlot + 4, column - 2).height);
    // A round in which no line has a number.
    const bool empty = std::ranges::none_of(chart.rows, [&](const Row& row) { return row.cells[c].shown(); });
    if (!empty || chart.rows.empty()) continue;
    pen.Hidden(place(c) - column * .35, y, column * .7, kPlot);
    pen.Plate(chart.language->Count(chart.rows[0].cells[c].count), kSmall, place(c), y + kPlot / 2);
  }
  const double lines = static_cast<double>(chart.rows.size());
  for (std::size_t r = 0; r < chart.rows.size(); ++r) {
    const Stroke& stroke = SeriesStroke(r);
    // Intervals of several lines stand beside each other, not on each other.
    const double shift = (static_cast<double>(r) - (lines - 1) / 2) * std::min(5.0, column * .5 / lines);
    const std::vector<Cell>& cells = chart.rows[r].cells;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (!cells[c].shown()) continue;
      const double x = place(c) + shift;
      if (c > 0 && cells[c - 1].shown())
        pen.Line(place(c - 1) + shift, height(cells[c - 1].value), x, height(cells[c].value), stroke.color, 1.8,
                 stroke.dashes);
      if (cells[c].low < cells[c].high) {
        pen.Line(x, height(cells[c].low), x, height(cells[c].high), stroke.color, .9);
        for (const double end : {cells[c].low, cells[c].high})
          pen.Line(x - 2.5, height(end), x + 2.5, height(end), stroke.color, .9);
      }
      pen.Mark(stroke.marker, x, height(cells[c].value), 3.4, stroke.color);
    }
  }
  return y + kPlot + 6 + below;
}

}  // namespace charts
