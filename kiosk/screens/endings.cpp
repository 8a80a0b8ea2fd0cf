// Keep or delete, thank you, trouble, and "are you still here?".
#include <algorithm>

#include "kiosk/screens/page.h"
#include "kiosk/screens/screens.h"
#include "kiosk/widgets/controls.h"
#include "kiosk/widgets/qr.h"
#include "kiosk/widgets/reading.h"
#include "shared/i18n/strings.h"

namespace screens {

using widgets::Button;
using widgets::Look;
using widgets::Rect;

visit::Intent KeepOrDelete(Stage& stage, const visit::Visit& visit) {
  widgets::Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  const i18n::Pack& pack = visit.pack();
  const Rect body = Body(canvas), bar = BottomBar(canvas);
  const float choices_h = m.portrait() ? m.still(74) : m.still(52);
  const Rect choices{body.x, body.bottom() - choices_h, body.w, choices_h};
  Message(canvas, {body.x, body.y, body.w, choices.y - body.y - m.u(6)}, "✋", pack.Say(i18n::kKeepTitle),
          {pack.Say(i18n::kKeepBody)});
  if (widgets::PictureCard(canvas, "keep", Part(canvas, choices, 0, 2), pack.Say(i18n::kKeepKeep), "💌", {}, m.u(8.2)))
    return visit::Keep{};
  if (widgets::PictureCard(canvas, "delete", Part(canvas, choices, 1, 2), pack.Say(i18n::kKeepDelete), "🗑️", {},
                           m.u(8.2)))
    return visit::Delete{};
  if (Button(canvas, "go-on", bar, pack.Say(i18n::kKeepGoOn), Look::kPlain)) return visit::GoOn{};
  return {};
}

namespace {

// "Thank you" unless the survey's own closing words have a heading, these words, and where the answers are now.
visit::Intent KeptWords(Stage& stage, Rect area, const visit::Visit& visit) {
  using survey::Block;
  const i18n::Pack& pack = visit.pack();
  widgets::ReadingModel text{"🌟", survey::ReadHtml(visit.closing_words()).blocks, visit.view().part};
  if (text.blocks.empty() || text.blocks.front().kind != Block::Kind::kHeading)
    text.blocks.insert(
        text.blocks.begin(),
        {.kind = Block::Kind::kHeading, .level = 1, .markup = survey::Escaped(pack.Say(i18n::kThanksKeptTitle))});
  text.blocks.front().level = 1;
  text.blocks.push_back({.markup = survey::Escaped(pack.Say(i18n::kThanksKept))});
  if (const int by = widgets::Reading(*stage.canvas, area, text, *stage.images, pack)) return visit::Turn{by};
  return {};
}

// The survey goes on on the web: its address as a square for the camera of a phone.
visit::Intent ThanksWithLink(Stage& stage, const visit::Visit& visit) {
  widgets::Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  const i18n::Pack& pack = visit.pack();
  const Rect body = Body(canvas);
  const float side = std::min({body.w * .5f, body.h * .4f, m.mm(90)});
  const Rect words = m.portrait() ? Rect{body.x, body.y, body.w, body.h - side - m.u(26)}
                                  : Rect{body.x, body.y, body.w - side - m.u(14), body.h};
  const Rect code = m.portrait() ? Rect{body.x + (body.w - side) / 2, body.bottom() - side - m.u(18), side, side}
                                 : Rect{body.right() - side, body.y + (body.h - side) / 2 - m.u(8), side, side};
  visit::Intent intent = KeptWords(stage, words, visit);
  if (widgets::QrCode(canvas, code, widgets::EncodedUri(visit.closing_link())))
    canvas.WriteFromTop({code.x - m.u(6), code.bottom() + m.u(3), code.w + m.u(12), 0}, pack.Say(i18n::kQuestionLink),
                        {.size = m.u(5.4), .color = theme::kQuietInk, .align = text::Align::kCentre});
  if (Button(canvas, "done", BottomBar(canvas), pack.Say(i18n::kThanksDone), Look::kPrimary)) return visit::Done{};
  return intent;
}

}  // namespace

namespace {

// From the left, in any script: between words that run from the right "116 111" would turn into "111 116".
std::string NumberOf(const visit::HelpLine& line) { return "\u2066" + line.number + "\u2069"; }

// Numbers to call, for everybody alike. Takes what it needs from the bottom of `body`.
void HelpCard(Stage& stage, Rect& body, const i18n::Pack& pack) {
  if (!stage.help || stage.help->empty()) return;
  widgets::Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  const float pad = m.still(5), inner = body.w - 2 * pad - m.still(18);
  text::Style head{.size = m.u(6.4)}, number{.size = m.u(8.4), .bold = true}, name{.size = m.u(6.2)};
  const auto height = [&] {
    float sum = canvas.Measure(pack.Say(i18n::kHelpTitle), head, inner).h;
    for (const visit::HelpLine& line : *stage.help)
      sum += std::max(canvas.Measure(NumberOf(line), number).h,
                      canvas.Measure(line.name.For(pack.tag), name, inner * .62f).h) +
             m.still(1.5);
    return sum + 2 * pad;
  };
  while (height() > body.h * .42f && head.size > m.still(3.2))
    for (text::Style* style : {&head, &number, &name}) style->size *= .93f;
  const float h = height();
  const Rect card{body.x, body.bottom() - h, body.w, h};
  body.h -= h + m.still(5);
  canvas.Fill(card, theme::kCard, m.still(4));
  canvas.Edge(card, theme::kEdge, std::max(2.f, m.still(.45)), m.still(4));
  canvas.Emoji({card.x + pad, card.y, m.still(13), card.h}, "☎️", m.still(13));
  const float x = card.x + pad + m.still(18);
  float y = card.y + pad + canvas.WriteFromTop({x, card.y + pad, inner, 0}, pack.Say(i18n::kHelpTitle), head);
  for (const visit::HelpLine& line : *stage.help) {
    const float row = std::max(canvas.Measure(NumberOf(line), number).h,
                               canvas.Measure(line.name.For(pack.tag), name, inner * .62f).h);
    canvas.Write({x, y + m.still(1.5), inner * .36f, row}, NumberOf(line), number);
    canvas.Write({x + inner * .38f, y + m.still(1.5), inner * .62f, row}, line.name.For(pack.tag), name);
    y += row + m.still(1.5);
  }
}

}  // namespace

visit::Intent Thanks(Stage& stage, const visit::Visit& visit) {
  widgets::Canvas& canvas = *stage.canvas;
  const i18n::Pack& pack = visit.pack();
  Rect body = Body(canvas);
  visit::Intent intent;
  if (visit.ending() == visit::Ending::kKept && !visit.closing_link().empty()) return ThanksWithLink(stage, visit);
  HelpCard(stage, body, pack);
  switch (visit.ending()) {
    case visit::Ending::kKept: intent = KeptWords(stage, body, visit); break;
    case visit::Ending::kDeleted:
      Message(canvas, body, "👌", pack.Say(i18n::kThanksDeletedTitle), {pack.Say(i18n::kThanksDeleted)});
      break;
    case visit::Ending::kDeclined: Message(canvas, body, "👋", pack.Say(i18n::kThanksDeclined), {}); break;
  }
  if (Button(canvas, "done", BottomBar(canvas), pack.Say(i18n::kThanksDone), Look::kPrimary)) return visit::Done{};
  return intent;
}

visit::Intent Trouble(Stage& stage, const visit::Visit& visit) {
  widgets::Canvas& canvas = *stage.canvas;
  const i18n::Pack& pack = visit.pack();
  Message(canvas, Body(canvas), "🛠️", pack.Say(i18n::kTroubleTitle),
          {pack.Say(i18n::kTroubleBody), pack.Say(i18n::kTroubleStaff, {{"code", visit.trouble()}})});
  if (Button(canvas, "done", BottomBar(canvas), pack.Say(i18n::kThanksDone), Look::kPrimary)) return visit::Done{};
  return {};
}

visit::Intent StillHere(Stage& stage, const visit::Visit& visit) {
  widgets::Canvas& canvas = *stage.canvas;
  const i18n::Pack& pack = visit.pack();
  const bool answers = visit.walk() && visit.walk()->session().HasAnswers();
  const std::string seconds = pack.Number(visit.warning().value_or(0));
  Message(canvas, Body(canvas), "👀", pack.Say(i18n::kIdleTitle),
          {pack.Say(answers ? i18n::kIdleBody : i18n::kIdleBodyEmpty, {{"seconds", seconds}})});
  if (Button(canvas, "here", BottomBar(canvas), pack.Say(i18n::kIdleHere), Look::kPrimary)) return visit::Here{};
  return {};
}

}  // namespace screens
