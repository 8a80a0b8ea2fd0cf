#include "kiosk/widgets/image.h"

#include <algorithm>
#include <cstdint>

namespace widgets {
namespace {

// A texture keeps the colour only of what has more than one (text is tinted when it is drawn). So that a red
// square stays red, one of its pixels gets a shade that nobody sees.
void KeepColour(cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  const int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
  unsigned char* data = cairo_image_surface_get_data(surface);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      auto* pixel = reinterpret_cast<std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) *
                                                                cairo_image_surface_get_stride(surface)) +
                    x;
      if (*pixel >> 24 < 128) continue;
      const bool dark = (*pixel >> 8 & 0xFF) < 64;  // green; at most its coverage, which is 128 at least
      *pixel = dark ? *pixel + (8 << 8) : *pixel - (8 << 8);
      return cairo_surface_mark_dirty(surface);
    }
}

}  // namespace

const platform::Texture* Images::Find(std::string_view link) {
  auto found = entries_.find(link);
  if (found == entries_.end()) {
    found = entries_.emplace(link, Entry{}).first;
    if (const picture::Surface surface = picture::Decoded(link)) {
      KeepColour(surface.get());
      found->second.texture.emplace(surface.get());
    }
  }
  found->second.asked = frame_;
  return found->second.texture ? &*found->second.texture : nullptr;
}

void Images::Forget() { entries_.clear(); }

std::size_t Images::bytes() const {
  std::size_t sum = 0;
  for (const auto& [link, entry] : entries_) sum += link.size() + (entry.texture ? entry.texture->bytes() : 0);
  return sum;
}

void Images::Trim(std::size_t budget) {
  while (bytes() > budget) {
    const auto oldest = std::ranges::min_element(entries_, {}, [](const auto& e) { return e.second.asked; });
    if (oldest->second.asked == frame_) break;
    entries_.erase(oldest);
  }
  ++frame_;
}

Rect Contained(Rect rect, float width, float height) {
  const float scale = width > 0 && height > 0 ? std::min(rect.w / width, rect.h / height) : 0;
  const float w = width * scale, h = height * scale;
  return {rect.x + (rect.w - w) / 2, rect.y + (rect.h - h) / 2, w, h};
}

void DrawImage(Canvas& canvas, Rect rect, const platform::Texture& picture) {
  canvas.Picture(Contained(rect, static_cast<float>(picture.width()), static_cast<float>(picture.height())), picture,
                 theme::kInk);
}

}  // namespace widgets
