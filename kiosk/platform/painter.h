// Brings frames of Dear ImGui's to the screen: by OpenGL where there is a graphics chip; where there is none (a virtual
// machine, a broken driver) by the processor, which draws only what changed, straight into memory that it shares with X.
// UI thread only.
#pragma once

#include <imgui.h>

#include <memory>

#include "kiosk/theme/theme.h"

struct GLFWwindow;

namespace platform {

class Painter {
 public:
  virtual ~Painter() = default;
  virtual void NewFrame() = 0;  // before Dear ImGui's own
  virtual void Paint(ImDrawData& frame, theme::Rgb ground) = 0;
  virtual void Forget() = 0;  // the window does not show the last frame any more
};

// Is there a graphics chip to ask? It may still not work with this display.
bool HasChip();

// Dear ImGui's context must be there, and the window's OpenGL context be current. nullptr when OpenGL is only made up by
// the processor, which can do better.
std::unique_ptr<Painter> PaintByChip(GLFWwindow* window);
// The same with any OpenGL.
std::unique_ptr<Painter> PaintByOpenGl(GLFWwindow* window);

// The window must have no OpenGL context. nullptr when X shares no memory or has other pixels than 0x__RRGGBB.
std::unique_ptr<Painter> PaintByProcessor(GLFWwindow* window);

}  // namespace platform
