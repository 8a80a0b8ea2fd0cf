// All answers once more before they are handed in, each with a way back to its question.
#include <algorithm>

#include "kiosk/screens/page.h"
#include "kiosk/screens/screens.h"
#include "kiosk/widgets/controls.h"
#include "shared/i18n/strings.h"

namespace screens {

using widgets::Button;
using widgets::Look;
using widgets::Rect;

visit::Intent Preview(Stage& stage, const visit::Visit& visit) {
  widgets::Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  const i18n::Pack& pack = visit.pack();
  const session::Session& session = visit.walk()->session();
  const Rect body = Body(canvas), bar = BottomBar(canvas);
  visit::Intent intent;

  float y = body.y + m.u(4);
  y += canvas.WriteFromTop({body.x, y, body.w, 0}, pack.Say(i18n::kPreviewTitle), {.size = m.u(12), .bold = true, .align = text::Align::kCentre}) + m.u(3);
  y += canvas.WriteFromTop({body.x, y, body.w, 0}, pack.Say(i18n::kPreviewBody), {.size = m.u(6.8), .color = theme::kQuietInk, .align = text::Align::kCentre}) + m.u(8);

  std::vector<session::NodeId> questions;
  for (const session::NodeId id : session.Questions())
    if (session.element(id).TakesInput()) questions.push_back(id);
  const float gap = std::max(m.mm(2.5), m.u(3)), row = std::max(m.mm(15), m.u(24)), turn = std::max(m.mm(10), m.u(14));
  const float room = body.bottom() - y;
  int fit = std::max(1, static_cast<int>((room + gap) / (row + gap)));
  const bool several = static_cast<int>(questions.size()) > fit;
  if (several) fit = std::max(1, static_cast<int>((room - turn) / (row + gap)));
  const int parts = std::max(1, (static_cast<int>(questions.size()) + fit - 1) / fit), part = std::clamp(visit.view().part, 0, parts - 1);
  for (int i = part * fit; i < std::min((part + 1) * fit, static_cast<int>(questions.size())); ++i, y += row + gap) {
    const session::NodeId id = questions[static_cast<std::size_t>(i)];
    const float button = m.u(46);
    const Rect card{body.x, y, body.w, row}, words{card.x + m.u(4), y + m.u(2), card.w - button - m.u(12), row - m.u(4)};
    canvas.Fill(card, theme::kCard, m.u(3.2));
    canvas.Edge(card, theme::kEdge, std::max(2.f, m.u(.45)), m.u(3.2));
    const std::string answer = session.Display(id);
    text::Style over{.size = m.u(5.4), .color = theme::kQuietInk}, said{.size = m.u(7.2), .bold = true};
    while (canvas.Measure(session.Title(id), over, words.w).h > words.h * .45f && over.size > m.u(3.6)) over.size *= .92f;
    const float title_h = canvas.WriteFromTop(words, session.Title(id), over);
    const std::string shown = answer.empty() ? pack.Say(i18n::kPreviewEmpty) : answer;
    if (answer.empty()) said.color = theme::kQuietInk;
    while (canvas.Measure(shown, said, words.w).h > words.h - title_h && said.size > m.u(3.8)) said.size *= .92f;
    canvas.WriteFromTop({words.x, words.y + title_h, words.w, words.h - title_h}, shown, said);
    if (Button(canvas, "change:" + session.element(id).name, {card.right() - button - m.u(3), y + m.u(3), button, row - m.u(6)},
               pack.Say(i18n::kPreviewChange), Look::kPlain))
      intent = visit::Change{id};
  }
  if (several) {
    const float half = (body.w - gap) / 2, at = body.bottom() - turn;
    if (Button(canvas, "list:up", {body.x, at, half, turn}, "", Look::kPlain, "⬆️", part > 0)) intent = visit::Turn{-1};
    if (Button(canvas, "list:down", {body.x + half + gap, at, half, turn}, "", Look::kPlain, "⬇️", part < parts - 1)) intent = visit::Turn{1};
  }
  if (Button(canvas, "back", Part(canvas, bar, 0, 3), pack.Say(i18n::kQuestionBack))) return visit::Back{};
  if (Button(canvas, "stop", Part(canvas, bar, 1, 3), pack.Say(i18n::kQuestionStop), Look::kPlain, "✋")) return visit::Stop{};
  if (Button(canvas, "next", Part(canvas, bar, 2, 3), pack.Say(i18n::kQuestionFinish), Look::kPrimary)) return visit::Next{};
  return intent;
}

}  // namespace screens
