#include "kiosk/platform/damage.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace platform {
namespace {

// Each area is a round through all draw commands and a copy to the window; that costs as much as so many pixels.
constexpr std::size_t kMost = 4;
constexpr long long kPrice = 60'000;

// FNV-1a over words of eight bytes: quick, and nobody gains by a collision.
class Hash {
 public:
  void Add(std::uint64_t word) { value_ = (value_ ^ word) * 0x100000001B3ull; }
  void Add(float number) { Add(std::uint64_t{std::bit_cast<std::uint32_t>(number)}); }
  std::uint64_t value() const { return value_ ^ value_ >> 29; }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325ull;
};

Area WholePixels(float min_x, float min_y, float max_x, float max_y) {
  return {static_cast<int>(std::floor(min_x)), static_cast<int>(std::floor(min_y)), static_cast<int>(std::ceil(max_x)),
          static_cast<int>(std::ceil(max_y))};
}

Drawn DrawnBy(const ImDrawList& list, const ImDrawCmd& command) {
  Hash hash;
  hash.Add(static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(command.GetTexID())));
  ImVec2 min{1e9f, 1e9f}, max{-1e9f, -1e9f};
  for (unsigned i = 0; i < command.ElemCount; ++i) {
    const ImDrawIdx index = list.IdxBuffer[static_cast<int>(command.IdxOffset + i)];
    const ImDrawVert& vertex = list.VtxBuffer[static_cast<int>(command.VtxOffset + index)];
    for (const float part : {vertex.pos.x, vertex.pos.y, vertex.uv.x, vertex.uv.y}) hash.Add(part);
    hash.Add(std::uint64_t{vertex.col});
    min = {std::min(min.x, vertex.pos.x), std::min(min.y, vertex.pos.y)};
    max = {std::max(max.x, vertex.pos.x), std::max(max.y, vertex.pos.y)};
  }
  const ImVec4& clip = command.ClipRect;
  const Area seen = Common(WholePixels(min.x, min.y, max.x, max.y), WholePixels(clip.x, clip.y, clip.z, clip.w));
  for (const int side : {seen.min_x, seen.min_y, seen.max_x, seen.max_y}) hash.Add(static_cast<std::uint64_t>(side));
  return {seen, hash.value()};
}

// Joins what touches, and then what costs the least, until few are left.
void Join(std::vector<Area>& areas) {
  const auto extra = [&](std::size_t i, std::size_t j) {
    return Around(areas[i], areas[j]).size() - areas[i].size() - areas[j].size();
  };
  for (;;) {
    std::size_t best_i = 0, best_j = 0;
    bool touches = false;
    for (std::size_t i = 0; i < areas.size() && !touches; ++i)
      for (std::size_t j = i + 1; j < areas.size() && !touches; ++j) {
        touches = !Common(areas[i], areas[j]).empty();
        if (touches || best_j == 0 || extra(i, j) < extra(best_i, best_j)) best_i = i, best_j = j;
      }
    const bool few = areas.size() <= kMost;
    if (!touches && few && (areas.size() < 2 || extra(best_i, best_j) > kPrice)) return;
    areas[best_i] = Around(areas[best_i], areas[best_j]);
    areas.erase(areas.begin() + static_cast<std::ptrdiff_t>(best_j));
  }
}

}  // namespace

Area Common(const Area& a, const Area& b) {
  return {std::max(a.min_x, b.min_x), std::max(a.min_y, b.min_y), std::min(a.max_x, b.max_x),
          std::min(a.max_y, b.max_y)};
}

Area Around(const Area& a, const Area& b) {
  return {std::min(a.min_x, b.min_x), std::min(a.min_y, b.min_y), std::max(a.max_x, b.max_x),
          std::max(a.max_y, b.max_y)};
}

std::vector<Drawn> DrawnOf(const ImDrawData& data) {
  std::vector<Drawn> drawn;
  for (int i = 0; i < data.CmdListsCount; ++i)
    for (const ImDrawCmd& command : data.CmdLists[i]->CmdBuffer)
      if (command.ElemCount > 0) drawn.push_back(DrawnBy(*data.CmdLists[i], command));
  return drawn;
}

std::vector<Area> Changed(const std::vector<Drawn>& before, const std::vector<Drawn>& after) {
  // What both frames draw, and in the same order, is the same where nothing else was drawn. Looking only forward may
  // miss some of it, which costs time and nothing else.
  std::vector<Area> areas;
  const auto add = [&](const Drawn& drawn) {
    if (!drawn.area.empty()) areas.push_back(drawn.area);
  };
  auto old = before.begin();
  for (const Drawn& now : after) {
    const auto same = std::find(old, before.end(), now);
    if (same == before.end()) {
      add(now);
      continue;
    }
    std::for_each(old, same, add);
    old = same + 1;
  }
  std::for_each(old, before.end(), add);
  Join(areas);
  return areas;
}

}  // namespace platform
