#include "shared/picture/picture.h"

#include <sodium.h>

#include <cstdint>
#include <cstring>
#include <optional>
#include <vector>

namespace picture {
namespace {

using Bytes = std::vector<unsigned char>;

std::optional<Bytes> DecodedBase64(std::string_view text) {
  if (text.size() / 4 * 3 > kMostBytes + 3) return std::nullopt;
  Bytes bytes(text.size() / 4 * 3 + 3);
  std::size_t length = 0;
  const char* end = nullptr;
  if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), "\r\n ", &length, &end,
                        sodium_base64_VARIANT_ORIGINAL) != 0 ||
      end != text.data() + text.size() || length > kMostBytes)
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
  return width > 0 && height > 0 && width <= kMostSide && height <= kMostSide && width * height <= kMostPixels;
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

}  // namespace

Surface Decoded(std::string_view link) {
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

}  // namespace picture
