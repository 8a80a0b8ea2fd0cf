#include "kiosk/screens/staff_parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace screens {
namespace {

using widgets::Canvas;
using widgets::Rect;

// Where the rows stand: in columns, as many as there is room for.
struct Grid {
  float row_h = 0, gap = 0;
  int columns = 1, lines = 1;
  std::size_t room() const { return static_cast<std::size_t>(columns * lines); }
};

Grid GridFor(const Canvas& canvas, Rect area, std::size_t rows) {
  Grid grid;
  grid.row_h = std::min(Target(canvas), canvas.metrics().still(24));
  grid.gap = std::max(canvas.metrics().mm(3), canvas.metrics().still(3.5));
  const auto fit = [&](float height) { return static_cast<int>((height + grid.gap) / (grid.row_h + grid.gap)); };
  if (const float tall = grid.row_h * 1.4f;
      canvas.metrics().portrait() && static_cast<float>(rows) * (tall + grid.gap) <= area.h + grid.gap)
    grid.row_h = tall;  // a long label gets two lines of a good size
  grid.lines = std::max(1, fit(area.h));
  if (!canvas.metrics().portrait() && static_cast<int>(rows) > grid.lines) grid.columns = 2;
  return grid;
}

Rect Place(const Grid& grid, Rect area, std::size_t i) {
  const auto column = static_cast<float>(i % static_cast<std::size_t>(grid.columns));
  const auto line = static_cast<float>(i / static_cast<std::size_t>(grid.columns));
  const float w = (area.w - grid.gap * static_cast<float>(grid.columns - 1)) / static_cast<float>(grid.columns);
  return {area.x + column * (w + grid.gap), area.y + line * (grid.row_h + grid.gap), w, grid.row_h};
}

bool DrawRow(Canvas& canvas, Rect rect, const StaffRow& row, bool choosing) {
  if (!choosing) return widgets::Button(canvas, row.id, rect, row.label, widgets::Look::kPlain, row.emoji, row.enabled);
  const float room = widgets::RowCardLabelWidth(canvas, rect.w, row.emoji, canvas.metrics().u(7));
  const text::Style style = widgets::Fitting(canvas, row.label, {.size = canvas.metrics().u(7)}, {room, rect.h * .9f});
  return widgets::RowCard(canvas, row.id, rect, row.label, row.emoji,
                          {.chosen = row.chosen, .badge = {}, .round_mark = true, .enabled = row.enabled}, style.size);
}

// The list, or as much of it as fits, with a button for the rest.
StaffTouched DrawRows(Canvas& canvas, Rect area, const StaffPage& page, const i18n::Pack& pack) {
  StaffTouched touched;
  const Grid grid = GridFor(canvas, area, page.rows.size());
  const bool all = page.rows.size() <= grid.room();
  const std::size_t shown = all ? grid.room() : std::max<std::size_t>(1, grid.room() - 1);
  const std::size_t parts = (page.rows.size() + shown - 1) / std::max<std::size_t>(1, shown);
  const std::size_t part = std::min(static_cast<std::size_t>(page.part), std::max<std::size_t>(parts, 1) - 1);
  const std::size_t first = part * shown, last = std::min(page.rows.size(), first + shown);
  for (std::size_t i = first; i < last; ++i)
    if (DrawRow(canvas, Place(grid, area, i - first), page.rows[i], page.choosing)) touched.row = i;
  // The last place turns to the next part, and from the last one to the first.
  if (!all && widgets::Button(canvas, "more", Place(grid, area, grid.room() - 1), pack.Say(i18n::kStaffMore)))
    touched.turn = part + 1 < parts ? 1 : -page.part;
  return touched;
}

// The least that the rows need: all of them, or as much as two lines and a button for the rest.
float RowsHeight(const Canvas& canvas, Rect body, std::size_t rows) {
  if (rows == 0) return 0;
  const Grid grid = GridFor(canvas, body, rows);
  const int columns = canvas.metrics().portrait() ? 1 : 2;
  const int lines = std::min(static_cast<int>((rows + static_cast<std::size_t>(columns) - 1)) / columns, 3);
  return static_cast<float>(lines) * (grid.row_h + grid.gap);
}

// Above the bottom bar, from below the ribbon on: these pages have no strip.
Rect Whole(const Canvas& canvas) {
  const Rect body = Body(canvas), strip = Strip(canvas);
  return {body.x, strip.y, body.w, body.bottom() - strip.y};
}

// Many short lines stand in two columns where the screen is wide.
struct Columns {
  std::size_t first = 0;  // how many are in the first column
  float width = 0;        // of a column
};

Columns Arranged(const Canvas& canvas, const StaffPage& page, float width) {
  const bool two = !canvas.metrics().portrait() && page.rows.empty() && page.lines.size() > 6;
  return {two ? (page.lines.size() + 1) / 2 : page.lines.size(), two ? width * .48f : width};
}

float HeightOf(Canvas& canvas, const StaffPage& page, const Columns& columns, const text::Style& style, float gap) {
  float heights[2] = {0, 0};
  for (std::size_t i = 0; i < page.lines.size(); ++i)
    heights[i < columns.first ? 0 : 1] += canvas.Measure(page.lines[i], style, columns.width).h + gap;
  return std::max(heights[0], heights[1]);
}

float DrawLines(Canvas& canvas, Rect body, float top, const StaffPage& page, const Columns& columns,
                const text::Style& style, float gap) {
  float y = top, lowest = top;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    if (i == columns.first) y = top;
    const float x = i < columns.first ? body.x : body.right() - columns.width;
    y += canvas.WriteFromTop({x, y, columns.width, 0}, page.lines[i], style) + gap;
    lowest = std::max(lowest, y);
  }
  return lowest;
}

}  // namespace

std::string Latin(std::string_view text) { return fmt::format("\u2068{}\u2069", text); }

std::string Bytes(const i18n::Pack& pack, std::uint64_t bytes) {
  const char* units[] = {"KB", "MB", "GB", "TB"};
  std::size_t unit = 0;
  std::uint64_t tenths = bytes / 100;  // of a kilobyte
  for (; tenths >= 10'000 && unit + 1 < std::size(units); ++unit) tenths /= 1000;
  const auto whole = static_cast<long long>(tenths / 10), rest = static_cast<long long>(tenths % 10);
  const std::string number = whole >= 100 ? pack.Number(whole) : pack.Number(whole) + "." + pack.Number(rest);
  return Latin(number + " " + units[unit]);
}

StaffTouched DrawStaffPage(Stage& stage, const StaffPage& given, const i18n::Pack& pack) {
  Canvas& canvas = *stage.canvas;
  StaffPage page = given;
  if (canvas.rtl()) {  // also a line that begins with a file's name, or an emoji and one, runs from the right
    constexpr const char* kFromTheRight = "\u200f";
    for (std::string& line : page.lines) line.insert(0, kFromTheRight);
    for (StaffRow& row : page.rows) row.label.insert(0, kFromTheRight);
    page.title.insert(0, kFromTheRight);
  }
  const theme::Metrics& m = canvas.metrics();
  const Rect body = Whole(canvas);
  const float rows_h = RowsHeight(canvas, body, page.rows.size());
  const Columns columns = Arranged(canvas, page, body.w);
  for (const double scale : {1.0, .9, .8, .7, .6, .5, .42}) {
    const text::Style head{.size = m.u(12.5 * scale), .bold = true}, plain{.size = m.u(7.6 * scale)};
    const float gap = m.u(4.5 * scale), bar = page.progress >= 0 ? m.u(6 * scale) + gap : 0;
    float height = canvas.Measure(page.title, head, body.w).h + gap + bar;
    height += HeightOf(canvas, page, columns, plain, gap);
    if (height + rows_h > body.h && scale > .42) continue;
    float y = body.y + canvas.WriteFromTop({body.x, body.y, body.w, 0}, page.title, head) + gap;
    if (bar > 0) widgets::ProgressBar(canvas, {body.x, y, body.w, bar - gap}, page.progress), y += bar;
    y = DrawLines(canvas, body, y, page, columns, plain, gap);
    if (page.rows.empty()) return {};
    return DrawRows(canvas, {body.x, y, body.w, body.bottom() - y}, page, pack);
  }
  return {};
}

std::string DrawStaffBar(Stage& stage, std::initializer_list<StaffButton> buttons, const i18n::Pack& pack) {
  Canvas& canvas = *stage.canvas;
  std::string touched;
  int i = 0;
  const int n = static_cast<int>(buttons.size());
  if (n == 1 && buttons.begin()->look == widgets::Look::kPrimary) i = 1;  // the way on stands at the end
  for (const StaffButton& button : buttons)
    if (widgets::Button(canvas, button.id, Part(canvas, BottomBar(canvas), i++, std::max(n, 2)), pack.Say(button.words),
                        button.look, {}, button.enabled))
      touched = button.id;
  return touched;
}

staff::Intent StaffListPage(Stage& stage, const StaffPage& page, const i18n::Pack& pack,
                            std::initializer_list<StaffButton> more) {
  const StaffTouched touched = DrawStaffPage(stage, page, pack);
  std::string pressed;
  if (more.size() == 0)
    pressed = DrawStaffBar(stage, {{"back", i18n::kStaffBack}}, pack);
  else
    pressed = DrawStaffBar(stage, {{"back", i18n::kStaffBack}, *more.begin()}, pack);
  if (pressed == "back") return staff::Back{};
  if (!pressed.empty()) return staff::Yes{};
  if (touched.row) return staff::Pick{*touched.row};
  if (touched.turn != 0) return staff::Turn{touched.turn};
  return {};
}

}  // namespace screens
