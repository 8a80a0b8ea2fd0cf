// The staff's first page: what can be done here.
#include <algorithm>

#include "kiosk/screens/staff_parts.h"

namespace screens {

staff::Intent StaffOverview(Stage& stage, const staff::Work& work, const i18n::Pack& pack) {
  using staff::Page;
  struct Entry {
    Page page;
    const char *id, *emoji;
    i18n::Key words;
  };
  constexpr Entry kEntries[] = {{Page::kRounds, "rounds", "📋", i18n::kStaffMenuRounds},
                                {Page::kSend, "send", "📤", i18n::kStaffMenuSend},
                                {Page::kTake, "take", "💾", i18n::kStaffMenuTake},
                                {Page::kSurveys, "surveys", "📚", i18n::kStaffMenuSurveys},
                                {Page::kHealth, "health", "🩺", i18n::kStaffMenuHealth},
                                {Page::kNewPin, "new-pin", "🔑", i18n::kStaffMenuPin}};
  const staff::Health& health = work.health();
  StaffPage page{.title = pack.Say(i18n::kStaffTitle)};
  page.progress = static_cast<float>(health.used) / static_cast<float>(std::max(1, health.slots));
  page.lines.push_back(
      pack.Say(i18n::kStaffUsed, {{"used", pack.Number(health.used)}, {"slots", pack.Number(health.slots)}}));
  for (const Entry& entry : kEntries) page.rows.push_back({entry.id, pack.Say(entry.words), entry.emoji});
  const StaffTouched touched = DrawStaffPage(stage, page, pack);
  const std::string pressed = DrawStaffBar(
      stage, {{"restart", i18n::kStaffRestart}, {"close", i18n::kStaffClose, widgets::Look::kPrimary}}, pack);
  if (pressed == "restart") return staff::Restart{};
  if (pressed == "close") return staff::Close{};
  if (touched.row) return staff::Go{kEntries[*touched.row].page};
  if (touched.turn != 0) return staff::Turn{touched.turn};
  return {};
}

}  // namespace screens
