// Closed and attract: what stands on the screen while nobody is there. Nothing moves, so that it costs
// nothing.
#include <algorithm>

#include "kiosk/screens/page.h"
#include "kiosk/screens/screens.h"
#include "kiosk/widgets/controls.h"
#include "shared/i18n/strings.h"

namespace screens {
namespace {

using widgets::Rect;

text::Script ScriptOf(const i18n::Pack& pack) { return {pack.tag, pack.rtl, pack.fonts}; }

}  // namespace

visit::Intent Closed(Stage& stage, const visit::Visit& visit) {
  const i18n::Pack& pack = visit.pack();
  Rect area = stage.canvas->screen().Inset(Margin(*stage.canvas));
  Message(*stage.canvas, area, "🌙", pack.Say(i18n::kClosedTitle), {pack.Say(i18n::kClosedBody)});
  return {};
}

visit::Intent Attract(Stage& stage, const visit::Visit& visit) {
  widgets::Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  const auto languages = visit.Languages();
  const i18n::Pack& first = visit.pack();
  const Rect screen = canvas.screen();
  const float margin = Margin(canvas), top = RibbonHeight(canvas) + m.u(4), below = Strip(canvas).bottom();

  // In portrait the button stands where a child reaches; in landscape it stands beside the words.
  const bool tall = m.portrait();
  const Rect button = tall ? Rect{margin, screen.h * .60f, screen.w - 2 * margin, screen.h * .40f - 1.5f * margin}
                           : Rect{screen.w * .56f, top + margin, screen.w * .44f - margin, screen.h - top - 2 * margin};
  const Rect words = tall ? Rect{margin, below, screen.w - 2 * margin, button.y - below - m.u(4)}
                          : Rect{margin, below, button.x - 2 * margin, screen.h - below - margin};

  const std::string title = first.Say(i18n::kAttractTitle);
  std::vector<const i18n::Pack*> rest;
  for (const i18n::Pack* pack : languages)
    if (pack->tag != first.tag) rest.push_back(pack);
  float picture = 0, gap = 0, line = 0, total = 0;
  text::Style head, other;
  for (const double scale : {1., .9, .8, .7, .6, .5}) {
    picture = m.still((tall ? 46 : 34) * scale);
    gap = m.still((tall ? 6 : 4.5) * scale);
    head = {.size = m.u((tall ? 14 : 11.5) * scale), .bold = true, .align = text::Align::kCentre};
    other = {.size = m.u((tall ? 8 : 7) * scale), .color = theme::kQuietInk, .align = text::Align::kCentre};
    line = other.size * 1.75f;
    total = picture + gap + canvas.Measure(title, head, words.w).h + gap + line * static_cast<float>(rest.size());
    if (total <= words.h && canvas.WordsFit(title, head, words.w)) break;
  }

  float y = words.y + std::max(0.f, words.h - total) / 2;
  canvas.Emoji({words.x, y, words.w, picture}, "💬", picture);
  y += picture + gap;
  y += canvas.WriteFromTop({words.x, y, words.w, 0}, title, head) + gap;
  for (const i18n::Pack* pack : rest) {
    if (y + line > words.bottom() + m.u(3)) break;
    canvas.WriteIn(ScriptOf(*pack), {words.x, y, words.w, line}, pack->Say(i18n::kAttractTitle), other);
    y += line;
  }

  const widgets::Press press = canvas.Tappable("start", button, first.Say(i18n::kAttractTap));
  canvas.Fill(button, press == widgets::Press::kHeld ? theme::kInk : theme::kPrimary, m.u(8));
  const float hand = std::min(button.h * .38f, m.still(56)), call_w = button.w - m.still(16);
  const std::string tap = first.Say(i18n::kAttractTap);
  text::Style call{.size = m.u(11.5), .bold = true, .color = theme::kOnPrimary, .align = text::Align::kCentre};
  const float call_room = button.h - hand - m.still(18);
  while (call.size > m.still(5) &&
         (!canvas.WordsFit(tap, call, call_w) || canvas.Measure(tap, call, call_w).h > call_room))
    call.size *= .93f;
  const float call_h = canvas.Measure(tap, call, call_w).h;
  const float begin = button.y + (button.h - hand - m.still(6) - call_h) / 2;
  canvas.Emoji({button.x, begin, button.w, hand}, "👆", hand);
  canvas.WriteFromTop({button.x + m.still(8), begin + hand + m.still(6), call_w, call_h}, tap, call);
  if (press == widgets::Press::kTapped) return visit::Begin{};
  return {};
}

visit::Intent Language(Stage& stage, const visit::Visit& visit) {
  widgets::Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  const auto languages = visit.Languages();
  const Rect body = Body(canvas);
  // A globe says it to those who read none of these.
  const float picture = m.still(m.portrait() ? 40 : 22);
  canvas.Emoji({body.x, body.y, body.w, picture}, "🌐", picture);
  const float title = m.still(20);
  canvas.Write({body.x, body.y + picture, body.w, title}, visit.pack().Say(i18n::kLanguageTitle),
               {.size = m.u(10), .bold = true, .align = text::Align::kCentre});

  const float top = body.y + picture + title + m.still(4);
  const int count = static_cast<int>(languages.size());
  const float gap = std::max(m.mm(5), m.still(5));
  const auto height = [&](int columns) {
    const float rows = static_cast<float>((count + columns - 1) / columns);
    return std::min((body.bottom() - top - gap * (rows - 1)) / rows, m.still(36));
  };
  int columns = m.portrait() ? 1 : 2;
  while (columns < 4 && height(columns) < m.target()) ++columns;
  const float row_h = height(columns);
  float y = top;
  visit::Intent intent;
  for (std::size_t i = 0; i < languages.size(); ++i) {
    const i18n::Pack& pack = *languages[i];
    const Rect card = Part(canvas, {body.x, y, body.w, row_h}, static_cast<int>(i) % columns, columns);
    const widgets::Press press = canvas.Tappable("lang:" + pack.tag, card, pack.endonym);
    canvas.Fill(card, press == widgets::Press::kHeld ? theme::kChosen : theme::kCard, m.u(3.2));
    canvas.Edge(card, theme::kEdge, std::max(2.f, m.u(.45)), m.u(3.2));
    const float upper = card.h * .56f;
    canvas.WriteIn(ScriptOf(pack), {card.x, card.y + card.h * .06f, card.w, upper}, pack.endonym,
                   {.size = std::min(m.u(11), card.h * .36f), .bold = true, .align = text::Align::kCentre});
    canvas.WriteIn(ScriptOf(pack), {card.x, card.y + upper, card.w, card.h - upper - card.h * .06f}, pack.greeting,
                   {.size = std::min(m.u(7), card.h * .22f), .color = theme::kQuietInk, .align = text::Align::kCentre});
    if (press == widgets::Press::kTapped) intent = visit::ChooseLanguage{pack.tag};
    if (static_cast<int>(i) % columns == columns - 1) y += row_h + gap;
  }
  if (widgets::Button(canvas, "back", Way(canvas, 0, 3), visit.pack().Say(i18n::kQuestionBack), widgets::Look::kPlain))
    return visit::Back{};
  return intent;
}

}  // namespace screens
