#include <GL/gl.h>
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_opengl3.h>

#include <filesystem>
#include <string_view>

#include "kiosk/platform/painter.h"
#include "kiosk/platform/texture.h"

namespace platform {
namespace {

class ChipPainter : public Painter {
 public:
  explicit ChipPainter(GLFWwindow* window) : window_(window) {
    Texture::KeepOnChip(true);
    ImGui_ImplOpenGL3_Init("#version 130");
    glfwSwapInterval(1);
  }
  ~ChipPainter() override { ImGui_ImplOpenGL3_Shutdown(); }

  void NewFrame() override { ImGui_ImplOpenGL3_NewFrame(); }

  void Paint(ImDrawData& frame, theme::Rgb ground) override {
    int width = 0, height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    glViewport(0, 0, width, height);
    const auto channel = [&](int shift) { return static_cast<float>(ground >> shift & 0xFF) / 255; };
    glClearColor(channel(16), channel(8), channel(0), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(&frame);
    glfwSwapBuffers(window_);
  }

  void Forget() override {}

 private:
  GLFWwindow* window_;
};

}  // namespace

bool HasChip() {
  std::error_code none;
  for (const auto& device : std::filesystem::directory_iterator("/dev/dri", none))
    if (device.path().filename().string().starts_with("renderD")) return true;
  return false;
}

std::unique_ptr<Painter> PaintByChip(GLFWwindow* window) {
  const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
  const std::string_view renderer = name ? name : "llvmpipe";
  return renderer.contains("llvmpipe") || renderer.contains("softpipe") ? nullptr : PaintByOpenGl(window);
}

std::unique_ptr<Painter> PaintByOpenGl(GLFWwindow* window) { return std::make_unique<ChipPainter>(window); }

}  // namespace platform
