#define GLFW_EXPOSE_NATIVE_X11
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <sys/ipc.h>
#include <sys/shm.h>

#include <utility>

#include "kiosk/platform/damage.h"
#include "kiosk/platform/painter.h"
#include "kiosk/platform/raster.h"
#include "kiosk/platform/texture.h"

namespace platform {
namespace {

// The pixels of the window, in memory that X reads too.
class SharedImage {
 public:
  explicit SharedImage(GLFWwindow* window) : display_(glfwGetX11Display()), window_(glfwGetX11Window(window)) {
    XWindowAttributes is;
    if (!XShmQueryExtension(display_) || !XGetWindowAttributes(display_, window_, &is)) return;
    if (is.visual->red_mask != 0xFF0000 || is.visual->green_mask != 0xFF00 || is.visual->blue_mask != 0xFF) return;
    image_ = XShmCreateImage(display_, is.visual, static_cast<unsigned>(is.depth), ZPixmap, nullptr, &segment_,
                             static_cast<unsigned>(is.width), static_cast<unsigned>(is.height));
    if (!image_ || image_->bits_per_pixel != 32 || image_->bytes_per_line != 4 * is.width) return;
    segment_.shmid = shmget(IPC_PRIVATE, static_cast<std::size_t>(image_->bytes_per_line) * image_->height, 0600);
    if (segment_.shmid < 0) return;
    void* memory = shmat(segment_.shmid, nullptr, 0);
    if (memory != reinterpret_cast<void*>(-1)) {
      segment_.shmaddr = image_->data = static_cast<char*>(memory);
      attached_ = XShmAttach(display_, &segment_);
      XSync(display_, False);
    }
    shmctl(segment_.shmid, IPC_RMID, nullptr);  // gone with the last of us two
    context_ = XCreateGC(display_, window_, 0, nullptr);
  }
  SharedImage(const SharedImage&) = delete;
  SharedImage& operator=(const SharedImage&) = delete;
  ~SharedImage() {
    if (attached_) XShmDetach(display_, &segment_);
    if (context_) XFreeGC(display_, context_);
    if (segment_.shmaddr) shmdt(segment_.shmaddr);
    if (image_) {
      image_->data = nullptr;
      XDestroyImage(image_);
    }
  }

  bool works() const { return attached_; }

  // To be drawn into until the next Show.
  Pixels Begin() {
    if (std::exchange(being_read_, false)) XSync(display_, False);
    return {reinterpret_cast<std::uint32_t*>(image_->data), image_->width, image_->height};
  }

  void Show(const Area& area) {
    XShmPutImage(display_, window_, context_, image_, area.min_x, area.min_y, area.min_x, area.min_y,
                 static_cast<unsigned>(area.max_x - area.min_x), static_cast<unsigned>(area.max_y - area.min_y), False);
    XFlush(display_);
    being_read_ = true;
  }

 private:
  Display* display_;
  ::Window window_;
  XShmSegmentInfo segment_{};
  XImage* image_ = nullptr;
  GC context_ = nullptr;
  bool attached_ = false, being_read_ = false;
};

class ProcessorPainter : public Painter {
 public:
  explicit ProcessorPainter(GLFWwindow* window) : image_(window) {
    // Dear ImGui wants letters of its own before it draws; none of them is ever used, and of what it draws with their
    // texture only the colours count.
    unsigned char* letters = nullptr;
    int width = 0, height = 0;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&letters, &width, &height);
    ImGui::GetIO().Fonts->ClearTexData();
    ImGui::GetStyle().AntiAliasedLinesUseTex = false;
  }

  bool works() const { return image_.works(); }

  void NewFrame() override {}

  void Paint(ImDrawData& frame, theme::Rgb ground) override {
    const Pixels pixels = image_.Begin();
    const Area window{0, 0, pixels.width, pixels.height};
    std::vector<Drawn> drawn = DrawnOf(frame);
    const bool whole = shown_.empty() || ground != ground_;
    for (const Area& changed : whole ? std::vector{window} : Changed(shown_, drawn)) {
      const Area area = Common(changed, window);
      if (area.empty()) continue;
      Draw(frame, area, ground, pixels, &Texture::Find);
      image_.Show(area);
    }
    ground_ = ground;
    shown_ = std::move(drawn);
  }

  void Forget() override { shown_.clear(); }

 private:
  SharedImage image_;
  std::vector<Drawn> shown_;  // empty: not known
  theme::Rgb ground_ = 0;
};

}  // namespace

std::unique_ptr<Painter> PaintByProcessor(GLFWwindow* window) {
  auto painter = std::make_unique<ProcessorPainter>(window);
  if (!painter->works()) return nullptr;
  Texture::KeepOnChip(false);
  return painter;
}

}  // namespace platform
