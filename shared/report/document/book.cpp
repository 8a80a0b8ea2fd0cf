#include "shared/report/document/book.h"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace document {
namespace {

using charts::Align;
using charts::TextStyle;

// Inside the single quotes of Cairo's attributes; our names need no escaping.
std::string Destination(std::size_t heading) { return fmt::format("h{}", heading); }

}  // namespace

Book::Book(cairo_surface_t* surface, const charts::Language& language, std::string running, Plan& plan)
    : surface_(surface),
      cairo_(surface ? cairo_create(surface) : nullptr),
      pen_(cairo_, language, kColumn),
      running_(std::move(running)),
      plan_(plan),
      dry_(surface == nullptr),
      outline_(4, CAIRO_PDF_OUTLINE_ROOT) {
  if (cairo_) cairo_tag_begin(cairo_, "Document", "");
}

Book::~Book() {
  if (cairo_) cairo_destroy(cairo_);
}

void Book::Begin() {
  if (open_) return;
  open_ = true, ++page_, y_ = kTop;
  if (!cairo_) return;
  cairo_save(cairo_);
  cairo_translate(cairo_, kMargin, 0);
  const TextStyle small{.size = 8.5, .color = charts::kQuiet};
  if (page_ > 1) {  // the first page has its own title
    pen_.Text(running_, small, 0, kTop - 36, kColumn * .75);
    pen_.Line(0, kTop - 20, kColumn, kTop - 20, charts::kRule, .5);
  }
  TextStyle number = small;
  number.align = Align::kEnd;
  if (plan_.pages > 1)
    pen_.Text(language().Say("doc.page",
                             {{"page", static_cast<long long>(page_)}, {"pages", static_cast<long long>(plan_.pages)}}),
              number, 0, kPageHeight - kFoot + 26, kColumn);
}

void Book::Finish() {
  if (!open_) return;
  open_ = false;
  if (!cairo_) return;
  cairo_restore(cairo_);
  cairo_show_page(cairo_);
}

void Book::NewPage() {
  Flush(0);
  if (open_ && y_ > kTop) Finish();
}

void Book::Close() {
  Flush(0);
  if (cairo_) cairo_tag_end(cairo_, "Document");
  Finish();
  if (dry_) plan_.pages = page_;
}

void Book::Reserve(double points) { reserved_ = std::min(points, kPageHeight - kFoot - kTop - 80); }

void Book::Space(double points) {
  if (open_ && y_ > kTop && waiting_.empty()) y_ += points;
}

void Book::Tag(const char* tag, const std::string& attributes, const std::function<void()>& draw) {
  if (cairo_) cairo_tag_begin(cairo_, tag, attributes.c_str());
  draw();
  if (cairo_) cairo_tag_end(cairo_, tag);
}

void Book::AddHeading(int level, const std::string& text, double size, double above, double below) {
  waiting_.push_back({level, text, size, above, below});
}

void Book::Heading1(const std::string& text) { AddHeading(1, text, kHeading1, 26, 10); }
void Book::Heading2(const std::string& text) { AddHeading(2, text, kHeading2, 20, 6); }
void Book::Heading3(const std::string& text) { AddHeading(3, text, kHeading3, 12, 4); }

void Book::Flush(double needed) {
  const std::vector<Waiting> waiting = std::exchange(waiting_, {});
  double together = std::max(needed, std::exchange(reserved_, 0));
  for (const Waiting& one : waiting)
    together += one.above + one.below + pen_.Measure(one.text, {.size = one.size, .bold = true}, kColumn).height;
  if (open_ && y_ > kTop && left() < together) Finish();
  Begin();
  for (const Waiting& one : waiting) {
    if (y_ > kTop) y_ += one.above;
    const TextStyle style{.size = one.size, .bold = true, .color = one.level == 1 ? charts::kAccent : charts::kInk};
    if (one.level < 3 && dry_) plan_.headings.push_back({one.level, one.text, page_});
    const std::string name = Destination(heading_);
    double height = 0;
    const auto draw = [&] { height = pen_.Text(one.text, style, 0, y_, kColumn).height; };
    const char* tags[] = {"H1", "H2", "H3"};
    if (cairo_ && one.level < 3) {
      auto& parents = outline_;
      const auto level = static_cast<std::size_t>(one.level);
      parents[level] = cairo_pdf_surface_add_outline(
          surface_, parents[level - 1], one.text.c_str(), ("dest='" + name + "'").c_str(),
          one.level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : static_cast<cairo_pdf_outline_flags_t>(0));
      cairo_tag_begin(cairo_, CAIRO_TAG_DEST, ("name='" + name + "' internal").c_str());
      Tag(tags[one.level - 1], "", draw);
      cairo_tag_end(cairo_, CAIRO_TAG_DEST);
    } else {
      Tag(tags[one.level - 1], "", draw);
    }
    if (one.level < 3) ++heading_;
    y_ += height + one.below;
  }
}

void Book::Title(std::string_view text) {
  const TextStyle style{.size = kTitle, .bold = true};
  Block("H1", pen_.Measure(text, style, kColumn).height, [&] { pen_.Text(text, style, 0, y_, kColumn); });
}

void Book::Block(const char* tag, double height, const std::function<void()>& draw) {
  Flush(height);
  if (left() < height && y_ > kTop) Finish(), Begin();
  Tag(tag, "", draw);
  y_ += height;
}

void Book::Text(std::string_view text, double size, charts::Rgb color, bool bold) {
  const TextStyle style{.size = size, .bold = bold, .color = color};
  const double whole = pen_.Measure(text, style, kColumn).height, line = size * 1.4;
  Flush(std::min(whole, 2 * line));
  for (std::size_t from = 0;;) {
    charts::Pen::Part part;
    Tag("P", "", [&] { part = pen_.Lines(text, style, 0, y_, kColumn, from, left()); });
    y_ += part.height;
    from += part.lines;
    if (part.lines == 0 && y_ <= kTop) break;  // not even one line fits on an empty page
    const charts::Pen::Part rest =
        charts::Pen(nullptr, language(), kColumn).Lines(text, style, 0, 0, kColumn, from, 1e9);
    if (rest.lines == 0) break;
    Finish();
    Begin();
  }
  y_ += size * .5;
}

void Book::Item(std::string_view text) {
  const TextStyle style{.size = kText};
  const double indent = 14, height = pen_.Measure(text, style, kColumn - indent).height;
  Block("P", height, [&] {
    pen_.Disc(4, y_ + kText * .72, 2, charts::kAccent);
    pen_.Text(text, style, indent, y_, kColumn - indent);
  });
  y_ += 5;
}

void Book::Figure(const charts::Chart& chart) {
  Space(3);
  Picture(charts::Describe(chart), charts::Height(chart, kColumn), [&] {
    if (!cairo_) return;
    cairo_save(cairo_);
    cairo_translate(cairo_, 0, y_);
    charts::Draw(cairo_, chart, kColumn);
    cairo_restore(cairo_);
  });
  y_ += 6;
}

void Book::Picture(const std::string& alternative, double height, const std::function<void()>& draw) {
  alternatives_.push_back(alternative);
  Block("Figure", height, draw);
}

void Book::Table(const Grid& grid) {
  if (grid.empty() || grid[0].empty()) return;
  const std::size_t columns = grid[0].size();
  const double other =
      columns < 2 ? 0 : std::min(columns < 4 ? 110.0 : 80.0, kColumn * .68 / static_cast<double>(columns - 1));
  const double first = kColumn - other * static_cast<double>(columns - 1);
  const auto style = [&](std::size_t row, std::size_t column) {
    return TextStyle{.size = 8.5, .bold = row == 0, .align = column == 0 ? Align::kStart : Align::kEnd};
  };
  std::vector<double> heights;  // measured once: a report has thousands of cells
  for (std::size_t row = 0; row < grid.size(); ++row) {
    double tall = 0;
    for (std::size_t c = 0; c < columns; ++c)
      tall = std::max(tall, pen_.Measure(grid[row][c], style(row, c), (c == 0 ? first : other) - 6).height);
    heights.push_back(tall + 5);
  }
  const auto put = [&](std::size_t row) {
    Tag("TR", "", [&] {
      for (std::size_t c = 0; c < columns; ++c) {
        const double x = c == 0 ? 0 : first + other * static_cast<double>(c - 1) + 6;
        Tag(row == 0 || c == 0 ? "TH" : "TD", "",
            [&] { pen_.Text(grid[row][c], style(row, c), x, y_ + 2, (c == 0 ? first : other) - 6); });
      }
    });
    y_ += heights[row];
    pen_.Line(0, y_, kColumn, y_, row == 0 ? charts::kInk : charts::kTrack, row == 0 ? .8 : .6);
  };
  Flush(heights[0] + (grid.size() > 1 ? heights[1] : 0));
  for (std::size_t row = 1; row < grid.size() || row == 1;) {
    Tag("Table", "", [&] {
      put(0);
      for (; row < grid.size() && (left() >= heights[row] || y_ <= kTop + heights[0]); ++row) put(row);
    });
    if (row >= grid.size()) break;
    Finish();
    Begin();
  }
  y_ += 8;
}

void Book::ContentsLine(const Heading& heading, std::size_t index) {
  const double indent = heading.level > 1 ? 16 : 0;
  TextStyle style{.size = kText, .bold = heading.level == 1}, number = style;
  number.align = Align::kEnd;
  const double height = pen_.Measure(heading.text, style, kColumn - indent - 40).height;
  if (heading.level == 1) Space(4);
  Block("P", height, [&] {
    Tag(CAIRO_TAG_LINK, "dest='" + Destination(index) + "'", [&] {
      pen_.Text(heading.text, style, indent, y_, kColumn - indent - 40);
      pen_.Text(language().Number(static_cast<double>(heading.page)), number, kColumn - 36, y_, 36);
    });
  });
  y_ += 2;
}

}  // namespace document
