// PRIVACY.md rule 8: only the endpoint's verified echo lets the store overwrite a slot.
#include "sync/client/run.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "tests/unit/sync/client/fake_endpoint.h"
#include "tests/unit/sync/sealed.h"

namespace {

const protocol::DeviceFile kDevice{"d", "https://e", {}, {1, 2, 3}, ""};

// A store with one closed round of seven answers, ready to leave.
class Kiosk {
 public:
  Kiosk() : folder_(std::filesystem::temp_directory_path() / ("balss-run-" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    store_.emplace(store::Store::Open(folder_ / "kiosk.db", random_, {.slots = 50, .create = true}).value());
    REQUIRE(store_->AddSurvey({"a-survey", 1, test::SurveyDigest(), "a survey"}));
    REQUIRE(store_->OpenRound("a-survey", "2026-autumn"));
    for (int i = 0; i < 7; ++i) REQUIRE(store_->Keep({test::Answers()}));
    REQUIRE(store_->CloseRound("a-survey", 5));
  }
  ~Kiosk() {
    store_.reset();
    std::filesystem::remove_all(folder_);
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
  const auto sent = client::SendOldest(kiosk.store(), endpoint, kDevice, "2026-05-31");
  REQUIRE(sent);
  CHECK(sent->rows == 7);
  CHECK(kiosk.waiting() == 0);
  CHECK(client::ReadLastResult(kiosk.store())->code == "ok");
  CHECK(client::ReadLastResult(kiosk.store())->day == "2026-05-31");
  CHECK_FALSE(client::SendOldest(kiosk.store(), endpoint, kDevice, "2026-05-31")->any);
}

TEST_CASE("whatever else happens, the store keeps the shipment") {
  Kiosk kiosk;
  const auto keeps = [&](test::FakeEndpoint& endpoint, const char* word) {
    CHECK_FALSE(client::SendOldest(kiosk.store(), endpoint, kDevice, "2026-05-31"));
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
    return n == 3 ? std::optional(test::FakeEndpoint::Refuse(protocol::Refusal::kBatchRefused))
                  : std::nullopt;
  };
  keeps(strict, "invalid");
}

TEST_CASE("a commit whose reply was lost is not sent as new rows") {
  Kiosk kiosk;
  test::FakeEndpoint endpoint(kDevice.mac_key);
  endpoint.lose_reply = [](int n) {
    return n == 3 ? std::optional(base::Error{base::Code::kNetwork, "cut", ""}) : std::nullopt;
  };
  CHECK_FALSE(client::SendOldest(kiosk.store(), endpoint, kDevice, "2026-05-31"));
  CHECK(kiosk.waiting() == 7);
  CHECK(client::SendOldest(kiosk.store(), endpoint, kDevice, "2026-05-31"));
  CHECK(kiosk.waiting() == 0);
  CHECK(endpoint.stored.size() == 1);
}
