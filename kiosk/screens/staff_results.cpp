// What a round says, a question at a time: for a screen that many look at.
#include <algorithm>

#include "kiosk/screens/staff_parts.h"
#include "kiosk/widgets/charts.h"

namespace screens {
namespace {

using widgets::Canvas;
using widgets::Charts;
using widgets::Rect;

constexpr float kEdge = 7;                // u: between a picture and the edge of its card
constexpr double kSmallestInChart = 3.5;  // mm of the em: several people look, from a step away

// What stands above a picture, and the place below it.
struct Heading {
  text::Style title, finding;
  std::string found;
  float title_h = 0, finding_h = 0;  // pixels
  Charts::Place place;
};

Heading HeadingOf(Canvas& canvas, const charts::Chart& chart, float title_w) {
  const theme::Metrics& m = canvas.metrics();
  const Rect body = Body(canvas);
  Heading heading;
  heading.title = widgets::Fitting(canvas, chart.title, {.size = m.u(10), .bold = true}, {title_w, body.h * .2f}, .5);
  heading.title_h = canvas.Measure(chart.title, heading.title, title_w).h + m.u(3);
  heading.found = charts::Finding(chart);
  if (!heading.found.empty()) {
    heading.finding = widgets::Fitting(canvas, heading.found, {.size = m.u(7)}, {body.w, body.h * .16f}, .6);
    heading.finding_h = canvas.Measure(heading.found, heading.finding, body.w).h + m.u(3);
  }
  const float room = body.bottom() - Strip(canvas).y - heading.title_h - heading.finding_h - m.u(1);
  heading.place = {{body.w - 2 * m.u(kEdge), room - 2 * m.u(kEdge)}, m.u(8), m.mm(kSmallestInChart)};
  return heading;
}

}  // namespace

staff::Intent StaffResults(Stage& stage, const staff::Work& work, const i18n::Pack& pack) {
  Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  Charts* charts = stage.charts;
  const Rect body = Body(canvas), strip = Strip(canvas);
  const text::Style quiet{.size = m.u(6), .color = theme::kQuietInk};
  const float place_w = canvas.Measure(pack.Number(88) + " / " + pack.Number(88), quiet).w + 2;
  const float title_w = body.w - place_w - m.u(6);
  if (charts) charts->Fit({body.w, body.h}, [&](const auto& chart) { return HeadingOf(canvas, chart, title_w).place; });
  const std::size_t count = charts ? charts->size() : 0;
  if (count == 0)
    return StaffListPage(stage, {.title = work.round().title, .lines = {pack.Say(i18n::kStaffResultsNone)}}, pack);
  const std::size_t at = std::min(static_cast<std::size_t>(work.part()), count - 1);
  const charts::Chart& chart = charts->WholeOf(at);
  const Heading heading = HeadingOf(canvas, chart, title_w);
  const std::string place =
      pack.Number(static_cast<long long>(at) + 1) + " / " + pack.Number(static_cast<long long>(count));
  const float own_w = canvas.Measure(place, quiet).w + 2;
  canvas.Write({body.right() - own_w, strip.y, own_w, m.u(10)}, place, quiet);
  canvas.WriteFromTop({body.x, strip.y, title_w, 0}, chart.title, heading.title);
  float y = strip.y + heading.title_h;
  if (!heading.found.empty()) canvas.WriteFromTop({body.x, y, body.w, 0}, heading.found, heading.finding);
  y += heading.finding_h;
  const platform::Texture& picture = charts->Picture(at, heading.place);
  const auto w = static_cast<float>(picture.width()), h = static_cast<float>(picture.height()), edge = m.u(kEdge);
  canvas.Fill({body.x, y + m.u(1), body.w, h + 2 * edge}, theme::kCard, m.u(4));
  canvas.Picture({body.x + (body.w - w) / 2, y + m.u(1) + edge, w, h}, picture, theme::kInk);
  const std::string pressed = DrawStaffBar(stage,
                                           {{"back", i18n::kStaffBack},
                                            {"before", i18n::kStaffBefore, widgets::Look::kPlain, at > 0},
                                            {"next", i18n::kStaffNext, widgets::Look::kPrimary, at + 1 < count}},
                                           pack);
  if (pressed == "back") return staff::Back{};
  if (pressed == "before") return staff::Turn{-1};
  if (pressed == "next") return staff::Turn{1};
  return {};
}

}  // namespace screens
