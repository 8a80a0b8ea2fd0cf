// Where two frames differ: compares what is drawn, so that only the rectangles that changed need to be drawn again.
// Pure: no window, no graphics card.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <vector>

namespace platform {

// Whole pixels; empty when max <= min.
struct Area {
  int min_x = 0, min_y = 0, max_x = 0, max_y = 0;
  bool empty() const { return max_x <= min_x || max_y <= min_y; }
  long long size() const { return empty() ? 0 : static_cast<long long>(max_x - min_x) * (max_y - min_y); }
  bool operator==(const Area&) const = default;
};

Area Common(const Area& a, const Area& b);
Area Around(const Area& a, const Area& b);

// One draw command: where it draws, and what, as a number that differs when anything of it does.
struct Drawn {
  Area area;
  std::uint64_t what = 0;
  bool operator==(const Drawn&) const = default;
};

// In the order in which they are drawn. A texture is known by its ImTextureID: two pictures never share one.
std::vector<Drawn> DrawnOf(const ImDrawData& data);

// Outside these areas both frames look the same. They do not overlap, and there are few: those that lie near each other
// are joined.
std::vector<Area> Changed(const std::vector<Drawn>& before, const std::vector<Drawn>& after);

}  // namespace platform
