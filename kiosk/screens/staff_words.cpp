// Before something is done, after it was done, and when it could not be done.
#include "kiosk/screens/staff_parts.h"

namespace screens {
namespace {

using staff::Act;
using staff::Trouble;

struct Question {
  const char* emoji;
  std::string body;
  i18n::Key yes;
};

Question Asked(const staff::Work& work, const i18n::Pack& pack) {
  const staff::Survey& survey = work.survey();
  switch (work.act()) {
    case Act::kCloseRound: return {"📦", pack.Say(i18n::kStaffRoundCloseBody), i18n::kStaffRoundClose};
    case Act::kOpenRound:
      return {"🟢", pack.Say(i18n::kStaffRoundNewBody, {{"survey", survey.title}, {"round", Latin(work.new_name())}}),
              i18n::kStaffRoundNew};
    case Act::kClearRound: return {"🗑️", pack.Say(i18n::kStaffRoundClearBody), i18n::kStaffRoundClear};
    case Act::kRemoveSurvey:
      return {"🗑️", pack.Say(i18n::kStaffRemoveBody, {{"survey", survey.title}}), i18n::kStaffRemove};
    case Act::kAddSurvey:
      return {"📄",
              pack.Say(i18n::kStaffAddBody, {{"survey", survey.title},
                                             {"version", pack.Number(survey.version)},
                                             {"list", Latin(survey.languages)}}),
              i18n::kStaffAdd};
    case Act::kSetPin: break;
  }
  return {"", "", i18n::kStaffFine};
}

std::string Told(const staff::Work& work, const i18n::Pack& pack) {
  const staff::Closing& closing = work.closing();
  switch (work.act()) {
    case Act::kCloseRound:
      return pack.Say(i18n::kStaffRoundDone, {{"answers", pack.Number(closing.answers)},
                                              {"texts", pack.Number(closing.texts)},
                                              {"waiting", pack.Number(closing.waiting)},
                                              {"gone", pack.Number(closing.destroyed)}});
    case Act::kOpenRound: return pack.Say(i18n::kStaffRoundOpened, {{"round", Latin(work.new_name())}});
    case Act::kClearRound: return pack.Say(i18n::kStaffRoundCleared);
    case Act::kRemoveSurvey: return pack.Say(i18n::kStaffRemoved);
    case Act::kAddSurvey: return pack.Say(i18n::kStaffAdded);
    case Act::kSetPin: return pack.Say(i18n::kStaffPinSet);
  }
  return "";
}

std::string Explained(const staff::Work& work, const i18n::Pack& pack) {
  switch (work.trouble()) {
    case Trouble::kWords: return pack.Say(i18n::kStaffBadWords);
    case Trouble::kFew: return pack.Say(i18n::kStaffBadFew);
    case Trouble::kGone: return pack.Say(i18n::kStaffBadGone);
    case Trouble::kFull: return pack.Say(i18n::kStaffBadFull);
    case Trouble::kReadOnly: return pack.Say(i18n::kStaffBadReadOnly);
    case Trouble::kStopped: return pack.Say(i18n::kStaffBadStopped);
    case Trouble::kInUse: return pack.Say(i18n::kStaffBadInUse);
    case Trouble::kKnown: return pack.Say(i18n::kStaffBadKnown);
    case Trouble::kOther: break;
  }
  return pack.Say(i18n::kStaffBadOther, {{"code", Latin("B" + std::to_string(work.code()))}});
}

}  // namespace

staff::Intent StaffConfirm(Stage& stage, const staff::Work& work, const i18n::Pack& pack) {
  const Question question = Asked(work, pack);
  Message(*stage.canvas, Body(*stage.canvas), question.emoji, pack.Say(question.yes), {question.body});
  const std::string pressed =
      DrawStaffBar(stage, {{"back", i18n::kStaffBack}, {"yes", question.yes, widgets::Look::kPrimary}}, pack);
  if (pressed == "back") return staff::Back{};
  return pressed.empty() ? staff::Intent() : staff::Yes{};
}

staff::Intent StaffDone(Stage& stage, const staff::Work& work, const i18n::Pack& pack) {
  Message(*stage.canvas, Body(*stage.canvas), "✅", Told(work, pack), {});
  const auto pressed = DrawStaffBar(stage, {{"ok", i18n::kStaffFine, widgets::Look::kPrimary}}, pack);
  return pressed.empty() ? staff::Intent() : staff::Yes{};
}

staff::Intent StaffTrouble(Stage& stage, const staff::Work& work, const i18n::Pack& pack) {
  Message(*stage.canvas, Body(*stage.canvas), "🤔", pack.Say(i18n::kStaffBad), {Explained(work, pack)});
  const auto pressed = DrawStaffBar(stage, {{"ok", i18n::kStaffFine, widgets::Look::kPrimary}}, pack);
  return pressed.empty() ? staff::Intent() : staff::Yes{};
}

}  // namespace screens
