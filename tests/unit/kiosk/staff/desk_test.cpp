#include "kiosk/staff/desk.h"

#include <doctest/doctest.h>

#include "shared/staff/pin.h"
#include "tests/unit/kiosk/staff/pretend_office.h"

using namespace std::chrono_literals;
using staff::Page;

namespace {

struct Room {
  test::PretendOffice office;
  base::FakeClock clock;
  std::optional<staff::Desk> desk;

  explicit Room(bool with_pin = true) {
    static const std::string hash = staff::HashPin("402917").value();
    if (with_pin) office.lock = staff::Lock{hash, 0};
    Start();
  }
  void Start() { desk.emplace(office, clock); }  // as after a power cut
  void Hold() {
    desk->Finger(true, true);
    clock.Advance(3s);
    desk->Tick();
    desk->Finger(false, true);
  }
  void Enter(const char* pin) {
    for (; *pin; ++pin) desk->Apply(staff::Digit{*pin});
  }
  void EnterWrong(int times) {
    for (int i = 0; i < times; ++i) Enter("111112");
  }
};

}  // namespace

TEST_CASE("a finger held in the corner for three seconds opens the PIN pad") {
  Room room;
  room.desk->Finger(true, true);
  room.clock.Advance(2999ms);
  CHECK_FALSE(room.desk->Tick());
  CHECK_FALSE(room.desk->IsOpen());
  CHECK(room.desk->Patience() == 1ms);
  room.clock.Advance(1ms);
  CHECK(room.desk->Tick());
  CHECK(room.desk->page() == Page::kPin);
}

TEST_CASE("a finger that slides into the corner, out of it, or taps there opens nothing") {
  Room room;
  const auto stays_closed = [&] {
    room.clock.Advance(10s);
    return !room.desk->Tick() && !room.desk->IsOpen();
  };
  room.desk->Finger(true, false);
  room.desk->Finger(true, true);
  CHECK(stays_closed());
  room.desk->Finger(false, true);
  room.desk->Finger(true, true);
  room.clock.Advance(2s);
  room.desk->Finger(true, false);
  room.desk->Finger(true, true);
  CHECK(stays_closed());
  for (int tap = 0; tap < 10; ++tap) {
    room.desk->Finger(false, true);
    room.desk->Finger(true, true);
    room.clock.Advance(1s);
    room.desk->Tick();
  }
  CHECK_FALSE(room.desk->IsOpen());
}

TEST_CASE("the PIN opens the page about the device, and nothing else does") {
  Room room;
  room.Hold();
  room.desk->Apply(staff::Restart{});
  CHECK_FALSE(room.desk->wants_restart());
  room.Enter("40291");
  CHECK(room.desk->entered() == 5);
  room.desk->Apply(staff::Erase{});
  CHECK(room.desk->entered() == 4);
  room.Enter("18");
  CHECK(room.desk->page() == Page::kPin);
  CHECK(room.desk->was_wrong());
  CHECK(room.desk->entered() == 0);
  CHECK(room.office.lock->wrong == 1);
  room.Enter("402917");
  REQUIRE(room.desk->page() == Page::kOverview);
  CHECK(room.office.lock->wrong == 0);
  CHECK(room.desk->work().health().used == 7);
  CHECK(room.desk->work().health().waiting == 3);
  room.desk->Apply(staff::Restart{});
  CHECK(room.desk->wants_restart());
}

TEST_CASE("after five wrong tries nothing can be tried until the wait is over, and the next one is longer") {
  Room room;
  room.Hold();
  room.EnterWrong(4);
  CHECK_FALSE(room.desk->wait());
  room.EnterWrong(1);
  CHECK(room.desk->wait() == 30);
  room.Enter("402917");
  CHECK(room.desk->page() == Page::kPin);
  CHECK(room.desk->entered() == 0);
  CHECK(room.office.lock->wrong == 5);
  room.clock.Advance(29'500ms);
  CHECK(room.desk->wait() == 1);
  room.clock.Advance(500ms);
  CHECK_FALSE(room.desk->wait());
  room.EnterWrong(1);
  CHECK(room.desk->wait() == 60);
  room.clock.Advance(60s);
  room.Enter("402917");
  CHECK(room.desk->page() == Page::kOverview);
  room.desk->Apply(staff::Close{});
  room.Hold();
  room.EnterWrong(4);
  CHECK_FALSE(room.desk->wait());  // the right PIN gave the free tries back
}

TEST_CASE("a restart gives neither tries nor time back") {
  Room room;
  room.Hold();
  room.EnterWrong(5);
  room.clock.Advance(20s);
  room.Start();
  room.Hold();
  CHECK(room.desk->wait() == 27);  // begins anew with the program
  room.Enter("402917");
  CHECK(room.desk->page() == Page::kPin);
}

TEST_CASE("a try that cannot be written down is not looked at") {
  Room room;
  room.office.fails_to_write = true;
  room.Hold();
  room.Enter("402917");
  CHECK(room.desk->page() == Page::kRefused);
  CHECK(room.desk->refusal() == "B5");
}

TEST_CASE("without a PIN, or without a store, the corner says so and opens nothing") {
  Room none(false);
  none.Hold();
  CHECK(none.desk->page() == Page::kNoPin);
  none.Enter("402917");
  none.desk->Apply(staff::Restart{});
  CHECK(none.desk->page() == Page::kNoPin);
  CHECK_FALSE(none.desk->wants_restart());

  Room broken;
  broken.office.fails_to_read = true;
  broken.Hold();
  CHECK(broken.desk->page() == Page::kRefused);
}

TEST_CASE("a new PIN is asked for at once, and ends a wait") {
  Room room;
  room.Hold();
  room.EnterWrong(5);
  room.office.lock = staff::Lock{staff::HashPin("918273").value(), 0};
  room.desk->Apply(staff::Close{});
  room.Hold();
  CHECK_FALSE(room.desk->wait());
  room.Enter("918273");
  CHECK(room.desk->page() == Page::kOverview);
}

TEST_CASE("what nobody touches closes by itself, and forgets the digits") {
  Room room;
  room.Hold();
  room.Enter("402");
  room.clock.Advance(59s);
  CHECK_FALSE(room.desk->Tick());
  room.desk->Finger(true, false);
  room.desk->Finger(false, false);
  room.clock.Advance(59s);
  CHECK_FALSE(room.desk->Tick());
  room.clock.Advance(1s);
  CHECK(room.desk->Tick());
  CHECK_FALSE(room.desk->IsOpen());
  room.Hold();
  CHECK(room.desk->entered() == 0);
}

TEST_CASE("the last five troubles are remembered, newest first") {
  Room room;
  for (const char* code : {"B1", "B2", "B3", "B4", "B5", "B6"}) room.desk->NoteTrouble(code);
  CHECK(room.desk->troubles() == std::vector<std::string>{"B6", "B5", "B4", "B3", "B2"});
}
