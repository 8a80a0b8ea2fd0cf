// One question a screen: progress and stop above, the question, its answers, and back / skip / next below.
#include <algorithm>

#include "kiosk/screens/page.h"
#include "kiosk/screens/screens.h"
#include "kiosk/text/html.h"
#include "kiosk/widgets/answers.h"
#include "kiosk/widgets/controls.h"
#include "kiosk/widgets/writing.h"
#include "shared/i18n/strings.h"

namespace screens {
namespace {

using survey::Question;
using survey::Type;
using widgets::Button;
using widgets::Canvas;
using widgets::Look;
using widgets::Rect;

struct Area {
  Rect top, title, answers, problem, bar;
};

// The height a title block needs: emoji beside the words, hint below.
struct TitleBlock {
  std::string title, description, hint, emoji;
  text::Style head, quiet;
  float picture = 0, words_w = 0, title_h = 0, rest_h = 0, height = 0;
};

// What to do, where the survey itself does not say it.
std::string HintFor(const Question& q, const std::string& description, const i18n::Pack& pack) {
  if (!description.empty()) return {};
  if (q.practice) return pack.Say(i18n::kQuestionPractice);
  switch (q.type) {
    case Type::kRanking:
      return pack.Say(i18n::kQuestionRank);
    case Type::kCheckbox:
    case Type::kImagePicker:
      if (!q.multiple) return {};
      if (q.max_selected > 0)
        return pack.Say(i18n::kQuestionPickUpTo, {{"count", pack.Number(q.max_selected)}});
      return pack.Say(i18n::kQuestionPickMany);
    case Type::kRating:
    case Type::kBoolean:
    case Type::kRadioGroup:
    case Type::kComment:
    case Type::kText:
    case Type::kHtml:
      return {};
  }
  return {};
}

TitleBlock MeasureTitle(Canvas& canvas, const visit::Visit& visit, const Question& q, float width,
                        double scale) {
  const theme::Metrics& m = canvas.metrics();
  TitleBlock b;
  b.title = visit.session()->TitleOf(q);
  b.description = visit.session()->Piped(q.description);
  b.hint = HintFor(q, b.description, visit.pack());
  b.emoji = q.emoji;
  b.head = {.size = m.u(12.5 * scale), .bold = true};
  b.quiet = {.size = m.u(6.8 * scale), .color = theme::kQuietInk};
  b.picture = b.emoji.empty() ? 0 : m.u(26 * scale);
  b.words_w = width - (b.picture > 0 ? b.picture + m.u(6) : 0);
  b.title_h = canvas.Measure(b.title, b.head, b.words_w).h;
  for (const std::string* line : {&b.description, &b.hint})
    if (!line->empty()) b.rest_h += m.u(2.5) + canvas.Measure(*line, b.quiet, b.words_w).h;
  b.height = std::max(b.picture, b.title_h + b.rest_h);
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
  float line_y = y + (b.height - b.title_h - b.rest_h) / 2;
  line_y += canvas.WriteFromTop({x, line_y, b.words_w, 0}, b.title, b.head);
  for (const std::string* line : {&b.description, &b.hint})
    if (!line->empty())
      line_y += m.u(2.5) + canvas.WriteFromTop({x, line_y + m.u(2.5), b.words_w, 0}, *line, b.quiet);
}

visit::Intent TopBar(Canvas& canvas, Rect top, const visit::Visit& visit) {
  const theme::Metrics& m = canvas.metrics();
  const i18n::Pack& pack = visit.pack();
  const float stop_w = m.u(46);
  const survey::Progress progress = visit.session()->progress();
  const std::string words = pack.Say(i18n::kQuestionProgress, {{"current", pack.Number(progress.current)},
                                                               {"total", pack.Number(progress.total)}});
  const text::Style style{.size = m.u(6), .color = theme::kQuietInk};
  const float words_w = canvas.Measure(words, style).w;
  const Rect bar{top.x, top.y + (top.h - m.u(4)) / 2, top.w - stop_w - words_w - m.u(14), m.u(4)};
  widgets::ProgressBar(
      canvas, bar, static_cast<float>(progress.current) / static_cast<float>(std::max(1, progress.total)));
  canvas.Write({bar.right() + m.u(5), top.y, words_w + 2, top.h}, words, style);
  if (Button(canvas, "stop", {top.right() - stop_w, top.y, stop_w, top.h}, pack.Say(i18n::kQuestionStop),
             Look::kPlain, "✋"))
    return visit::Stop{};
  return {};
}

std::string WordsFor(survey::Problem problem, const Question& q, const i18n::Pack& pack) {
  const auto number = [&](double limit) { return pack.Number(static_cast<long long>(limit)); };
  switch (problem) {
    case survey::Problem::kRequired:
    case survey::Problem::kNotAChoice:
      return pack.Say(i18n::kProblemRequired);
    case survey::Problem::kNumber:
      return pack.Say(i18n::kProblemNumber);
    case survey::Problem::kMinimum:
      return pack.Say(i18n::kProblemMinimum, {{"limit", number(q.min.value_or(0))}});
    case survey::Problem::kMaximum:
      return pack.Say(i18n::kProblemMaximum, {{"limit", number(q.max.value_or(0))}});
    case survey::Problem::kTooMany:
      return pack.Say(i18n::kProblemTooMany, {{"count", number(q.max_selected)}});
    case survey::Problem::kTooFew:
      return pack.Say(i18n::kProblemTooFew, {{"count", number(q.min_selected)}});
    case survey::Problem::kTooLong:
      return pack.Say(i18n::kProblemTooLong);
    case survey::Problem::kEmail:
      return pack.Say(i18n::kProblemEmail);
  }
  return {};
}

void ProblemLine(Canvas& canvas, Rect area, const std::string& words) {
  if (words.empty()) return;
  const theme::Metrics& m = canvas.metrics();
  text::Style style{.size = m.u(7), .bold = true, .color = theme::kProblem};
  while (canvas.Measure(words, style).w > area.w - area.h - m.u(2)) style.size *= .93f;
  const float w = canvas.Measure(words, style).w, sign = area.h * .8f,
              left = area.x + (area.w - w - sign - m.u(3)) / 2;
  canvas.Emoji({left, area.y, sign, area.h}, "☝️", sign);
  canvas.Write({left + sign + m.u(3), area.y, w + 2, area.h}, words, style);
}

visit::Intent WritingArea(Stage& stage, Rect area, const visit::Visit& visit, const widgets::Field& field,
                          bool number) {
  Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  const visit::View& view = visit.view();
  widgets::Typing typing;
  if (number) {
    const float field_h = m.u(20), pad_h = std::min(area.h - field_h - m.u(6), m.u(110)),
                pad_w = std::min(area.w, m.u(130));
    const float top = area.y + std::max(0.f, area.h - field_h - m.u(6) - pad_h) / 2,
                left = area.x + (area.w - pad_w) / 2;
    widgets::TextBox(canvas, {left, top, pad_w, field_h}, field);
    typing = widgets::NumberPad(canvas, {left, top + field_h + m.u(6), pad_w, pad_h}, field, visit.pack());
  } else {
    const auto& layouts = visit.pack().keyboards;
    const keyboard::Layout& layout =
        stage.keyboard(layouts[static_cast<std::size_t>(view.keyboard) % layouts.size()]);
    const float smallest_field = field.one_line ? m.u(18) : m.u(26);
    const float keys_h = std::min(widgets::KeysHeight(canvas, layout), area.h - smallest_field - m.u(5));
    const float field_h = std::min(area.h - keys_h - m.u(5), field.one_line ? m.u(22) : m.u(80));
    widgets::TextBox(canvas, {area.x, area.bottom() - keys_h - m.u(5) - field_h, area.w, field_h}, field);
    typing = widgets::Keys(canvas, {area.x, area.bottom() - keys_h, area.w, keys_h}, field, layout,
                           layouts.size() > 1, view.shift, visit.pack());
  }
  if (!stage.typed.empty()) typing.text = widgets::Typed(field, std::exchange(stage.typed, {}));
  if (typing.shift) return visit::Shift{};
  if (typing.next_layout) return visit::NextLayout{};
  if (typing.text) return visit::Write{*typing.text};
  return {};
}

visit::Intent AnswerArea(Stage& stage, Rect area, const visit::Visit& visit, const Question& q) {
  Canvas& canvas = *stage.canvas;
  const survey::Session& session = *visit.session();
  if (q.type == Type::kHtml) return {};
  if (q.IsText()) {
    const std::string* written = session.AnswerTo(q.name).text();
    const double* number = session.AnswerTo(q.name).number();
    const std::string placeholder = session.Piped(q.placeholder);
    return WritingArea(stage, area, visit,
                       {written  ? *written
                        : number ? expression::ToCode(*number)
                                 : "",
                        placeholder.empty() ? visit.pack().Say(i18n::kQuestionWriteHere) : placeholder,
                        q.max_length, q.type == Type::kText},
                       q.input == survey::InputType::kNumber);
  }
  const widgets::Tapped tapped = widgets::Choices(canvas, area, session, q, visit.pack(), visit.view().part);
  if (tapped.clear_ranking) return visit::ClearRanking{};
  if (tapped.turn) return visit::Turn{tapped.turn};
  if (tapped.choice) return visit::Tap{tapped.choice};
  return {};
}

Area Divide(Canvas& canvas, float title_h, bool writing, bool top_only) {
  const theme::Metrics& m = canvas.metrics();
  const Rect body = Body(canvas);
  Area a;
  a.bar = BottomBar(canvas);
  a.top = {body.x, body.y, body.w, std::max(m.mm(10), m.u(14))};
  const float problem_h = m.u(11);
  a.problem = {body.x, a.bar.y - problem_h - m.u(3), body.w, problem_h};
  const float from = a.top.bottom() + m.u(5), to = a.problem.y - m.u(1);
  // In portrait the answers keep to the lower part, where a child reaches; the title takes what is above.
  const float low = m.portrait() && !writing ? canvas.screen().h * .38f : 0;
  const float title_to = std::max(from + title_h + m.u(3), std::min(low, to));
  a.title = {body.x, from, body.w, (top_only ? to : title_to) - from};
  a.answers = {body.x, title_to + m.u(3), body.w, to - title_to - m.u(3)};
  return a;
}

}  // namespace

visit::Intent QuestionPage(Stage& stage, const visit::Visit& visit) {
  Canvas& canvas = *stage.canvas;
  const i18n::Pack& pack = visit.pack();
  const survey::Session& session = *visit.session();
  const Question& q = *session.current();
  const bool html = q.type == Type::kHtml;

  // A long title gets smaller before it takes the room of its answers.
  Area area;
  TitleBlock title;
  for (const double scale : {1.0, .88, .76, .66}) {
    title = MeasureTitle(canvas, visit, q, Body(canvas).w, scale);
    area = Divide(canvas, title.height, q.IsText(), html);
    if (title.height < canvas.screen().h * (q.IsText() ? .16f : .26f)) break;
  }
  visit::Intent intent = TopBar(canvas, area.top, visit);
  if (html) {
    const std::string words = text::PlainFromHtml(session.Piped(q.html));
    const std::size_t first =
        std::min(words.find("\n\n"), words.size());  // its first paragraph is the headline
    Message(canvas, area.title, q.emoji.empty() ? "💬" : q.emoji, words.substr(0, first),
            {words.substr(std::min(first + 2, words.size()))});
  }
  if (!html) DrawTitle(canvas, area.title, title);
  if (visit::Intent answer = AnswerArea(stage, area.answers, visit, q); answer.index() != 0)
    intent = std::move(answer);
  if (visit.problem()) ProblemLine(canvas, area.problem, WordsFor(*visit.problem(), q, pack));

  const std::string next = pack.Say(session.IsLast() ? i18n::kQuestionFinish : i18n::kQuestionNext);
  if (Button(canvas, "back", Part(canvas, area.bar, 0, 3), pack.Say(i18n::kQuestionBack)))
    return visit::Back{};
  if (!html && Button(canvas, "skip", Part(canvas, area.bar, 1, 3), pack.Say(i18n::kQuestionSkip)))
    return visit::Skip{};
  if (Button(canvas, "next", Part(canvas, area.bar, 2, 3), next, Look::kPrimary)) return visit::Next{};
  return intent;
}

visit::Intent WriteOther(Stage& stage, const visit::Visit& visit) {
  Canvas& canvas = *stage.canvas;
  const survey::Session& session = *visit.session();
  const Question& q = *session.current();
  TitleBlock title = MeasureTitle(canvas, visit, q, Body(canvas).w, .8);
  const Area area = Divide(canvas, title.height, true, false);
  visit::Intent intent = TopBar(canvas, area.top, visit);
  DrawTitle(canvas, area.title, title);
  const widgets::Field field{session.CommentTo(q.name), visit.pack().Say(i18n::kQuestionWriteHere),
                             q.max_length, false};
  if (visit::Intent written = WritingArea(stage, area.answers, visit, field, false); written.index() != 0)
    intent = std::move(written);
  if (Button(canvas, "back", Part(canvas, area.bar, 0, 3), visit.pack().Say(i18n::kQuestionBack)))
    return visit::Back{};
  if (Button(canvas, "next", Part(canvas, area.bar, 2, 3), visit.pack().Say(i18n::kQuestionNext),
             Look::kPrimary))
    return visit::Next{};
  return intent;
}

}  // namespace screens
