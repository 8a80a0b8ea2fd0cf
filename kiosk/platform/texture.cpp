#include "kiosk/platform/texture.h"

#include <GL/gl.h>
#include <GL/glext.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace platform {
namespace {

struct Pixel {
  std::uint8_t r, g, b, a;
};

// Cairo multiplies colours by their coverage; the shader wants them plain.
Pixel Plain(std::uint32_t argb) {
  const auto a = static_cast<std::uint8_t>(argb >> 24);
  if (a == 0) return {0, 0, 0, 0};
  const auto channel = [&](int shift) { return static_cast<std::uint8_t>(((argb >> shift & 0xFF) * 255 + a / 2) / a); };
  return {channel(16), channel(8), channel(0), a};
}

bool Near(Pixel p, Pixel q, int tolerance) {
  const auto off = [&](int x, int y) { return x - y > tolerance || y - x > tolerance; };
  return !off(p.r, q.r) && !off(p.g, q.g) && !off(p.b, q.b);
}

}  // namespace

Texture::Texture(cairo_surface_t* surface)
    : width_(cairo_image_surface_get_width(surface)), height_(cairo_image_surface_get_height(surface)) {
  cairo_surface_flush(surface);
  const auto* data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  std::vector<Pixel> pixels;
  pixels.reserve(static_cast<std::size_t>(width_) * height_);
  std::optional<Pixel> solid;
  tintable_ = true;
  for (int y = 0; y < height_; ++y) {
    const auto* row = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
    for (int x = 0; x < width_; ++x) {
      const Pixel p = Plain(row[x]);
      pixels.push_back(p);
      if (p.a < 128) continue;  // thin edges have rounded colours
      if (!solid) solid = p;
      tintable_ = tintable_ && Near(p, *solid, 4);
    }
  }
  static unsigned made = 0;
  serial_ = ++made;
  glGenTextures(1, &id_);
  glBindTexture(GL_TEXTURE_2D, id_);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  if (!tintable_) {
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width_, height_, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    return;
  }
  std::vector<std::uint8_t> coverage;
  coverage.reserve(pixels.size());
  for (const Pixel& p : pixels) coverage.push_back(p.a);
  const GLint white_with_coverage[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
  glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, white_with_coverage);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width_, height_, 0, GL_RED, GL_UNSIGNED_BYTE, coverage.data());
}

Texture& Texture::operator=(Texture&& other) noexcept {
  std::swap(id_, other.id_);
  std::swap(serial_, other.serial_);
  std::swap(width_, other.width_);
  std::swap(height_, other.height_);
  std::swap(tintable_, other.tintable_);
  return *this;
}

Texture::~Texture() {
  if (id_) glDeleteTextures(1, &id_);
}

}  // namespace platform
