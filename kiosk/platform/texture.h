// A picture made from a Cairo surface: on the graphics chip, or kept here where the processor draws (painter.h). UI
// thread only; the window must be current.
#pragma once

#include <cairo.h>
#include <imgui.h>

#include <cstddef>
#include <cstdint>
#include <memory>

#include "kiosk/platform/raster.h"

namespace platform {

class Texture {
 public:
  Texture() = default;
  // `surface` is CAIRO_FORMAT_ARGB32. Where all its pixels have one colour only the coverage is kept (a
  // quarter of the memory), and `tintable` says that the caller gives the colour when drawing.
  explicit Texture(cairo_surface_t* surface);
  Texture(Texture&& other) noexcept { *this = std::move(other); }
  Texture& operator=(Texture&& other) noexcept;
  ~Texture();

  // OpenGL's name in the lower half; the whole is of this picture alone, also after OpenGL gave the name to another one.
  ImTextureID id() const;
  // nullptr: no picture that is kept here.
  static const Picture* Find(ImTextureID id);
  // Before the first one is made.
  static void KeepOnChip(bool on_chip);

  int width() const { return width_; }
  int height() const { return height_; }
  bool tintable() const { return tintable_; }
  std::size_t bytes() const { return static_cast<std::size_t>(width_) * height_ * (tintable_ ? 1 : 4); }

 private:
  void SendToChip(const Picture& picture);

  unsigned name_ = 0, serial_ = 0;
  std::unique_ptr<Picture> kept_;
  int width_ = 0, height_ = 0;
  bool tintable_ = false;
};

}  // namespace platform
