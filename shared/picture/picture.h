// The pictures that a survey carries in itself, for the kiosk's screen and for charts.
#pragma once

#include <cairo.h>

#include <cstddef>
#include <memory>
#include <string_view>

namespace picture {

struct DestroySurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, DestroySurface>;

inline constexpr std::size_t kMostBytes = 2u << 20;  // of the PNG
inline constexpr std::size_t kMostPixels = 4'000'000;
inline constexpr int kMostSide = 4096;  // what every graphics card of the last fifteen years takes

// A picture from "data:image/png;base64,…" as ARGB32. nullptr when it is too large or broken, and for any other link: a
// kiosk fetches nothing, and there is no folder beside a survey. Pure.
Surface Decoded(std::string_view link);

}  // namespace picture
