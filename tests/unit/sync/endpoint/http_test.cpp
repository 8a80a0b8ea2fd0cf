// The HTTP shell, as far as it decides anything. The whole of it is driven by tests/functional/sync.
#include <doctest/doctest.h>

#include "sync/endpoint/http/server.h"

TEST_CASE("an address to listen on is host and port") {
  CHECK(http::ReadListen("127.0.0.1:8443")->port == 8443);
  CHECK(http::ReadListen("127.0.0.1:0")->host == "127.0.0.1");
  for (const char* text : {"", "8443", ":8443", "host:", "host:x", "host:70000", "host:-1"})
    CHECK_FALSE(http::ReadListen(text));
}

TEST_CASE("a certificate that is not there is said to be missing") {
  db::Database database(":memory:");
  ingest::Service service(
      database, [] { return 0; }, [](std::string_view) {});
  const auto server = http::Server::Start(service, {"/nowhere.crt", "/nowhere.key"}, {"127.0.0.1", 0});
  REQUIRE_FALSE(server);
  CHECK(server.error().code == base::Code::kNotFound);
}
