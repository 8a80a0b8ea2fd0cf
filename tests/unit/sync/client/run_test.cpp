// PRIVACY.md rule 8: only the endpoint's verified echo lets the store overwrite a slot.
#include "sync/client/run.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "shared/base/file.h"
#include "tests/unit/sync/client/fake_endpoint.h"
#include "tests/unit/sync/sealed.h"

namespace {

const protocol::DeviceFile kDevice{"d", "https://e", {}, {1, 2, 3}, ""};

// A store with one closed round of seven answers, ready to leave; more with AddRound.
class Kiosk {
 public:
  Kiosk() : folder_(std::filesystem::temp_directory_path() / ("balss-run-" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    store_.emplace(store::Store::Open(folder_ / "kiosk.db", random_, {.slots = 50, .create = true}).value());
    REQUIRE(store_->AddSurvey({"a-survey", 1, test::SurveyDigest(), "a survey"}));
    AddRound("2026-autumn");
  }
  ~Kiosk() {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }
  void AddRound(const char* name) {
    REQUIRE(store_->OpenRound("a-survey", name));
    for (int i = 0; i < 7; ++i) REQUIRE(store_->Keep({test::Answers()}));
    REQUIRE(store_->CloseRound("a-survey", 5));
  }
  // As a broken disk would: one row of the oldest shipment is no sealed response any more.
  void DamageOldest() {
    const base::Bytes row = store_->NextShipment().value()->rows.front().response.bytes();
    store_.reset();
    std::string file = base::ReadFile(folder_ / "kiosk.db").value();
    const auto at =
        std::ranges::search(file, row, [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
    REQUIRE_FALSE(at.empty());
    std::ranges::fill(at, '\0');
    REQUIRE(base::WriteFile(folder_ / "kiosk.db", file));
    store_.emplace(store::Store::Open(folder_ / "kiosk.db", random_, {.create = false}).value());
  }
  store::Store& store() { return *store_; }
  int waiting() { return store_->GetStatus().value().waiting; }

 private:
  std::filesystem::path folder_;
  base::SeededRandom random_{5};
  std::optional<store::Store> store_;
};

}  // namespace

TEST_CASE("a verified echo lets the store forget the shipment") {
  Kiosk kiosk;
  test::FakeEndpoint endpoint(kDevice.mac_key);
  const auto sent = client::SendWaiting(kiosk.store(), endpoint, kDevice, "2026-05-31");
  CHECK_FALSE(sent.failure);
  CHECK(sent.shipments == 1);
  CHECK(sent.rows == 7);
  CHECK(kiosk.waiting() == 0);
  CHECK(client::ReadLastResult(kiosk.store())->code == "ok");
  CHECK(client::ReadLastResult(kiosk.store())->day == "2026-05-31");
  CHECK(client::SendWaiting(kiosk.store(), endpoint, kDevice, "2026-05-31").shipments == 0);
}

TEST_CASE("whatever else happens, the store keeps the shipment") {
  Kiosk kiosk;
  const auto keeps = [&](test::FakeEndpoint& endpoint, const char* word) {
    CHECK(client::SendWaiting(kiosk.store(), endpoint, kDevice, "2026-05-31").failure);
    CHECK(kiosk.waiting() == 7);
    CHECK(client::ReadLastResult(kiosk.store())->code == word);
  };
  test::FakeEndpoint portal(kDevice.mac_key);
  portal.instead = [](int) { return client::Reply{200, "text/html", "<html>"}; };
  keeps(portal, "trust");
  test::FakeEndpoint impostor(protocol::MacKey{});
  keeps(impostor, "trust");
  test::FakeEndpoint broken(kDevice.mac_key);
  broken.instead = [](int n) { return n == 3 ? std::optional(client::Reply{500, "", ""}) : std::nullopt; };
  keeps(broken, "network");
  test::FakeEndpoint strict(kDevice.mac_key);
  strict.instead = [](int n) {
    return n == 3 ? std::optional(test::FakeEndpoint::Refuse(protocol::Refusal::kBatchRefused)) : std::nullopt;
  };
  keeps(strict, "invalid");
}

TEST_CASE("a commit whose reply was lost is not sent as new rows") {
  Kiosk kiosk;
  test::FakeEndpoint endpoint(kDevice.mac_key);
  endpoint.lose_reply = [](int n) {
    return n == 3 ? std::optional(base::Error{base::Code::kNetwork, "cut", ""}) : std::nullopt;
  };
  CHECK(client::SendWaiting(kiosk.store(), endpoint, kDevice, "2026-05-31").failure);
  CHECK(kiosk.waiting() == 7);
  CHECK_FALSE(client::SendWaiting(kiosk.store(), endpoint, kDevice, "2026-05-31").failure);
  CHECK(kiosk.waiting() == 0);
  CHECK(endpoint.stored.size() == 1);
}

TEST_CASE("everything that waits goes out in one run, oldest first") {
  Kiosk kiosk;
  kiosk.AddRound("2027-spring");
  const auto waiting = kiosk.store().WaitingShipments();
  REQUIRE(waiting);
  REQUIRE(waiting->size() == 2);
  CHECK(kiosk.store().NextShipment().value()->round == "2026-autumn");
  CHECK(kiosk.store().NextShipment(waiting->front()).value()->round == "2027-spring");
  CHECK_FALSE(kiosk.store().NextShipment(waiting->back()).value());
  test::FakeEndpoint endpoint(kDevice.mac_key);
  const auto sent = client::SendWaiting(kiosk.store(), endpoint, kDevice, "2026-05-31");
  CHECK_FALSE(sent.failure);
  CHECK(sent.shipments == 2);
  CHECK(sent.rows == 14);
  CHECK(kiosk.waiting() == 0);
}

TEST_CASE("a shipment that the endpoint refuses does not stop those behind it") {
  for (const auto refusal : {protocol::Refusal::kBatchRefused, protocol::Refusal::kMalformed}) {
    Kiosk kiosk;
    kiosk.AddRound("2027-spring");
    test::FakeEndpoint endpoint(kDevice.mac_key);
    endpoint.instead = [&](int n) {
      return n == 1 ? std::optional(test::FakeEndpoint::Refuse(refusal)) : std::nullopt;
    };
    const auto sent = client::SendWaiting(kiosk.store(), endpoint, kDevice, "2026-05-31");
    REQUIRE(sent.failure);
    CHECK(sent.failure->code == base::Code::kInvalid);
    CHECK(sent.shipments == 1);
    CHECK(kiosk.waiting() == 7);
    CHECK(kiosk.store().NextShipment().value()->round == "2026-autumn");  // kept
    CHECK(client::ReadLastResult(kiosk.store())->code == "invalid");
  }
}

TEST_CASE("a shipment that cannot be read back does not stop those behind it") {
  Kiosk kiosk;
  kiosk.AddRound("2027-spring");
  kiosk.DamageOldest();
  test::FakeEndpoint endpoint(kDevice.mac_key);
  const auto sent = client::SendWaiting(kiosk.store(), endpoint, kDevice, "2026-05-31");
  REQUIRE(sent.failure);
  CHECK(sent.failure->code == base::Code::kStorage);
  CHECK(sent.shipments == 1);
  CHECK(kiosk.waiting() == 7);
  CHECK(client::ReadLastResult(kiosk.store())->code == "storage");
}

TEST_CASE("a network that is down ends the run: the shipments behind are not tried") {
  Kiosk kiosk;
  kiosk.AddRound("2027-spring");
  test::FakeEndpoint endpoint(kDevice.mac_key);
  endpoint.lose_request = [](int) { return std::optional(base::Error{base::Code::kNetwork, "down", ""}); };
  CHECK(client::SendWaiting(kiosk.store(), endpoint, kDevice, "2026-05-31").failure);
  CHECK(endpoint.requests == 1);
  CHECK(kiosk.waiting() == 14);
}
