// Draws Dear ImGui's triangles with the processor, into pixels: what a machine without a graphics chip does in a fraction
// of the time and memory that a software OpenGL takes, because nearly all of it is plain areas and pictures in their own
// size. Pure: no window, no graphics card.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <vector>

#include "kiosk/platform/damage.h"
#include "kiosk/theme/theme.h"

namespace platform {

// Either coverage (the colour comes with the drawing) or colours multiplied by their coverage, row after row.
struct Picture {
  int width = 0, height = 0;
  std::vector<std::uint8_t> coverage;
  std::vector<std::uint32_t> argb;
};

// 0x__RRGGBB, row after row without gaps.
struct Pixels {
  std::uint32_t* data = nullptr;
  int width = 0, height = 0;
};

// The frame within `area` (which must lie within the pixels) on a ground of one colour. `find` tells which picture a
// texture is; nullptr draws the vertices' colours alone. As OpenGL does it: a pixel belongs to the triangle that has its
// middle, pictures are drawn between their pixels where they have another size. A picture takes the colour of the
// triangle's first vertex.
void Draw(const ImDrawData& frame, const Area& area, theme::Rgb ground, Pixels pixels,
          const Picture* (*find)(ImTextureID));

}  // namespace platform
