// What staff do behind the PIN: kiosk/staff/work.h.
#include "kiosk/staff/work.h"

#include <doctest/doctest.h>

#include "tests/unit/kiosk/staff/pretend_office.h"

using namespace std::chrono_literals;
using staff::Act;
using staff::Form;
using staff::Page;
using staff::Trouble;

namespace {

struct Desktop {
  test::PretendOffice office;
  base::FakeClock clock;
  staff::Work work{office, clock};

  Desktop() { work.Begin(); }
  Page Go(Page page) { return Do(staff::Go{page}); }
  Page Pick(std::size_t row) { return Do(staff::Pick{row}); }
  Page Yes() { return Do(staff::Yes{}); }
  Page Back() { return Do(staff::Back{}); }
  Page Do(const staff::Intent& intent) {
    work.Apply(intent);
    return work.page();
  }
  Page Enter(const char* pin) {
    for (; *pin; ++pin) work.Apply(staff::Digit{*pin});
    return work.page();
  }
  bool Wait(base::Millis time) {
    clock.Advance(time);
    return work.Tick();
  }
  // From the overview to the sticks, with a table of the round that is closed.
  Page ToSticks() {
    Go(Page::kTake);
    Pick(0);
    Pick(static_cast<std::size_t>(Form::kTable));
    return Yes();
  }
  Page ToWords() {
    ToSticks();
    return Pick(0);
  }
  Page Write(const char* words) { return Do(staff::Wrote{{.text = words}}); }
};

}  // namespace

TEST_CASE("closing a round is confirmed, done once, and says what became of the answers") {
  Desktop desk;
  CHECK(desk.Go(Page::kRounds) == Page::kRounds);
  CHECK(desk.work.rounds().size() == 2);
  CHECK(desk.Pick(1) == Page::kRound);
  CHECK(desk.Yes() == Page::kConfirm);
  CHECK(desk.work.act() == Act::kCloseRound);
  CHECK(desk.office.closed.empty());
  CHECK(desk.Back() == Page::kRound);
  CHECK(desk.office.closed.empty());
  desk.Yes();
  CHECK(desk.Yes() == Page::kDone);
  CHECK(desk.office.closed == "play");
  CHECK(desk.work.closing().answers == 20);
  CHECK(desk.work.closing().destroyed == 1);
  CHECK(desk.Yes() == Page::kOverview);
}

TEST_CASE("a round is opened only for a survey that has none open, under a name that was never used") {
  Desktop desk;
  desk.Go(Page::kRounds);
  CHECK(desk.Go(Page::kNewRound) == Page::kNewRound);
  REQUIRE(desk.work.surveys().size() == 1);
  CHECK(desk.Pick(1) == Page::kNewRound);  // there is no such row
  CHECK(desk.Pick(0) == Page::kConfirm);
  CHECK(desk.work.new_name() == "2026-3");
  CHECK(desk.Yes() == Page::kDone);
  CHECK(desk.office.opened == "bus 2026-3");
}

TEST_CASE("the places of a round are freed only after it was exported") {
  Desktop desk;
  desk.Go(Page::kRounds);
  desk.Pick(0);
  CHECK(desk.Yes() == Page::kRound);
  desk.office.rounds[0].exported = true;
  desk.Go(Page::kRounds);
  desk.Pick(0);
  CHECK(desk.Yes() == Page::kConfirm);
  CHECK(desk.work.act() == Act::kClearRound);
  CHECK(desk.Yes() == Page::kDone);
  CHECK(desk.office.cleared == "2026-1");
}

TEST_CASE("a disk that refuses shows the code, and nothing more is done") {
  Desktop desk;
  desk.office.fails_to_write = true;
  desk.Go(Page::kRounds);
  desk.Pick(1);
  desk.Yes();
  CHECK(desk.Yes() == Page::kTrouble);
  CHECK(desk.work.trouble() == Trouble::kOther);
  CHECK(desk.work.code() == 5);
  CHECK(desk.Yes() == Page::kOverview);
  desk.office.fails_to_read = true;
  CHECK(desk.Go(Page::kRounds) == Page::kTrouble);
}

TEST_CASE("results go to the stick that was chosen, behind a password unless staff say otherwise") {
  Desktop desk;
  CHECK(desk.Go(Page::kTake) == Page::kTake);
  REQUIRE(desk.work.rounds().size() == 1);  // the open one cannot be taken
  CHECK(desk.Pick(0) == Page::kForm);
  CHECK(desk.work.order().form == Form::kScreen);
  CHECK(desk.work.order().locked);
  desk.Pick(static_cast<std::size_t>(Form::kSheet));
  desk.Do(staff::Toggle{});
  CHECK(desk.Yes() == Page::kStick);
  CHECK(desk.Pick(0) == Page::kWords);
  desk.Write("river lamp seven orchard quiet boat");
  CHECK(desk.Yes() == Page::kWriting);
  REQUIRE(desk.office.order);
  CHECK(desk.office.order->round.name == "2026-1");
  CHECK(desk.office.order->form == Form::kSheet);
  CHECK_FALSE(desk.office.order->locked);
  CHECK(desk.office.order->stick.path == "/media/blue");
  CHECK(desk.office.order->passphrase == "river lamp seven orchard quiet boat");
  CHECK(desk.work.typing().text.empty());
  CHECK(desk.work.order().passphrase.empty());
  CHECK(desk.work.IsBusy());
  desk.office.exported.percent = 40;
  CHECK(desk.Wait(150ms));
  CHECK_FALSE(desk.Wait(150ms));
  CHECK(desk.work.exported().percent == 40);
  desk.office.exported = {.running = false, .file = "play.csv", .password = "1234 5678"};
  CHECK(desk.Wait(150ms));
  CHECK(desk.work.page() == Page::kTaken);
  CHECK(desk.work.exported().password == "1234 5678");
  CHECK(desk.Yes() == Page::kOverview);
  CHECK(desk.work.exported().password.empty());
}

TEST_CASE("results are seen on this screen without a stick") {
  Desktop desk;
  desk.office.sticks.clear();
  desk.Go(Page::kTake);
  desk.Pick(0);
  CHECK(desk.Yes() == Page::kWords);
  CHECK(desk.Back() == Page::kForm);
  desk.Yes();
  desk.Write("river lamp");
  CHECK(desk.Yes() == Page::kWriting);
  CHECK(desk.office.order->form == Form::kScreen);
  desk.office.exported = {.running = false};
  CHECK(desk.Wait(150ms));
  CHECK(desk.work.page() == Page::kResults);
  desk.Do(staff::Turn{1});
  CHECK(desk.work.part() == 1);
  CHECK(desk.Back() == Page::kForm);
}

TEST_CASE("a stick that cannot be written is refused before anything is asked for") {
  Desktop desk;
  desk.ToSticks();
  CHECK(desk.Pick(1) == Page::kTrouble);
  CHECK(desk.work.trouble() == Trouble::kReadOnly);
  CHECK_FALSE(desk.office.order);
}

TEST_CASE("a stick that is put in or pulled out changes the page by itself") {
  Desktop desk;
  desk.ToSticks();
  CHECK_FALSE(desk.Wait(1s));
  desk.office.sticks.pop_back();
  CHECK(desk.Wait(1s));
  CHECK(desk.work.sticks().size() == 1);
}

TEST_CASE("what goes wrong while it is written is said, and who stops waits until it has stopped") {
  Desktop desk;
  desk.ToWords();
  desk.Yes();
  CHECK(desk.Back() == Page::kWriting);
  CHECK(desk.office.cancelled);
  CHECK(desk.Wait(150ms));
  CHECK(desk.work.page() == Page::kTrouble);
  CHECK(desk.work.trouble() == Trouble::kStopped);
  for (const Trouble trouble : {Trouble::kWords, Trouble::kFew, Trouble::kGone, Trouble::kFull}) {
    desk.ToWords();
    desk.Yes();
    desk.office.exported = {.running = false, .trouble = trouble};
    desk.Wait(150ms);
    CHECK(desk.work.trouble() == trouble);
  }
}

TEST_CASE("the passphrase is forgotten when its page is left, and all of it when the desk closes") {
  Desktop desk;
  desk.ToWords();
  desk.Write("river lamp");
  CHECK(desk.work.typing().text == "river lamp");
  desk.Back();
  CHECK(desk.work.typing().text.empty());
  desk.ToWords();
  desk.Write("river lamp");
  desk.work.End();
  CHECK(desk.work.typing().text.empty());
  desk.ToWords();
  desk.Yes();
  desk.work.End();
  CHECK(desk.office.cancelled);
}

TEST_CASE("without a key nothing is taken away from a round's page") {
  Desktop desk;
  desk.office.has_key = false;
  desk.work.Begin();
  CHECK_FALSE(desk.work.has_key());
  desk.Go(Page::kRounds);
  desk.Pick(0);
  CHECK(desk.Go(Page::kForm) == Page::kRound);
}

TEST_CASE("a survey from a stick is checked, named, and only then added") {
  Desktop desk;
  CHECK(desk.Go(Page::kStick) == Page::kOverview);  // only from the surveys
  desk.Go(Page::kSurveys);
  CHECK(desk.Go(Page::kStick) == Page::kStick);
  CHECK(desk.Pick(1) == Page::kFiles);  // reading needs no room to write
  CHECK(desk.Pick(1) == Page::kMistakes);
  CHECK(desk.work.checked().first.size() == 2);
  CHECK(desk.office.added.empty());
  CHECK(desk.Back() == Page::kFiles);
  CHECK(desk.Pick(0) == Page::kConfirm);
  CHECK(desk.work.survey().id == "new");
  CHECK(desk.Yes() == Page::kDone);
  CHECK(desk.office.added == "good.json");
}

TEST_CASE("a survey that is here with other words, or a stick that is gone, is said plainly") {
  Desktop desk;
  desk.Go(Page::kSurveys);
  desk.Go(Page::kStick);
  desk.Pick(0);
  desk.Pick(2);
  CHECK(desk.Yes() == Page::kTrouble);
  CHECK(desk.work.trouble() == Trouble::kKnown);
  desk.Go(Page::kSurveys);
  desk.Go(Page::kStick);
  desk.office.sticks.clear();
  CHECK(desk.Pick(0) == Page::kTrouble);
  CHECK(desk.work.trouble() == Trouble::kGone);
}

TEST_CASE("a survey is looked at once, and taken off only when no round of it is open") {
  Desktop desk;
  desk.Go(Page::kSurveys);
  desk.Pick(0);
  CHECK(desk.Yes() == Page::kSurvey);
  desk.Do(staff::Look{});
  CHECK(desk.work.TakeLook() == "play");
  CHECK_FALSE(desk.work.TakeLook());
  desk.Back();
  desk.Pick(1);
  CHECK(desk.Yes() == Page::kConfirm);
  CHECK(desk.Yes() == Page::kDone);
  CHECK(desk.office.removed == "bus");
  desk.office.rounds.push_back({"bus", "Bus stop", "2025-1", false, 9, 0, false});
  desk.Go(Page::kSurveys);
  desk.Pick(1);
  desk.Yes();
  CHECK(desk.Yes() == Page::kTrouble);
  CHECK(desk.work.trouble() == Trouble::kInUse);
}

TEST_CASE("sending is asked for, followed, and missed when nobody answers") {
  Desktop desk;
  CHECK(desk.Go(Page::kSend) == Page::kSend);
  CHECK(desk.work.Patience() == base::Millis::max());
  desk.Yes();
  CHECK(desk.office.asked == 1);
  CHECK_FALSE(desk.Wait(1s));
  CHECK(desk.Wait(20s));
  CHECK(desk.work.is_unanswered());
  desk.office.sending = {.is = staff::Sending::Is::kRunning, .done = 3, .all = 10};
  CHECK(desk.Wait(1s));
  CHECK_FALSE(desk.work.is_unanswered());
  CHECK(desk.work.sending().done == 3);
  desk.office.sending = {.is = staff::Sending::Is::kDone, .how = "ok"};
  CHECK(desk.Wait(1s));
  CHECK(desk.work.sending().how == "ok");
  CHECK(desk.work.Patience() == base::Millis::max());
}

TEST_CASE("a new PIN is entered twice; a bad one, or another the second time, begins anew") {
  Desktop desk;
  desk.Go(Page::kNewPin);
  desk.Enter("123456");
  CHECK(desk.work.pin_hint() == staff::Work::PinHint::kBad);
  desk.Enter("402917");
  CHECK(desk.work.pin_hint() == staff::Work::PinHint::kAgain);
  desk.Enter("402918");
  CHECK(desk.work.pin_hint() == staff::Work::PinHint::kDiffers);
  CHECK(desk.office.pin.empty());
  desk.Enter("402917");
  desk.Enter("40291");
  desk.Do(staff::Erase{});
  CHECK(desk.work.entered() == 4);
  CHECK(desk.Enter("17") == Page::kDone);
  CHECK(desk.office.pin == "402917");
  CHECK(desk.work.act() == Act::kSetPin);
  CHECK(desk.work.entered() == 0);
}
