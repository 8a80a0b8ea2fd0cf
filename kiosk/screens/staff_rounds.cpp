// The rounds, and one of them.
#include "kiosk/screens/staff_parts.h"

namespace screens {
namespace {

std::string InWords(const staff::Round& round, const i18n::Pack& pack) {
  return pack.Say(round.open ? i18n::kStaffRoundOpen : i18n::kStaffRoundClosed,
                  {{"survey", round.title},
                   {"round", Latin(round.name)},
                   {"answers", pack.Number(round.answers)},
                   {"texts", pack.Number(round.texts)}});
}

}  // namespace

staff::Intent StaffRounds(Stage& stage, const staff::Work& work, const i18n::Pack& pack) {
  const bool taking = work.page() == staff::Page::kTake;
  StaffPage page{.title = pack.Say(taking ? i18n::kStaffMenuTake : i18n::kStaffMenuRounds), .part = work.part()};
  if (taking && !work.has_key()) {
    page.lines.push_back(pack.Say(i18n::kStaffTakeNoKey));
  } else {
    if (work.rounds().empty()) page.lines.push_back(pack.Say(taking ? i18n::kStaffTakeNone : i18n::kStaffNoRound));
    for (std::size_t i = 0; i < work.rounds().size(); ++i)
      page.rows.push_back(
          {"row:" + std::to_string(i), InWords(work.rounds()[i], pack), work.rounds()[i].open ? "🟢" : "📦"});
  }
  if (taking) return StaffListPage(stage, page, pack);
  const staff::Intent intent = StaffListPage(stage, page, pack, {{"new", i18n::kStaffRoundNew}});
  return std::holds_alternative<staff::Yes>(intent) ? staff::Intent(staff::Go{staff::Page::kNewRound}) : intent;
}

staff::Intent StaffRound(Stage& stage, const staff::Work& work, const i18n::Pack& pack) {
  const staff::Round& round = work.round();
  StaffPage page{.title = round.title, .lines = {InWords(round, pack)}};
  if (round.open) {
    page.lines.push_back(pack.Say(i18n::kStaffRoundCloseBody));
    return StaffListPage(stage, page, pack, {{"close-round", i18n::kStaffRoundClose}});
  }
  const bool here = round.answers + round.texts > 0;
  page.lines.push_back(pack.Say(here ? i18n::kStaffRoundHere : i18n::kStaffRoundGone));
  if (here && work.has_key()) page.rows.push_back({"take", pack.Say(i18n::kStaffMenuTake), "💾"});
  const StaffTouched touched = DrawStaffPage(stage, page, pack);
  if (touched.row) return staff::Go{staff::Page::kForm};
  const bool can_clear = here && round.exported;
  const std::string pressed =
      can_clear ? DrawStaffBar(stage, {{"back", i18n::kStaffBack}, {"clear", i18n::kStaffRoundClear}}, pack)
                : DrawStaffBar(stage, {{"back", i18n::kStaffBack}}, pack);
  if (pressed == "back") return staff::Back{};
  if (pressed == "clear") return staff::Yes{};
  return {};
}

}  // namespace screens
