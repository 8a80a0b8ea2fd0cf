// The row at the top that every screen has, and what its bell opens.
#include "kiosk/screens/page.h"
#include "kiosk/screens/screens.h"
#include "kiosk/widgets/controls.h"
#include "shared/i18n/strings.h"

namespace screens {
namespace {

using visit::Screen;
using widgets::Canvas;
using widgets::Rect;

// A sign without words; what it means is its label, which is read out.
bool Sign(Canvas& canvas, const std::string& id, Rect place, std::string_view emoji, const std::string& label) {
  const widgets::Press press = canvas.Tappable(id, place, label);
  const float radius = canvas.metrics().u(3.2);
  canvas.Fill(place, press == widgets::Press::kHeld ? theme::kChosen : theme::kCard, radius);
  canvas.Edge(place, theme::kEdge, std::max(2.f, canvas.metrics().u(.45)), radius);
  canvas.Emoji(place, emoji, place.h * .62f);
  return press == widgets::Press::kTapped;
}

bool HasWayOut(Screen screen) {
  switch (screen) {
    case Screen::kSurvey:
    case Screen::kAssent:
    case Screen::kQuestion:
    case Screen::kComment:
    case Screen::kPreview:
    case Screen::kKeep: return true;
    case Screen::kClosed:
    case Screen::kAttract:
    case Screen::kLanguage:
    case Screen::kThanks:
    case Screen::kTrouble: return false;
  }
  return false;
}

}  // namespace

visit::Intent DrawStrip(Stage& stage, const visit::Visit& visit) {
  Canvas& canvas = *stage.canvas;
  const i18n::Pack& pack = visit.pack();
  const Rect strip = Strip(canvas);
  const float side = strip.h, step = side + canvas.metrics().u(3);
  const auto place = [&](int i) { return Rect{strip.x + step * static_cast<float>(i), strip.y, side, side}; };
  if (visit.over() == visit::Over::kNothing && Sign(canvas, "board", place(0), "♿", pack.Say(i18n::kBoardOpen)))
    return visit::OpenBoard{};
  const bool attract = visit.screen() == Screen::kAttract;
  if (visit.over() == visit::Over::kNothing && !attract &&
      Sign(canvas, "bell", place(1), "🔔", pack.Say(i18n::kCalledOpen)))
    return visit::CallGrownUp{};
  if (stage.voice != Voice::kNone) {
    const bool mute = stage.voice == Voice::kMute, speaking = stage.voice == Voice::kSpeaking;
    const i18n::Key label = mute ? i18n::kSpeakMute : speaking ? i18n::kSpeakStop : i18n::kSpeakRead;
    if (Sign(canvas, "speak", place(attract ? 1 : 2), mute ? "🔇" : speaking ? "⏹️" : "🔊", pack.Say(label)))
      return visit::Aloud{};
  }
  if (HasWayOut(visit.screen()) &&
      Sign(canvas, "exit", {strip.right() - side, strip.y, side, side}, "🚪", pack.Say(i18n::kExitOpen)))
    return visit::Exit{};
  return {};
}

visit::Intent Called(Stage& stage, const visit::Visit& visit) {
  Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  const i18n::Pack& pack = visit.pack();
  const i18n::Pack& staff = visit.packs().front();
  const Rect body = Body(canvas);
  const float card_h = std::min(body.h * .34f, m.still(64));
  const Rect card{body.x, body.bottom() - card_h, body.w, card_h};
  Message(canvas, {body.x, body.y, body.w, body.h - card_h - m.u(8)}, "🔔", pack.Say(i18n::kCalledTitle),
          {pack.Say(i18n::kCalledBody)});
  canvas.Fill(card, theme::kCard, m.u(4));
  canvas.Edge(card, theme::kPrimary, std::max(3.f, m.u(.9)), m.u(4));
  // Staff read the kiosk's first language, whatever the visitor reads.
  text::Style style{.size = m.u(8), .bold = true, .align = text::Align::kCentre};
  const Rect inside = card.Inset(m.u(6));
  const std::string words = staff.Say(i18n::kCalledStaff);
  while (canvas.Measure(words, style, inside.w).h > inside.h && style.size > m.u(3)) style.size *= .93f;
  const float h = canvas.Measure(words, style, inside.w).h;
  canvas.WriteFromTop({inside.x, inside.y + (inside.h - h) / 2, inside.w, 0}, words, style);
  if (widgets::Button(canvas, "back", BottomBar(canvas), pack.Say(i18n::kCalledBack), widgets::Look::kPrimary))
    return visit::CloseOver{};
  return {};
}

}  // namespace screens
