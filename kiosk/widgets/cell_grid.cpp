#include "kiosk/widgets/cell_grid.h"

#include <algorithm>

#include "kiosk/widgets/image.h"
#include "kiosk/widgets/ink.h"
#include "shared/expression/value.h"
#include "shared/survey/cell.h"

namespace widgets {
namespace {

std::optional<survey::Cell> CellOf(const Item& item) {
  const std::string* name = item.value.text();
  return name ? survey::CellNamed(*name) : std::nullopt;
}

// The letters above and the numbers beside: a cell can be spoken of.
void Legend(Canvas& canvas, Rect board, int columns, int rows, float margin) {
  const text::Style style{
      .size = margin * .62f, .bold = true, .color = theme::kQuietInk, .align = text::Align::kCentre};
  const float w = board.w / static_cast<float>(columns), h = board.h / static_cast<float>(rows);
  for (int i = 0; i < columns; ++i)
    canvas.Write({board.x + w * static_cast<float>(i), board.y - margin, w, margin},
                 std::string(1, static_cast<char>('A' + i)), style);
  for (int i = 0; i < rows; ++i)
    canvas.Write({board.x - margin, board.y + h * static_cast<float>(i), margin, h},
                 std::string(1, static_cast<char>('1' + i)), style);
}

}  // namespace

const Item* CellGrid(Canvas& canvas, Rect area, const platform::Texture* picture, const std::vector<Item>& items) {
  const theme::Metrics& m = canvas.metrics();
  int columns = 1, rows = 1;
  for (const Item& item : items)
    if (const auto cell = CellOf(item))
      columns = std::max(columns, cell->column + 1), rows = std::max(rows, cell->row + 1);
  const float margin = m.u(8), thin = std::max(2.f, m.u(.5)), thick = std::max(5.f, m.u(1.6));
  const Rect place = OnGlass(canvas, area),
             inner{place.x + margin, place.y + margin, place.w - 2 * margin, place.h - margin};
  const Rect board = picture
                         ? Contained(inner, static_cast<float>(picture->width()), static_cast<float>(picture->height()))
                         : Contained(inner, static_cast<float>(columns), static_cast<float>(rows));
  const Unmirrored unmirrored(canvas);
  canvas.Fill(board, theme::kCard);
  if (picture) DrawImage(canvas, board, *picture);
  Legend(canvas, board, columns, rows, margin);
  const float w = board.w / static_cast<float>(columns), h = board.h / static_cast<float>(rows);
  const Item* tapped = nullptr;
  Rect marked;
  bool chosen = false;
  for (const Item& item : items) {
    const auto at = CellOf(item);
    if (!at) continue;
    const Rect cell{board.x + w * static_cast<float>(at->column), board.y + h * static_cast<float>(at->row), w, h};
    const Press press = canvas.Tappable(item.id, cell.Inset(1), item.label, item.state.enabled);
    if (press == Press::kTapped) tapped = &item;
    if (!picture) {
      if (item.emoji.empty())
        canvas.Write(cell, item.label,
                     Fitting(canvas, item.label, {.size = m.u(7), .align = text::Align::kCentre}, {w - m.u(2), h}));
      else
        canvas.Emoji(cell, item.emoji, std::min(w, h) * .66f);
    }
    // White around the line: it must be seen on any picture.
    canvas.Edge({cell.x - thin, cell.y - thin, w + 2 * thin, h + 2 * thin}, theme::kCard, 3 * thin);
    canvas.Edge({cell.x - thin / 2, cell.y - thin / 2, w + thin, h + thin}, theme::kEdge, thin);
    if (press == Press::kHeld || (item.state.chosen && marked.w == 0)) marked = cell;
    chosen = chosen || item.state.chosen;
  }
  if (marked.w > 0) {
    canvas.Edge({marked.x - thick, marked.y - thick, w + 2 * thick, h + 2 * thick}, theme::kCard, thick * 2.4f, m.u(2));
    canvas.Edge({marked.x - thick / 2, marked.y - thick / 2, w + thick, h + thick}, theme::kPrimary, thick, m.u(2));
    const float sign = std::min({w * .5f, h * .5f, m.u(14)});
    if (chosen) {
      const Rect at{marked.x + (w - sign) / 2, marked.y + (h - sign) / 2, sign, sign};
      canvas.Disc(at.x + sign / 2, at.y + sign / 2, sign * .58f, theme::kCard);
      ChosenMark(canvas, at);
    }
  }
  return tapped;
}

}  // namespace widgets
