// The surveys on the kiosk, one of them, and files on a stick that may become one.
#include "kiosk/screens/staff_parts.h"

namespace screens {
namespace {

std::string InWords(const staff::Survey& survey, const i18n::Pack& pack) {
  return pack.Say(i18n::kStaffSurveyLine, {{"survey", survey.title}, {"version", pack.Number(survey.version)}});
}

}  // namespace

staff::Intent StaffSurveys(Stage& stage, const staff::Work& work, const i18n::Pack& pack) {
  const bool choosing = work.page() == staff::Page::kNewRound;
  StaffPage page{.title = pack.Say(choosing ? i18n::kStaffRoundWhich : i18n::kStaffMenuSurveys), .part = work.part()};
  for (std::size_t i = 0; i < work.surveys().size(); ++i) {
    const staff::Survey& survey = work.surveys()[i];
    page.rows.push_back({"row:" + std::to_string(i), InWords(survey, pack), survey.open ? "🟢" : "📄"});
  }
  if (page.rows.empty()) page.lines.push_back(pack.Say(i18n::kStaffSurveyNone));
  if (choosing) return StaffListPage(stage, page, pack);
  const staff::Intent intent = StaffListPage(stage, page, pack, {{"load", i18n::kStaffSurveyLoad}});
  return std::holds_alternative<staff::Yes>(intent) ? staff::Intent(staff::Go{staff::Page::kStick}) : intent;
}

staff::Intent StaffSurvey(Stage& stage, const staff::Work& work, const i18n::Pack& pack) {
  const staff::Survey& survey = work.survey();
  StaffPage page{.title = InWords(survey, pack)};
  page.lines.push_back(pack.Say(i18n::kStaffLanguages, {{"list", Latin(survey.languages)}}));
  page.lines.push_back(pack.Say(i18n::kStaffLookBody));
  if (survey.open) page.lines.push_back(pack.Say(i18n::kStaffRemoveOpen));
  page.rows.push_back({"look", pack.Say(i18n::kStaffLook), "👀"});
  const staff::Intent intent =
      StaffListPage(stage, page, pack, {{"remove", i18n::kStaffRemove, widgets::Look::kPlain, !survey.open}});
  return std::holds_alternative<staff::Pick>(intent) ? staff::Intent(staff::Look{}) : intent;
}

staff::Intent StaffFiles(Stage& stage, const staff::Work& work, const i18n::Pack& pack) {
  StaffPage page{.title = pack.Say(i18n::kStaffFiles), .part = work.part()};
  if (work.page() == staff::Page::kMistakes) {
    page.title = pack.Say(i18n::kStaffMistakes);
    page.lines.push_back(pack.Say(i18n::kStaffMistakesBody, {{"count", pack.Number(work.checked().mistakes)}}));
    for (const std::string& mistake : work.checked().first) page.lines.push_back(Latin(mistake));
    return StaffListPage(stage, page, pack);
  }
  if (work.files().empty()) page.lines.push_back(pack.Say(i18n::kStaffNoFiles));
  for (std::size_t i = 0; i < work.files().size(); ++i)
    page.rows.push_back({"row:" + std::to_string(i), Latin(work.files()[i]), "📄"});
  return StaffListPage(stage, page, pack);
}

}  // namespace screens
