#include "shared/picture/picture.h"

#include <doctest/doctest.h>
#include <sodium.h>

#include <cstdint>

using picture::Decoded;
using picture::Surface;

namespace {

std::string Png(int width, int height, cairo_format_t format = CAIRO_FORMAT_ARGB32) {
  const Surface surface(cairo_image_surface_create(format, width, height));
  cairo_t* cairo = cairo_create(surface.get());
  cairo_set_source_rgb(cairo, 1, 0, 0);
  cairo_rectangle(cairo, 0, 0, width / 2, height);
  cairo_fill(cairo);
  cairo_destroy(cairo);
  std::string png;
  cairo_surface_write_to_png_stream(
      surface.get(),
      [](void* closure, const unsigned char* data, unsigned length) {
        static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
        return CAIRO_STATUS_SUCCESS;
      },
      &png);
  return png;
}

std::string Link(const std::string& bytes) {
  std::string coded(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(coded.data(), coded.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  coded.pop_back();
  return "data:image/png;base64," + coded;
}

// Claims another size in its head (IHDR: width at 16, height at 20), as a file of a few bytes can.
std::string Claiming(std::string png, std::uint32_t width, std::uint32_t height) {
  for (int i = 0; i < 4; ++i) {
    png[16 + i] = static_cast<char>(width >> (24 - 8 * i));
    png[20 + i] = static_cast<char>(height >> (24 - 8 * i));
  }
  return png;
}

}  // namespace

TEST_CASE("a picture in the survey itself is there, whatever the file's own format") {
  for (const cairo_format_t format : {CAIRO_FORMAT_ARGB32, CAIRO_FORMAT_RGB24, CAIRO_FORMAT_A8}) {
    const Surface surface = Decoded(Link(Png(8, 6, format)));
    REQUIRE(surface);
    CHECK(cairo_image_surface_get_format(surface.get()) == CAIRO_FORMAT_ARGB32);
    CHECK(cairo_image_surface_get_width(surface.get()) == 8);
    CHECK(cairo_image_surface_get_height(surface.get()) == 6);
  }
  const Surface surface = Decoded(Link(Png(8, 6)));
  CHECK(*reinterpret_cast<std::uint32_t*>(cairo_image_surface_get_data(surface.get())) == 0xFFFF0000);
}

TEST_CASE("base64 may be broken into lines") {
  std::string link = Link(Png(8, 6));
  for (std::size_t at = 60; at < link.size(); at += 60) link.insert(at, "\r\n");
  CHECK(Decoded(link));
}

TEST_CASE("paths, web addresses and other kinds of files are not there on a kiosk") {
  for (const char* link : {"", "img/body.png", "/etc/passwd", "file:///etc/passwd", "https://example.org/body.png",
                           "data:image/jpeg;base64,AAAA", "data:image/svg+xml;base64,AAAA", "data:text/html,hello",
                           "data:image/png;base64,", "data:image/png,AAAA"})
    CHECK_FALSE(Decoded(link));
}

TEST_CASE("a broken picture is no picture") {
  const std::string png = Png(64, 64);
  CHECK_FALSE(Decoded(Link(png) + "!"));
  CHECK_FALSE(Decoded(Link("GIF89a")));
  CHECK_FALSE(Decoded(Link(std::string(100, 'x'))));
  for (std::size_t length = 0; length < png.size() - 12; ++length) CHECK_FALSE(Decoded(Link(png.substr(0, length))));
  std::string flipped = png;
  flipped[flipped.size() / 2] ^= 0x55;
  CHECK_FALSE(Decoded(Link(flipped)));
}

TEST_CASE("a picture that claims more pixels than a kiosk can bear is refused before it is unpacked") {
  const std::string png = Png(8, 6);
  CHECK_FALSE(Decoded(Link(Claiming(png, 100'000, 100'000))));
  CHECK_FALSE(Decoded(Link(Claiming(png, 0xFFFFFFFF, 0xFFFFFFFF))));
  CHECK_FALSE(Decoded(Link(Claiming(png, 0, 6))));
  CHECK_FALSE(Decoded(Link(Png(4097, 2))));
  CHECK_FALSE(Decoded(Link(Png(2001, 2000))));
  CHECK(Decoded(Link(Png(2000, 2000))));
}

TEST_CASE("more than 2 MiB are refused") {
  // Bytes after the picture's end are not read, but they count.
  CHECK(Decoded(Link(Png(8, 6) + std::string(1000, 'x'))));
  CHECK_FALSE(Decoded(Link(Png(8, 6) + std::string(picture::kMostBytes, 'x'))));
}
