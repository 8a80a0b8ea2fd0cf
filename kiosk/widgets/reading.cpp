#include "kiosk/widgets/reading.h"

#include <algorithm>

#include "kiosk/widgets/controls.h"

namespace widgets {
namespace {

using survey::Block;
using Kind = Block::Kind;

// A block as it is drawn; all lengths in pixels.
struct Row : ReadingRow {
  text::Style style{};
  std::string words{};  // markup
  std::string mark{};   // before an item: its number, or a bullet
  const platform::Texture* picture = nullptr;
  std::string emoji{};
  float indent = 0;
};

constexpr std::string_view kBullet = "•";

// How a text is set: everything but its rows.
struct Form {
  bool message = false;
  float scale = 1;
  float width = 0;        // of a line
  float most_height = 0;  // of a picture
  float column = 0;       // of the marks before items
};

float SizeOf(const Canvas& canvas, const Block& block, const Form& form) {
  constexpr double kHeadings[] = {12.5, 10.4, 8.8, 7.8}, kWords = 7.4;
  return canvas.metrics().u((block.kind == Kind::kHeading ? kHeadings[block.level - 1] : kWords) * form.scale);
}

float GapAbove(const Canvas& canvas, const Block& block, const Block& before, const Form& form) {
  const auto gap = [&](double units) { return canvas.metrics().u(units * form.scale); };
  if (block.goes_on) return 0;
  if (form.message) return gap(6);
  if (block.kind == Kind::kHeading) return gap(7.5);
  if (before.kind == Kind::kHeading) return gap(2.8);
  return gap(block.kind == Kind::kItem && before.level > 0 ? 2.4 : 4.6);
}

// Before an item; "" before anything else.
std::string MarkOf(const Block& block, const i18n::Pack& pack) {
  if (block.kind != Kind::kItem) return {};
  return block.number > 0 ? pack.Number(block.number) + "." : std::string(kBullet);
}

// What an item stands in by: as wide as the widest number.
float ColumnFor(Canvas& canvas, const std::vector<Block>& blocks, const i18n::Pack& pack, const Form& form) {
  const theme::Metrics& m = canvas.metrics();
  float column = m.u(8 * form.scale);
  for (const Block& block : blocks) {
    if (block.number == 0) continue;
    const text::Style style{.size = SizeOf(canvas, block, form), .bold = true};
    column = std::max(column, canvas.Measure(MarkOf(block, pack), style).w + m.u(2.5 * form.scale));
  }
  return column;
}

// As large as on a web page beside text of this size, if there is room.
float PictureHeight(const Canvas& canvas, const platform::Texture& picture, float width, const Form& form) {
  constexpr double kPixel = .42;
  const float wide = static_cast<float>(picture.width()), high = static_cast<float>(picture.height());
  return high * std::min({canvas.metrics().u(kPixel * form.scale), width / wide, form.most_height / high});
}

Row RowOf(Canvas& canvas, Images& images, const i18n::Pack& pack, const Block& block, const Form& form) {
  Row row;
  if (block.kind != Kind::kHeading) row.indent = form.column * static_cast<float>(block.level);
  const float width = form.width - row.indent;
  if (block.kind == Kind::kPicture) row.picture = images.Find(block.link);
  if (row.picture) {
    row.height = PictureHeight(canvas, *row.picture, width, form);
    return row;
  }
  row.leads = block.kind == Kind::kHeading;
  row.mark = MarkOf(block, pack);
  row.words = block.markup;  // of a picture that is none: what it would have shown
  row.style = {.size = SizeOf(canvas, block, form),
               .bold = block.kind == Kind::kHeading,
               .color = block.kind == Kind::kPicture ? theme::kQuietInk : theme::kInk,
               .align = form.message ? text::Align::kCentre : text::Align::kStart,
               .markup = true};
  row.height = canvas.Measure(row.words, row.style, width).h;
  return row;
}

// The rows of the model; says in `form` how wide the column of the marks is.
std::vector<Row> SetRows(Canvas& canvas, Images& images, const i18n::Pack& pack, const ReadingModel& model,
                         Form& form) {
  const theme::Metrics& m = canvas.metrics();
  form.column = ColumnFor(canvas, model.blocks, pack, form);
  std::vector<Row> rows;
  if (!model.emoji.empty()) {
    Row row;
    row.height = m.u((form.message ? 34 : 24) * form.scale);
    row.leads = true;
    row.emoji = model.emoji;
    rows.push_back(std::move(row));
  }
  const Block* before = nullptr;
  for (const Block& block : model.blocks) {
    Row row = RowOf(canvas, images, pack, block, form);
    if (row.height <= 0) continue;
    row.gap = before ? GapAbove(canvas, block, *before, form) : m.u(6 * form.scale);
    before = &block;
    rows.push_back(std::move(row));
  }
  return rows;
}

float HeightOf(std::span<const Row> rows) {
  float sum = rows.empty() ? 0 : -rows.front().gap;
  for (const Row& row : rows) sum += row.gap + row.height;
  return sum;
}

void DrawMark(Canvas& canvas, float right, float y, const Row& row, float column) {
  const text::Style style{.size = row.style.size, .bold = true, .color = theme::kPrimary};
  if (row.mark != kBullet) {
    canvas.WriteFromTop({right - column, y, column, 0}, row.mark, style);
    return;
  }
  const float radius = row.style.size * .14f, line = canvas.Measure("x", style).h;
  canvas.Disc(right - column + radius * 2.4f, y + line * .54f, radius, theme::kPrimary);
}

void DrawRows(Canvas& canvas, Rect place, std::span<const Row> rows, float column) {
  float y = place.y;
  for (const Row& row : rows) {
    if (&row != &rows.front()) y += row.gap;
    const Rect line{place.x + row.indent, y, place.w - row.indent, row.height};
    if (!row.emoji.empty())
      canvas.Emoji(line, row.emoji, row.height);
    else if (row.picture)
      DrawImage(canvas, line, *row.picture);
    else
      canvas.WriteFromTop(line, row.words, row.style);
    if (!row.mark.empty()) DrawMark(canvas, line.x, y, row, column);
    y += row.height;
  }
}

void DrawSheet(Canvas& canvas, Rect sheet, std::span<const Row> rows, const Form& form) {
  const float radius = canvas.metrics().u(5);
  canvas.Fill(sheet, theme::kCard, radius);
  canvas.Edge(sheet, theme::kTrack, std::max(2.f, canvas.metrics().u(.6)), radius);
  DrawRows(canvas, sheet.Inset((sheet.w - form.width) / 2), rows, form.column);
}

int DrawParts(Canvas& canvas, Rect area, std::span<const Row> rows, const Form& form, float padding, int part) {
  const theme::Metrics& m = canvas.metrics();
  const float bar = std::max(m.mm(10), m.u(14)), gap = m.u(5);
  Rect sheet{area.x, area.y, area.w, area.h - bar - gap};
  const std::vector<ReadingRow> heights(rows.begin(), rows.end());
  const std::vector<std::size_t> begins = PartsOf(heights, sheet.h - 2 * padding);
  const int last = static_cast<int>(begins.size()) - 1;
  part = std::clamp(part, 0, last);
  const std::size_t from = begins[static_cast<std::size_t>(part)];
  const std::size_t to = part < last ? begins[static_cast<std::size_t>(part) + 1] : rows.size();
  DrawSheet(canvas, sheet, rows.subspan(from, to - from), form);
  const float half = (area.w - gap) / 2, y = area.bottom() - bar;
  int turn = 0;
  if (Button(canvas, "list:up", {area.x, y, half, bar}, "", Look::kPlain, "⬆️", part > 0)) turn = -1;
  if (Button(canvas, "list:down", {area.x + half + gap, y, half, bar}, "", Look::kPlain, "⬇️", part < last))
    turn = 1;
  return turn;
}

void DrawMessage(Canvas& canvas, Rect area, ReadingModel model, Images& images, const i18n::Pack& pack) {
  const bool headed = std::ranges::any_of(model.blocks, [](const Block& b) { return b.kind == Kind::kHeading; });
  if (!headed && !model.blocks.empty()) model.blocks.front().kind = Kind::kHeading, model.blocks.front().level = 1;
  const float width = std::min(area.w, canvas.metrics().u(190));
  std::vector<Row> rows;
  Form form{.message = true, .width = width};
  for (const float scale : {1.f, .9f, .8f, .7f, .6f, .5f}) {
    form.scale = scale;
    rows = SetRows(canvas, images, pack, model, form);
    if (HeightOf(rows) <= area.h) break;
  }
  const float top = area.y + std::max(0.f, area.h - HeightOf(rows)) / 2;
  DrawRows(canvas, {area.x + (area.w - width) / 2, top, width, 0}, rows, form.column);
}

}  // namespace

bool IsMessage(std::span<const Block> blocks) {
  constexpr std::size_t kMostBlocks = 5, kMostBytes = 600;
  std::size_t bytes = 0;
  for (const Block& block : blocks) {
    if (block.level > 0 && block.kind != Kind::kHeading) return false;
    if (block.kind == Kind::kPicture) return false;
    bytes += block.markup.size();
  }
  return blocks.size() <= kMostBlocks && bytes <= kMostBytes;
}

std::vector<std::size_t> PartsOf(std::span<const ReadingRow> rows, float height) {
  std::vector<std::size_t> begins{0};
  float used = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool first = i == begins.back();
    if (!first && used + rows[i].gap + rows[i].height > height) {
      std::size_t begin = i;  // what leads goes along, unless nothing would be left
      while (begin - 1 > begins.back() && rows[begin - 1].leads) --begin;
      begins.push_back(begin);
      i = begin;
      used = rows[i].height;
    } else {
      used += (first ? 0 : rows[i].gap) + rows[i].height;
    }
  }
  return begins;
}

int Reading(Canvas& canvas, Rect area, const ReadingModel& model, Images& images, const i18n::Pack& pack) {
  if (IsMessage(model.blocks)) return DrawMessage(canvas, area, model, images, pack), 0;
  const theme::Metrics& m = canvas.metrics();
  const float width = std::min(area.w, m.u(215)), padding = m.u(9);
  const Rect place{area.x + (area.w - width) / 2, area.y, width, area.h};
  Form form{.width = width - 2 * padding, .most_height = area.h * .45f};
  for (const float scale : {1.1f, 1.f, .9f, .8f, .7f}) {
    form.scale = scale;
    const std::vector<Row> rows = SetRows(canvas, images, pack, model, form);
    const float height = HeightOf(rows) + 2 * padding;
    if (height > area.h) continue;
    return DrawSheet(canvas, {place.x, area.y + (area.h - height) / 2, width, height}, rows, form), 0;
  }
  form.scale = .85f;
  return DrawParts(canvas, place, SetRows(canvas, images, pack, model, form), form, padding, model.part);
}

}  // namespace widgets
