#include "kiosk/staff/work.h"

#include <sodium.h>

#include <algorithm>
#include <utility>

namespace staff {
namespace {

using base::Millis;

constexpr Millis kLookAtSticks{1'000}, kLookAtExport{150}, kLookAtSending{400};

void Wipe(std::string& secret) {
  sodium_memzero(secret.data(), secret.size());
  secret.clear();
}

Page PageBefore(Page page, bool loading, Form form) {
  switch (page) {
    case Page::kRound:
    case Page::kNewRound: return Page::kRounds;
    case Page::kForm: return Page::kTake;
    case Page::kStick: return loading ? Page::kSurveys : Page::kForm;
    case Page::kWords: return form == Form::kScreen ? Page::kForm : Page::kStick;
    case Page::kResults: return Page::kForm;
    case Page::kSurvey: return Page::kSurveys;
    case Page::kFiles: return Page::kStick;
    case Page::kMistakes: return Page::kFiles;
    default: return Page::kOverview;
  }
}

}  // namespace

const char* NameOf(Page page) {
  switch (page) {
    case Page::kClosed: return "";
    case Page::kNoPin: return "staff-no-pin";
    case Page::kPin: return "staff-pin";
    case Page::kRefused: return "staff-refused";
    case Page::kOverview: return "staff-overview";
    case Page::kHealth: return "staff-health";
    case Page::kRounds: return "staff-rounds";
    case Page::kRound: return "staff-round";
    case Page::kNewRound: return "staff-new-round";
    case Page::kSend: return "staff-send";
    case Page::kTake: return "staff-take";
    case Page::kForm: return "staff-form";
    case Page::kStick: return "staff-stick";
    case Page::kWords: return "staff-words";
    case Page::kWriting: return "staff-writing";
    case Page::kTaken: return "staff-taken";
    case Page::kResults: return "staff-results";
    case Page::kSurveys: return "staff-surveys";
    case Page::kSurvey: return "staff-survey";
    case Page::kFiles: return "staff-files";
    case Page::kMistakes: return "staff-mistakes";
    case Page::kNewPin: return "staff-new-pin";
    case Page::kConfirm: return "staff-confirm";
    case Page::kDone: return "staff-done";
    case Page::kTrouble: return "staff-trouble";
  }
  return "";
}

void Work::Begin() {
  End();
  ShowHealth();
  if (page_ != Page::kTrouble) Show(Page::kOverview);
}

void Work::End() {
  if (page_ == Page::kWriting) office_->CancelExport();
  ForgetWords();
  ForgetPin();
  Wipe(export_.password);
  export_ = {}, order_ = {}, checked_ = {}, sending_ = {};
  page_ = Page::kOverview;
}

void Work::Apply(const Intent& intent) {
  std::visit([this](const auto& one) { Handle(one); }, intent);
}

void Work::Show(Page page) {
  if (page != Page::kWords && page_ == Page::kWords) ForgetWords();
  if (page != Page::kNewPin) ForgetPin();
  if (page_ == Page::kTaken) Wipe(export_.password);
  part_ = 0;
  page_ = page;
}

void Work::Fail(Trouble trouble, int code) {
  Show(Page::kTrouble);
  trouble_ = trouble, code_ = code;
}

void Work::Fail(const base::Error& error) { Fail(Trouble::kOther, base::ExitCode(error.code)); }

void Work::ForgetWords() {
  Wipe(typing_.text);
  typing_ = {};
  Wipe(order_.passphrase);
}

void Work::ForgetPin() {
  Wipe(entered_);
  Wipe(first_);
  pin_hint_ = PinHint::kFirst;
}

void Work::ShowHealth() {
  auto health = office_->ReadHealth();
  if (!health) return Fail(health.error());
  health_ = std::move(*health);
  has_key_ = office_->HasKey();
}

void Work::ShowRounds(Page page) {
  auto rounds = office_->Rounds();
  if (!rounds) return Fail(rounds.error());
  rounds_ = std::move(*rounds);
  if (page == Page::kTake) std::erase_if(rounds_, [](const Round& one) { return one.open || one.answers == 0; });
  Show(page);
}

void Work::ShowSurveys(Page page) {
  auto surveys = office_->Surveys();
  if (!surveys) return Fail(surveys.error());
  surveys_ = std::move(*surveys);
  if (page == Page::kNewRound) std::erase_if(surveys_, &Survey::open);
  Show(page);
}

void Work::Handle(const Go& go) {
  switch (go.page) {
    case Page::kOverview: return Begin();
    case Page::kHealth:
      ShowHealth();
      if (page_ != Page::kTrouble) Show(Page::kHealth);
      return;
    case Page::kRounds: return ShowRounds(Page::kRounds);
    case Page::kNewRound: return ShowSurveys(Page::kNewRound);
    case Page::kSend: return ShowSending();
    case Page::kTake: return ShowRounds(Page::kTake);
    case Page::kForm:
      if (page_ == Page::kRound && !round().open && has_key_) Show(Page::kForm);
      return;
    case Page::kSurveys: return ShowSurveys(Page::kSurveys);
    case Page::kStick:
      if (page_ != Page::kSurveys) return;
      loading_ = true;
      sticks_ = office_->Sticks();
      return Show(Page::kStick);
    case Page::kNewPin: return Show(Page::kNewPin);
    default: return;
  }
}

void Work::Handle(const Back&) {
  if (page_ == Page::kWriting) return office_->CancelExport();  // the page stays until it has stopped
  const Page to = page_ == Page::kConfirm ? before_ : PageBefore(page_, loading_, order_.form);
  if (to == Page::kOverview || to == Page::kRounds || to == Page::kTake || to == Page::kSurveys) return Handle(Go{to});
  Show(to);
}

void Work::Handle(const Pick& pick) {
  const auto at = [&](const auto& list, auto done) {
    if (pick.row < list.size()) (this->*done)(auto(list[pick.row]));
  };
  switch (page_) {
    case Page::kRounds:
    case Page::kTake: return at(rounds_, &Work::PickRound);
    case Page::kNewRound:
    case Page::kSurveys: return at(surveys_, &Work::PickSurvey);
    case Page::kStick: return at(sticks_, &Work::PickStick);
    case Page::kFiles: return at(files_, &Work::PickFile);
    case Page::kForm:
      if (pick.row <= static_cast<std::size_t>(Form::kTexts)) order_.form = static_cast<Form>(pick.row);
      return;
    default: return;
  }
}

void Work::PickRound(const Round& round) {
  order_ = {.round = round};  // on this screen, or behind a password, unless staff say otherwise
  Show(page_ == Page::kTake ? Page::kForm : Page::kRound);
}

void Work::PickSurvey(const Survey& survey) {
  survey_ = survey;
  if (page_ == Page::kSurveys) return Show(Page::kSurvey);
  auto name = office_->NewRoundName(survey.id);
  if (!name) return Fail(name.error());
  new_name_ = std::move(*name);
  Confirm(Act::kOpenRound);
}

void Work::Handle(const Turn& turn) { part_ = std::max(0, part_ + turn.by); }

void Work::Handle(const Toggle&) {
  if (page_ == Page::kForm) order_.locked = !order_.locked;
}

void Work::Handle(const Look&) {
  if (page_ == Page::kSurvey) look_ = survey_.id;
}

std::optional<std::string> Work::TakeLook() { return std::exchange(look_, std::nullopt); }

void Work::Handle(const Yes&) {
  switch (page_) {
    case Page::kRound:
      if (round().open) return Confirm(Act::kCloseRound);
      if (round().exported && round().answers + round().texts > 0) Confirm(Act::kClearRound);
      return;
    case Page::kSurvey:
      if (!survey_.open) Confirm(Act::kRemoveSurvey);
      return;
    case Page::kForm:
      loading_ = false;
      if (order_.form == Form::kScreen) return Show(Page::kWords);
      sticks_ = office_->Sticks();
      return Show(Page::kStick);
    case Page::kWords: return StartWriting();
    case Page::kSend: {
      const auto asked = office_->AskToSend();
      if (!asked) return Fail(asked.error());
      asked_ = clock_->Now();
      unanswered_ = false;
      sending_ = {.is = Sending::Is::kAsked, .how = {}};
      return;
    }
    case Page::kConfirm: return Do();
    case Page::kDone:
    case Page::kTaken:
    case Page::kTrouble: return Handle(Go{Page::kOverview});
    default: return;
  }
}

void Work::Confirm(Act act) {
  before_ = page_;
  act_ = act;
  Show(Page::kConfirm);
}

void Work::Do() {
  base::Result<void> done;
  switch (act_) {
    case Act::kCloseRound: {
      const auto closing = office_->CloseRound(round().survey);
      if (closing)
        closing_ = *closing;
      else
        done = std::unexpected(closing.error());
      break;
    }
    case Act::kOpenRound: done = office_->OpenRound(survey_.id, new_name_); break;
    case Act::kClearRound: done = office_->ClearRound(round()); break;
    case Act::kRemoveSurvey: done = office_->RemoveSurvey(survey_.id); break;
    case Act::kAddSurvey: done = office_->AddSurvey(); break;
    case Act::kSetPin: break;
  }
  if (done) return Show(Page::kDone);
  const bool refused = done.error().code == base::Code::kState;
  if (refused && act_ == Act::kRemoveSurvey) return Fail(Trouble::kInUse);
  if (refused && act_ == Act::kAddSurvey) return Fail(Trouble::kKnown);
  Fail(done.error());
}

bool Work::Tick() {
  const Millis now = clock_->Now();
  if (now - looked_ < Patience()) return false;
  looked_ = now;
  if (page_ == Page::kWriting) return FollowExport();
  if (page_ == Page::kSend) return FollowSending();
  if (page_ != Page::kStick) return false;
  auto sticks = office_->Sticks();
  return std::exchange(sticks_, sticks) != sticks;
}

Millis Work::Patience() const {
  if (page_ == Page::kWriting) return kLookAtExport;
  if (page_ == Page::kStick) return kLookAtSticks;
  if (page_ == Page::kSend && (sending_.is == Sending::Is::kAsked || sending_.is == Sending::Is::kRunning))
    return kLookAtSending;
  return Millis::max();
}

}  // namespace staff
