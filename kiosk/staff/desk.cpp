#include "kiosk/staff/desk.h"

#include <sodium.h>

#include <algorithm>
#include <utility>

#include "shared/staff/pin.h"

namespace staff {
namespace {

using base::Millis;

constexpr std::size_t kTroublesShown = 5;

}  // namespace

Desk::Desk(Office& office, base::Clock& clock, Timing timing)
    : office_(&office), clock_(&clock), timing_(timing), work_(office, clock), last_wrong_(clock.Now()) {
  entered_.reserve(kPinDigits);
}

void Desk::Finger(bool down, bool in_corner) {
  const bool was_down = std::exchange(was_down_, down), came_down = down && !was_down;
  if (IsOpen()) {
    if (down) touched_ = clock_->Now();
    return;
  }
  if (came_down && in_corner) held_since_ = clock_->Now();
  if (!down || !in_corner) held_since_.reset();
}

bool Desk::Tick() {
  const Millis now = clock_->Now();
  if (!IsOpen()) {
    if (!held_since_ || now - *held_since_ < timing_.hold) return false;
    Open();
    return true;
  }
  if (page_ == Page::kOverview && work_.IsBusy()) touched_ = now;  // somebody waits for it
  if (now - touched_ >= Quiet()) {
    Shut();
    return true;
  }
  if (page_ == Page::kOverview) return work_.Tick();
  const int seconds = wait().value_or(0);
  return std::exchange(shown_wait_, seconds) != seconds;
}

Millis Desk::Patience() const {
  if (!IsOpen() && !held_since_) return Millis::max();
  if (IsOpen() && wait()) return Millis(250);
  const Millis left = IsOpen() ? Quiet() - (clock_->Now() - touched_) : timing_.hold - (clock_->Now() - *held_since_);
  return std::clamp(page_ == Page::kOverview ? work_.Patience() : left, Millis(1), std::max(left, Millis(1)));
}

Millis Desk::Quiet() const {
  const bool read = page() == Page::kTaken || page() == Page::kResults;
  return read ? timing_.reading : timing_.patience;
}

std::optional<std::string> Desk::TakeLook() {
  auto look = work_.TakeLook();
  if (look) Shut();
  return look;
}

std::optional<int> Desk::wait() const {
  if (page_ != Page::kPin) return std::nullopt;
  const Millis left = WaitAfter(wrong_) - (clock_->Now() - last_wrong_);
  if (left <= Millis(0)) return std::nullopt;
  return static_cast<int>((left.count() + 999) / 1000);
}

void Desk::NoteTrouble(const std::string& code) {
  troubles_.insert(troubles_.begin(), code);
  if (troubles_.size() > kTroublesShown) troubles_.resize(kTroublesShown);
}

void Desk::Open() {
  held_since_.reset();
  touched_ = clock_->Now();
  const auto lock = office_->ReadLock();
  if (!lock) return Refuse(lock.error());
  page_ = *lock ? Page::kPin : Page::kNoPin;
  if (*lock) wrong_ = (*lock)->wrong;
}

void Desk::Apply(const Intent& intent) {
  if (std::holds_alternative<Close>(intent)) return Shut();
  if (std::holds_alternative<Restart>(intent) && page() == Page::kOverview) wants_restart_ = true;
  if (page_ == Page::kOverview) return work_.Apply(intent);
  if (page_ != Page::kPin || wait()) return;
  if (std::holds_alternative<Erase>(intent) && !entered_.empty()) entered_.pop_back();
  if (const auto* digit = std::get_if<Digit>(&intent)) {
    was_wrong_ = false;
    entered_ += digit->digit;
    if (entered_.size() == kPinDigits) Try();
  }
}

void Desk::Try() {
  // Read again: `balss staff pin` may have set another one since the pad was opened.
  const auto lock = office_->ReadLock();
  if (!lock || !*lock) return lock ? Shut() : Refuse(lock.error());
  wrong_ = (*lock)->wrong + 1;
  if (const auto counted = office_->CountWrong(wrong_); !counted) return Refuse(counted.error());
  const bool right = IsPin((*lock)->hash, entered_);
  Forget();
  if (!right) {
    was_wrong_ = true;
    last_wrong_ = clock_->Now();
    return;
  }
  wrong_ = 0;
  if (const auto reset = office_->CountWrong(0); !reset) return Refuse(reset.error());
  work_.Begin();
  page_ = Page::kOverview;
}

void Desk::Refuse(const base::Error& error) {
  Forget();
  refusal_ = "B" + std::to_string(base::ExitCode(error.code));
  page_ = Page::kRefused;
}

void Desk::Shut() {
  Forget();
  page_ = Page::kClosed;
  was_wrong_ = false;
  work_.End();
}

void Desk::Forget() {
  sodium_memzero(entered_.data(), entered_.size());
  entered_.clear();
}

}  // namespace staff
