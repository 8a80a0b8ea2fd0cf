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
  const float margin = Margin(canvas), top = RibbonHeight(canvas) + m.u(4);

  // In portrait the button stands where a child reaches; in landscape it stands beside the words.
  const bool tall = m.portrait();
  const Rect button =
      tall ? Rect{margin, screen.h * .60f, screen.w - 2 * margin, screen.h * .40f - 1.5f * margin}
           : Rect{screen.w * .56f, top + margin, screen.w * .44f - margin, screen.h - top - 2 * margin};
  const Rect words = tall ? Rect{margin, top, screen.w - 2 * margin, button.y - top - m.u(4)}
                          : Rect{margin, top + margin, button.x - 2 * margin, screen.h - top - 2 * margin};

  const float picture = m.u(tall ? 46 : 34);
  const float big = m.u(tall ? 14 : 11.5), small = m.u(tall ? 8 : 7), gap = m.u(tall ? 6 : 4.5);
  const text::Style head{.size = big, .bold = true, .align = text::Align::kCentre};
  const text::Style other{.size = small, .color = theme::kQuietInk, .align = text::Align::kCentre};
  float total = picture + gap + canvas.Measure(first.Say(i18n::kAttractTitle), head, words.w).h;
  std::vector<const i18n::Pack*> rest;
  for (const i18n::Pack* pack : languages)
    if (pack->tag != first.tag) rest.push_back(pack);
  const float line = small * 1.75f;
  total += gap + line * static_cast<float>(rest.size());

  float y = words.y + std::max(0.f, words.h - total) / 2;
  canvas.Emoji({words.x, y, words.w, picture}, "💬", picture);
  y += picture + gap;
  y += canvas.WriteFromTop({words.x, y, words.w, 0}, first.Say(i18n::kAttractTitle), head) + gap;
  for (const i18n::Pack* pack : rest) {
    if (y + line > words.bottom() + m.u(3)) break;
    canvas.WriteIn(ScriptOf(*pack), {words.x, y, words.w, line}, pack->Say(i18n::kAttractTitle), other);
    y += line;
  }

  const widgets::Press press = canvas.Tappable("start", button, first.Say(i18n::kAttractTap));
  canvas.Fill(button, press == widgets::Press::kHeld ? theme::kInk : theme::kPrimary, m.u(8));
  const float hand = std::min(button.h * .38f, m.u(56));
  const text::Style call{
      .size = m.u(11.5), .bold = true, .color = theme::kOnPrimary, .align = text::Align::kCentre};
  const float call_h = canvas.Measure(first.Say(i18n::kAttractTap), call, button.w - m.u(16)).h;
  const float begin = button.y + (button.h - hand - m.u(6) - call_h) / 2;
  canvas.Emoji({button.x, begin, button.w, hand}, "👆", hand);
  canvas.WriteFromTop({button.x + m.u(8), begin + hand + m.u(6), button.w - m.u(16), call_h},
                      first.Say(i18n::kAttractTap), call);
  if (press == widgets::Press::kTapped) return visit::Begin{};
  return {};
}

visit::Intent Language(Stage& stage, const visit::Visit& visit) {
  widgets::Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  const auto languages = visit.Languages();
  const Rect body = Body(canvas);
  // A globe says it to those who read none of these.
  const float picture = m.u(m.portrait() ? 40 : 22);
  canvas.Emoji({body.x, body.y, body.w, picture}, "🌐", picture);
  const float title = m.u(20);
  canvas.Write({body.x, body.y + picture, body.w, title}, visit.pack().Say(i18n::kLanguageTitle),
               {.size = m.u(10), .bold = true, .align = text::Align::kCentre});

  const float top = body.y + picture + title + m.u(4);
  const int columns = m.portrait() ? 1 : 2;
  const int rows = (static_cast<int>(languages.size()) + columns - 1) / columns;
  const float gap = std::max(m.mm(5), m.u(5));
  const float row_h = std::min(
      (body.bottom() - top - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows), m.u(36));
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
    canvas.WriteIn(
        ScriptOf(pack), {card.x, card.y + upper, card.w, card.h - upper - card.h * .06f}, pack.greeting,
        {.size = std::min(m.u(7), card.h * .22f), .color = theme::kQuietInk, .align = text::Align::kCentre});
    if (press == widgets::Press::kTapped) intent = visit::ChooseLanguage{pack.tag};
    if (static_cast<int>(i) % columns == columns - 1) y += row_h + gap;
  }
  if (widgets::Button(canvas, "back", Part(canvas, BottomBar(canvas), 0, 3),
                      visit.pack().Say(i18n::kQuestionBack), widgets::Look::kPlain))
    return visit::Back{};
  return intent;
}

}  // namespace screens
