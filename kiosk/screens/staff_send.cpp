// Sending now: another program does it, and says through the kiosk's file how far it is.
#include "kiosk/screens/staff_parts.h"

namespace screens {
namespace {

std::string InWords(const staff::Work& work, const i18n::Pack& pack) {
  const staff::Sending& sending = work.sending();
  switch (sending.is) {
    case staff::Sending::Is::kIdle: return "";
    case staff::Sending::Is::kAsked:
      return pack.Say(work.is_unanswered() ? i18n::kStaffSendSilent : i18n::kStaffSendAsked);
    case staff::Sending::Is::kRunning:
      return pack.Say(i18n::kStaffSending, {{"done", pack.Number(sending.done)}, {"all", pack.Number(sending.all)}});
    case staff::Sending::Is::kDone: break;
  }
  if (sending.how == "ok") return pack.Say(i18n::kStaffSendDone);
  if (sending.how == "nothing") return pack.Say(i18n::kStaffSendNothing);
  if (sending.how == "network") return pack.Say(i18n::kStaffSendNetwork);
  if (sending.how == "trust") return pack.Say(i18n::kStaffSendTrust);
  return pack.Say(i18n::kStaffSendOther, {{"reason", Latin(sending.how)}});
}

}  // namespace

staff::Intent StaffSend(Stage& stage, const staff::Work& work, const i18n::Pack& pack) {
  using Is = staff::Sending::Is;
  const staff::Sending& sending = work.sending();
  StaffPage page{.title = pack.Say(i18n::kStaffMenuSend)};
  page.lines.push_back(pack.Say(i18n::kStaffWaiting, {{"count", pack.Number(work.health().waiting)}}));
  if (const std::string words = InWords(work, pack); !words.empty()) page.lines.push_back(words);
  if (sending.is == Is::kRunning && sending.all > 0)
    page.progress = static_cast<float>(sending.done) / static_cast<float>(sending.all);
  const bool waits = (sending.is == Is::kAsked && !work.is_unanswered()) || sending.is == Is::kRunning;
  return StaffListPage(stage, page, pack, {{"send-now", i18n::kStaffSendNow, widgets::Look::kPrimary, !waits}});
}

}  // namespace screens
