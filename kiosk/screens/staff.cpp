#include "kiosk/screens/staff.h"

#include "kiosk/screens/staff_parts.h"

namespace screens {

using widgets::Canvas;
using widgets::Rect;

Rect StaffCorner(const theme::Metrics& metrics) {
  const float side = metrics.mm(20);
  return {0, metrics.height() - side, side, side};
}

staff::Intent DrawStaff(Stage& stage, const staff::Desk& desk, const i18n::Pack& pack, std::string_view version) {
  using staff::Page;
  Canvas& canvas = *stage.canvas;
  const staff::Work& work = desk.work();
  staff::Intent intent;
  switch (desk.page()) {
    case Page::kClosed: return intent;
    case Page::kNoPin:
      Message(canvas, Body(canvas), "🔑", pack.Say(i18n::kStaffPin),
              {pack.Say(i18n::kStaffNoPin), Latin("balss staff pin")});
      break;
    case Page::kRefused:
      Message(canvas, Body(canvas), "🛠️", pack.Say(i18n::kStaffPin),
              {pack.Say(i18n::kStaffRefused, {{"code", Latin(desk.refusal())}})});
      break;
    case Page::kPin: intent = StaffPinPage(stage, desk, pack); break;
    case Page::kOverview: return StaffOverview(stage, work, pack);
    case Page::kHealth: return StaffHealth(stage, desk, pack, version);
    case Page::kRounds:
    case Page::kTake: return StaffRounds(stage, work, pack);
    case Page::kRound: return StaffRound(stage, work, pack);
    case Page::kSend: return StaffSend(stage, work, pack);
    case Page::kForm: return StaffForm(stage, work, pack);
    case Page::kStick: return StaffStick(stage, work, pack);
    case Page::kWords: return StaffWords(stage, work, pack);
    case Page::kWriting: return StaffWriting(stage, work, pack);
    case Page::kTaken: return StaffTaken(stage, work, pack);
    case Page::kResults: return StaffResults(stage, work, pack);
    case Page::kNewRound:
    case Page::kSurveys: return StaffSurveys(stage, work, pack);
    case Page::kSurvey: return StaffSurvey(stage, work, pack);
    case Page::kFiles:
    case Page::kMistakes: return StaffFiles(stage, work, pack);
    case Page::kNewPin: return StaffNewPin(stage, work, pack);
    case Page::kConfirm: return StaffConfirm(stage, work, pack);
    case Page::kDone: return StaffDone(stage, work, pack);
    case Page::kTrouble: return StaffTrouble(stage, work, pack);
  }
  if (widgets::Button(canvas, "close", Part(canvas, BottomBar(canvas), 1, 3), pack.Say(i18n::kStaffClose)))
    return staff::Close{};
  return intent;
}

}  // namespace screens
