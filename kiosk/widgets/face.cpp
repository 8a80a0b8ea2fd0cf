#include "kiosk/widgets/face.h"

#include <cairo.h>

#include <cmath>
#include <memory>
#include <numbers>

#include "kiosk/theme/theme.h"

namespace widgets {
namespace {

struct Destroy {
  void operator()(cairo_surface_t* p) const { cairo_surface_destroy(p); }
  void operator()(cairo_t* p) const { cairo_destroy(p); }
};

// A canvas of unit size: (0,0)…(1,1).
struct Sheet {
  explicit Sheet(int pixels)
      : surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, pixels, pixels)),
        cairo(cairo_create(surface.get())) {
    cairo_scale(cairo.get(), pixels, pixels);
    cairo_set_line_cap(cairo.get(), CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo.get(), CAIRO_LINE_JOIN_ROUND);
  }
  void Color(theme::Rgb c) {
    cairo_set_source_rgb(cairo.get(), (c >> 16 & 0xFF) / 255.0, (c >> 8 & 0xFF) / 255.0, (c & 0xFF) / 255.0);
  }
  std::unique_ptr<cairo_surface_t, Destroy> surface;
  std::unique_ptr<cairo_t, Destroy> cairo;
};

}  // namespace

platform::Texture MakeFace(double mood, int pixels) {
  Sheet sheet(pixels);
  cairo_t* c = sheet.cairo.get();
  constexpr double kTau = 2 * std::numbers::pi;
  cairo_arc(c, .5, .5, .47, 0, kTau);
  sheet.Color(theme::kSun);
  cairo_fill_preserve(c);
  sheet.Color(theme::kSunInk);
  cairo_set_line_width(c, .03);
  cairo_stroke(c);

  for (const double x : {.33, .67}) {
    cairo_save(c);
    cairo_translate(c, x, .40);
    cairo_scale(c, .052, .075);
    cairo_arc(c, 0, 0, 1, 0, kTau);
    cairo_restore(c);
    cairo_fill(c);
  }
  // The mouth: its corners rise and its middle sinks with the mood.
  const double bend = (mood - .5) * 2;  // −1 … 1
  const double corner = .68 - .075 * bend, middle = .68 + .19 * bend;
  cairo_set_line_width(c, .045);
  cairo_move_to(c, .28, corner);
  cairo_curve_to(c, .40, middle, .60, middle, .72, corner);
  if (bend > .75) {  // the happiest one laughs
    cairo_close_path(c);
    cairo_fill_preserve(c);
  }
  cairo_stroke(c);
  // Eyebrows tell the two lower faces from a plain one even when the mouth is hard to see.
  if (bend < -.25) {
    const double worry = -bend * .05;
    cairo_set_line_width(c, .03);
    cairo_move_to(c, .25, .29 + worry * .2), cairo_line_to(c, .40, .28 - worry);
    cairo_move_to(c, .75, .29 + worry * .2), cairo_line_to(c, .60, .28 - worry);
    cairo_stroke(c);
  }
  if (mood <= 0) {  // only the saddest one weeps
    sheet.Color(0x2A6FA8);
    cairo_move_to(c, .73, .50);
    cairo_curve_to(c, .79, .60, .78, .66, .73, .66);
    cairo_curve_to(c, .68, .66, .67, .60, .73, .50);
    cairo_fill(c);
  }
  return platform::Texture(sheet.surface.get());
}

platform::Texture MakeStar(bool full, int pixels) {
  Sheet sheet(pixels);
  cairo_t* c = sheet.cairo.get();
  for (int i = 0; i < 10; ++i) {
    const double angle = -std::numbers::pi / 2 + i * std::numbers::pi / 5, radius = i % 2 ? .20 : .45;
    cairo_line_to(c, .5 + radius * std::cos(angle), .53 + radius * std::sin(angle));
  }
  cairo_close_path(c);
  sheet.Color(full ? theme::kSun : theme::kSunEmpty);
  cairo_fill_preserve(c);
  sheet.Color(theme::kSunInk);
  cairo_set_line_width(c, .035);
  cairo_stroke(c);
  return platform::Texture(sheet.surface.get());
}

const platform::Texture& Pictures::Face(double mood, int pixels) {
  const auto [place, fresh] = faces_.try_emplace({mood, pixels});
  if (fresh) place->second = MakeFace(mood, pixels);
  return place->second;
}

const platform::Texture& Pictures::Star(bool full, int pixels) {
  const auto [place, fresh] = stars_.try_emplace({full, pixels});
  if (fresh) place->second = MakeStar(full, pixels);
  return place->second;
}

}  // namespace widgets
