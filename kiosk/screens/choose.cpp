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
  const float gap = std::max(m.mm(5), m.still(6));
  const Rect list{body.x, body.y + title, body.w, body.h - title};
  const float row_h = std::min((list.h - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows), m.u(110));
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
  if (widgets::Button(canvas, "back", Way(canvas, 0, 3), pack.Say(i18n::kQuestionBack))) return visit::Back{};
  return intent;
}

visit::Intent AssentPage(Stage& stage, const visit::Visit& visit) {
  widgets::Canvas& canvas = *stage.canvas;
  const theme::Metrics& m = canvas.metrics();
  const i18n::Pack& pack = visit.pack();
  const survey::Survey& survey = *visit.survey();
  const Rect body = Body(canvas);

  // Two equal pictures: neither answer is the bigger one. They stand below the words, or beside them.
  const float answers_h = m.still(74), answers_w = body.w * .4f;
  const Rect answers = m.portrait()
                           ? Rect{body.x, body.bottom() - answers_h, body.w, answers_h}
                           : Rect{body.right() - answers_w, body.y + m.still(12), answers_w, body.h - m.still(18)};
  const float switch_h = std::max(m.mm(12), m.still(17));
  const Rect words = m.portrait()
                         ? Rect{body.x, body.y, body.w, answers.y - body.y - switch_h - m.still(12)}
                         : Rect{body.x, body.y, answers.x - body.x - m.still(8), body.h - switch_h - m.still(5)};
  const Rect helper{words.x, words.bottom() + m.still(5), words.w, switch_h};
  Message(canvas, words, m.portrait() ? survey.emoji : "", pack.Say(i18n::kAssentTitle),
          {survey.title.For(pack.tag), survey.audience.For(pack.tag), pack.Say(i18n::kAssentProtected),
           pack.Say(i18n::kAssentFreedom)});
  const std::string ask = pack.Say(i18n::kHelperAsk);
  float size = m.u(7);
  while (widgets::RowCardHeight(canvas, helper.w, ask, "🤝", size) > helper.h && size > m.still(3)) size *= .93f;
  widgets::CardState helped;
  helped.chosen = visit.is_helped();
  if (widgets::RowCard(canvas, "helper", helper, ask, "🤝", helped, size)) return visit::Helped{!visit.is_helped()};
  if (widgets::PictureCard(canvas, "assent:yes", Part(canvas, answers, 0, 2), pack.Say(i18n::kAssentYes), "🙋", {},
                           m.u(8.6)))
    return visit::Assent{true};
  if (widgets::PictureCard(canvas, "assent:no", Part(canvas, answers, 1, 2), pack.Say(i18n::kAssentNo), "👋", {},
                           m.u(8.6)))
    return visit::Assent{false};
  if (widgets::Button(canvas, "back", Way(canvas, 0, 3), pack.Say(i18n::kQuestionBack))) return visit::Back{};
  return {};
}

}  // namespace screens
