#include "kiosk/screens/page.h"
#include "kiosk/screens/screens.h"
#include "kiosk/widgets/controls.h"
#include "shared/i18n/strings.h"

namespace screens {
namespace {

visit::Intent DrawScreen(Stage& stage, const visit::Visit& visit) {
  switch (visit.screen()) {
    case visit::Screen::kClosed: return Closed(stage, visit);
    case visit::Screen::kAttract: return Attract(stage, visit);
    case visit::Screen::kLanguage: return Language(stage, visit);
    case visit::Screen::kSurvey: return Surveys(stage, visit);
    case visit::Screen::kAssent: return AssentPage(stage, visit);
    case visit::Screen::kQuestion: return QuestionPage(stage, visit);
    case visit::Screen::kComment: return Comment(stage, visit);
    case visit::Screen::kPreview: return Preview(stage, visit);
    case visit::Screen::kKeep: return KeepOrDelete(stage, visit);
    case visit::Screen::kThanks: return Thanks(stage, visit);
    case visit::Screen::kTrouble: return Trouble(stage, visit);
  }
  return {};
}

void Ribbon(widgets::Canvas& canvas, const i18n::Pack& pack) {
  canvas.StopReading();
  const widgets::Rect ribbon{0, 0, canvas.screen().w, RibbonHeight(canvas)};
  canvas.Fill(ribbon, theme::kRibbon);
  text::Style style{
      .size = canvas.metrics().still(4.4), .bold = true, .color = theme::kOnRibbon, .align = text::Align::kCentre};
  const std::string words = pack.Say(i18n::kDemoRibbon);
  while (canvas.Measure(words, style).w > ribbon.w - 2 * Margin(canvas)) style.size *= .9f;
  canvas.Write(ribbon, words, style);
}

}  // namespace

visit::Intent Draw(Stage& stage, const visit::Visit& visit) {
  visit::Intent intent;
  // What lies over is alone on the screen: what lies below would only distract, and must not be tapped.
  if (visit.warning()) {
    intent = StillHere(stage, visit);
  } else {
    switch (visit.over()) {
      case visit::Over::kNothing: intent = DrawScreen(stage, visit); break;
      case visit::Over::kBoard: intent = Board(stage, visit); break;
      case visit::Over::kCalled: intent = Called(stage, visit); break;
    }
    const bool alone = visit.screen() == visit::Screen::kClosed || visit.screen() == visit::Screen::kTrouble;
    if (!alone)
      if (visit::Intent asked = DrawStrip(stage, visit); asked.index() != 0) intent = std::move(asked);
  }
  if (stage.demonstration) Ribbon(*stage.canvas, visit.pack());
  return intent;
}

}  // namespace screens
