// All answers once more before they are handed in; a touch on one leads back to its question.
#include <algorithm>

#include "kiosk/screens/page.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/words.h"
#include "kiosk/widgets/controls.h"
#include "shared/i18n/strings.h"

namespace screens {
namespace {

using widgets::Button;
using widgets::Canvas;
using widgets::Look;
using widgets::Rect;

// The question above, the answer below, a pencil at the end. True when tapped.
bool AnswerCard(Canvas& canvas, Rect card, const visit::Visit& visit, session::NodeId id) {
  const theme::Metrics& m = canvas.metrics();
  const session::Session& session = visit.walk()->session();
  const std::string title = session.Title(id), answer = AnswerWords(visit, id);
  const widgets::Press press = canvas.Tappable("change:" + session.element(id).name, card, title);
  canvas.Fill(card, press == widgets::Press::kHeld ? theme::kChosen : theme::kCard, m.u(3.2));
  canvas.Edge(card, theme::kEdge, std::max(2.f, m.u(.45)), m.u(3.2));
  const float pencil = std::min(card.h * .5f, m.u(10));
  canvas.Emoji({card.right() - pencil - m.u(4), card.y, pencil, card.h}, "✏️", pencil);

  const Rect room{card.x + m.u(4), card.y + m.u(2), card.w - pencil - m.u(12), card.h - m.u(4)};
  text::Style over{.size = m.u(5.6), .color = theme::kQuietInk}, said{.size = m.u(7.4), .bold = true};
  if (answer.empty()) said.color = theme::kQuietInk;
  const std::string& shown = answer.empty() ? visit.pack().Say(i18n::kPreviewEmpty) : answer;
  while (canvas.Measure(title, over, room.w).h > room.h * .48f && over.size > m.u(3.6)) over.size *= .92f;
  const float title_h = canvas.Measure(title, over, room.w).h;
  while (canvas.Measure(shown, said, room.w).h > room.h - title_h && said.size > m.u(3.8)) said.size *= .92f;
  const float said_h = canvas.Measure(shown, said, room.w).h;
  const float top = room.y + std::max(0.f, room.h - title_h - said_h) / 2;
  canvas.WriteFromTop({room.x, top, room.w, title_h}, title, over);
  canvas.WriteFromTop({room.x, top + title_h, room.w, said_h}, shown, said);
  return press == widgets::Press::kTapped;
}

}  // namespace

visit::Intent Preview(Stage& stage, const visit::Visit& visit) {
  Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  const i18n::Pack& pack = visit.pack();
  const session::Session& session = visit.walk()->session();
  const Rect body = Body(canvas);
  visit::Intent intent;

  const text::Style head{.size = m.u(m.portrait() ? 12 : 10), .bold = true, .align = text::Align::kCentre};
  const text::Style quiet{.size = m.u(6.8), .color = theme::kQuietInk, .align = text::Align::kCentre};
  float y = body.y;
  y += canvas.WriteFromTop({body.x, y, body.w, 0}, pack.Say(i18n::kPreviewTitle), head) + m.u(1);
  y += canvas.WriteFromTop({body.x, y, body.w, 0}, pack.Say(i18n::kPreviewBody), quiet) + m.u(5);

  std::vector<session::NodeId> questions;
  for (const session::NodeId id : session.Questions())
    if (session.element(id).TakesInput()) questions.push_back(id);
  const int count = static_cast<int>(questions.size()), columns = m.portrait() ? 1 : 2;
  const float gap = std::max(m.mm(2.5), m.u(3)), row = std::max(m.mm(15), m.u(22)), turn = std::max(m.mm(10), m.u(14));
  const auto rows_in = [&](float room) { return std::max(1, static_cast<int>((room + gap) / (row + gap))); };
  const bool several = count > columns * rows_in(body.bottom() - y);
  const int fit = columns * rows_in(body.bottom() - y - (several ? turn + gap : 0));
  const int parts = std::max(1, (count + fit - 1) / fit), part = std::clamp(visit.view().part, 0, parts - 1);
  const float width = (body.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  for (int i = 0; i < std::min(fit, count - part * fit); ++i) {
    const Rect card{body.x + static_cast<float>(i % columns) * (width + gap),
                    y + static_cast<float>(i / columns) * (row + gap), width, row};
    const session::NodeId id = questions[static_cast<std::size_t>(part * fit + i)];
    if (AnswerCard(canvas, card, visit, id)) intent = visit::Change{id};
  }
  if (several) {
    const float half = (body.w - gap) / 2, at = body.bottom() - turn;
    if (Button(canvas, "list:up", {body.x, at, half, turn}, "", Look::kPlain, "⬆️", part > 0))
      intent = visit::Turn{-1};
    if (Button(canvas, "list:down", {body.x + half + gap, at, half, turn}, "", Look::kPlain, "⬇️",
               part < parts - 1))
      intent = visit::Turn{1};
  }
  if (Button(canvas, "back", Way(canvas, 0, 3), pack.Say(i18n::kQuestionBack))) return visit::Back{};
  if (Button(canvas, "stop", Way(canvas, 1, 3), pack.Say(i18n::kQuestionStop), Look::kPlain, "✋")) return visit::Stop{};
  if (Button(canvas, "next", Way(canvas, 2, 3), pack.Say(i18n::kQuestionFinish), Look::kPrimary)) return visit::Next{};
  return intent;
}

}  // namespace screens
