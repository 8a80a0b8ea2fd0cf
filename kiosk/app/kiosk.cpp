#include "kiosk/app/kiosk.h"

#include <fmt/format.h>
#include <imgui.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <map>

#include "kiosk/app/probe.h"
#include "kiosk/app/store_keeper.h"
#include "kiosk/keyboard/layout.h"
#include "kiosk/screens/screens.h"
#include "kiosk/text/typesetter.h"

namespace app {
namespace {

std::atomic<bool> asked_to_stop = false;

void StopOnSignals() {
  struct sigaction action {};
  action.sa_handler = [](int) { asked_to_stop = true; };
  sigaction(SIGTERM, &action, nullptr);
  sigaction(SIGINT, &action, nullptr);
}

using Keyboards = std::map<std::string, keyboard::Layout>;  // "lv/lv(apostrophe)"; screens/screens.h names them

base::Result<Keyboards> LoadKeyboards(const std::vector<i18n::Pack>& packs) {
  Keyboards keyboards;
  for (const i18n::Pack& pack : packs) {
    for (const std::string& name : pack.keyboards) {
      auto layout = keyboard::Load(name, pack.tag);
      if (!layout) return std::unexpected(layout.error());
      keyboards.emplace(pack.tag + "/" + name + "/alphabet", keyboard::InAlphabeticalOrder(*layout, pack.tag));
      keyboards.emplace(pack.tag + "/" + name, std::move(*layout));
    }
    keyboards.emplace(pack.tag + "/signs", keyboard::Signs(pack.digits, pack.tag, pack.rtl));
  }
  return keyboards;
}

// The one ImGui window that everything is drawn in; closed again also when a screen throws.
class Sheet {
 public:
  Sheet() {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::Begin("kiosk", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoScrollWithMouse);
  }
  ~Sheet() {
    ImGui::End();
    ImGui::PopStyleVar();
  }
};

class Loop {
 public:
  Loop(const Options& options, platform::Window& window, visit::Visit& visit, Keyboards keyboards)
      : window_(window),
        visit_(visit),
        keyboards_(std::move(keyboards)),
        demonstration_(options.recipients.demonstration) {
    if (!options.ui_probe.empty()) probe_.emplace(options.ui_probe);
  }

  void Run() {
    while (!asked_to_stop) {
      // Signals interrupt nothing inside GLFW, so the wait is never longer than a second.
      auto patience = std::min<base::Millis>(visit_.Patience(), base::Millis(1000));
      if (look_again_) patience = std::min(patience, base::Millis(static_cast<int>(*look_again_ * 1000) + 1));
      drawn_ = false;
      if (!window_.Step(patience, [this] { Pass(); })) return;
      Calmly([this] { AfterStep(); });
    }
  }

 private:
  // Whatever is thrown ends in the calm screen, never in front of a child.
  template <class Work>
  void Calmly(const Work& work) {
    try {
      work();
    } catch (const std::exception& e) {
      fmt::print(stderr, "balss-kiosk: unexpected: {}\n", e.what());
      visit_.Fail(base::Code::kInternal);
      window_.Invalidate();
    }
  }

  void AfterStep() {
    if (visit_.Tick() || (look_again_ && !drawn_)) window_.Invalidate();
    ForgetTheLastVisitor();
    if (drawn_) {
      typesetter_.Trim();
      images_.Trim();
    }
    if (drawn_ && probe_) {
      const theme::Metrics metrics = window_.metrics();
      const widgets::Rect screen{0, 0, metrics.width(), metrics.height()};
      probe_->Write(visit_, metrics, elements_, widgets::FaultsOf(notes_, elements_, screen));
    }
  }

  void Pass() {
    drawn_ = true;
    const Sheet sheet;
    if (ImGui::GetIO().MouseDown[0]) visit_.Touched();
    Calmly([this] { DrawAndApply(); });
  }

  void DrawAndApply() {
    const i18n::Pack& pack = visit_.pack();
    typesetter_.SetScript({pack.tag, pack.rtl, pack.fonts});
    const theme::Metrics metrics = window_.metrics();
    widgets::Canvas canvas(*ImGui::GetWindowDrawList(), typesetter_, pictures_, metrics,
                           theme::PaletteOf(theme::Theme::kPaper), pack.rtl);
    screens::Stage stage{
        &canvas,
        [&](const std::string& name) -> const keyboard::Layout& { return keyboards_.at(pack.tag + "/" + name); },
        &images_, window_.TakeTyped(), demonstration_};
    visit_.Apply(screens::Draw(stage, visit_));
    elements_ = canvas.elements();
    notes_ = canvas.notes();
    look_again_ = canvas.look_again();
  }

  void ForgetTheLastVisitor() {
    const bool nobody =
        visit_.screen() == visit::Screen::kAttract || visit_.screen() == visit::Screen::kClosed;
    if (nobody && somebody_) {
      typesetter_.Forget();
      images_.Forget();
      window_.Invalidate();
    }
    somebody_ = !nobody;
  }

  platform::Window& window_;
  visit::Visit& visit_;
  Keyboards keyboards_;
  bool demonstration_;
  text::Typesetter typesetter_;
  widgets::Pictures pictures_;
  widgets::Images images_;
  std::vector<widgets::Element> elements_;
  std::vector<widgets::Note> notes_;
  std::optional<Probe> probe_;
  std::optional<float> look_again_;  // seconds
  bool drawn_ = false, somebody_ = false;
};

}  // namespace

base::Result<void> Run(Options options) {
  auto keyboards = LoadKeyboards(options.packs);
  if (!keyboards) return std::unexpected(keyboards.error());
  auto window = platform::Window::Open(options.window);
  if (!window) return std::unexpected(window.error());
  if (options.recipients.demonstration)
    fmt::print(stderr, "balss-kiosk: DEMONSTRATION KEYS: anybody can open what is collected here\n");
  StopOnSignals();
  base::SystemRandom random;
  base::SteadyClock clock;
  StoreKeeper keeper(options.store, options.recipients, random);
  visit::Visit visit(options.packs, keeper, clock, options.timing);
  Loop(options, *window, visit, std::move(*keyboards)).Run();
  return {};
}

}  // namespace app
