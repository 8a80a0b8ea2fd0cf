// bench_pixels: the bench's eye and finger on an X display. It looks at the picture itself (MIT-SHM), not at
// what a program says of it, and taps with X test events. Knows nothing of Balss.
//
// One command a line on standard input, one answer a line on standard output. R is "x y w h" in pixels.
//   remember R                   keeps what R shows now                          ok
//   await MS                     waits until it shows that again                 CLOCK_MONOTONIC in ns, or 0
//   still R QUIET_MS MS          waits until R has not changed for QUIET_MS      1, or 0
//   tap X Y R MS                 presses and releases, waits until R changes     "pressed at, changed at" in
//   ns, or 0
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/XTest.h>
#include <sys/ipc.h>
#include <sys/prctl.h>
#include <sys/shm.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
using Millis = std::chrono::milliseconds;
using Picture = std::vector<std::uint32_t>;

// How often the screen is read: the resolution of every figure.
constexpr auto kBetweenLooks = std::chrono::microseconds(500);
// A picture has changed when so many pixels differ by so much in a colour: less cannot be seen.
constexpr int kSeenPixels = 24;
constexpr int kSeenStep = 16;

struct Region {
  int x = 0, y = 0, w = 0, h = 0;
};

std::istream& operator>>(std::istream& in, Region& r) { return in >> r.x >> r.y >> r.w >> r.h; }

bool Differ(std::uint32_t a, std::uint32_t b) {
  for (int shift = 0; shift < 24; shift += 8)
    if (std::abs(static_cast<int>(a >> shift & 0xFF) - static_cast<int>(b >> shift & 0xFF)) > kSeenStep) return true;
  return false;
}

bool HasChanged(const Picture& before, const Picture& now) {
  int different = 0;
  for (std::size_t i = 0; i < now.size(); ++i)
    if (now[i] != before[i] && Differ(now[i], before[i]) && ++different >= kSeenPixels) return true;
  return false;
}

class View {
 public:
  View() : display_(XOpenDisplay(nullptr)) {
    if (!display_) throw std::runtime_error("no display");
    int ignored;
    if (!XShmQueryExtension(display_) || !XTestQueryExtension(display_, &ignored, &ignored, &ignored, &ignored))
      throw std::runtime_error("the display lacks MIT-SHM or XTEST");
    const int screen = DefaultScreen(display_);
    width_ = DisplayWidth(display_, screen), height_ = DisplayHeight(display_, screen);
    memory_.shmid = shmget(IPC_PRIVATE, static_cast<std::size_t>(width_) * height_ * 4, IPC_CREAT | 0600);
    memory_.shmaddr = static_cast<char*>(shmat(memory_.shmid, nullptr, 0));
    XShmAttach(display_, &memory_);
    XSync(display_, False);
    shmctl(memory_.shmid, IPC_RMID, nullptr);  // it stays until both sides have let go
  }
  ~View() {
    XShmDetach(display_, &memory_);
    XCloseDisplay(display_);
    shmdt(memory_.shmaddr);
  }

  Picture Look(const Region& r) {
    if (r.x < 0 || r.y < 0 || r.w < 1 || r.h < 1 || r.x + r.w > width_ || r.y + r.h > height_)
      throw std::runtime_error("the region is not on the screen");
    const int screen = DefaultScreen(display_);
    XImage* image = XShmCreateImage(display_, DefaultVisual(display_, screen), DefaultDepth(display_, screen), ZPixmap,
                                    memory_.shmaddr, &memory_, r.w, r.h);
    if (image->bits_per_pixel != 32) throw std::runtime_error("the screen has not 32 bits a pixel");
    XShmGetImage(display_, DefaultRootWindow(display_), image, r.x, r.y, AllPlanes);
    const auto* first = reinterpret_cast<const std::uint32_t*>(memory_.shmaddr);
    XFree(image);  // the pixels are ours
    return {first, first + static_cast<std::size_t>(r.w) * r.h};
  }

  void MoveTo(int x, int y) {
    XTestFakeMotionEvent(display_, -1, x, y, CurrentTime);
    XSync(display_, False);
  }

  void PressAndRelease() {
    XTestFakeButtonEvent(display_, 1, True, CurrentTime);
    XTestFakeButtonEvent(display_, 1, False, CurrentTime);
    XFlush(display_);
  }

 private:
  Display* display_;
  XShmSegmentInfo memory_{};
  int width_ = 0, height_ = 0;
};

std::int64_t Nanoseconds(Clock::time_point t) { return t.time_since_epoch().count(); }

// Looks until `seen`; when that was, or 0 after `patience`.
std::int64_t LookUntil(View& screen, const Region& r, Millis patience,
                       const std::function<bool(const Picture&)>& seen) {
  for (const auto end = Clock::now() + patience; Clock::now() < end; std::this_thread::sleep_for(kBetweenLooks))
    if (seen(screen.Look(r))) return Nanoseconds(Clock::now());
  return 0;
}

bool WaitUntilStill(View& screen, const Region& r, Millis quiet, Millis patience) {
  Picture last = screen.Look(r);
  auto since = Clock::now();
  return LookUntil(screen, r, patience, [&](const Picture& now) {
    if (now != last) last = now, since = Clock::now();
    return Clock::now() - since >= quiet;
  });
}

struct Memory {
  Region region;
  Picture picture;
};

std::string Answer(const std::string& line, View& screen, Memory& memory) {
  std::istringstream words(line);
  std::string command;
  Region region;
  long quiet = 0, patience = 0;
  int x = 0, y = 0;
  words >> command;
  if (command == "remember" && words >> region) {
    memory = {region, screen.Look(region)};
    return "ok";
  }
  if (command == "await" && words >> patience)
    return std::to_string(LookUntil(screen, memory.region, Millis(patience),
                                    [&](const Picture& now) { return !HasChanged(memory.picture, now); }));
  if (command == "still" && words >> region >> quiet >> patience)
    return WaitUntilStill(screen, region, Millis(quiet), Millis(patience)) ? "1" : "0";
  if (command == "tap" && words >> x >> y >> region >> patience) {
    screen.MoveTo(x, y);
    const Picture before = screen.Look(region);
    const auto pressed = Nanoseconds(Clock::now());
    screen.PressAndRelease();
    const auto changed =
        LookUntil(screen, region, Millis(patience), [&](const Picture& now) { return HasChanged(before, now); });
    return std::to_string(pressed) + " " + std::to_string(changed);
  }
  throw std::runtime_error("unknown command: " + line);
}

}  // namespace

int main() {
  try {
    prctl(PR_SET_TIMERSLACK, 1000UL);  // nanoseconds; otherwise a sleep of 500 µs may take 550
    View screen;
    Memory memory;
    for (std::string line; std::getline(std::cin, line);) std::cout << Answer(line, screen, memory) << std::endl;
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "bench_pixels: " << error.what() << '\n';
    return 1;
  }
}
