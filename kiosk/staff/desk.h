// What staff see when they hold a finger in the corner of the screen: a PIN pad, and behind it a page about the
// device. Lies over whatever a visitor is doing and touches none of it: to the visit it is silence. Pure but for two
// seams; draws nothing.
//
//   closed ── finger held in the corner ──► PIN pad, or how to set one ── right PIN ──► work (work.h)
//      ↑______________________________ close, or nobody touches it ______________________│
//
// Invariants
//  1. A try is on the disk before it is looked at: cutting the power gives none back.
//  2. A wait runs on the monotonic clock and begins anew with the program. No time of day is stored or believed, so a
//     changed clock shortens nothing, and the file does not say when somebody tried.
//  3. Nothing here can show, keep or change an answer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/staff/work.h"

namespace staff {

struct Timing {
  base::Millis hold{3'000};       // a finger in the corner
  base::Millis patience{60'000};  // without a touch, then it closes by itself
  base::Millis reading{600'000};  // the same where there is something to read: a password, charts
};

class Desk {
 public:
  Desk(Office& office, base::Clock& clock, Timing timing = {});

  // In every pass: is a finger on the glass, and is it in the corner. It must have come down there and stay.
  void Finger(bool down, bool in_corner);
  void Apply(const Intent& intent);
  // Lets time pass. True when something on the screen changed.
  bool Tick();
  // How long nothing can change by itself.
  base::Millis Patience() const;
  // The visitor's screen showed this code (visit::Visit::trouble): remembered until the program ends.
  void NoteTrouble(const std::string& code);

  // The model that the screen draws.
  bool IsOpen() const { return page_ != Page::kClosed; }
  Page page() const { return page_ == Page::kOverview ? work_.page() : page_; }
  std::size_t entered() const { return entered_.size(); }  // how many digits
  bool was_wrong() const { return was_wrong_; }
  std::optional<int> wait() const;                                        // seconds until the next try
  const Work& work() const { return work_; }                              // of the pages behind the PIN
  const std::vector<std::string>& troubles() const { return troubles_; }  // the last ones, newest first
  const std::string& refusal() const { return refusal_; }                 // a code, of a store that cannot be used
  bool wants_restart() const { return wants_restart_; }
  // The survey that staff want to see as visitors do, once; the desk is closed by then.
  std::optional<std::string> TakeLook();

 private:
  void Open();
  void Shut();
  base::Millis Quiet() const;  // how long nobody has to touch it
  void Try();
  void Refuse(const base::Error& error);
  void Forget();  // the digits

  Office* office_;
  base::Clock* clock_;
  Timing timing_;
  Work work_;
  Page page_ = Page::kClosed;  // kOverview: whatever the work shows
  bool was_down_ = false;
  std::optional<base::Millis> held_since_;
  base::Millis touched_{0};
  base::Millis last_wrong_;  // or the program's start
  int wrong_ = 0;
  std::string entered_;
  bool was_wrong_ = false, wants_restart_ = false;
  int shown_wait_ = 0;
  std::vector<std::string> troubles_;
  std::string refusal_;
};

}  // namespace staff
