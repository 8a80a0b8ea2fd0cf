#include <cairo-svg.h>

#include <memory>

#include "shared/report/charts/chart.h"
#include "shared/report/charts/palette.h"

namespace charts {
namespace {

struct Destroy {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

cairo_status_t Collect(void* closure, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

std::string Escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '"': safe += "&quot;"; break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') safe += c;  // XML has no other controls
    }
  }
  return safe;
}

void Replace(std::string& text, std::string_view what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

}  // namespace

// Cairo writes letters as paths and knows no <title>: what stands in its output is numbers and names of its own ("glyph0-1",
// "surface5"), so that names can be changed as text.
std::string ToSvg(const Chart& chart, const SvgStyle& style) {
  constexpr double kMargin = 4;
  // Drawn in points, shown in pixels: letters of 9 points are 12 pixels of CSS.
  constexpr double kPixels = 4.0 / 3;
  const double width = style.width / kPixels, inner = width - 2 * kMargin;
  const double height = Height(chart, inner) + 2 * kMargin;
  std::string svg;
  {
    const std::unique_ptr<cairo_surface_t, Destroy> surface(
        cairo_svg_surface_create_for_stream(Collect, &svg, width, height));
    cairo_svg_surface_set_document_unit(surface.get(), CAIRO_SVG_UNIT_PT);
    const std::unique_ptr<cairo_t, Destroy> cairo(cairo_create(surface.get()));
    cairo_set_source_rgb(cairo.get(), (kGround >> 16 & 0xFF) / 255.0, (kGround >> 8 & 0xFF) / 255.0,
                         (kGround & 0xFF) / 255.0);
    cairo_paint(cairo.get());
    cairo_translate(cairo.get(), kMargin, kMargin);
    Draw(cairo.get(), chart, inner);
    cairo_surface_finish(surface.get());
  }
  Replace(svg, " id=\"", " id=\"" + style.id + "-");
  Replace(svg, "href=\"#", "href=\"#" + style.id + "-");
  Replace(svg, "url(#", "url(#" + style.id + "-");
  const std::size_t root = svg.find("<svg "), end = svg.find('>', root);
  if (root == std::string::npos || end == std::string::npos) return svg;
  const std::string title = style.id + "-title", description = style.id + "-desc";
  svg.insert(end + 1, "\n<title id=\"" + title + "\">" + Escaped(chart.title) + "</title>\n<desc id=\"" + description +
                          "\">" + Escaped(Describe(chart)) + "</desc>");
  svg.insert(end, " role=\"img\" xml:lang=\"" + chart.language->tag() + "\" lang=\"" + chart.language->tag() +
                      "\" aria-labelledby=\"" + title + " " + description + "\"");
  return svg;
}

}  // namespace charts
