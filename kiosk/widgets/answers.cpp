#include "kiosk/widgets/answers.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "kiosk/widgets/controls.h"
#include "kiosk/widgets/items.h"
#include "kiosk/widgets/reorder.h"
#include "shared/i18n/strings.h"

namespace widgets {
namespace {

// How close choices may stand, in millimetres. Tight is for screens of a hand's size, and only when roomy
// never fits.
struct Density {
  double smallest, gap;
};
constexpr Density kRoomy{15, 5}, kTight{10, 2.5};

// How the items are laid out: columns, and the height of each row of the grid.
struct Grid {
  int columns = 1;
  float text_size = 0, cell_w = 0, gap = 0;
  std::vector<float> rows;
  float height() const {
    float sum = -gap;
    for (const float row : rows) sum += row + gap;
    return sum;
  }
};

float CellHeight(Canvas& canvas, const Item& item, bool pictures, float cell_w, float text_size, Density density) {
  const theme::Metrics& m = canvas.metrics();
  if (!pictures)
    return std::max(RowCardHeight(canvas, cell_w, item.label, item.emoji, text_size), m.mm(density.smallest));
  const float words = canvas.Measure(item.label, {.size = text_size, .align = text::Align::kCentre}, cell_w - m.u(4)).h;
  return words + m.still(5) +
         (item.photo ? std::clamp(cell_w * .6f, m.still(22), m.still(64))
                     : std::clamp(cell_w * .45f, m.still(14), m.still(34)));
}

Grid Arrange(Canvas& canvas, const std::vector<Item>& items, bool pictures, float width, int columns, float text_size,
             Density density) {
  const theme::Metrics& m = canvas.metrics();
  Grid grid{columns, text_size, 0, std::max(m.mm(density.gap), m.still(2.5)), {}};
  grid.cell_w = (width - grid.gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const float need = CellHeight(canvas, items[i], pictures, grid.cell_w, text_size, density);
    if (i % columns == 0)
      grid.rows.push_back(need);
    else
      grid.rows.back() = std::max(grid.rows.back(), need);
  }
  return grid;
}

bool WordsStayWhole(Canvas& canvas, const std::vector<Item>& items, bool pictures, const Grid& grid) {
  return std::all_of(items.begin(), items.end(), [&](const Item& item) {
    const float width = pictures ? grid.cell_w - canvas.metrics().u(4)
                                 : RowCardLabelWidth(canvas, grid.cell_w, item.emoji, grid.text_size);
    return canvas.WordsFit(item.label, {.size = grid.text_size}, width);
  });
}

// The largest text and then the fewest columns that fit; nothing when none does.
std::optional<Grid> Fit(Canvas& canvas, const std::vector<Item>& items, bool pictures, Rect area, Density density) {
  const theme::Metrics& m = canvas.metrics();
  const int count = static_cast<int>(items.size());
  const float narrowest = std::max(m.mm(pictures ? 22 : 45), m.still(pictures ? 34 : 62));
  for (const double scale : {1.3, 1.15, 1.0, .9, .8, .7}) {
    const float text_size = m.u((pictures ? 6.6 : 7.6) * scale);
    std::vector<int> tries;
    if (pictures) {  // near the shape of the area, rows full where they can be
      for (int c = std::min(count, 6); c >= 1; --c) tries.push_back(c);
      const auto waste = [&](int c) {
        const int rows = (count + c - 1) / c;
        return std::abs(std::log(area.w / static_cast<float>(c) / (area.h / static_cast<float>(rows)))) +
               .4 * (rows * c - count);
      };
      std::stable_sort(tries.begin(), tries.end(), [&](int a, int b) { return waste(a) < waste(b); });
    } else {
      for (int c = 1; c <= 3; ++c) tries.push_back(c);
    }
    const float gap = std::max(m.mm(density.gap), m.still(2.5));
    for (const int columns : tries) {
      if (columns > 1 && (area.w + gap) / static_cast<float>(columns) - gap < narrowest) continue;
      const Grid grid = Arrange(canvas, items, pictures, area.w, columns, text_size, density);
      if (columns > 1 && !WordsStayWhole(canvas, items, pictures, grid)) continue;
      if (grid.height() <= area.h) return grid;
    }
  }
  return std::nullopt;
}

std::vector<Rect> Cells(Rect area, const std::vector<Item>& items, bool pictures, Grid grid) {
  std::vector<Rect> cells;
  // Room that is left makes the cards taller, up to half as much again, before it becomes margin.
  const float spare = std::max(0.f, area.h - grid.height());
  const float grow = std::min(pictures ? .5f : .35f, spare / std::max(1.f, grid.height()));
  for (float& row : grid.rows) row *= 1 + grow;
  float y = area.y + std::max(0.f, area.h - grid.height()) / 2;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::size_t column = i % grid.columns;
    const float row = grid.rows[i / grid.columns];
    if (i > 0 && column == 0) y += grid.rows[i / grid.columns - 1] + grid.gap;
    // The last row of a picture grid stands in the middle.
    const std::size_t in_row = std::min<std::size_t>(grid.columns, items.size() - i + column);
    const float missing = static_cast<float>(grid.columns - in_row) * (grid.cell_w + grid.gap);
    const float x = area.x + (pictures ? missing / 2 : 0) + static_cast<float>(column) * (grid.cell_w + grid.gap);
    cells.push_back({x, y, grid.cell_w, row});
  }
  return cells;
}

Tapped DrawGrid(Canvas& canvas, Rect area, const std::vector<Item>& items, bool pictures, const Grid& grid) {
  Tapped tapped;
  const std::vector<Rect> cells = Cells(area, items, pictures, grid);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    const bool hit = pictures ? PictureCard(canvas, item.id, cells[i], item.label, item.emoji, item.state,
                                            grid.text_size, item.photo)
                              : RowCard(canvas, item.id, cells[i], item.label, item.emoji, item.state, grid.text_size);
    if (hit) tapped.item = &item;
  }
  return tapped;
}

// Rows that can be tapped in their order, or dragged into it: the dragged one follows the finger.
Tapped DrawRanking(Canvas& canvas, Rect area, const std::vector<Item>& items, const Grid& grid) {
  Tapped tapped;
  const std::vector<Rect> cells = Cells(area, items, false, grid);
  std::vector<Press> presses;
  std::vector<int> ranks;
  std::optional<Canvas::Drag> drag;
  std::size_t from = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    presses.push_back(canvas.Tappable(items[i].id, cells[i], items[i].label, items[i].state.enabled));
    ranks.push_back(items[i].state.number);
    if (const auto mine = canvas.Dragged(items[i].id)) drag = mine, from = i;
    if (presses[i] == Press::kTapped) tapped.item = &items[i];
  }
  const auto draw = [&](std::size_t i, const Rect& place) {
    DrawRow(canvas, place, items[i].label, items[i].emoji, items[i].state, grid.text_size,
            presses[i] == Press::kHeld || (drag && i == from));
  };
  if (!drag) {
    for (std::size_t i = 0; i < items.size(); ++i) draw(i, cells[i]);
    return tapped;
  }
  tapped.item = nullptr;
  const Point by{drag->at.x - drag->from.x, drag->at.y - drag->from.y};
  const std::size_t to = PlaceUnder(cells, from, by);
  if (drag->dropped)
    for (const std::size_t i : Reordered(ranks, from, to)) tapped.order.push_back(items[i].value);
  for (std::size_t i = 0; i < items.size(); ++i)
    if (i != from) draw(i, cells[PlaceOf(i, from, to)]);
  Rect card = cells[from];
  card.x = std::clamp(card.x + by.x, 0.f, canvas.screen().w - card.w);
  card.y += by.y;
  draw(from, card);
  return tapped;
}

// A list that does not fit even when small: a part at a time, with two buttons to turn.
Tapped DrawParts(Canvas& canvas, Rect area, const std::vector<Item>& items, int part) {
  const theme::Metrics& m = canvas.metrics();
  const float bar = std::max(m.mm(10), m.u(14)), text_size = m.u(6.4);
  const Rect list{area.x, area.y, area.w, area.h - bar - m.u(4)};
  std::vector<std::vector<Item>> parts(1);
  float used = 0;
  for (const Item& item : items) {
    const float need =
        CellHeight(canvas, item, false, area.w, text_size, kTight) + std::max(m.mm(kTight.gap), m.still(2.5));
    if (used + need > list.h && !parts.back().empty()) parts.emplace_back(), used = 0;
    parts.back().push_back(item);
    used += need;
  }
  const int last = static_cast<int>(parts.size()) - 1;
  part = std::clamp(part, 0, last);
  Tapped tapped =
      DrawGrid(canvas, list, parts[part], false, Arrange(canvas, parts[part], false, list.w, 1, text_size, kTight));
  if (tapped.item) tapped.item = &*std::ranges::find(items, tapped.item->id, &Item::id);
  const float half = (area.w - m.u(6)) / 2, y = area.bottom() - bar;
  if (Button(canvas, "list:up", {area.x, y, half, bar}, "", Look::kPlain, "⬆️", part > 0)) tapped.turn = -1;
  if (Button(canvas, "list:down", {area.x + half + m.u(6), y, half, bar}, "", Look::kPlain, "⬇️", part < last))
    tapped.turn = 1;
  return tapped;
}

}  // namespace

Tapped Choices(Canvas& canvas, Rect area, const ChoicesModel& model, const i18n::Pack& pack) {
  if (model.items.empty()) return {};  // every choice is hidden by its condition: skip and next remain
  if (model.rate) return {.item = Scale(canvas, area, *model.rate, model.items)};

  const theme::Metrics& m = canvas.metrics();
  Rect list = area;
  bool clear_ranking = false;
  if (model.ranking) {
    const Rect clear{area.x + area.w - m.u(78), area.bottom() - m.u(14), m.u(78), m.u(14)};
    list.h -= clear.h + m.u(4);
    if (model.ranking_begun &&
        Button(canvas, "rank:clear", clear, pack.Say(i18n::kQuestionRankClear), Look::kPlain, "↩️"))
      clear_ranking = true;
  }
  // Pictures in a grid where every choice has one; rows otherwise, and always for a ranking, which is a list.
  std::vector<Item> items = model.items;
  const auto pictured = [](const Item& item) { return item.photo || !item.emoji.empty(); };
  const bool photos = std::ranges::any_of(items, [](const Item& item) { return item.photo != nullptr; });
  const bool pictures = !model.ranking && std::ranges::any_of(items, pictured) &&
                        std::ranges::all_of(items, [&](const Item& item) { return pictured(item) || item.is_extra; });
  if (pictures)
    for (Item& item : items)
      if (!pictured(item)) item.emoji = item.value == expression::Value("other") ? "✏️" : "⭕";
  // Picture cards are the friendlier form, unless rows can be written clearly larger; a photo says more than words.
  const auto draw = [&](Density density) -> std::optional<Tapped> {
    const auto rows = Fit(canvas, items, false, list, density);
    const auto cards = pictures ? Fit(canvas, items, true, list, density) : std::nullopt;
    if (cards && (photos || !rows || cards->text_size * 1.3f >= rows->text_size))
      return DrawGrid(canvas, list, items, true, *cards);
    if (rows && model.draggable) return DrawRanking(canvas, list, items, *rows);
    return rows ? std::optional(DrawGrid(canvas, list, items, false, *rows)) : std::nullopt;
  };
  // As large as the people who are asked need it, where there is room.
  const theme::Metrics& metrics = canvas.metrics();
  std::optional<Tapped> drawn = draw({metrics.target() / metrics.mm(1), kRoomy.gap});
  if (!drawn) drawn = draw(kRoomy);
  if (!drawn) drawn = draw(kTight);
  Tapped tapped = drawn ? *drawn : DrawParts(canvas, list, items, model.part);
  if (tapped.item)  // of the model, not of the copy that was drawn
    tapped.item = &*std::ranges::find(model.items, tapped.item->id, &Item::id);
  tapped.clear_ranking = clear_ranking;
  return tapped;
}

}  // namespace widgets
