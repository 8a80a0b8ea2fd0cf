// The accessibility board: each card says what it changes and how it stands; a touch turns it to the next step.
#include <algorithm>
#include <array>

#include "kiosk/screens/page.h"
#include "kiosk/screens/screens.h"
#include "kiosk/widgets/controls.h"
#include "shared/i18n/strings.h"

namespace screens {
namespace {

using visit::Comfort;
using widgets::Button;
using widgets::Canvas;
using widgets::Look;
using widgets::Rect;

struct Setting {
  std::string id;
  std::string_view emoji;
  i18n::Key name;
  i18n::Key state;  // how it stands now
  Comfort next;     // after a touch
  bool on;          // differs from what everybody finds
};

i18n::Key OnOff(bool on) { return on ? i18n::kBoardOn : i18n::kBoardOff; }

std::vector<Setting> SettingsOf(const Comfort& now, bool portrait, bool has_voice) {
  const auto with = [&](auto member, auto value) {
    Comfort next = now;
    next.*member = value;
    return next;
  };
  constexpr std::array kText{i18n::kBoardTextUsual, i18n::kBoardTextLarger, i18n::kBoardTextLargest};
  constexpr std::array kThemes{i18n::kBoardThemePaper, i18n::kBoardThemeNight, i18n::kBoardThemeStark};
  constexpr std::array kAloud{i18n::kBoardOff, i18n::kBoardOn, i18n::kBoardAloudSlow};
  constexpr std::array kLoudness{i18n::kBoardQuiet, i18n::kBoardMiddle, i18n::kBoardLoud};
  constexpr std::array kScanning{i18n::kBoardOff, i18n::kBoardScanQuick, i18n::kBoardScanSlow};
  const auto at = [](const auto& words, int i) { return words[static_cast<std::size_t>(i)]; };
  const int scan = now.scanning == 0 ? 0 : now.scanning == visit::kQuickScan ? 1 : 2;
  std::vector<Setting> settings{{"board:text", "🔠", i18n::kBoardText, at(kText, now.text),
                                 with(&Comfort::text, (now.text + 1) % 3), now.text > 0},
                                {"board:theme", "🌗", i18n::kBoardTheme, at(kThemes, now.theme),
                                 with(&Comfort::theme, (now.theme + 1) % 3), now.theme > 0},
                                {"board:spacing", "↔️", i18n::kBoardSpacing, OnOff(now.spacing),
                                 with(&Comfort::spacing, !now.spacing), now.spacing},
                                {"board:hand", "🤚", i18n::kBoardHand, OnOff(now.left_hand),
                                 with(&Comfort::left_hand, !now.left_hand), now.left_hand},
                                {"board:scan", "🔘", i18n::kBoardScan, at(kScanning, scan),
                                 with(&Comfort::scanning, scan == 0   ? visit::kQuickScan
                                                          : scan == 1 ? visit::kSlowScan
                                                                      : 0),
                                 scan > 0}};
  if (portrait)
    settings.push_back({"board:reach", "⬇️", i18n::kBoardReach, OnOff(now.low_reach),
                        with(&Comfort::low_reach, !now.low_reach), now.low_reach});
  if (has_voice) {
    settings.push_back({"board:aloud", "🔊", i18n::kBoardAloud, at(kAloud, now.aloud),
                        with(&Comfort::aloud, (now.aloud + 1) % 3), now.aloud > 0});
    settings.push_back({"board:loudness", "📢", i18n::kBoardLoudness, at(kLoudness, now.loudness - 1),
                        with(&Comfort::loudness, now.loudness % 3 + 1), now.loudness != Comfort().loudness});
  }
  return settings;
}

// Emoji, name above, state below. True when tapped.
bool Card(Canvas& canvas, Rect card, const Setting& setting, const i18n::Pack& pack) {
  const theme::Metrics& m = canvas.metrics();
  const std::string name = pack.Say(setting.name), state = pack.Say(setting.state);
  const widgets::Press press = canvas.Tappable(setting.id, card, name + ": " + state);
  const bool lit = setting.on || press == widgets::Press::kHeld;
  canvas.Fill(card, lit ? theme::kChosen : theme::kCard, m.u(3.2));
  canvas.Edge(card, lit ? theme::kChosenEdge : theme::kEdge, lit ? std::max(4.f, m.u(1.1)) : std::max(2.f, m.u(.45)),
              m.u(3.2));
  const float picture = std::min(card.h * .6f, m.still(20));
  canvas.Emoji({card.x + m.still(4), card.y, picture, card.h}, setting.emoji, picture);
  const Rect words{card.x + picture + m.still(8), card.y + m.still(2), card.w - picture - m.still(12),
                   card.h - m.still(4)};
  text::Style over{.size = m.u(6.6)}, below{.size = m.u(7.6), .bold = true};
  const auto height = [&] { return canvas.Measure(name, over, words.w).h + canvas.Measure(state, below, words.w).h; };
  while (height() > words.h && over.size > m.u(3)) over.size *= .93f, below.size *= .93f;
  const float top = words.y + std::max(0.f, words.h - height()) / 2;
  const float used = canvas.WriteFromTop({words.x, top, words.w, 0}, name, over);
  canvas.WriteFromTop({words.x, top + used, words.w, 0}, state, below);
  return press == widgets::Press::kTapped;
}

}  // namespace

visit::Intent Board(Stage& stage, const visit::Visit& visit) {
  Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  const i18n::Pack& pack = visit.pack();
  const Rect body = Body(canvas);
  visit::Intent intent;
  text::Style head{.size = m.u(11), .bold = true, .align = text::Align::kCentre};
  while (canvas.Measure(pack.Say(i18n::kBoardTitle), head).w > body.w && head.size > m.u(5)) head.size *= .93f;
  const float title = canvas.WriteFromTop({body.x, body.y, body.w, 0}, pack.Say(i18n::kBoardTitle), head) + m.still(5);

  const auto settings = SettingsOf(visit.comfort(), m.portrait(), stage.voice != Voice::kNone);
  const int count = static_cast<int>(settings.size()), columns = 2, rows = (count + columns - 1) / columns;
  const float gap = std::max(m.mm(4), m.still(4));
  const Rect grid{body.x, body.y + title, body.w, body.h - title};
  const float row = std::min((grid.h - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows),
                             std::max(m.target(), m.still(44)));
  const float top = grid.y + std::max(0.f, grid.h - static_cast<float>(rows) * (row + gap) + gap) / 2;
  for (int i = 0; i < count; ++i) {
    const Rect line{grid.x, top + static_cast<float>(i / columns) * (row + gap), grid.w, row};
    const Setting& setting = settings[static_cast<std::size_t>(i)];
    if (Card(canvas, Part(canvas, line, i % columns, columns), setting, pack)) intent = visit::Adjust{setting.next};
  }
  if (Button(canvas, "board:reset", Way(canvas, 0, 2), pack.Say(i18n::kBoardReset), Look::kPlain, "↩️",
             !(visit.comfort() == Comfort())))
    return visit::Adjust{};
  if (Button(canvas, "board:done", Way(canvas, 1, 2), pack.Say(i18n::kBoardDone), Look::kPrimary))
    return visit::CloseOver{};
  return intent;
}

}  // namespace screens
