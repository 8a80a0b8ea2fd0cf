#define GLFW_EXPOSE_NATIVE_X11
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <sys/ipc.h>
#include <sys/shm.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "kiosk/platform/damage.h"
#include "kiosk/platform/painter.h"
#include "kiosk/platform/raster.h"
#include "kiosk/platform/texture.h"

namespace platform {
namespace {

constexpr int kBand = 160;  // rows

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

  Pixels pixels() const { return {reinterpret_cast<std::uint32_t*>(image_->data), image_->width, image_->height}; }

  // Until X has read what it was shown of this area. An event that came since says that it has, without being asked.
  void WaitFor(const Area& area) {
    const bool read = XLastKnownRequestProcessed(display_) >= last_show_;
    if (!read && std::ranges::none_of(being_read_, [&](const Area& one) { return !Common(one, area).empty(); })) return;
    if (!read) XSync(display_, False);
    being_read_.clear();
  }

  void Show(const Area& area) {
    XShmPutImage(display_, window_, context_, image_, area.min_x, area.min_y, area.min_x, area.min_y,
                 static_cast<unsigned>(area.max_x - area.min_x), static_cast<unsigned>(area.max_y - area.min_y), False);
    last_show_ = NextRequest(display_) - 1;
    XFlush(display_);
    being_read_.push_back(area);
  }

 private:
  Display* display_;
  ::Window window_;
  XShmSegmentInfo segment_{};
  XImage* image_ = nullptr;
  GC context_ = nullptr;
  bool attached_ = false;
  std::vector<Area> being_read_;
  unsigned long last_show_ = 0;  // the request's number
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
    const Pixels pixels = image_.pixels();
    const Area window{0, 0, pixels.width, pixels.height};
    std::vector<Drawn> drawn = DrawnOf(frame);
    const bool whole = shown_.empty() || ground != ground_;
    for (const Area& changed : whole ? std::vector{window} : Changed(shown_, drawn)) {
      const Area area = Common(changed, window);
      if (area.empty()) continue;
      // In bands from the top, so that X copies one while the next is drawn.
      for (Area band = area; !band.empty(); band.min_y = band.max_y, band.max_y = area.max_y) {
        band.max_y = std::min(band.min_y + kBand, area.max_y);
        image_.WaitFor(band);
        Draw(frame, band, ground, pixels, &Texture::Find);
        image_.Show(band);
      }
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
