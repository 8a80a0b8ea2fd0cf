// Which survey, and "do you want to?".
#include <algorithm>

#include "kiosk/screens/page.h"
#include "kiosk/screens/screens.h"
#include "kiosk/widgets/controls.h"
#include "shared/i18n/strings.h"

namespace screens {

using widgets::Rect;

visit::Intent Surveys(Stage& stage, const visit::Visit& visit) {
  widgets::Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  const i18n::Pack& pack = visit.pack();
  const Rect body = Body(canvas);
  const float title = canvas.WriteFromTop({body.x, body.y + m.u(6), body.w, 0}, pack.Say(i18n::kSurveyTitle),
                                          {.size = m.u(12), .bold = true, .align = text::Align::kCentre}) +
                      m.u(16);
  const auto& surveys = visit.surveys();
  const int count = static_cast<int>(surveys.size());
  const int columns = m.portrait() ? 1 : std::min(count, 2), rows = (count + columns - 1) / columns;
  const float gap = std::max(m.mm(5), m.u(6));
  const Rect list{body.x, body.y + title, body.w, body.h - title};
  const float row_h =
      std::min((list.h - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows), m.u(110));
  float y = list.y + std::max(0.f, list.h - static_cast<float>(rows) * (row_h + gap) + gap) / 2;
  visit::Intent intent;
  for (int i = 0; i < count; ++i) {
    const survey::Survey& survey = *surveys[i];
    const Rect card = Part(canvas, {list.x, y, list.w, row_h}, i % columns, columns);
    if (widgets::PictureCard(canvas, "survey:" + survey.id, card, survey.title.For(pack.tag),
                             survey.emoji.empty() ? "💬" : survey.emoji, {}, m.u(8.6)))
      intent = visit::ChooseSurvey{survey.id};
    if (i % columns == columns - 1) y += row_h + gap;
  }
  if (widgets::Button(canvas, "back", Part(canvas, BottomBar(canvas), 0, 3), pack.Say(i18n::kQuestionBack)))
    return visit::Back{};
  return intent;
}

visit::Intent AssentPage(Stage& stage, const visit::Visit& visit) {
  widgets::Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  const i18n::Pack& pack = visit.pack();
  const survey::Survey& survey = *visit.survey();
  const Rect body = Body(canvas), bar = BottomBar(canvas);

  // Two equal pictures: neither answer is the bigger one. They stand below the words, or beside them.
  const float answers_h = m.u(74), answers_w = body.w * .4f;
  const Rect answers = m.portrait()
                           ? Rect{body.x, body.bottom() - answers_h, body.w, answers_h}
                           : Rect{body.right() - answers_w, body.y + m.u(12), answers_w, body.h - m.u(18)};
  const Rect words = m.portrait() ? Rect{body.x, body.y, body.w, answers.y - body.y - m.u(6)}
                                  : Rect{body.x, body.y, answers.x - body.x - m.u(8), body.h};
  Message(canvas, words, m.portrait() ? survey.emoji : "", pack.Say(i18n::kAssentTitle),
          {survey.title.For(pack.tag), survey.audience.For(pack.tag), pack.Say(i18n::kAssentProtected),
           pack.Say(i18n::kAssentFreedom)});
  if (widgets::PictureCard(canvas, "assent:yes", Part(canvas, answers, 0, 2), pack.Say(i18n::kAssentYes), "🙋",
                           {}, m.u(8.6)))
    return visit::Assent{true};
  if (widgets::PictureCard(canvas, "assent:no", Part(canvas, answers, 1, 2), pack.Say(i18n::kAssentNo), "👋",
                           {}, m.u(8.6)))
    return visit::Assent{false};
  if (widgets::Button(canvas, "back", Part(canvas, bar, 0, 3), pack.Say(i18n::kQuestionBack)))
    return visit::Back{};
  return {};
}

}  // namespace screens
