#include "shared/report/charts/pen.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace charts {
namespace {

struct UnrefMap {
  void operator()(PangoFontMap* map) const { g_object_unref(map); }
};

// One a thread, as Pango asks for, and freed with it. Its fonts stay loaded from chart to chart.
PangoFontMap* Fonts() {
  thread_local const std::unique_ptr<PangoFontMap, UnrefMap> fonts(pango_cairo_font_map_new());
  return fonts.get();
}

// Measured as on a page of any size: no rounding to the pixels of a screen.
void ForPaper(PangoContext* context) {
  pango_cairo_context_set_resolution(context, 72);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context, FALSE);
}

PangoAlignment AlignmentOf(PangoLayout* layout, Align align, bool rtl) {
  if (align == Align::kCentre) return PANGO_ALIGN_CENTER;
  // Pango turns the alignment of a paragraph that runs against its context; here all of them begin at one edge.
  const PangoDirection own = pango_layout_line_get_resolved_direction(pango_layout_get_line_readonly(layout, 0));
  const bool against = own == (rtl ? PANGO_DIRECTION_LTR : PANGO_DIRECTION_RTL);
  const bool right = (align == Align::kEnd) != rtl;
  return right != against ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

double Points(int units) { return static_cast<double>(units) / PANGO_SCALE; }

}  // namespace

void Pen::Unref::operator()(PangoContext* context) const { g_object_unref(context); }
void Pen::Unref::operator()(PangoLayout* layout) const { g_object_unref(layout); }

Pen::Pen(cairo_t* cairo, const Language& language, double width)
    : cairo_(cairo), language_(language), width_(width), context_(pango_font_map_create_context(Fonts())) {
  ForPaper(context_.get());
  pango_context_set_language(context_.get(), pango_language_from_string(language.tag().c_str()));
  pango_context_set_base_dir(context_.get(), language.rtl() ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
}

double Pen::Left(double x, double wide) const { return language_.rtl() ? width_ - x - wide : x; }

std::unique_ptr<PangoLayout, Pen::Unref> Pen::LayOut(std::string_view text, const TextStyle& style,
                                                     double width) const {
  std::unique_ptr<PangoLayout, Unref> layout(pango_layout_new(context_.get()));
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family(font, (style.child ? language_.child_families() : language_.families()).c_str());
  pango_font_description_set_weight(font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  if (style.line > 0) {
    PangoAttrList* attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_line_height_new_absolute(
                                           static_cast<int>(std::lround(style.line * style.size * PANGO_SCALE))));
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);
  }
  if (width > 0) {
    pango_layout_set_width(layout.get(), static_cast<int>(std::ceil(width * PANGO_SCALE)));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), AlignmentOf(layout.get(), style.align, language_.rtl()));
  }
  return layout;
}

Size Pen::Measure(std::string_view text, const TextStyle& style, double width) const {
  PangoRectangle box;
  pango_layout_get_extents(LayOut(text, style, width).get(), nullptr, &box);
  return {Points(box.width), Points(box.height)};
}

Size Pen::Text(std::string_view text, const TextStyle& style, double x, double y, double width) const {
  const auto layout = LayOut(text, style, width);
  PangoRectangle box;
  pango_layout_get_extents(layout.get(), nullptr, &box);
  const Size size{Points(box.width), Points(box.height)};
  if (!cairo_) return size;
  Ink(style.color);
  cairo_move_to(cairo_, width > 0 ? Left(x, width) : Left(x, size.width), y);
  pango_cairo_show_layout(cairo_, layout.get());
  cairo_new_path(cairo_);
  return size;
}

void Pen::TextMiddle(std::string_view text, const TextStyle& style, double x, double y, double width,
                     double height) const {
  Text(text, style, x, y + (height - Measure(text, style, width).height) / 2, width);
}

void Pen::Plate(std::string_view text, const TextStyle& style, double x, double y) const {
  const Size size = Measure(text, style);
  const double wide = size.width + 4, high = style.size * 1.15;
  Rectangle(x - wide / 2, y - high / 2, wide, high, kGround);
  Text(text, style, x - size.width / 2, y - size.height / 2);
}

Pen::Part Pen::Lines(std::string_view text, const TextStyle& style, double x, double y, double width, std::size_t from,
                     double height) const {
  const auto layout = LayOut(text, style, width);
  const std::unique_ptr<PangoLayoutIter, decltype(&pango_layout_iter_free)> at(pango_layout_get_iter(layout.get()),
                                                                               &pango_layout_iter_free);
  Part part;
  double top = 0;
  std::size_t line = 0;
  do {
    PangoRectangle box;
    pango_layout_iter_get_line_extents(at.get(), nullptr, &box);
    if (line == from) top = Points(box.y);
    if (line >= from) {
      if (Points(box.y + box.height) - top > height) break;
      ++part.lines;
      part.height = Points(box.y + box.height) - top;
      if (cairo_) {
        Ink(style.color);
        cairo_move_to(cairo_, Left(x, width) + Points(box.x),
                      y + Points(pango_layout_iter_get_baseline(at.get())) - top);
        pango_cairo_show_layout_line(cairo_, pango_layout_iter_get_line_readonly(at.get()));
      }
    }
    ++line;
  } while (pango_layout_iter_next_line(at.get()));
  if (cairo_) cairo_new_path(cairo_);
  return part;
}

void Pen::Ink(Rgb color) const {
  cairo_set_source_rgb(cairo_, (color >> 16 & 0xFF) / 255.0, (color >> 8 & 0xFF) / 255.0, (color & 0xFF) / 255.0);
}

void Pen::Rectangle(double x, double y, double wide, double high, Rgb color) const {
  if (!cairo_) return;
  Ink(color);
  cairo_rectangle(cairo_, Left(x, wide), y, wide, high);
  cairo_fill(cairo_);
}

void Pen::Frame(double x, double y, double wide, double high, Rgb color, double line) const {
  if (!cairo_) return;
  Ink(color);
  cairo_set_line_width(cairo_, line);
  cairo_rectangle(cairo_, Left(x, wide), y, wide, high);
  cairo_stroke(cairo_);
}

namespace {

// Lines at an angle over the clipped area.
void Hatch(cairo_t* cairo, double left, double top, double right, double bottom, double step, bool rising) {
  const double high = bottom - top;
  // From a common grid, so that neighbours do not jump.
  for (double at = std::floor((left - high) / step) * step; at < right + high; at += step) {
    cairo_move_to(cairo, at, rising ? bottom : top);
    cairo_line_to(cairo, at + high, rising ? top : bottom);
  }
}

void Weave(cairo_t* cairo, Pattern pattern) {
  double left, top, right, bottom;
  cairo_clip_extents(cairo, &left, &top, &right, &bottom);
  constexpr double kStep = 5;
  cairo_set_line_width(cairo, .6);
  switch (pattern) {
    case Pattern::kNone: return;
    case Pattern::kRising: Hatch(cairo, left, top, right, bottom, kStep, true); break;
    case Pattern::kFalling: Hatch(cairo, left, top, right, bottom, kStep, false); break;
    case Pattern::kCross:
      Hatch(cairo, left, top, right, bottom, kStep, true), Hatch(cairo, left, top, right, bottom, kStep, false);
      break;
    case Pattern::kLevel:
      for (double y = top + kStep / 2; y < bottom; y += kStep)
        cairo_move_to(cairo, left, y), cairo_line_to(cairo, right, y);
      break;
    case Pattern::kUpright:
      for (double x = left + kStep / 2; x < right; x += kStep)
        cairo_move_to(cairo, x, top), cairo_line_to(cairo, x, bottom);
      break;
    case Pattern::kDots:
      for (double y = top + kStep / 2; y < bottom; y += kStep)
        for (double x = left + kStep / 2; x < right; x += kStep) {
          cairo_new_sub_path(cairo);
          cairo_arc(cairo, x, y, .7, 0, 2 * std::numbers::pi);
        }
      cairo_fill(cairo);
      return;
  }
  cairo_stroke(cairo);
}

}  // namespace

void Pen::FillPath(const Fill& fill) const {
  Ink(fill.color);
  cairo_fill_preserve(cairo_);
  if (fill.pattern != Pattern::kNone) {
    cairo_path_t* path = cairo_copy_path(cairo_);
    cairo_save(cairo_);
    cairo_clip(cairo_);
    Ink(kInk);
    Weave(cairo_, fill.pattern);
    cairo_restore(cairo_);
    cairo_new_path(cairo_);
    cairo_append_path(cairo_, path);
    cairo_path_destroy(path);
  }
  Ink(kInk);
  cairo_set_line_width(cairo_, .8);
  cairo_stroke(cairo_);
}

void Pen::Box(double x, double y, double wide, double high, const Fill& fill) const {
  if (!cairo_ || wide <= 0) return;
  cairo_rectangle(cairo_, Left(x, wide), y, wide, high);
  FillPath(fill);
}

void Pen::Polygon(const std::vector<std::pair<double, double>>& corners, const Fill& fill) const {
  if (!cairo_) return;
  for (const auto& [x, y] : corners) cairo_line_to(cairo_, Left(x), y);
  cairo_close_path(cairo_);
  FillPath(fill);
}

void Pen::Hidden(double x, double y, double wide, double high) const {
  if (!cairo_) return;
  cairo_save(cairo_);
  cairo_rectangle(cairo_, Left(x, wide), y, wide, high);
  Ink(kGround);
  cairo_fill_preserve(cairo_);
  cairo_clip(cairo_);
  Ink(kRule);
  Weave(cairo_, Pattern::kRising);
  cairo_restore(cairo_);
  Ink(kRule);
  const double dashes[] = {2, 1.5};
  cairo_save(cairo_);
  cairo_set_dash(cairo_, dashes, 2, 0);
  cairo_set_line_width(cairo_, .7);
  cairo_rectangle(cairo_, Left(x, wide), y, wide, high);
  cairo_stroke(cairo_);
  cairo_restore(cairo_);
}

void Pen::Line(double x1, double y1, double x2, double y2, Rgb color, double line,
               const std::vector<double>& dashes) const {
  if (!cairo_) return;
  cairo_save(cairo_);
  Ink(color);
  cairo_set_line_width(cairo_, line);
  cairo_set_dash(cairo_, dashes.data(), static_cast<int>(dashes.size()), 0);
  cairo_move_to(cairo_, Left(x1), y1);
  cairo_line_to(cairo_, Left(x2), y2);
  cairo_stroke(cairo_);
  cairo_restore(cairo_);
}

void Pen::Disc(double x, double y, double radius, Rgb color) const {
  if (!cairo_) return;
  Ink(color);
  cairo_arc(cairo_, Left(x), y, radius, 0, 2 * std::numbers::pi);
  cairo_fill(cairo_);
}

void Pen::Mark(Marker marker, double x, double y, double radius, Rgb color) const {
  if (!cairo_) return;
  const double left = Left(x), r = radius;
  Ink(color);
  switch (marker) {
    case Marker::kDisc: cairo_arc(cairo_, left, y, r, 0, 2 * std::numbers::pi); break;
    case Marker::kSquare: cairo_rectangle(cairo_, left - r, y - r, 2 * r, 2 * r); break;
    case Marker::kTriangle:
      cairo_move_to(cairo_, left, y - 1.2 * r), cairo_line_to(cairo_, left + 1.1 * r, y + .8 * r);
      cairo_line_to(cairo_, left - 1.1 * r, y + .8 * r), cairo_close_path(cairo_);
      break;
    case Marker::kDiamond:
      cairo_move_to(cairo_, left, y - 1.3 * r), cairo_line_to(cairo_, left + 1.3 * r, y);
      cairo_line_to(cairo_, left, y + 1.3 * r), cairo_line_to(cairo_, left - 1.3 * r, y), cairo_close_path(cairo_);
      break;
    case Marker::kRing:
      Disc(x, y, r, color);
      Disc(x, y, r * .55, kGround);
      return;
  }
  cairo_fill(cairo_);
}

void Pen::Face(double x, double y, double radius, double mood) const {
  if (!cairo_) return;
  constexpr double kTau = 2 * std::numbers::pi;
  const double left = Left(x), r = radius;
  cairo_save(cairo_);
  cairo_arc(cairo_, left, y, r, 0, kTau);
  Ink(0xFFD36B);
  cairo_fill_preserve(cairo_);
  Ink(kInk);
  cairo_set_line_width(cairo_, r * .1);
  cairo_stroke(cairo_);
  for (const double side : {-1.0, 1.0}) {
    cairo_arc(cairo_, left + side * r * .35, y - r * .22, r * .11, 0, kTau);
    cairo_fill(cairo_);
  }
  const double bend = mood * r * .34, mouth = y + r * .36;
  cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_ROUND);
  cairo_move_to(cairo_, left - r * .45, mouth - bend * .5);
  cairo_curve_to(cairo_, left - r * .2, mouth + bend, left + r * .2, mouth + bend, left + r * .45, mouth - bend * .5);
  cairo_stroke(cairo_);
  cairo_restore(cairo_);
}

}  // namespace charts
