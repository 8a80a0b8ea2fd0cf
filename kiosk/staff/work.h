// What staff do behind the PIN: look, open and close rounds, send, take results away, change surveys and the PIN. A
// state machine over the office and the clock; draws nothing. A page that shows a list takes Pick, one that asks takes
// Yes, each takes Back.
//
//   overview ⇄ health
//      ⇄ rounds ⇄ one round ⇄ confirm → done                 rounds ⇄ new round ⇄ confirm → done
//      ⇄ send
//      ⇄ take ⇄ form ⇄ stick ⇄ words → writing → taken       (or trouble)
//               form ⇄ words → writing → results             on this screen
//      ⇄ surveys ⇄ one survey ⇄ confirm → done               surveys ⇄ stick ⇄ files ⇄ confirm → done (or mistakes)
//      ⇄ new PIN → done
//
// Invariants
//  1. What cannot be taken back is confirmed on a page of its own.
//  2. The passphrase is wiped when its page is left, also when it closes by itself.
//  3. Nothing here can show, keep or change an answer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/staff/intent.h"
#include "kiosk/staff/office.h"
#include "shared/base/clock.h"

namespace staff {

enum class Act { kCloseRound, kOpenRound, kClearRound, kRemoveSurvey, kAddSurvey, kSetPin };

class Work {
 public:
  Work(Office& office, base::Clock& clock) : office_(&office), clock_(&clock) {}
  ~Work() { End(); }
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;

  void Begin();  // on the overview
  void End();    // forgets all that was chosen and written; stops what is being written
  void Apply(const Intent& intent);
  bool Tick();                    // true when something on the screen changed
  base::Millis Patience() const;  // until it wants to look again
  bool IsBusy() const { return page_ == Page::kWriting; }

  // The model that the screens draw.
  Page page() const { return page_; }
  int part() const { return part_; }  // of a long list
  const Health& health() const { return health_; }
  const std::vector<Round>& rounds() const { return rounds_; }  // of kTake: those that can be taken away
  const Round& round() const { return order_.round; }
  const std::vector<Survey>& surveys() const { return surveys_; }  // of kNewRound: those without an open round
  const Survey& survey() const { return survey_; }
  const std::vector<Stick>& sticks() const { return sticks_; }
  const std::vector<std::string>& files() const { return files_; }
  const Checked& checked() const { return checked_; }
  const Order& order() const { return order_; }
  const Export& exported() const { return export_; }
  const Sending& sending() const { return sending_; }
  bool is_unanswered() const { return unanswered_; }  // the sending program does not take the request
  const Typing& typing() const { return typing_; }
  Act act() const { return act_; }                           // of kConfirm and kDone
  const std::string& new_name() const { return new_name_; }  // of the round that would be opened
  const Closing& closing() const { return closing_; }
  Trouble trouble() const { return trouble_; }
  int code() const { return code_; }
  bool has_key() const { return has_key_; }
  std::size_t entered() const { return entered_.size(); }  // digits of a new PIN
  enum class PinHint { kFirst, kAgain, kBad, kDiffers };
  PinHint pin_hint() const { return pin_hint_; }
  std::optional<std::string> TakeLook();  // the survey that staff want to see; once

 private:
  void Handle(std::monostate) {}
  void Handle(const Digit& digit);
  void Handle(const Erase&);
  void Handle(const Close&) {}
  void Handle(const Restart&) {}
  void Handle(const Go& go);
  void Handle(const Pick& pick);
  void Handle(const Turn& turn);
  void Handle(const Toggle&);
  void Handle(const Yes&);
  void Handle(const Back&);
  void Handle(const Look&);
  void Handle(const Wrote& wrote);

  void Show(Page page);
  void ShowHealth();
  void ShowRounds(Page page);
  void ShowSurveys(Page page);
  void ShowSending();
  void PickRound(const Round& round);
  void PickSurvey(const Survey& survey);
  void PickStick(const Stick& stick);
  void PickFile(const std::string& file);
  void Confirm(Act act);
  void Do();
  void StartWriting();
  bool FollowExport();
  bool FollowSending();
  void TryPin();
  void Fail(Trouble trouble, int code = 0);
  void Fail(const base::Error& error);
  void ForgetWords();
  void ForgetPin();

  Office* office_;
  base::Clock* clock_;
  Page page_ = Page::kOverview, before_ = Page::kOverview;  // where kConfirm came from
  int part_ = 0;
  base::Millis looked_{0}, asked_{0};
  Health health_;
  std::vector<Round> rounds_;
  std::vector<Survey> surveys_;
  Survey survey_;
  std::vector<Stick> sticks_;
  bool loading_ = false;  // the stick is one to read a survey from
  std::vector<std::string> files_;
  Checked checked_;
  Order order_;
  Export export_;
  Sending sending_;
  bool unanswered_ = false;
  Typing typing_;
  Act act_ = Act::kCloseRound;
  std::string new_name_;
  Closing closing_;
  Trouble trouble_ = Trouble::kOther;
  int code_ = 0;
  bool has_key_ = false;
  std::string entered_, first_;
  PinHint pin_hint_ = PinHint::kFirst;
  std::optional<std::string> look_;
};

}  // namespace staff
