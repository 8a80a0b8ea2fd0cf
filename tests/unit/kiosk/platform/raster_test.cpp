// Triangles as pixels: what OpenGL's rules say of the same frame.
#include "kiosk/platform/raster.h"

#include <doctest/doctest.h>

#include <set>

#include "frame.h"

namespace {

using platform::Area;
using platform::Picture;

constexpr theme::Rgb kGround = 0x204060;
constexpr int kSide = 64;

Picture picture;

const Picture* Find(ImTextureID id) { return id == Texture(1) ? &picture : nullptr; }

struct Sheet {
  std::vector<std::uint32_t> pixels = std::vector<std::uint32_t>(kSide * kSide, 0x111111);

  Sheet& Draw(Frame& frame, const Area& area = {0, 0, kSide, kSide}) {
    frame.With([&](const ImDrawData& data) {
      platform::Draw(data, area, kGround, {pixels.data(), kSide, kSide}, &Find);
    });
    return *this;
  }
  std::uint32_t at(int x, int y) const { return pixels[static_cast<std::size_t>(y) * kSide + x] & 0xFFFFFF; }
  int count(std::uint32_t rgb) const {
    int found = 0;
    for (int y = 0; y < kSide; ++y)
      for (int x = 0; x < kSide; ++x) found += at(x, y) == rgb;
    return found;
  }
};

}  // namespace

TEST_CASE("a rectangle fills exactly its pixels, and only within the area that is drawn") {
  Frame frame;
  frame.list.AddRectFilled({10, 20}, {30, 25}, IM_COL32(0xAA, 0xBB, 0xCC, 255));
  CHECK(Sheet().Draw(frame).count(0xAABBCC) == 20 * 5);
  CHECK(Sheet().Draw(frame).at(10, 20) == 0xAABBCC);
  CHECK(Sheet().Draw(frame).at(29, 24) == 0xAABBCC);
  CHECK(Sheet().Draw(frame).at(30, 24) == kGround);
  const Sheet part = Sheet().Draw(frame, {0, 0, 15, 64});
  CHECK(part.count(0xAABBCC) == 5 * 5);
  CHECK(part.at(20, 22) == 0x111111);
}

TEST_CASE("what half covers is mixed once, also along the edge that two triangles share") {
  Frame frame;
  frame.list.AddQuadFilled({3.3f, 2.1f}, {60.7f, 9.8f}, {57.2f, 61.4f}, {6.9f, 40.2f}, IM_COL32(255, 255, 255, 128));
  const Sheet sheet = Sheet().Draw(frame);
  std::set<std::uint32_t> inside;
  for (int y = 15; y < 38; ++y)
    for (int x = 10; x < 55; ++x) inside.insert(sheet.at(x, y));
  REQUIRE(inside.size() == 1);
  CHECK(*inside.begin() == 0x90A0B0);  // 128/255 of white over the ground
}

TEST_CASE("a rectangle has the pixels of its two triangles, wherever its corners are") {
  for (const float off : {0.f, .25f, .5f, .75f})
    for (const ImU32 color : {IM_COL32(255, 0, 0, 255), IM_COL32(255, 0, 0, 128)}) {
      const ImVec2 from{10 + off, 20 + off / 2}, to{30.5f, 41 - off};
      Frame whole, halves;
      whole.list.AddRectFilled(from, to, color);
      // The same, but not as Dear ImGui orders the corners.
      halves.list.PrimReserve(6, 4);
      halves.list.PrimWriteVtx(from, {}, color);
      halves.list.PrimWriteVtx({to.x, from.y}, {}, color);
      halves.list.PrimWriteVtx(to, {}, color);
      halves.list.PrimWriteVtx({from.x, to.y}, {}, color);
      const auto first = static_cast<ImDrawIdx>(halves.list._VtxCurrentIdx - 4);
      for (const int corner : {1, 2, 0, 2, 3, 0}) halves.list.PrimWriteIdx(static_cast<ImDrawIdx>(first + corner));
      CHECK(Sheet().Draw(whole).pixels == Sheet().Draw(halves).pixels);
    }
}

TEST_CASE("a round corner fades evenly from its colour to the ground") {
  Frame frame;
  frame.list.Flags |= ImDrawListFlags_AntiAliasedFill;
  frame.list.AddCircleFilled({32, 32}, 20, IM_COL32_WHITE, 64);
  const Sheet sheet = Sheet().Draw(frame);
  double covered = 0;
  for (int y = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x) covered += (double(sheet.at(x, y) >> 16) - 0x20) / (255 - 0x20);
  CHECK(covered == doctest::Approx(3.14159 * 20 * 20).epsilon(.01));
}

TEST_CASE("a picture in its own size is copied pixel by pixel, in the colour that is asked for") {
  picture = {2, 2, {0, 255, 128, 255}, {}};
  Frame frame;
  frame.list.AddImage(Texture(1), {5, 6}, {7, 8}, {0, 0}, {1, 1}, IM_COL32(255, 0, 0, 255));
  const Sheet sheet = Sheet().Draw(frame);
  CHECK(sheet.at(5, 6) == kGround);
  CHECK(sheet.at(6, 6) == 0xFF0000);
  CHECK(sheet.at(5, 7) == 0x902030);
  CHECK(sheet.at(6, 7) == 0xFF0000);
  CHECK(sheet.at(7, 7) == kGround);
}

TEST_CASE("colours that are multiplied already are laid over the ground as they are") {
  picture = {2, 1, {}, {0xFF00FF00, 0x80800000}};
  Frame frame;
  frame.list.AddImage(Texture(1), {0, 0}, {2, 1});
  const Sheet sheet = Sheet().Draw(frame);
  CHECK(sheet.at(0, 0) == 0x00FF00);
  CHECK(sheet.at(1, 0) == 0x902030);  // half of full red over half of the ground
}

TEST_CASE("a picture in another size goes evenly from one of its pixels to the next, and can be turned") {
  picture = {2, 1, {0, 255}, {}};
  Frame frame;
  frame.list.AddImage(Texture(1), {0, 0}, {32, 4});
  frame.list.AddImageQuad(Texture(1), {40, 0}, {44, 0}, {44, 32}, {40, 32}, {0, 0}, {0, 1}, {1, 1}, {1, 0});
  const Sheet sheet = Sheet().Draw(frame);
  for (int x = 1; x < 32; ++x) CHECK((sheet.at(x, 1) >> 16) >= (sheet.at(x - 1, 1) >> 16));
  CHECK(sheet.at(2, 1) == kGround);
  CHECK(sheet.at(29, 1) == 0xFFFFFF);
  CHECK((sheet.at(15, 1) >> 16) == doctest::Approx((0x20 + 0xFF) / 2).epsilon(.06));
  for (int y = 0; y < 32; ++y) CHECK(sheet.at(42, y) == sheet.at(y, 1));
}
