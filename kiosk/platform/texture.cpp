#include "kiosk/platform/texture.h"

#include <GL/gl.h>
#include <GL/glext.h>

#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

namespace platform {
namespace {

struct Pixel {
  std::uint8_t r, g, b, a;
};

// Cairo multiplies colours by their coverage; the shader wants them plain.
Pixel Plain(std::uint32_t argb) {
  const auto a = static_cast<std::uint8_t>(argb >> 24);
  if (a == 0) return {0, 0, 0, 0};
  if (a == 255)
    return {static_cast<std::uint8_t>(argb >> 16), static_cast<std::uint8_t>(argb >> 8),
            static_cast<std::uint8_t>(argb), a};
  const auto channel = [&](int shift) { return static_cast<std::uint8_t>(((argb >> shift & 0xFF) * 255 + a / 2) / a); };
  return {channel(16), channel(8), channel(0), a};
}

bool Near(Pixel p, Pixel q, int tolerance) {
  const auto off = [&](int x, int y) { return x - y > tolerance || y - x > tolerance; };
  return !off(p.r, q.r) && !off(p.g, q.g) && !off(p.b, q.b);
}

// Thin edges have rounded colours: only what is mostly covered is looked at.
bool HasOneColour(int height, const auto& row) {
  std::optional<Pixel> solid;
  for (int y = 0; y < height; ++y)
    for (const std::uint32_t argb : row(y)) {
      if (argb >> 24 < 128) continue;
      const Pixel p = Plain(argb);
      if (!solid) solid = p;
      if (!Near(p, *solid, 4)) return false;
    }
  return true;
}

bool on_chip = true;

std::unordered_map<std::uintptr_t, const Picture*>& Kept() {
  static std::unordered_map<std::uintptr_t, const Picture*> kept;
  return kept;
}

std::uintptr_t Number(ImTextureID id) { return reinterpret_cast<std::uintptr_t>(id); }

}  // namespace

void Texture::KeepOnChip(bool wish) { on_chip = wish; }

ImTextureID Texture::id() const {
  return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(std::uint64_t{serial_} << 32 | name_));
}

const Picture* Texture::Find(ImTextureID id) {
  const auto found = Kept().find(Number(id));
  return found == Kept().end() ? nullptr : found->second;
}

Texture::Texture(cairo_surface_t* surface)
    : width_(cairo_image_surface_get_width(surface)), height_(cairo_image_surface_get_height(surface)) {
  cairo_surface_flush(surface);
  const auto* data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  const auto row = [&](int y) {
    return std::span(reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride),
                     static_cast<std::size_t>(width_));
  };
  tintable_ = HasOneColour(height_, row);
  static unsigned made = 0;
  serial_ = ++made;
  auto picture = std::make_unique<Picture>(width_, height_);
  const std::size_t count = static_cast<std::size_t>(width_) * height_;
  if (tintable_)
    picture->coverage.reserve(count);
  else
    picture->argb.reserve(count);
  for (int y = 0; y < height_; ++y) {
    if (!tintable_) picture->argb.insert(picture->argb.end(), row(y).begin(), row(y).end());
    if (tintable_)
      for (const std::uint32_t argb : row(y)) picture->coverage.push_back(static_cast<std::uint8_t>(argb >> 24));
  }
  if (on_chip) {
    SendToChip(*picture);
    return;
  }
  kept_ = std::move(picture);
  Kept().emplace(Number(id()), kept_.get());
}

void Texture::SendToChip(const Picture& picture) {
  glGenTextures(1, &name_);
  glBindTexture(GL_TEXTURE_2D, name_);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  if (!tintable_) {
    std::vector<Pixel> pixels;
    pixels.reserve(picture.argb.size());
    for (const std::uint32_t argb : picture.argb) pixels.push_back(Plain(argb));
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width_, height_, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    return;
  }
  const GLint white_with_coverage[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
  glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, white_with_coverage);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width_, height_, 0, GL_RED, GL_UNSIGNED_BYTE, picture.coverage.data());
}

Texture& Texture::operator=(Texture&& other) noexcept {
  std::swap(name_, other.name_);
  std::swap(serial_, other.serial_);
  std::swap(kept_, other.kept_);
  std::swap(width_, other.width_);
  std::swap(height_, other.height_);
  std::swap(tintable_, other.tintable_);
  return *this;
}

Texture::~Texture() {
  if (name_) glDeleteTextures(1, &name_);
  if (kept_) Kept().erase(Number(id()));
}

}  // namespace platform
