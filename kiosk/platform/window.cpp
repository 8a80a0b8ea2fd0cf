#include "kiosk/platform/window.h"

#include <GLFW/glfw3.h>
#include <imgui.h>

#include <atomic>
#include <cmath>
#include <deque>

#include "kiosk/platform/painter.h"
#include "shared/base/utf8.h"

namespace platform {
namespace {

struct Event {
  enum class Kind { kMove, kPress, kRelease } kind;
  ImVec2 at;
};

// A second press within this time after the first one's picture, and this near to it, is a trembling finger,
// not a wish: nobody can have meant what was not on the screen yet.
constexpr double kDebounceSeconds = 0.3;
constexpr double kDebounceMillimetres = 10;
constexpr std::size_t kLongestQueue = 8;  // events; a drawing wants every point as long as there is time

}  // namespace

struct Window::Impl {
  GLFWwindow* window = nullptr;
  GLFWmonitor* whole_of = nullptr;  // the screen that the window fills; none when it was given a size
  double looked = 0;                // when it was last seen to it that it does
  bool astray = true;               // until it was looked at: taking the focus later would end the first touch
  Size size, millimetres;
  std::deque<Event> events;
  std::string typed;
  std::unique_ptr<Painter> painter;
  theme::Rgb ground = theme::PaletteOf(theme::Theme::kPaper)[theme::kGround];
  std::atomic<bool> stale = true;  // the screen does not show the present state
  bool pressed = false;
  ImVec2 pointer{0, 0};
  ImVec2 last_press{-1e6f, -1e6f};
  double last_press_when = -1e6, last_pass = 0;

  ~Impl() {
    painter.reset();
    if (ImGui::GetCurrentContext()) ImGui::DestroyContext();
    if (window) glfwDestroyWindow(window);
    glfwTerminate();
  }

  // With the first painter that works.
  bool OpenWindow(const WindowOptions& options, GLFWmonitor* monitor) {
    using Make = std::unique_ptr<Painter> (*)(GLFWwindow*);
    const auto with = [&](int api, Make make) {
      glfwWindowHint(GLFW_CLIENT_API, api);
      window =
          glfwCreateWindow(size.width, size.height, options.title.c_str(), options.window ? nullptr : monitor, nullptr);
      if (!window) return false;
      if (api == GLFW_OPENGL_API) glfwMakeContextCurrent(window);
      painter = make(window);
      if (!painter) glfwDestroyWindow(std::exchange(window, nullptr));
      return painter != nullptr;
    };
    const bool any = options.draw_with == DrawWith::kWhatWorks;
    return (any && HasChip() && with(GLFW_OPENGL_API, &PaintByChip)) ||
           (options.draw_with != DrawWith::kChip && with(GLFW_NO_API, &PaintByProcessor)) ||
           (options.draw_with != DrawWith::kProcessor && with(GLFW_OPENGL_API, &PaintByOpenGl));
  }

  theme::Metrics metrics(double zoom = 1, double target = 15) const {
    return {size.width, size.height, double(millimetres.width), double(millimetres.height), zoom, target};
  }

  void OnButton(int button, int action) {
    if (button != GLFW_MOUSE_BUTTON_LEFT) return;
    // Where the finger was when it came down. Asking GLFW would tell where it is by now: on a busy machine
    // two quick taps would both land on the second place.
    const ImVec2 at = pointer;
    const double now = glfwGetTime();
    if (action == GLFW_PRESS) {
      if (pressed) return;  // a second finger, or a palm
      const double distance = std::hypot(at.x - last_press.x, at.y - last_press.y);
      const bool tremble = now - last_press_when < kDebounceSeconds && distance < metrics().mm(kDebounceMillimetres);
      if (tremble) return;
      last_press = at;
      last_press_when = now;
      pressed = true;
      events.push_back({Event::Kind::kMove, at});
      events.push_back({Event::Kind::kPress, at});
    } else if (pressed) {
      pressed = false;
      events.push_back({Event::Kind::kRelease, at});
    }
  }

  void OnMove(double x, double y) {
    pointer = {static_cast<float>(x), static_cast<float>(y)};
    // Nothing hovers on a touch screen: a movement matters only while a finger is down.
    if (pressed) events.push_back({Event::Kind::kMove, pointer});
  }

  // The window does not show what was drawn last.
  void DrawAnew() {
    if (painter) painter->Forget();
    stale = true;
  }

  // In front, visible, and as large as the screen. Asks X every few seconds, and at once when the window was told of a
  // change.
  void HoldTheScreen() {
    if (!whole_of || (!astray && glfwGetTime() - looked < 2)) return;
    looked = glfwGetTime();
    astray = false;
    int x = 0, y = 0, width = 0, height = 0;
    glfwGetWindowPos(window, &x, &y);
    glfwGetWindowSize(window, &width, &height);
    const bool hidden = !glfwGetWindowAttrib(window, GLFW_VISIBLE);
    const bool whole = x == 0 && y == 0 && width == size.width && height == size.height;
    if (hidden || !whole || glfwGetWindowMonitor(window) != whole_of) {
      // GLFW maps a window only when it comes from elsewhere.
      if (hidden) glfwSetWindowMonitor(window, nullptr, 0, 0, size.width, size.height, GLFW_DONT_CARE);
      glfwSetWindowMonitor(window, whole_of, 0, 0, size.width, size.height, GLFW_DONT_CARE);
      DrawAnew();
    }
    glfwFocusWindow(window);  // raises it, too
  }

  void Feed(const Event& event) {
    ImGuiIO& io = ImGui::GetIO();
    io.MousePos = event.at;
    if (event.kind == Event::Kind::kPress) io.MouseDown[0] = true;
    if (event.kind == Event::Kind::kRelease) io.MouseDown[0] = false;
  }

  // On the way of a finger that is faster than the program, only where it got to matters.
  bool MayPassOver(const Event& event) const {
    return events.size() > kLongestQueue && event.kind == Event::Kind::kMove &&
           events.front().kind == Event::Kind::kMove;
  }

  void Begin() {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(size.width), static_cast<float>(size.height)};
    const double now = glfwGetTime();  // how long a finger is held is counted with it
    io.DeltaTime = static_cast<float>(std::max(1e-4, now - std::exchange(last_pass, now)));
    painter->NewFrame();
    ImGui::NewFrame();
  }

  void Draw() {
    ImGui::Render();
    painter->Paint(*ImGui::GetDrawData(), ground);
  }
};

Window::Window(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Window::Window(Window&&) noexcept = default;
Window::~Window() = default;

base::Result<Window> Window::Open(const WindowOptions& options) {
  std::string why;
  static std::string* reason;  // GLFW's callback carries no pointer of ours
  reason = &why;
  glfwSetErrorCallback([](int, const char* text) {
    if (reason) *reason = text;
  });
  const auto failed = [&](const char* what) {
    return base::Fail(base::Code::kNotFound, std::string(what) + ": " + why,
                      "a kiosk needs an X display; is DISPLAY set and the screen on?");
  };
  if (!glfwInit()) return failed("no display");

  auto impl = std::make_unique<Impl>();
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
  if (!mode) return failed("no monitor");
  Size monitor_mm;
  glfwGetMonitorPhysicalSize(monitor, &monitor_mm.width, &monitor_mm.height);

  impl->size = options.window.value_or(Size{mode->width, mode->height});
  impl->millimetres = options.millimetres.value_or(
      Size{monitor_mm.width * impl->size.width / mode->width, monitor_mm.height * impl->size.height / mode->height});

  glfwWindowHint(GLFW_RESIZABLE, GLFW_FALSE);
  glfwWindowHint(GLFW_DECORATED, GLFW_FALSE);
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
  glfwWindowHint(GLFW_CENTER_CURSOR, GLFW_FALSE);  // GLFW would not tell of a finger at exactly that place
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  ImGui::GetIO().LogFilename = nullptr;
  // ImGui insists on a font of its own; nothing is written with it, so the smallest atlas will do.
  ImGui::GetIO().Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoPowerOfTwoHeight;
  if (!impl->OpenWindow(options, monitor)) return failed("no window");
  reason = nullptr;
  glfwSetInputMode(impl->window, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
  if (options.window) glfwSetWindowPos(impl->window, 0, 0);
  if (!options.window) impl->whole_of = monitor;

  glfwSetWindowUserPointer(impl->window, impl.get());
  const auto self = [](GLFWwindow* w) { return static_cast<Impl*>(glfwGetWindowUserPointer(w)); };
  static const auto of = self;
  glfwSetMouseButtonCallback(impl->window,
                             [](GLFWwindow* w, int button, int action, int) { of(w)->OnButton(button, action); });
  // A finger that comes down where the last one left the glass, before this program was started, does not move.
  double x = 0, y = 0;
  glfwGetCursorPos(impl->window, &x, &y);
  impl->pointer = {static_cast<float>(x), static_cast<float>(y)};
  glfwSetCursorPosCallback(impl->window, [](GLFWwindow* w, double x, double y) { of(w)->OnMove(x, y); });
  glfwSetWindowRefreshCallback(impl->window, [](GLFWwindow* w) { of(w)->DrawAnew(); });
  glfwSetWindowCloseCallback(impl->window, [](GLFWwindow* w) { glfwSetWindowShouldClose(w, GLFW_FALSE); });
  glfwSetWindowSizeCallback(impl->window, [](GLFWwindow* w, int, int) { of(w)->astray = true; });
  glfwSetWindowPosCallback(impl->window, [](GLFWwindow* w, int, int) { of(w)->astray = true; });
  glfwSetWindowIconifyCallback(impl->window, [](GLFWwindow* w, int) { of(w)->astray = true; });
  glfwSetWindowFocusCallback(impl->window, [](GLFWwindow* w, int focused) { of(w)->astray |= !focused; });
  glfwSetCharCallback(impl->window, [](GLFWwindow* w, unsigned c) { base::Append(of(w)->typed, c); });
  glfwSetKeyCallback(impl->window, [](GLFWwindow* w, int key, int, int action, int) {
    if (action == GLFW_RELEASE) return;
    if (key == GLFW_KEY_BACKSPACE) of(w)->typed += '\b';
    if (key == GLFW_KEY_ENTER || key == GLFW_KEY_KP_ENTER) of(w)->typed += '\n';
  });
  return Window(std::move(impl));
}

theme::Metrics Window::metrics(double zoom, double target) const { return impl_->metrics(zoom, target); }

void Window::Tap(float x, float y) {
  using Kind = Event::Kind;
  for (const Kind kind : {Kind::kMove, Kind::kPress, Kind::kRelease}) impl_->events.push_back({kind, {x, y}});
}

void Window::SetGround(theme::Rgb color) { impl_->ground = color; }

std::string Window::TakeTyped() { return std::exchange(impl_->typed, {}); }

void Window::Invalidate() {
  impl_->stale = true;
  glfwPostEmptyEvent();
}

void Window::Step(std::chrono::milliseconds patience, const std::function<void()>& pass) {
  if (impl_->stale || !impl_->events.empty())
    glfwPollEvents();
  else
    glfwWaitEventsTimeout(std::max(0.001, static_cast<double>(patience.count()) / 1000));
  if (impl_->events.empty() || impl_->astray) impl_->HoldTheScreen();  // asking X would let a finger wait
  if (!impl_->stale && impl_->events.empty() && impl_->typed.empty()) return;

  const bool touched = !impl_->events.empty();
  while (!impl_->events.empty()) {
    const Event event = impl_->events.front();
    impl_->events.pop_front();
    if (impl_->MayPassOver(event)) continue;
    impl_->Feed(event);
    impl_->Begin();
    pass();
    ImGui::EndFrame();
  }
  impl_->stale = false;
  impl_->Begin();  // what a release changed appears one pass later
  pass();
  ImGui::EndFrame();
  impl_->Begin();
  pass();
  impl_->Draw();
  if (touched) impl_->last_press_when = glfwGetTime();
}

void Window::Rehearse(const std::function<void()>& pass) {
  if (impl_->pressed || !impl_->events.empty() || impl_->stale) return;
  impl_->Begin();
  pass();
  ImGui::EndFrame();
}

}  // namespace platform
