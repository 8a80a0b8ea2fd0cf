// Diverging bars (Likert): what is below the middle goes towards the start, what is above it towards the end, and half
// of the middle step to either side.
#include <algorithm>

#include "shared/report/charts/paint.h"
#include "shared/report/charts/parts.h"

namespace charts {
namespace {

using Shown = privacy::GatedCount::Kind;
constexpr double kBar = 16, kStub = 9, kFaceSize = 13;

double SideOf(const Row& row, bool upper) {
  double side = 0;
  for (std::size_t s = 0; s < row.cells.size(); ++s) {
    const double part = row.cells[s].shown() ? row.cells[s].value : 0;
    if (upper ? IsUpper(s, row.cells.size()) : IsLower(s, row.cells.size())) {
      side += part;
    } else if (!IsUpper(s, row.cells.size()) && !IsLower(s, row.cells.size())) {
      side += part / 2;
    }
  }
  return side;
}

int StubsOf(const Row& row, bool upper) {
  int stubs = 0;
  for (std::size_t s = 0; s < row.cells.size(); ++s)
    if (!row.cells[s].shown() && upper != IsLower(s, row.cells.size())) ++stubs;
  return stubs;
}

struct Plot {
  double x, wide;  // of the bars
  double middle;   // place of the middle line
  double of_one;   // points for all people of a row
};

Plot PlotOf(const Chart& chart, double x, double wide) {
  double lower = 0, upper = 0;
  int before = 0, behind = 0;
  for (const Row& row : chart.rows) {
    lower = std::max(lower, SideOf(row, false)), upper = std::max(upper, SideOf(row, true));
    before = std::max(before, StubsOf(row, false)), behind = std::max(behind, StubsOf(row, true));
  }
  const double room = wide - kStub * (before + behind);
  const double of_one = room / std::max(1.0, lower + upper);
  // One row that does not fill its width stands where the widest would.
  return {x, wide,
          x + kStub * before + (lower + upper < 1 ? (room - of_one * (lower + upper)) / 2 : 0) + lower * of_one,
          of_one};
}

bool IsHidden(const Row& row) {
  return std::ranges::none_of(row.cells, [](const Cell& cell) { return cell.shown(); });
}

void PaintRow(const Pen& pen, const Chart& chart, const Row& row, const Plot& plot, double y) {
  const std::vector<Fill> fills = ScaleFills(row.cells.size());
  if (IsHidden(row)) {
    const auto nearly =
        std::ranges::find(row.cells, Shown::kNearlyAll, [](const Cell& cell) { return cell.count.kind; });
    const bool all = nearly != row.cells.end();
    if (all) {
      pen.Box(plot.x, y, plot.wide, kBar, fills[static_cast<std::size_t>(nearly - row.cells.begin())]);
    } else {
      pen.Hidden(plot.x, y, plot.wide, kBar);
    }
    const std::string words =
        all ? chart.language->Say("scale.nearly_all",
                                  {{"name", chart.columns[static_cast<std::size_t>(nearly - row.cells.begin())]}})
            : chart.language->Count(row.cells.empty() ? privacy::GatedCount{} : row.cells[0].count);
    pen.Plate(words, kSmall, plot.x + plot.wide / 2, y + kBar / 2);
    return;
  }
  double x = plot.middle - SideOf(row, false) * plot.of_one - kStub * StubsOf(row, false);
  for (std::size_t s = 0; s < row.cells.size(); ++s) {
    const Cell& cell = row.cells[s];
    if (!cell.shown()) {
      pen.Hidden(x, y, kStub, kBar);
      x += kStub;
      continue;
    }
    const double wide = cell.value * plot.of_one;
    pen.Box(x, y, wide, kBar, fills[s]);
    const std::string figure = chart.language->Number(cell.count.rounded);
    if (wide > pen.Measure(figure, kFigure).width + 6) pen.Plate(figure, kFigure, x + wide / 2, y + kBar / 2);
    x += wide;
  }
}

// Which steps the stubs are: "Too few: Bad, So-so".
std::string Remark(const Chart& chart, const Row& row) {
  if (IsHidden(row)) return {};
  std::string names;
  for (std::size_t s = 0; s < row.cells.size(); ++s) {
    if (row.cells[s].shown()) continue;
    const std::string& name = chart.columns[s];
    names = names.empty() ? name : chart.language->Say("list.comma", {{"a", names}, {"b", name}});
  }
  if (names.empty()) return {};
  return chart.language->Say("scale.hidden", {{"names", names}});
}

}  // namespace

double PaintScale(const Pen& pen, const Chart& chart) {
  const std::vector<Fill> fills = ScaleFills(chart.columns.size());
  const double swatch = chart.faces ? kFaceSize * 2 + 3 : 12;
  double y = PaintKey(pen, chart.columns, swatch, 0, [&](std::size_t s, double x, double at) {
    const double size = chart.faces ? kFaceSize : 12, top = at + (swatch - size) / 2;
    pen.Box(x, top, size, size, fills[s]);
    const double mood =
        chart.columns.size() < 2 ? 0 : 2.0 * static_cast<double>(s) / static_cast<double>(chart.columns.size() - 1) - 1;
    if (chart.faces) pen.Face(x + kFaceSize * 1.5 + 3, top + kFaceSize / 2, kFaceSize / 2, mood);
  });
  y += 3;
  const bool alone = chart.rows.size() < 2;
  double label = 0;
  for (const Row& row : chart.rows)
    label =
        std::max({label, pen.Measure(row.name, kLabel).width + 1, pen.Measure(PeopleOf(chart, row), kSmall).width + 1});
  label = alone ? 0 : std::min(label, pen.width() * .36);
  const Plot plot = PlotOf(chart, alone ? 0 : label + 8, pen.width() - (alone ? 0 : label + 8));
  for (const Row& row : chart.rows) {
    double tall = kBar;
    pen.Line(plot.middle, y - 4, plot.middle, y + kBar + 6, kInk, 1);  // the bar lies on it
    if (!alone) {
      const std::string people = PeopleOf(chart, row);
      const double name = pen.Measure(row.name, kLabel, label).height;
      tall = std::max(tall, name + (people.empty() ? 0 : 10));
      pen.Text(row.name, kLabel, 0, y, label);
      if (!people.empty()) pen.Text(people, kSmall, 0, y + name - 1, label);
    }
    PaintRow(pen, chart, row, plot, y + (alone ? 0 : 1));
    if (const std::string remark = Remark(chart, row); !remark.empty()) {
      const double under = y + kBar + 2;
      tall = std::max(tall, kBar + 2 + pen.Text(remark, kSmall, plot.x, under, plot.wide).height);
    }
    y += tall + 6;
  }
  return chart.rows.empty() ? y : y - 1;
}

}  // namespace charts
