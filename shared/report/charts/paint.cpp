#include "shared/report/charts/paint.h"

namespace charts {
namespace {

double Paint(const Pen& pen, const Chart& chart) {
  switch (chart.kind) {
    case Kind::kBars:
    case Kind::kRanking: return PaintBars(pen, chart);
    case Kind::kScale: return PaintScale(pen, chart);
    case Kind::kMeans: return PaintMeans(pen, chart);
    case Kind::kTrend: return PaintTrend(pen, chart);
    case Kind::kHeat: return PaintHeat(pen, chart);
    case Kind::kRegions: return PaintRegions(pen, chart);
  }
  return 0;
}

}  // namespace

double Height(const Chart& chart, double width) { return Paint(Pen(nullptr, *chart.language, width), chart); }

void Draw(cairo_t* cairo, const Chart& chart, double width) { Paint(Pen(cairo, *chart.language, width), chart); }

std::string PeopleOf(const Chart& chart, const Row& row) {
  if (!row.n.shown()) return {};
  return chart.language->Say("people", {{"n", static_cast<long long>(row.n.rounded)}});
}

std::string FigureOf(const Chart& chart, const Cell& cell, bool percent) {
  const Language& language = *chart.language;
  if (!cell.shown()) return language.Count(cell.count);
  if (!chart.shares) return language.Number(cell.value, chart.decimals);
  std::string figure = language.Number(cell.count.rounded);
  if (percent) figure += " (" + language.Percent(cell.value) + ")";
  return figure;
}

}  // namespace charts
