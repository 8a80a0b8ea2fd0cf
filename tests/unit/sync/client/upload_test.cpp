// docs/formats/upload.md §4–§7, seen from the client: what is believed, and what is only a reply.
#include "sync/client/upload.h"

#include <doctest/doctest.h>

#include "tests/unit/sync/client/fake_endpoint.h"
#include "tests/unit/sync/sealed.h"

using base::Code;
using client::Reply;
using client::Upload;
using test::FakeEndpoint;

namespace {

const protocol::DeviceFile kDevice = [] {
  base::SeededRandom random(3);
  return protocol::DeviceFile{"d", "https://e", random.Array<32>(), random.Array<32>(), ""};
}();

const base::Error kCut{Code::kNetwork, "cut", ""};

const protocol::Package& Three() {  // parts
  static const protocol::Package package = test::Pack(test::Group(130));
  return package;
}

// What the client says when every reply is this one.
base::Error Says(Reply reply) {
  FakeEndpoint endpoint(kDevice.mac_key);
  endpoint.instead = [&](int) { return reply; };
  const auto sent = Upload(endpoint, kDevice, Three());
  REQUIRE_FALSE(sent);
  return sent.error();
}

}  // namespace

TEST_CASE("§4 an upload sends every part once and ends with the echo") {
  FakeEndpoint endpoint(kDevice.mac_key);
  CHECK(Upload(endpoint, kDevice, Three()));
  CHECK(endpoint.stored.at(Three().hash) == Three().parts);
  CHECK(endpoint.parts_taken == 3);
}

TEST_CASE("§4 a repeat is a success and sends no part again") {
  FakeEndpoint endpoint(kDevice.mac_key);
  REQUIRE(Upload(endpoint, kDevice, Three()));
  CHECK(Upload(endpoint, kDevice, Three()));
  CHECK(endpoint.parts_taken == 3);
  CHECK(endpoint.commits == 1);
}

TEST_CASE("§4 whichever request is lost, the next attempt finishes") {
  for (int lost = 1; lost <= 5; ++lost) {
    FakeEndpoint endpoint(kDevice.mac_key);
    endpoint.lose_request = [&](int n) { return n == lost ? std::optional(kCut) : std::nullopt; };
    CHECK_FALSE(Upload(endpoint, kDevice, Three()));
    CHECK(Upload(endpoint, kDevice, Three()));
    CHECK(endpoint.stored.at(Three().hash) == Three().parts);
    CHECK(endpoint.parts_taken == 3);
  }
}

TEST_CASE("§4 whichever reply is lost, also the commit's, the next attempt finishes and nothing is stored twice") {
  for (int lost = 1; lost <= 5; ++lost) {
    FakeEndpoint endpoint(kDevice.mac_key);
    endpoint.lose_reply = [&](int n) { return n == lost ? std::optional(kCut) : std::nullopt; };
    const auto first = Upload(endpoint, kDevice, Three());
    REQUIRE_FALSE(first);
    CHECK(first.error().code == Code::kNetwork);
    CHECK(Upload(endpoint, kDevice, Three()));
    CHECK(endpoint.stored.at(Three().hash) == Three().parts);
    CHECK(endpoint.commits == 1);
  }
}

TEST_CASE("§6 a captive portal that answers 200 with a page is not an endpoint") {
  const base::Error error = Says({200, "text/html", "<html>Log in</html>"});
  CHECK(error.code == Code::kTrust);
  CHECK(error.detail.find("log-in page") != std::string::npos);
}

TEST_CASE("§6 a captive portal that speaks JSON is not an endpoint") {
  CHECK(Says(FakeEndpoint::Json(200, "{}")).code == Code::kTrust);
  CHECK(Says(FakeEndpoint::Json(200, "<html>")).code == Code::kTrust);
  CHECK(Says(FakeEndpoint::Json(200, R"({"wanted":[]})")).code == Code::kTrust);
  CHECK(Says(FakeEndpoint::Json(200, R"({"wanted":[99]})")).code == Code::kTrust);
}

TEST_CASE("§6 a redirect is not followed") { CHECK(Says({302, "text/html", ""}).code == Code::kTrust); }

TEST_CASE("§6 an echo under another key is no success") {
  FakeEndpoint endpoint(protocol::MacKey{});
  const auto sent = Upload(endpoint, kDevice, Three());
  REQUIRE_FALSE(sent);
  CHECK(sent.error().code == Code::kTrust);
  CHECK(sent.error().detail.find("signature") != std::string::npos);
  CHECK_FALSE(Upload(endpoint, kDevice, Three()));  // nor when the echo comes at once
}

TEST_CASE("§6 the echo of another upload is no success") {
  const auto other = protocol::WriteEcho(base::Hash("other"), kDevice.mac_key);
  CHECK(Says(FakeEndpoint::Json(200, other)).code == Code::kTrust);
}

TEST_CASE("§7 every refusal has a kind and a sentence of its own") {
  using protocol::Refusal;
  CHECK(Says(FakeEndpoint::Refuse(Refusal::kUnauthorised)).code == Code::kTrust);
  CHECK(Says(FakeEndpoint::Refuse(Refusal::kBatchRefused)).code == Code::kInvalid);
  CHECK(Says(FakeEndpoint::Refuse(Refusal::kMalformed)).code == Code::kInvalid);
  CHECK(Says(FakeEndpoint::Refuse(Refusal::kDiskFull)).code == Code::kNetwork);
  CHECK(Says(FakeEndpoint::Refuse(Refusal::kDiskFull)).detail.find("disk is full") != std::string::npos);
  CHECK(Says(FakeEndpoint::Refuse(Refusal::kUnknownUpload)).code == Code::kNetwork);
  CHECK(Says({500, "text/plain", "oops"}).code == Code::kNetwork);
  CHECK(Says({502, "text/html", "<html>"}).code == Code::kNetwork);
  CHECK(Says({404, "text/html", "<html>"}).code == Code::kTrust);
}
