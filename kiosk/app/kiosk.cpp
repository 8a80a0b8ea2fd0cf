#include "kiosk/app/kiosk.h"

#include <fmt/format.h>
#include <imgui.h>
#include <malloc.h>

#include <cstdio>
#include <memory>

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
#include "kiosk/widgets/charts.h"

namespace app {
namespace {

constexpr base::Millis kLongestWait{3000};    // the window looks after itself that often
constexpr base::Millis kLongestLook{60'000};  // at the first screen of a survey that staff look at
constexpr base::Millis kBreath{50};           // without input, before what may come next is prepared

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
       staff::Desk& desk, StoreOffice& office)
      : window_(window),
        visit_(visit),
        desk_(desk),
        office_(office),
        timing_(options.timing),
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
      auto patience = std::min({visit_.Patience(), Seen().Patience(), desk_.Patience(), kLongestWait});
      if (!keyboards_.complete()) patience = base::Millis(1);
      if (const int seconds = Seen().comfort().scanning)
        patience = std::min(patience, scan_.Patience(seconds, clock_.Now()));
      if (look_again_) patience = std::min(patience, base::Millis(static_cast<int>(*look_again_ * 1000) + 1));
      if (!likely_.empty()) patience = std::min(patience, kBreath);
      drawn_ = switched_ = false;
      window_.Step(patience, [this] { Pass(); });
      Calmly([this] { AfterStep(); });
      if (!drawn_) PrepareNext();
      if (auto loaded = keyboards_.LoadNext(); !loaded) return loaded;
    }
    return {};
  }

 private:
  // What the screens show: the visit, or the survey that staff look at.
  visit::Visit& Seen() { return look_ ? *look_ : visit_; }
  const visit::Visit& Seen() const { return look_ ? *look_ : visit_; }

  // Staff look at a survey as a visitor would: a visit of its own, of which nothing is kept. It is over when it comes
  // back to its first screen, when nobody begins within a minute, and when staff come back to their pages.
  void FollowLook() {
    if (const auto id = desk_.TakeLook()) {
      if (auto survey = office_.ReadSurvey(*id)) {
        look_keeper_ = std::make_unique<GalleryKeeper>(std::move(*survey));
        look_ = std::make_unique<visit::Visit>(visit_.packs(), *look_keeper_, clock_, timing_);
        look_->Tick();
        looked_ = false, looking_since_ = clock_.Now();
      }
      DrawAnew();
    }
    if (!look_) return;
    const bool home = look_->screen() == visit::Screen::kAttract || look_->screen() == visit::Screen::kClosed;
    looked_ = looked_ || !home;
    if (!desk_.IsOpen() && !(home && (looked_ || clock_.Now() - looking_since_ > kLongestLook))) return;
    aloud_.Forget();
    look_.reset();
    look_keeper_.reset();
    DrawAnew();
  }

  // What staff wrote and saw stays no longer than its page.
  void ForgetTheStaff() {
    const staff::Page page = desk_.page(), before = std::exchange(staff_page_, page);
    if (page == before) return;
    if (page != staff::Page::kResults) office_.ForgetCharts();
    if (before != staff::Page::kWords && before != staff::Page::kResults) return;
    typesetter_.Forget();
    window_.Invalidate();
  }

  // What was drawn is of another visit than what is seen from now on.
  void DrawAnew() {
    drawn_ = false;
    window_.Invalidate();
  }

  // Whatever is thrown ends in the calm screen, never in front of a child.
  template <class Work>
  void Calmly(const Work& work) {
    try {
      work();
    } catch (const std::exception& e) {
      fmt::print(stderr, "balss-kiosk: unexpected: {}\n", e.what());
      Seen().Fail(base::Code::kInternal);
      window_.Invalidate();
    }
  }

  void AfterStep() {
    if (visit_.Tick() || (look_ && look_->Tick()) || (look_again_ && !drawn_)) window_.Invalidate();
    if (scan_.Follow(elements_, desk_.IsOpen() ? 0 : Seen().comfort().scanning, clock_.Now())) window_.Invalidate();
    if (desk_.Tick()) window_.Invalidate();
    FollowLook();
    ForgetTheStaff();
    Notice();
    ForgetTheLastVisitor();
    if (drawn_) aloud_.Follow(Seen(), lines_);
    for (const base::Error& trouble : aloud_.TakeTroubles())
      fmt::print(stderr, "balss-kiosk: {}\n", base::Sentence(trouble));
    if (drawn_) {
      typesetter_.Trim();
      images_.Trim();
      likely_ = desk_.IsOpen() ? std::vector<visit::Intent>() : Seen().Likely();
    }
    if (drawn_ && probe_) {
      const theme::Metrics metrics = MetricsFor(Seen());
      const widgets::Rect screen{0, 0, metrics.width(), metrics.height()};
      probe_->Write(Seen(), desk_, metrics, elements_,
                    widgets::FaultsOf(notes_, elements_, screen, metrics.mm(theme::kSmallestLetters)));
    }
  }

  // Lays out one screen that may come next, while the visitor reads this one: the texts and pictures are there then.
  void PrepareNext() {
    if (likely_.empty() || !keyboards_.complete()) return;
    const visit::Intent intent = std::move(likely_.front());
    likely_.erase(likely_.begin());
    try {
      Seen().Imagine(intent, [this](const visit::Visit& next) {
        if (next.comfort() != Seen().comfort()) return;  // the pictures have its colours
        window_.Rehearse([&] {
          const Sheet sheet;
          try {
            OnStage(next, {}, [&](screens::Stage& stage) { screens::Draw(stage, next); });
          } catch (const std::exception&) {  // as below; but the frame has to end
          }
        });
      });
    } catch (const std::exception&) {  // thrown again, and answered calmly, when that step is really taken
    }
  }

  void Pass() {
    drawn_ = true;
    const Sheet sheet;
    const ImGuiIO& io = ImGui::GetIO();
    const widgets::Rect corner = screens::StaffCorner(window_.metrics());
    desk_.Finger(io.MouseDown[0], io.MousePos.x < corner.right() && io.MousePos.y >= corner.y);
    if (io.MouseDown[0] && !desk_.IsOpen()) Seen().Touched();
    Calmly([this] { DrawAndApply(); });
  }

  void DrawAndApply() {
    OnStage(Seen(), window_.TakeTyped(), [&](screens::Stage& stage) {
      if (desk_.IsOpen())
        desk_.Apply(screens::DrawStaff(stage, desk_, Seen().packs().front(), BALSS_VERSION));
      else
        DrawVisit(stage);
      Notice();
      elements_ = stage.canvas->elements();
      notes_ = stage.canvas->notes();
      look_again_ = stage.canvas->look_again();
    });
  }

  // Calls `draw` with all that a screen of this visit, or one of the staff's, is drawn with.
  template <class Draw>
  void OnStage(const visit::Visit& visit, std::string typed, const Draw& draw) {
    const bool staff = desk_.IsOpen();
    const i18n::Pack& pack = staff ? visit.packs().front() : visit.pack();
    const visit::Comfort comfort = staff ? visit::Comfort() : visit.comfort();
    const theme::Palette& palette = theme::PaletteOf(theme::kThemes[comfort.theme]);
    window_.SetGround(palette[theme::kGround]);
    typesetter_.SetPalette(palette);
    typesetter_.SetScript({pack.tag, pack.rtl, pack.fonts, comfort.spacing});
    const theme::Metrics metrics = MetricsFor(visit);
    widgets::Canvas canvas(*ImGui::GetWindowDrawList(), typesetter_, pictures_, metrics, palette, pack.rtl,
                           {comfort.low_reach && visit.screen() != visit::Screen::kAttract, comfort.left_hand});
    screens::Stage stage{&canvas,
                         [&](const std::string& name) -> const keyboard::Layout& { return keyboards_.Of(pack, name); },
                         &images_,
                         std::move(typed),
                         demonstration_ || look_,
                         &help_,
                         aloud_.VoiceFor(pack),
                         office_.charts()};
    draw(stage);
  }

  void DrawVisit(screens::Stage& stage) {
    widgets::Canvas& canvas = *stage.canvas;
    bool switched = false;
    if (Seen().comfort().scanning > 0) {
      const ImVec2 finger = ImGui::GetIO().MousePos;
      const bool beside = ImGui::IsMouseReleased(ImGuiMouseButton_Left) && IsBeside(elements_, {finger.x, finger.y});
      switched = beside || stage.typed.find_first_of(" \n") != std::string::npos;
      stage.typed.clear();
    }
    std::erase(stage.typed, '\n');  // lines break by themselves
    canvas.SetSpoken(aloud_.Word());
    const visit::Intent intent = screens::Draw(stage, Seen());
    lines_ = canvas.lines();
    if (const auto lit = scan_.Lit()) {
      // Once for what was lit and seen: not again before the next picture, nor on a page that has just come.
      if (switched && IsThere(canvas.elements(), *lit) && !std::exchange(switched_, true))
        window_.Tap(lit->x + lit->w / 2, lit->y + lit->h / 2);
      LightUp(canvas, *lit);
    }
    if (std::holds_alternative<visit::Aloud>(intent))
      aloud_.Toggle(Seen(), lines_);
    else if (!canvas.tapped().empty())
      aloud_.Touched(Seen(), canvas.tapped());
    Seen().Apply(intent);
  }

  // Two lines, so that one is seen on any ground.
  static void LightUp(widgets::Canvas& canvas, const widgets::Rect& lit) {
    const float line = canvas.metrics().still(1.6);
    canvas.StopMirroring();
    canvas.Edge(lit.Inset(-2 * line), theme::kGround, line, 3 * line);
    canvas.Edge(lit.Inset(-line), theme::kPrimary, 1.4f * line, 3 * line);
    canvas.ResumeMirroring();
  }

  theme::Metrics MetricsFor(const visit::Visit& visit) const {
    constexpr double kZoom[] = {1, 1.2, 1.4};
    if (desk_.IsOpen()) return window_.metrics();
    const survey::Survey* survey = visit.survey();
    return window_.metrics(kZoom[visit.comfort().text], survey ? survey::TargetOf(survey->band) : 15);
  }

  // What a screen that has just come says to staff and to the ui-probe.
  void Notice() {
    if (visit_.screen() == std::exchange(noticed_, visit_.screen())) return;
    if (noticed_ == visit::Screen::kTrouble) desk_.NoteTrouble(visit_.trouble());
    if (noticed_ == visit::Screen::kThanks && visit_.ending() == visit::Ending::kKept && probe_) probe_->CountKept();
  }

  void ForgetTheLastVisitor() {
    const bool nobody = Seen().screen() == visit::Screen::kAttract || Seen().screen() == visit::Screen::kClosed;
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
  StoreOffice& office_;
  visit::Timing timing_;
  std::unique_ptr<GalleryKeeper> look_keeper_;  // of a survey that staff look at
  std::unique_ptr<visit::Visit> look_;
  bool looked_ = false;  // somebody has begun
  base::Millis looking_since_{0};
  staff::Page staff_page_ = staff::Page::kClosed;
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
  std::vector<visit::Intent> likely_;  // what may come next and is not prepared yet
  std::optional<float> look_again_;    // seconds
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
  std::string tags;
  for (const i18n::Pack& pack : options.packs) tags += (tags.empty() ? "" : ", ") + pack.tag;
  StoreOffice office({.store = options.store,
                      .recipients = options.recipients,
                      .sticks = options.sticks,
                      .exporter = {options.tool, options.store, options.analyst_key, options.packs.front().tag},
                      .languages = tags,
                      .assets = options.assets},
                     random);
  staff::Desk desk(office, clock);
  if (auto ended = Loop(options, signals, *window, visit, desk, office).Run(); !ended)
    return std::unexpected(ended.error());
  return desk.wants_restart() ? Ended::kToRestart : Ended::kAsAsked;
}

}  // namespace app
