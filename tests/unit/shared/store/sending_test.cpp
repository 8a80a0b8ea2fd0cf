// What staff and the sending program tell each other: shared/store/sending.h.
#include "shared/store/sending.h"

#include "tests/unit/shared/store/fixture.h"

TEST_CASE("a request waits until it is answered, and says meanwhile how far it is") {
  test::TempDir dir;
  base::SeededRandom random(1);
  auto store = test::Ready(dir / "kiosk.db", random);
  CHECK_FALSE(store::ReadSending(store).value().asked);
  CHECK_FALSE(store::RequestToSend(store).value());

  REQUIRE(store::AskToSend(store, random));
  const auto request = store::RequestToSend(store).value();
  REQUIRE(request);
  CHECK(store::ReadSending(store).value().asked);
  CHECK(store::ReadSending(store).value().all == 0);
  REQUIRE(store::NoteSending(store, 3, 10));
  CHECK(store::ReadSending(store).value().done == 3);
  CHECK(store::ReadSending(store).value().all == 10);
  CHECK(store::ReadSending(store).value().how.empty());

  REQUIRE(store::AnswerRequest(store, *request, "network"));
  CHECK_FALSE(store::RequestToSend(store).value());
  CHECK_FALSE(store::ReadSending(store).value().asked);
  CHECK(store::ReadSending(store).value().how == "network");
}

TEST_CASE("the answer to an older request does not end a newer one") {
  test::TempDir dir;
  base::SeededRandom random(1);
  auto store = test::Ready(dir / "kiosk.db", random);
  REQUIRE(store::AskToSend(store, random));
  const auto old = store::RequestToSend(store).value();
  REQUIRE(store::NoteSending(store, 7, 10));
  REQUIRE(store::AskToSend(store, random));
  CHECK(store::ReadSending(store).value().all == 0);  // it has not begun
  REQUIRE(store::AnswerRequest(store, *old, "ok"));
  CHECK(store::RequestToSend(store).value());
  REQUIRE(store::NoteSent(store, "ok", "2026-05-31"));
  CHECK(store::ReadSending(store).value().last_how == "ok");
  CHECK(store::ReadSending(store).value().last_day == "2026-05-31");
}
