#include "kiosk/app/kiosk.h"

#include <fmt/format.h>
#include <imgui.h>
#include <malloc.h>

#include <cstdio>

#include "kiosk/app/aloud.h"
#include "kiosk/app/gallery_keeper.h"
#include "kiosk/app/keyboards.h"
#include "kiosk/app/probe.h"
#include "kiosk/app/scan.h"
#include "kiosk/app/stopping.h"
#include "kiosk/app/store_keeper.h"
#include "kiosk/app/store_office.h"
#include "kiosk/screens/staff.h"
#include "kiosk/text/typesetter.h"

namespace app {
namespace {

constexpr base::Millis kLongestWait{3000};  // the window looks after itself that often
constexpr double kSmallestLetters = 2.5;    // millimetres (7 points, small print): less is a fault of the layout

// The one ImGui window that everything is drawn in; closed again also when a screen throws.
class Sheet {
 public:
  Sheet() {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::Begin("kiosk", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse);
  }
  ~Sheet() {
    ImGui::End();
    ImGui::PopStyleVar();
  }
};

class Loop {
 public:
  Loop(const Options& options, base::StopSignals& signals, platform::Window& window, visit::Visit& visit,
       staff::Desk& desk)
      : window_(window),
        visit_(visit),
        desk_(desk),
        keyboards_(options.packs),
        demonstration_(options.recipients.demonstration),
        help_(options.help),
        aloud_(options.sounds, [this] { window_.Invalidate(); }),
        stopping_(signals, [this] { window_.Invalidate(); }) {
    if (!options.ui_probe.empty()) probe_.emplace(options.ui_probe);
  }

  // kNotFound when a pack names a keyboard that is not there.
  base::Result<void> Run() {
    while (!stopping_.asked() && !desk_.wants_restart()) {
      auto patience = std::min({visit_.Patience(), desk_.Patience(), kLongestWait});
      if (!keyboards_.complete()) patience = base::Millis(1);
      if (const int seconds = visit_.comfort().scanning)
        patience = std::min(patience, scan_.Patience(seconds, clock_.Now()));
      if (look_again_) patience = std::min(patience, base::Millis(static_cast<int>(*look_again_ * 1000) + 1));
      drawn_ = switched_ = false;
      window_.Step(patience, [this] { Pass(); });
      Calmly([this] { AfterStep(); });
      if (auto loaded = keyboards_.LoadNext(); !loaded) return loaded;
    }
    return {};
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
    if (scan_.Follow(elements_, desk_.IsOpen() ? 0 : visit_.comfort().scanning, clock_.Now())) window_.Invalidate();
    if (desk_.Tick()) window_.Invalidate();
    Notice();
    ForgetTheLastVisitor();
    if (drawn_) aloud_.Follow(visit_, lines_);
    for (const base::Error& trouble : aloud_.TakeTroubles())
      fmt::print(stderr, "balss-kiosk: {}\n", base::Sentence(trouble));
    if (drawn_) {
      typesetter_.Trim();
      images_.Trim();
    }
    if (drawn_ && probe_) {
      const theme::Metrics metrics = MetricsNow();
      const widgets::Rect screen{0, 0, metrics.width(), metrics.height()};
      probe_->Write(visit_, desk_, metrics, elements_,
                    widgets::FaultsOf(notes_, elements_, screen, metrics.mm(kSmallestLetters)));
    }
  }

  void Pass() {
    drawn_ = true;
    const Sheet sheet;
    const ImGuiIO& io = ImGui::GetIO();
    const widgets::Rect corner = screens::StaffCorner(window_.metrics());
    desk_.Finger(io.MouseDown[0], io.MousePos.x < corner.right() && io.MousePos.y >= corner.y);
    if (io.MouseDown[0] && !desk_.IsOpen()) visit_.Touched();
    Calmly([this] { DrawAndApply(); });
  }

  void DrawAndApply() {
    const bool staff = desk_.IsOpen();
    const i18n::Pack& pack = staff ? visit_.packs().front() : visit_.pack();
    const visit::Comfort comfort = staff ? visit::Comfort() : visit_.comfort();
    const theme::Palette& palette = theme::PaletteOf(theme::kThemes[comfort.theme]);
    window_.SetGround(palette[theme::kGround]);
    typesetter_.SetPalette(palette);
    typesetter_.SetScript({pack.tag, pack.rtl, pack.fonts, comfort.spacing});
    const theme::Metrics metrics = MetricsNow();
    widgets::Canvas canvas(*ImGui::GetWindowDrawList(), typesetter_, pictures_, metrics, palette, pack.rtl,
                           {comfort.low_reach && visit_.screen() != visit::Screen::kAttract, comfort.left_hand});
    screens::Stage stage{&canvas,
                         [&](const std::string& name) -> const keyboard::Layout& { return keyboards_.Of(pack, name); },
                         &images_,
                         window_.TakeTyped(),
                         demonstration_,
                         &help_,
                         aloud_.VoiceFor(pack)};
    if (staff)
      desk_.Apply(screens::DrawStaff(stage, desk_, pack, BALSS_VERSION));
    else
      DrawVisit(stage);
    Notice();
    elements_ = canvas.elements();
    notes_ = canvas.notes();
    look_again_ = canvas.look_again();
  }

  void DrawVisit(screens::Stage& stage) {
    widgets::Canvas& canvas = *stage.canvas;
    bool switched = false;
    if (visit_.comfort().scanning > 0) {
      const ImVec2 finger = ImGui::GetIO().MousePos;
      const bool beside = ImGui::IsMouseReleased(ImGuiMouseButton_Left) && IsBeside(elements_, {finger.x, finger.y});
      switched = beside || stage.typed.find_first_of(" \n") != std::string::npos;
      stage.typed.clear();
    }
    std::erase(stage.typed, '\n');  // lines break by themselves
    canvas.SetSpoken(aloud_.Word());
    const visit::Intent intent = screens::Draw(stage, visit_);
    lines_ = canvas.lines();
    if (const auto lit = scan_.Lit()) {
      // Once for what was lit and seen: not again before the next picture, nor on a page that has just come.
      if (switched && IsThere(canvas.elements(), *lit) && !std::exchange(switched_, true))
        window_.Tap(lit->x + lit->w / 2, lit->y + lit->h / 2);
      LightUp(canvas, *lit);
    }
    if (std::holds_alternative<visit::Aloud>(intent))
      aloud_.Toggle(visit_, lines_);
    else if (!canvas.tapped().empty())
      aloud_.Touched(visit_, canvas.tapped());
    visit_.Apply(intent);
  }

  // Two lines, so that one is seen on any ground.
  static void LightUp(widgets::Canvas& canvas, const widgets::Rect& lit) {
    const float line = canvas.metrics().still(1.6);
    canvas.StopMirroring();
    canvas.Edge(lit.Inset(-2 * line), theme::kGround, line, 3 * line);
    canvas.Edge(lit.Inset(-line), theme::kPrimary, 1.4f * line, 3 * line);
    canvas.ResumeMirroring();
  }

  theme::Metrics MetricsNow() const {
    constexpr double kZoom[] = {1, 1.2, 1.4};
    if (desk_.IsOpen()) return window_.metrics();
    const survey::Survey* survey = visit_.survey();
    return window_.metrics(kZoom[visit_.comfort().text], survey ? survey::TargetOf(survey->band) : 15);
  }

  // What a screen that has just come says to staff and to the ui-probe.
  void Notice() {
    if (visit_.screen() == std::exchange(noticed_, visit_.screen())) return;
    if (noticed_ == visit::Screen::kTrouble) desk_.NoteTrouble(visit_.trouble());
    if (noticed_ == visit::Screen::kThanks && visit_.ending() == visit::Ending::kKept && probe_) probe_->CountKept();
  }

  void ForgetTheLastVisitor() {
    const bool nobody = visit_.screen() == visit::Screen::kAttract || visit_.screen() == visit::Screen::kClosed;
    if (nobody && somebody_) {
      typesetter_.Forget();
      images_.Forget();
      aloud_.Forget();
      lines_.clear();
      malloc_trim(0);  // what one visit needed goes back to the system
      window_.Invalidate();
    }
    somebody_ = !nobody;
  }

  platform::Window& window_;
  visit::Visit& visit_;
  staff::Desk& desk_;
  visit::Screen noticed_ = visit::Screen::kClosed;
  Keyboards keyboards_;
  bool demonstration_;
  const std::vector<visit::HelpLine>& help_;
  Aloud aloud_;
  Scan scan_;
  base::SteadyClock clock_;
  text::Typesetter typesetter_;
  widgets::Pictures pictures_;
  widgets::Images images_;
  std::vector<widgets::Element> elements_;
  std::vector<widgets::Note> notes_;
  std::vector<widgets::Line> lines_;
  std::optional<Probe> probe_;
  std::optional<float> look_again_;  // seconds
  bool drawn_ = false, somebody_ = false, switched_ = false;
  Stopping stopping_;  // the last: it wakes the others
};

}  // namespace

base::Result<Ended> Run(Options options) {
  base::StopSignals signals;  // before any thread
  auto window = platform::Window::Open(options.window);
  if (!window) return std::unexpected(window.error());
  if (options.recipients.demonstration)
    fmt::print(stderr, "balss-kiosk: DEMONSTRATION KEYS: anybody can open what is collected here\n");
  base::SystemRandom random;
  base::SteadyClock clock;
  StoreKeeper store(options.store, options.recipients, random);
  std::optional<GalleryKeeper> gallery;
  if (options.gallery) {
    gallery.emplace(*std::move(options.gallery));
    options.recipients.demonstration = true;  // the ribbon
  }
  visit::Visit visit(options.packs, gallery ? static_cast<visit::Keeper&>(*gallery) : store, clock, options.timing);
  StoreOffice office(options.store, random);
  staff::Desk desk(office, clock);
  if (auto ended = Loop(options, signals, *window, visit, desk).Run(); !ended) return std::unexpected(ended.error());
  return desk.wants_restart() ? Ended::kToRestart : Ended::kAsAsked;
}

}  // namespace app
