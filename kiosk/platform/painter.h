// Brings a frame of Dear ImGui's to the screen. A graphics chip draws it whole; a processor that has to do without one
// (Mesa's llvmpipe: a virtual machine, a broken driver) draws and copies only the rectangles that changed, which for a
// tap is a small part. UI thread only; the window's context must be current.
#pragma once

#include <imgui.h>

#include <vector>

#include "kiosk/platform/damage.h"
#include "kiosk/theme/theme.h"

struct GLFWwindow;
struct _XDisplay;

namespace platform {

class Painter {
 public:
  explicit Painter(GLFWwindow* window);

  void Paint(ImDrawData& frame, theme::Rgb ground);

  // The window does not show the last frame any more: the next one is drawn whole.
  void Forget() { shown_.clear(); }

 private:
  void PaintOnly(ImDrawData& frame, const Area& area);

  GLFWwindow* window_;
  // Of GLX_MESA_copy_sub_buffer: from the back buffer, which stays as it is, to the window; y counts from below. nullptr:
  // only whole frames, by a swap.
  void (*copy_)(_XDisplay*, unsigned long drawable, int x, int y, int width, int height) = nullptr;
  std::vector<Drawn> shown_;  // empty: not known
  theme::Rgb ground_ = 0;
};

}  // namespace platform
