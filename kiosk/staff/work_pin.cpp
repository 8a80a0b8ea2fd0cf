// A new PIN, entered twice.
#include "kiosk/staff/work.h"
#include "shared/staff/pin.h"

namespace staff {

void Work::Handle(const Erase&) {
  if (page_ == Page::kNewPin && !entered_.empty()) entered_.pop_back();
}

void Work::Handle(const Digit& digit) {
  if (page_ != Page::kNewPin || entered_.size() == kPinDigits) return;
  entered_ += digit.digit;
  if (entered_.size() == kPinDigits) TryPin();
}

void Work::TryPin() {
  const std::string pin = entered_, first = first_;
  ForgetPin();
  if (!CheckPin(pin)) {
    pin_hint_ = PinHint::kBad;
  } else if (first.empty()) {
    first_ = pin;
    pin_hint_ = PinHint::kAgain;
  } else if (pin != first) {
    pin_hint_ = PinHint::kDiffers;
  } else if (const auto set = office_->SetPin(pin); !set) {
    Fail(set.error());
  } else {
    act_ = Act::kSetPin;
    Show(Page::kDone);
  }
}

}  // namespace staff
