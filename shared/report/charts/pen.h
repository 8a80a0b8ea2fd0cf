// Draws text and shapes on a cairo_t, or only measures them. Places are counted from the edge where the language begins
// to write, so that whoever draws with it draws mirrored charts and pages without knowing. Pango lays out all text.
#pragma once

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/report/charts/language.h"
#include "shared/report/charts/palette.h"

typedef struct _cairo cairo_t;
typedef struct _PangoContext PangoContext;
typedef struct _PangoLayout PangoLayout;

namespace charts {

enum class Align { kStart, kCentre, kEnd };

struct TextStyle {
  double size = 9;  // points of the em
  bool bold = false;
  Rgb color = kInk;
  Align align = Align::kStart;
  bool child = false;  // in the letters for beginning readers
  double line = 0;     // from line to line in ems, in every script; 0: as the font has it
};

struct Size {
  double width = 0, height = 0;
};

class Pen {
 public:
  // `cairo` nullptr: everything is measured, nothing drawn. Both outlive the pen.
  Pen(cairo_t* cairo, const Language& language, double width);

  const Language& language() const { return language_; }
  double width() const { return width_; }
  cairo_t* cairo() const { return cairo_; }
  // From the left: what begins `x` from the start edge and is `wide`.
  double Left(double x, double wide = 0) const;

  // Broken into lines of at most `width` (0: one line).
  Size Measure(std::string_view text, const TextStyle& style, double width = 0) const;
  // At the top start corner. Aligned within `width`, when there is one. Returns its size.
  Size Text(std::string_view text, const TextStyle& style, double x, double y, double width = 0) const;
  // Between top and bottom.
  void TextMiddle(std::string_view text, const TextStyle& style, double x, double y, double width, double height) const;
  // A number on a white plate, centred at a place: readable on any pattern.
  void Plate(std::string_view text, const TextStyle& style, double x, double y) const;

  // The lines of a text one by one, for whoever breaks it over pages: draws [from, …) as far as `height` reaches.
  struct Part {
    std::size_t lines = 0;  // drawn, or that would be
    double height = 0;
  };
  Part Lines(std::string_view text, const TextStyle& style, double x, double y, double width, std::size_t from,
             double height) const;

  void Rectangle(double x, double y, double wide, double high, Rgb color) const;
  void Frame(double x, double y, double wide, double high, Rgb color, double line = .6) const;
  void Box(double x, double y, double wide, double high, const Fill& fill) const;  // with pattern and edge
  void Hidden(double x, double y, double wide, double high) const;  // hatched: a number that is not shown
  void Line(double x1, double y1, double x2, double y2, Rgb color, double line = .6,
            const std::vector<double>& dashes = {}) const;
  void Disc(double x, double y, double radius, Rgb color) const;
  void Mark(Marker marker, double x, double y, double radius, Rgb color) const;
  void Face(double x, double y, double radius, double mood) const;  // −1 … 1
  // A path in places from the start edge; closed, filled and edged.
  void Polygon(const std::vector<std::pair<double, double>>& corners, const Fill& fill) const;

 private:
  struct Unref {
    void operator()(PangoContext* context) const;
    void operator()(PangoLayout* layout) const;
  };
  std::unique_ptr<PangoLayout, Unref> LayOut(std::string_view text, const TextStyle& style, double width) const;
  void Ink(Rgb color) const;
  void FillPath(const Fill& fill) const;

  cairo_t* cairo_;
  const Language& language_;
  double width_;
  std::unique_ptr<PangoContext, Unref> context_;
};

}  // namespace charts
