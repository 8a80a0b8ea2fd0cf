#include "kiosk/platform/painter.h"

#include <GL/glx.h>
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <string_view>

namespace platform {
namespace {

bool DrawsWithoutChip() {
  const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
  return name && std::string_view(name).contains("llvmpipe");
}

Area WindowOf(GLFWwindow* window) {
  Area whole;
  glfwGetFramebufferSize(window, &whole.max_x, &whole.max_y);
  return whole;
}

void Clear(theme::Rgb ground) {
  const auto channel = [&](int shift) { return static_cast<float>(ground >> shift & 0xFF) / 255; };
  glClearColor(channel(16), channel(8), channel(0), 1);
  glClear(GL_COLOR_BUFFER_BIT);
}

}  // namespace

Painter::Painter(GLFWwindow* window) : window_(window) {
  if (!DrawsWithoutChip() || !glfwExtensionSupported("GLX_MESA_copy_sub_buffer")) return;
  copy_ = reinterpret_cast<decltype(copy_)>(glfwGetProcAddress("glXCopySubBufferMESA"));
}

void Painter::Paint(ImDrawData& frame, theme::Rgb ground) {
  const Area window = WindowOf(window_);
  glViewport(0, 0, window.max_x, window.max_y);
  if (!copy_) {
    Clear(ground);
    ImGui_ImplOpenGL3_RenderDrawData(&frame);
    return glfwSwapBuffers(window_);
  }
  std::vector<Drawn> drawn = DrawnOf(frame);
  const bool whole = shown_.empty() || ground != ground_;
  const std::vector<Area> areas = whole ? std::vector{window} : Changed(shown_, drawn);
  ground_ = ground;
  for (const Area& area : areas) PaintOnly(frame, Common(area, window));
  shown_ = std::move(drawn);
}

void Painter::PaintOnly(ImDrawData& frame, const Area& area) {
  if (area.empty()) return;
  glEnable(GL_SCISSOR_TEST);
  const int width = area.max_x - area.min_x, height = area.max_y - area.min_y;
  const int below = WindowOf(window_).max_y - area.max_y;
  glScissor(area.min_x, below, width, height);
  Clear(ground_);
  glDisable(GL_SCISSOR_TEST);
  // Dear ImGui's renderer passes over commands whose clip rectangle is empty.
  std::vector<ImVec4> clips;
  const auto each = [&](auto visit) {
    for (int i = 0; i < frame.CmdListsCount; ++i)
      for (ImDrawCmd& command : frame.CmdLists[i]->CmdBuffer) visit(command.ClipRect);
  };
  each([&](ImVec4& clip) {
    clips.push_back(clip);
    clip = {std::max(clip.x, static_cast<float>(area.min_x)), std::max(clip.y, static_cast<float>(area.min_y)),
            std::min(clip.z, static_cast<float>(area.max_x)), std::min(clip.w, static_cast<float>(area.max_y))};
  });
  ImGui_ImplOpenGL3_RenderDrawData(&frame);
  auto kept = clips.begin();
  each([&](ImVec4& clip) { clip = *kept++; });
  copy_(glXGetCurrentDisplay(), glXGetCurrentDrawable(), area.min_x, below, width, height);
}

}  // namespace platform
