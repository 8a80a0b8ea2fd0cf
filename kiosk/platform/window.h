// The window, the finger and the frame: GLFW and a painter behind a few calls. UI thread only.
//
// Event-driven: nothing is drawn unless somebody touched the screen or the program asked for it. Each input
// event gets an interface pass of its own, so that a press and a release that arrive together are not one;
// only the last pass is drawn (harder to lose a tap, and a software renderer spends its time on one frame).
//
// Nobody gets out of it: requests to close are refused, a full-screen window that something hid, shrank or covered
// takes the screen again, and of all input only the first finger (button 1), letters and backspace arrive.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/theme/theme.h"
#include "shared/base/error.h"

namespace platform {

struct Size {
  int width = 0, height = 0;
};

enum class DrawWith { kWhatWorks, kChip, kProcessor };

struct WindowOptions {
  std::string title = "Balss";
  std::optional<Size> window;       // pixels; full screen when not given
  std::optional<Size> millimetres;  // of the whole window, when the monitor lies about itself
  DrawWith draw_with = DrawWith::kWhatWorks;
};

class Window {
 public:
  static base::Result<Window> Open(const WindowOptions& options);
  Window(Window&&) noexcept;
  ~Window();

  // theme::Metrics says what the two are.
  theme::Metrics metrics(double zoom = 1, double target = 15) const;
  void SetGround(theme::Rgb color);  // what everything lies on
  void Tap(float x, float y);        // as if a finger had; not for a finger's own trembling

  // What the visitor typed on a real keyboard since the last call, in UTF-8; '\b' is the backspace key.
  std::string TakeTyped();

  // Waits for input at most `patience`, then runs `pass` once an event and draws the result. Does not draw
  // when nothing happened. To be called every few seconds: it also sees to it that the window fills the screen.
  void Step(std::chrono::milliseconds patience, const std::function<void()>& pass);

  // Runs `pass` as if to draw, and shows nothing: what it lays out is there when it is wanted. Not while a finger is down
  // or input waits.
  void Rehearse(const std::function<void()>& pass);

  // The next Step draws even without input.
  void Invalidate();

 private:
  struct Impl;
  explicit Window(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace platform
