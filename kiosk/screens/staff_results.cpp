// What a round says, a question at a time: for a screen that many look at.
#include <algorithm>

#include "kiosk/screens/staff_parts.h"
#include "kiosk/widgets/charts.h"

namespace screens {

using widgets::Canvas;
using widgets::Rect;

staff::Intent StaffResults(Stage& stage, const staff::Work& work, const i18n::Pack& pack) {
  Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  widgets::Charts* charts = stage.charts;
  const std::size_t count = charts ? charts->size() : 0;
  if (count == 0)
    return StaffListPage(stage, {.title = work.round().title, .lines = {pack.Say(i18n::kStaffResultsNone)}}, pack);
  const std::size_t at = std::min(static_cast<std::size_t>(work.part()), count - 1);
  const charts::Chart& chart = (*charts)[at];
  const Rect body = Body(canvas), strip = Strip(canvas);
  const std::string place =
      pack.Number(static_cast<long long>(at) + 1) + " / " + pack.Number(static_cast<long long>(count));
  const text::Style quiet{.size = m.u(6), .color = theme::kQuietInk};
  const float place_w = canvas.Measure(place, quiet).w + 2, words_w = body.w - place_w - m.u(6);
  canvas.Write({body.right() - place_w, strip.y, place_w, m.u(10)}, place, quiet);
  const text::Style head =
      widgets::Fitting(canvas, chart.title, {.size = m.u(10), .bold = true}, {words_w, body.h * .2f}, .5);
  float y = strip.y + canvas.WriteFromTop({body.x, strip.y, words_w, 0}, chart.title, head) + m.u(3);
  if (const std::string finding = charts::Finding(chart); !finding.empty()) {
    const text::Style said = widgets::Fitting(canvas, finding, {.size = m.u(7)}, {body.w, body.h * .16f}, .6);
    y += canvas.WriteFromTop({body.x, y, body.w, 0}, finding, said) + m.u(3);
  }
  const float edge = m.u(7), room = body.bottom() - y - m.u(1);
  const platform::Texture& picture = charts->Picture(at, {body.w - 2 * edge, room - 2 * edge}, m.u(8));
  const auto w = static_cast<float>(picture.width()), h = static_cast<float>(picture.height());
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
