#include "kiosk/screens/page.h"
#include "kiosk/screens/screens.h"
#include "kiosk/widgets/controls.h"
#include "shared/i18n/strings.h"

namespace screens {
namespace {

visit::Intent DrawScreen(Stage& stage, const visit::Visit& visit) {
  switch (visit.screen()) {
    case visit::Screen::kClosed:
      return Closed(stage, visit);
    case visit::Screen::kAttract:
      return Attract(stage, visit);
    case visit::Screen::kLanguage:
      return Language(stage, visit);
    case visit::Screen::kSurvey:
      return Surveys(stage, visit);
    case visit::Screen::kAssent:
      return AssentPage(stage, visit);
    case visit::Screen::kQuestion:
      return QuestionPage(stage, visit);
    case visit::Screen::kComment:
      return Comment(stage, visit);
    case visit::Screen::kPreview:
      return Preview(stage, visit);
    case visit::Screen::kKeep:
      return KeepOrDelete(stage, visit);
    case visit::Screen::kThanks:
      return Thanks(stage, visit);
    case visit::Screen::kTrouble:
      return Trouble(stage, visit);
  }
  return {};
}

void Ribbon(widgets::Canvas& canvas, const i18n::Pack& pack) {
  const widgets::Rect ribbon{0, 0, canvas.screen().w, RibbonHeight(canvas)};
  canvas.Fill(ribbon, theme::kRibbon);
  text::Style style{.size = canvas.metrics().u(4.4),
                    .bold = true,
                    .color = theme::kOnPrimary,
                    .align = text::Align::kCentre};
  const std::string words = pack.Say(i18n::kDemoRibbon);
  while (canvas.Measure(words, style).w > ribbon.w - 2 * Margin(canvas)) style.size *= .9f;
  canvas.Write(ribbon, words, style);
}

}  // namespace

visit::Intent Draw(Stage& stage, const visit::Visit& visit) {
  visit::Intent intent;
  if (visit.warning()) {
    // Alone on the screen: what lies below would only distract, and must not be tapped.
    intent = StillHere(stage, visit);
  } else {
    intent = DrawScreen(stage, visit);
  }
  if (stage.demonstration) Ribbon(*stage.canvas, visit.pack());
  return intent;
}

}  // namespace screens
