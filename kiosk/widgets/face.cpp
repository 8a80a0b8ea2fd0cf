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
      : surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, pixels, pixels)), cairo(cairo_create(surface.get())) {
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

void DrawSun(Sheet& sheet) {
  cairo_t* c = sheet.cairo.get();
  cairo_arc(c, .5, .5, .47, 0, 2 * std::numbers::pi);
  sheet.Color(theme::kSun);
  cairo_fill_preserve(c);
  sheet.Color(theme::kSunInk);
  cairo_set_line_width(c, .03);
  cairo_stroke(c);
}

}  // namespace

platform::Texture MakeFace(double mood, int pixels) {
  Sheet sheet(pixels);
  cairo_t* c = sheet.cairo.get();
  constexpr double kTau = 2 * std::numbers::pi;
  DrawSun(sheet);

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

platform::Texture MakeGladFace(double joy, int pixels) {
  Sheet sheet(pixels);
  cairo_t* c = sheet.cairo.get();
  constexpr double kTau = 2 * std::numbers::pi;
  const bool opens = joy > .6, laughs = joy > .9, glows = joy > .4;
  DrawSun(sheet);
  if (glows) {
    sheet.Color(0xE8823A);
    for (const double x : {.19, .81}) {
      cairo_arc(c, x, .58, .055 + .02 * joy, 0, kTau);
      cairo_fill(c);
    }
    sheet.Color(theme::kSunInk);
  }
  for (const double x : {.33, .67}) {
    cairo_set_line_width(c, .045);
    if (laughs) {  // eyes shut with joy
      cairo_arc(c, x, .44, .085, std::numbers::pi * 1.1, std::numbers::pi * 1.9);
      cairo_stroke(c);
      continue;
    }
    cairo_save(c);
    cairo_translate(c, x, .40);
    cairo_scale(c, .052, .075);
    cairo_arc(c, 0, 0, 1, 0, kTau);
    cairo_restore(c);
    cairo_fill(c);
  }
  // The mouth grows wider, then deeper, then opens.
  const double half = .12 + .13 * joy, corner = .66 - .07 * joy, middle = .70 + (opens ? .24 : .16) * joy;
  cairo_move_to(c, .5 - half, corner);
  cairo_curve_to(c, .5 - half * .5, middle, .5 + half * .5, middle, .5 + half, corner);
  if (!opens) {
    cairo_stroke(c);
    return platform::Texture(sheet.surface.get());
  }
  cairo_close_path(c);
  cairo_fill_preserve(c);
  cairo_stroke_preserve(c);
  cairo_clip(c);
  sheet.Color(theme::kSunEmpty);  // teeth
  cairo_rectangle(c, 0, corner, 1, laughs ? .055 : .04);
  cairo_fill(c);
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

platform::Texture MakeCoin(bool there, int pixels) {
  Sheet sheet(pixels);
  cairo_t* c = sheet.cairo.get();
  constexpr double kTau = 2 * std::numbers::pi;
  cairo_arc(c, .5, .5, .42, 0, kTau);
  if (!there) {
    const double dashes[] = {.08, .1};
    cairo_set_dash(c, dashes, 2, 0);
    cairo_set_line_width(c, .05);
    sheet.Color(0x7A8592);
    cairo_stroke(c);
    return platform::Texture(sheet.surface.get());
  }
  sheet.Color(theme::kSun);
  cairo_fill_preserve(c);
  sheet.Color(theme::kSunInk);
  cairo_set_line_width(c, .06);
  cairo_stroke(c);
  cairo_arc(c, .5, .5, .28, 0, kTau);
  cairo_set_line_width(c, .035);
  cairo_stroke(c);
  return platform::Texture(sheet.surface.get());
}

namespace {

template <class Key, class Make>
const platform::Texture& Once(std::map<std::pair<Key, int>, platform::Texture>& drawn, Key what, int pixels,
                              Make make) {
  const auto [place, fresh] = drawn.try_emplace({what, pixels});
  if (fresh) place->second = make(what, pixels);
  return place->second;
}

}  // namespace

const platform::Texture& Pictures::Face(double mood, int pixels) { return Once(faces_, mood, pixels, MakeFace); }
const platform::Texture& Pictures::GladFace(double joy, int pixels) {
  return Once(glad_faces_, joy, pixels, MakeGladFace);
}
const platform::Texture& Pictures::Coin(bool there, int pixels) { return Once(coins_, there, pixels, MakeCoin); }
const platform::Texture& Pictures::Star(bool full, int pixels) { return Once(stars_, full, pixels, MakeStar); }

}  // namespace widgets
