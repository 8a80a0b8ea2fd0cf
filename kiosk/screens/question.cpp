// One question a screen: progress and stop above, the question, its answers, and back / skip / next below.
#include <algorithm>

#include "kiosk/screens/answer.h"
#include "kiosk/screens/page.h"
#include "kiosk/screens/screens.h"
#include "kiosk/widgets/controls.h"
#include "kiosk/widgets/numerals.h"
#include "kiosk/widgets/reading.h"
#include "kiosk/widgets/writing.h"
#include "shared/i18n/strings.h"

namespace screens {
namespace {

using survey::Element;
using survey::Type;
using widgets::Button;
using widgets::Canvas;
using widgets::Look;
using widgets::Rect;

struct Area {
  Rect title, answers, problem, bar;
};

// The height a title block needs: emoji beside the words, hint below.
struct TitleBlock {
  std::string heading, title, description, hint, emoji;
  text::Style over, head, quiet;
  float picture = 0, words_w = 0, heading_h = 0, title_h = 0, rest_h = 0, height = 0;
};

// What to do, where the survey itself does not say it.
std::string HintFor(const visit::Visit& visit, const Element& q, const std::string& description) {
  const i18n::Pack& pack = visit.pack();
  if (!description.empty()) return {};
  if (q.practice) return pack.Say(i18n::kQuestionPractice);
  if (q.type == Type::kRanking && !q.select_to_rank) return pack.Say(i18n::kQuestionRank);
  if (q.widget == survey::Widget::kCoins) return pack.Say(i18n::kWidgetCoins);
  if (q.widget == survey::Widget::kThermometer) return pack.Say(i18n::kWidgetThermometer);
  if (q.widget == survey::Widget::kGrid) return pack.Say(i18n::kWidgetGrid);
  if (q.type == Type::kSlider) return pack.Say(q.range ? i18n::kQuestionSlideRange : i18n::kQuestionSlide);
  if (q.type == Type::kImageMap) return pack.Say(i18n::kQuestionAreas);
  if (!q.multiple) return {};
  if (q.max_selected > 0) return pack.Say(i18n::kQuestionPickUpTo, {{"count", pack.Number(q.max_selected)}});
  return pack.Say(i18n::kQuestionPickMany);
}

TitleBlock MeasureTitle(Canvas& canvas, const visit::Visit& visit, float width, double scale) {
  const theme::Metrics& m = canvas.metrics();
  const visit::Walk& walk = *visit.walk();
  const session::Session& session = walk.session();
  const session::NodeId id = walk.current()->id;
  const Element& q = session.element(id);
  TitleBlock b;
  b.heading = widgets::InDigits(visit.pack(), walk.Heading());
  // A picture has a title only where the survey gives it one.
  const bool nameless = q.type == Type::kImage && session.Say(q.title, id).empty();
  b.title = walk.Row() ? session.SayItem(*walk.Row()) : nameless ? std::string() : session.Title(id);
  b.description = session.Say(q.description, id);
  b.hint = HintFor(visit, q, b.description);
  b.emoji = walk.Row() && !walk.Row()->emoji.empty() ? walk.Row()->emoji : q.emoji;
  const session::NodeId holder = session.node(id).holder;
  if (b.emoji.empty() && holder != session::kNone && session.element(holder).widget == survey::Widget::kWishes)
    b.emoji = "⭐";
  b.over = {.size = m.u(7.6 * scale), .color = theme::kQuietInk};
  b.head = {.size = m.u(12.5 * scale), .bold = true};
  b.quiet = {.size = m.u(6.8 * scale), .color = theme::kQuietInk};
  b.picture = b.emoji.empty() ? 0 : m.still(26 * scale);
  b.words_w = width - (b.picture > 0 ? b.picture + m.u(6) : 0);
  if (!b.heading.empty()) b.heading_h = canvas.Measure(b.heading, b.over, b.words_w).h + m.u(2.5);
  if (!b.title.empty()) b.title_h = canvas.Measure(b.title, b.head, b.words_w).h;
  for (const std::string* line : {&b.description, &b.hint})
    if (!line->empty()) b.rest_h += m.u(2.5) + canvas.Measure(*line, b.quiet, b.words_w).h;
  b.height = std::max(b.picture, b.heading_h + b.title_h + b.rest_h);
  return b;
}

void DrawTitle(Canvas& canvas, Rect area, const TitleBlock& b) {
  const theme::Metrics& m = canvas.metrics();
  const float y = area.y + std::max(0.f, area.h - b.height) / 2;
  float x = area.x;
  if (b.picture > 0) {
    canvas.Emoji({x, y + (b.height - b.picture) / 2, b.picture, b.picture}, b.emoji, b.picture);
    x += b.picture + m.u(6);
  }
  float line_y = y + (b.height - b.heading_h - b.title_h - b.rest_h) / 2;
  if (!b.heading.empty()) {
    canvas.WriteFromTop({x, line_y, b.words_w, 0}, b.heading, b.over);
    line_y += b.heading_h;
  }
  if (!b.title.empty()) line_y += canvas.WriteFromTop({x, line_y, b.words_w, 0}, b.title, b.head);
  for (const std::string* line : {&b.description, &b.hint})
    if (!line->empty()) line_y += m.u(2.5) + canvas.WriteFromTop({x, line_y + m.u(2.5), b.words_w, 0}, *line, b.quiet);
}

// In the middle of the strip: how far, and "stop".
visit::Intent TopBar(Canvas& canvas, const visit::Visit& visit) {
  const theme::Metrics& m = canvas.metrics();
  const i18n::Pack& pack = visit.pack();
  const Rect top = StripMiddle(canvas);
  const float stop_w = std::min(m.still(44), top.w * .45f), gap = m.still(4);
  const visit::Progress progress = visit.walk()->progress();
  const auto left = visit.seconds_left();
  const std::string words = left ? pack.Say(i18n::kQuestionSecondsLeft, {{"seconds", pack.Number(*left)}})
                                 : pack.Say(i18n::kQuestionProgress, {{"current", pack.Number(progress.current)},
                                                                      {"total", pack.Number(progress.total)}});
  const float room = top.w - stop_w - gap;
  text::Style style{.size = m.u(6), .color = theme::kQuietInk};
  while (canvas.Measure(words, style).w > room && style.size > m.u(3.5)) style.size *= .93f;
  const float words_w = canvas.Measure(words, style).w + 2;
  // On a narrow screen the line goes below the words.
  const bool wide = room - words_w - 2 * gap > m.u(30);
  canvas.SetPart(widgets::Line::Part::kWay);
  const float done = static_cast<float>(progress.current) / static_cast<float>(std::max(1, progress.total));
  const float line = m.u(wide ? 4 : 2.4);
  if (wide) {
    widgets::ProgressBar(canvas, {top.x, top.y + (top.h - line) / 2, room - words_w - 2 * gap, line}, done);
    canvas.Write({top.x + room - words_w - gap, top.y, words_w, top.h}, words, style);
  } else {
    canvas.Write({top.x, top.y, words_w, top.h - line - m.u(1)}, words, style);
    widgets::ProgressBar(canvas, {top.x, top.bottom() - line - m.u(.6), room - gap, line}, done);
  }
  canvas.SetPart(widgets::Line::Part::kMatter);
  if (Button(canvas, "stop", {top.right() - stop_w, top.y, stop_w, top.h}, pack.Say(i18n::kQuestionStop), Look::kPlain,
             "✋"))
    return visit::Stop{};
  return {};
}

void ProblemLine(Canvas& canvas, Rect area, const std::string& words, std::string_view emoji = "☝️",
                 theme::Color color = theme::kProblem) {
  if (words.empty()) return;
  const theme::Metrics& m = canvas.metrics();
  text::Style style{.size = m.u(7), .bold = true, .color = color};
  while (canvas.Measure(words, style).w > area.w - area.h - m.u(2)) style.size *= .93f;
  const float w = canvas.Measure(words, style).w, sign = area.h * .8f, left = area.x + (area.w - w - sign - m.u(3)) / 2;
  canvas.Emoji({left, area.y, sign, area.h}, emoji, sign);
  canvas.Write({left + sign + m.u(3), area.y, w + 2, area.h}, words, style);
}

Area Divide(Canvas& canvas, float title_h, bool writing, bool top_only) {
  const theme::Metrics& m = canvas.metrics();
  const Rect body = Body(canvas);
  Area a;
  a.bar = BottomBar(canvas);
  const float problem_h = m.still(11);
  a.problem = {body.x, a.bar.y - problem_h - m.u(3), body.w, problem_h};
  const float from = body.y + m.u(1), to = a.problem.y - m.u(1);
  // In portrait the answers keep to the lower part, where a child reaches; the title takes what is above.
  const float low = m.portrait() && !writing && title_h > 0 && !canvas.reach().low ? canvas.screen().h * .38f : 0;
  const float title_to = std::max(from + title_h + m.u(3), std::min(low, to));
  a.title = {body.x, from, body.w, (top_only ? to : title_to) - from};
  a.answers = {body.x, title_to + m.u(3), body.w, to - title_to - m.u(3)};
  return a;
}

std::string NextWords(const visit::Visit& visit) {
  const visit::Walk& walk = *visit.walk();
  const survey::Survey& survey = *visit.survey();
  const session::Session& session = walk.session();
  const i18n::Pack& pack = visit.pack();
  const auto own = [&](const survey::Text& text, i18n::Key usual) {
    std::string words = session.Say(text);
    return words.empty() ? pack.Say(usual) : words;
  };
  if (walk.IsStartPage() && walk.IsLastOfPage()) return own(survey.start_text, i18n::kQuestionStart);
  if (walk.OpensPreview()) return own(survey.preview_text, i18n::kQuestionPreview);
  return walk.IsLast() ? own(survey.complete_text, i18n::kQuestionFinish) : own(survey.next_text, i18n::kQuestionNext);
}

}  // namespace

visit::Intent QuestionPage(Stage& stage, const visit::Visit& visit) {
  Canvas& canvas = *stage.canvas;
  const i18n::Pack& pack = visit.pack();
  const session::Session& session = visit.walk()->session();
  const visit::Ask ask = *visit.walk()->current();
  const Element& q = session.element(ask.id);
  const bool html = q.type == Type::kHtml;

  // A long title gets smaller before it takes the room of its answers.
  Area area;
  TitleBlock title;
  const bool writing = IsWriting(q);
  for (const double scale : {1.0, .88, .76, .66}) {
    title = MeasureTitle(canvas, visit, Body(canvas).w, scale);
    area = Divide(canvas, title.height, writing, html);
    if (title.height < canvas.screen().h * (writing ? .16f : .26f)) break;
  }
  visit::Intent intent = TopBar(canvas, visit);
  if (html) {
    widgets::ReadingModel text{q.emoji, survey::ReadHtml(session.SayHtml(q.html, ask.id)).blocks, visit.view().part};
    if (text.emoji.empty() && widgets::IsMessage(text.blocks)) text.emoji = "💬";
    if (const int by = widgets::Reading(canvas, area.title, text, *stage.images, pack)) intent = visit::Turn{by};
  } else {
    DrawTitle(canvas, area.title, title);
    if (visit::Intent answer = AnswerArea(stage, area.answers, visit); answer.index() != 0) intent = std::move(answer);
  }
  if (visit.IsTurning())
    ProblemLine(canvas, area.problem, pack.Say(i18n::kQuestionGoingOn), "➡️", theme::kPrimary);
  else if (!visit.problems().empty())
    ProblemLine(canvas, area.problem, visit.problems().front());

  if (Button(canvas, "back", Way(canvas, 0, 3), pack.Say(i18n::kQuestionBack))) return visit::Back{};
  const bool can_skip = q.TakesInput() && q.type != Type::kFile && ask.what != visit::Ask::What::kEntries;
  if (can_skip && Button(canvas, "skip", Way(canvas, 1, 3), pack.Say(i18n::kQuestionSkip))) return visit::Skip{};
  if (Button(canvas, "next", Way(canvas, 2, 3), NextWords(visit), Look::kPrimary)) return visit::Next{};
  return intent;
}

visit::Intent Comment(Stage& stage, const visit::Visit& visit) {
  Canvas& canvas = *stage.canvas;
  const session::Session& session = visit.walk()->session();
  const session::NodeId id = visit.walk()->current()->id;
  TitleBlock title = MeasureTitle(canvas, visit, Body(canvas).w, .8);
  if (session.element(id).show_comment) title.hint = session.CommentCaption(id);
  const Area area = Divide(canvas, title.height, true, false);
  visit::Intent intent = TopBar(canvas, visit);
  DrawTitle(canvas, area.title, title);
  const std::string placeholder = session.Say(
      session.element(id).show_comment ? session.element(id).comment_placeholder : session.element(id).placeholder, id);
  const widgets::Field field{session.CommentTo(id),
                             placeholder.empty() ? visit.pack().Say(i18n::kQuestionWriteHere) : placeholder,
                             session.survey().max_comment_length, false};
  if (visit::Intent written = WritingArea(stage, area.answers, visit, field, false); written.index() != 0)
    intent = std::move(written);
  if (Button(canvas, "back", Way(canvas, 0, 3), visit.pack().Say(i18n::kQuestionBack))) return visit::Back{};
  if (Button(canvas, "next", Way(canvas, 2, 3), visit.pack().Say(i18n::kQuestionNext), Look::kPrimary))
    return visit::Next{};
  return intent;
}

}  // namespace screens
