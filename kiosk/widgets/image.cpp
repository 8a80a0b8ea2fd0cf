#include "kiosk/widgets/image.h"

#include <sodium.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

namespace widgets {
namespace {

using Bytes = std::vector<unsigned char>;

std::optional<Bytes> DecodedBase64(std::string_view text) {
  if (text.size() / 4 * 3 > kMostImageBytes + 3) return std::nullopt;
  Bytes bytes(text.size() / 4 * 3 + 3);
  std::size_t length = 0;
  const char* end = nullptr;
  if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), "\r\n ", &length, &end,
                        sodium_base64_VARIANT_ORIGINAL) != 0 ||
      end != text.data() + text.size() || length > kMostImageBytes)
    return std::nullopt;
  bytes.resize(length);
  return bytes;
}

// Reads the size from the file's head (PNG 1.2, 11.2.2) before anything is unpacked: a few bytes of PNG can
// claim gigabytes of pixels.
bool HasBearableSize(const Bytes& png) {
  constexpr unsigned char kSignature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
  if (png.size() < sizeof kSignature + 8 || std::memcmp(png.data(), kSignature, sizeof kSignature) != 0) return false;
  const auto number = [&](std::size_t at) {
    return std::uint64_t{png[at]} << 24 | png[at + 1] << 16 | png[at + 2] << 8 | png[at + 3];
  };
  const std::uint64_t width = number(sizeof kSignature), height = number(sizeof kSignature + 4);
  return width > 0 && height > 0 && width <= kMostImageSide && height <= kMostImageSide &&
         width * height <= kMostImagePixels;
}

struct Reader {
  const Bytes* bytes;
  std::size_t at = 0;
};

cairo_status_t ReadMore(void* closure, unsigned char* data, unsigned length) {
  auto& reader = *static_cast<Reader*>(closure);
  if (reader.bytes->size() - reader.at < length) return CAIRO_STATUS_READ_ERROR;
  std::memcpy(data, reader.bytes->data() + reader.at, length);
  reader.at += length;
  return CAIRO_STATUS_SUCCESS;
}

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

Surface DecodedImage(std::string_view link) {
  constexpr std::string_view kPrefix = "data:image/png;base64,";
  if (!link.starts_with(kPrefix)) return nullptr;
  const auto png = DecodedBase64(link.substr(kPrefix.size()));
  if (!png || !HasBearableSize(*png)) return nullptr;
  Reader reader{&*png};
  const Surface read(cairo_image_surface_create_from_png_stream(&ReadMore, &reader));
  if (cairo_surface_status(read.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
  // Whatever the file's own format.
  Surface argb(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, cairo_image_surface_get_width(read.get()),
                                          cairo_image_surface_get_height(read.get())));
  const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(argb.get()), &cairo_destroy);
  cairo_set_source_surface(cairo.get(), read.get(), 0, 0);
  cairo_paint(cairo.get());
  if (cairo_status(cairo.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
  return argb;
}

const platform::Texture* Images::Find(std::string_view link) {
  auto found = entries_.find(link);
  if (found == entries_.end()) {
    found = entries_.emplace(link, Entry{}).first;
    if (const Surface surface = DecodedImage(link)) {
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
