// What goes to a stick, comes from one, and is sent.
#include <sodium.h>

#include <utility>

#include "kiosk/staff/work.h"

namespace staff {
namespace {

constexpr base::Millis kSendingAnswers{20'000};  // the sending program looks every second or two

}  // namespace

void Work::PickStick(const Stick& stick) {
  order_.stick = stick;
  if (!loading_) return stick.read_only ? Fail(Trouble::kReadOnly) : Show(Page::kWords);
  auto files = office_->SurveyFiles(stick);
  if (!files) return Fail(Trouble::kGone);
  files_ = std::move(*files);
  Show(Page::kFiles);
}

void Work::PickFile(const std::string& file) {
  auto checked = office_->CheckSurvey(order_.stick, file);
  if (!checked)
    return Fail(checked.error().code == base::Code::kNotFound ? Trouble::kGone : Trouble::kOther,
                base::ExitCode(checked.error().code));
  checked_ = std::move(*checked);
  if (checked_.mistakes > 0) return Show(Page::kMistakes);
  survey_ = checked_.survey;
  Confirm(Act::kAddSurvey);
}

void Work::Handle(const Wrote& wrote) {
  if (page_ != Page::kWords) return;
  sodium_memzero(typing_.text.data(), typing_.text.size());
  typing_ = wrote.typing;
}

void Work::StartWriting() {
  order_.passphrase = typing_.text;
  const auto started = office_->StartExport(order_);
  ForgetWords();
  if (!started && started.error().code == base::Code::kNotFound) return Fail(Trouble::kGone);
  if (!started) return Fail(started.error());
  export_ = {.running = true, .file = {}, .password = {}};
  Show(Page::kWriting);
}

bool Work::FollowExport() {
  const int before = export_.percent;
  export_ = office_->PollExport();
  if (export_.running) return export_.percent != before;
  if (export_.trouble)
    Fail(*export_.trouble, export_.code);
  else
    Show(order_.form == Form::kScreen ? Page::kResults : Page::kTaken);
  return true;
}

void Work::ShowSending() {
  auto sending = office_->ReadSending();
  if (!sending) return Fail(sending.error());
  ShowHealth();
  if (page_ == Page::kTrouble) return;
  sending_ = {};
  unanswered_ = false;
  Show(Page::kSend);
}

bool Work::FollowSending() {
  auto sending = office_->ReadSending();
  if (!sending) return Fail(sending.error()), true;
  const bool changed = sending->is != sending_.is || sending->done != sending_.done;
  sending_ = std::move(*sending);
  if (sending_.is == Sending::Is::kDone && changed)
    if (auto health = office_->ReadHealth()) health_ = std::move(*health);
  const bool waits = sending_.is == Sending::Is::kAsked && clock_->Now() - asked_ >= kSendingAnswers;
  const bool missed = std::exchange(unanswered_, waits) != waits;
  return changed || missed;
}

}  // namespace staff
