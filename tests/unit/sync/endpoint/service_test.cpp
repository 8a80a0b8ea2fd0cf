// docs/formats/upload.md §1, §4–§7, seen from the endpoint; PRIVACY.md rule 9. In memory, without sockets.
#include "sync/endpoint/ingest/service.h"

#include <doctest/doctest.h>

#include "shared/base/json.h"
#include "sync/endpoint/ingest/enrol.h"
#include "sync/protocol/echo.h"
#include "tests/unit/sync/sealed.h"

namespace {

using protocol::Package;

std::string Hex(const Package& package) { return base::ToHex(package.hash); }

std::string_view Bytes(const base::Bytes& part) { return {reinterpret_cast<const char*>(part.data()), part.size()}; }

constexpr const char* kCa = "-----BEGIN CERTIFICATE-----\n";

base::Result<void> HandOut(const protocol::DeviceFile&) { return {}; }

struct Endpoint {
  db::Database database{":memory:"};
  base::SeededRandom random{1};
  int today = 20'000;
  std::vector<std::string> log;
  ingest::Service service{database, [this] { return today; }, [this](std::string_view e) { log.emplace_back(e); }};
  protocol::DeviceFile device = ingest::Enrol(database, random, {"centre-7", "https://e", kCa}, HandOut).value();
  std::string bearer = protocol::Bearer(device);

  int Announce(const Package& package) { return service.Announce(bearer, package.manifest).status; }
  int Put(const Package& package, int number) {
    return service.PutPart(bearer, Hex(package), number, Bytes(package.parts.at(static_cast<std::size_t>(number))))
        .status;
  }
  ingest::Reply Commit(const Package& package) { return service.Commit(bearer, Hex(package)); }
  ingest::Reply Upload(const Package& package) {
    Announce(package);
    for (std::size_t i = 0; i < package.parts.size(); ++i) Put(package, static_cast<int>(i));
    return Commit(package);
  }
  bool IsEcho(const ingest::Reply& reply, const Package& package) {
    return reply.status == 200 && protocol::VerifyEcho(reply.json, package.hash, device.mac_key).has_value();
  }
  std::vector<int> Wanted(const Package& package) {
    return protocol::ReadWanted(service.Announce(bearer, package.manifest).json).value();
  }
};

std::vector<protocol::Row> Join(std::vector<protocol::Row> a, const std::vector<protocol::Row>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

std::vector<protocol::Row> Texts(int count) {
  base::SystemRandom random;
  std::vector<protocol::Row> rows;
  for (int i = 0; i < count; ++i) rows.push_back({random.Array<16>(), test::Text()});
  return rows;
}

}  // namespace

TEST_CASE("§4 an upload is stored and answered with the echo") {
  Endpoint endpoint;
  const Package package = test::Pack(test::Group(60));
  CHECK(endpoint.Announce(package) == 201);
  CHECK(endpoint.Put(package, 0) == 200);
  CHECK(endpoint.Put(package, 1) == 200);
  CHECK(endpoint.IsEcho(endpoint.Commit(package), package));
  CHECK(endpoint.database.CountRows() == 60);
  CHECK(endpoint.log == std::vector<std::string>{"upload.committed"});
}

TEST_CASE("§4 only what is missing is wanted") {
  Endpoint endpoint;
  const Package package = test::Pack(test::Group(130));
  CHECK(endpoint.Wanted(package) == std::vector{0, 1, 2});
  REQUIRE(endpoint.Put(package, 1) == 200);
  CHECK(endpoint.Wanted(package) == std::vector{0, 2});
}

TEST_CASE("§4 the same upload twice changes nothing and is a success") {
  Endpoint endpoint;
  const Package package = test::Pack(test::Group(20));
  REQUIRE(endpoint.IsEcho(endpoint.Upload(package), package));
  CHECK(endpoint.IsEcho(endpoint.service.Announce(endpoint.bearer, package.manifest), package));
  CHECK(endpoint.Put(package, 0) == 200);
  CHECK(endpoint.IsEcho(endpoint.Commit(package), package));
  CHECK(endpoint.database.CountRows() == 20);
  CHECK(endpoint.database.CountStaged() == 0);
}

TEST_CASE("§5 a row that is here already stays as it is") {
  Endpoint endpoint;
  auto rows = test::Group(6, {1, 1});
  REQUIRE(endpoint.Upload(test::Pack(rows)).status == 200);
  const base::Bytes before = endpoint.database.Find(rows[0].id)->sealed;
  auto again = test::Group(6, {2, 2});
  again[0].id = rows[0].id;
  REQUIRE(endpoint.Upload(test::Pack(again)).status == 200);
  CHECK(endpoint.database.CountRows() == 11);
  CHECK(endpoint.database.Find(rows[0].id)->sealed == before);
  CHECK(endpoint.database.Find(rows[0].id)->attributes == privacy::Attributes{1, 1});
}

TEST_CASE("§5 a deleted row does not return") {
  Endpoint endpoint;
  const auto rows = test::Group(6);
  REQUIRE(endpoint.Upload(test::Pack(rows)).status == 200);
  endpoint.database.Delete(rows[2].id);
  CHECK(endpoint.database.CountRows() == 5);
  CHECK(endpoint.Upload(test::Pack(rows)).status == 200);
  CHECK(endpoint.Upload(test::Pack(Join(rows, test::Group(1)))).status == 200);  // another upload with the same row
  CHECK(endpoint.database.CountRows() == 6);
  CHECK_FALSE(endpoint.database.Find(rows[2].id));
}

TEST_CASE("§5 a batch with a group below k is refused as a whole and not kept") {
  Endpoint endpoint;
  const Package package = test::Pack(Join(test::Group(10, {1, 1}), test::Group(4, {2, 1})));
  const auto reply = endpoint.Upload(package);
  CHECK(reply.status == 422);
  CHECK(protocol::ReadError(reply.json)->refusal == protocol::Refusal::kBatchRefused);
  CHECK(endpoint.database.CountRows() == 0);
  CHECK(endpoint.database.CountStaged() == 0);
}

TEST_CASE("§5 a manifest can raise k and cannot lower it") {
  Endpoint endpoint;
  CHECK(endpoint.Upload(test::Pack(test::Group(7), test::About(8))).status == 422);
  CHECK(endpoint.Upload(test::Pack(test::Group(8), test::About(8))).status == 200);
  CHECK(endpoint.Upload(test::Pack(test::Group(4), test::About(1))).status == 422);
  CHECK(endpoint.Upload(test::Pack(test::Group(4), test::About(-7))).status == 422);
}

TEST_CASE("§5 texts are none or at least ten, and carry no attributes") {
  Endpoint endpoint;
  CHECK(endpoint.Upload(test::Pack(Join(test::Group(5), Texts(9)))).status == 422);
  CHECK(endpoint.Upload(test::Pack(Join(test::Group(5), Texts(10)))).status == 200);
  Package marked = test::Pack(Texts(10));
  marked.parts[0][16] = 1;  // the first attribute of the first row
  auto manifest = protocol::ReadManifest(marked.manifest).value();
  manifest.parts[0].hash = base::Hash(marked.parts[0]);
  marked.manifest = protocol::WriteManifest(manifest);
  marked.hash = base::Hash(marked.manifest);
  CHECK(endpoint.Upload(marked).status == 422);
}

TEST_CASE("§5 a row that stands twice does not make a group larger") {
  Endpoint endpoint;
  auto rows = test::Group(4);
  rows.push_back(rows[0]);
  CHECK(endpoint.Upload(test::Pack(rows)).status == 422);
}

TEST_CASE("§5 rows of another survey file are refused") {
  Endpoint endpoint;
  auto rows = test::Group(5);
  rows.push_back({base::Id{9}, test::Answers({}, base::Hash("another"))});
  CHECK(endpoint.Upload(test::Pack(rows)).status == 422);
}

TEST_CASE("§5 nothing is committed while a part is missing") {
  Endpoint endpoint;
  const Package package = test::Pack(test::Group(60));
  endpoint.Announce(package);
  endpoint.Put(package, 0);
  CHECK(endpoint.Commit(package).status == 409);
  CHECK(endpoint.database.CountRows() == 0);
  CHECK(endpoint.Put(package, 1) == 200);
  CHECK(endpoint.Commit(package).status == 200);
}

TEST_CASE("§7 a damaged part is refused and asked for again") {
  Endpoint endpoint;
  const Package package = test::Pack(test::Group(6));
  endpoint.Announce(package);
  base::Bytes damaged = package.parts[0];
  damaged.back() ^= 1;
  CHECK(endpoint.service.PutPart(endpoint.bearer, Hex(package), 0, Bytes(damaged)).status == 422);
  CHECK(endpoint.Wanted(package) == std::vector{0});
}

TEST_CASE("§7 what was not announced is unknown") {
  Endpoint endpoint;
  const Package package = test::Pack(test::Group(6));
  CHECK(endpoint.Put(package, 0) == 404);
  CHECK(endpoint.Commit(package).status == 404);
  CHECK(endpoint.service.Commit(endpoint.bearer, "zz").status == 404);
  endpoint.Announce(package);
  CHECK(endpoint.service.PutPart(endpoint.bearer, Hex(package), 1, "x").status == 400);
  CHECK(endpoint.service.PutPart(endpoint.bearer, Hex(package), -1, "x").status == 400);
  CHECK(endpoint.service.Announce(endpoint.bearer, "{}").status == 400);
}

TEST_CASE("§1 without the right token nothing is answered") {
  Endpoint endpoint;
  const Package package = test::Pack(test::Group(6));
  auto stranger = endpoint.device;
  stranger.token[0] ^= 1;
  auto unknown = endpoint.device;
  unknown.device = "centre-8";
  for (const std::string& bearer : {std::string(), protocol::Bearer(stranger), protocol::Bearer(unknown)}) {
    CHECK(endpoint.service.Announce(bearer, package.manifest).status == 401);
    CHECK(endpoint.service.PutPart(bearer, Hex(package), 0, Bytes(package.parts[0])).status == 401);
    CHECK(endpoint.service.Commit(bearer, Hex(package)).status == 401);
  }
  CHECK(endpoint.database.CountStaged() == 0);
}

TEST_CASE("§1 a name is enrolled once, and its device file is the endpoint's word") {
  Endpoint endpoint;
  int handed = 0;
  const auto enrol = [&](const char* name, const char* url, const char* ca) {
    return ingest::Enrol(
        endpoint.database, endpoint.random, {name, url, ca},
        [&](const protocol::DeviceFile&) -> base::Result<void> { return ++handed, base::Result<void>(); });
  };
  const auto refused = enrol("centre-7", "https://e", kCa);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == base::Code::kState);
  CHECK(endpoint.Announce(test::Pack(test::Group(6))) == 201);  // the old device is still known
  CHECK_FALSE(enrol("Centre", "https://e", kCa));
  CHECK_FALSE(enrol("c", "http://e", kCa));
  CHECK_FALSE(enrol("c", "https://e", "key"));
  CHECK(handed == 0);  // no file was written over
}

TEST_CASE("§1 a device file that cannot be written leaves the name free") {
  Endpoint endpoint;
  const ingest::Enrolment enrolment{"centre-8", "https://e", kCa};
  const auto refused = ingest::Enrol(
      endpoint.database, endpoint.random, enrolment,
      [](const protocol::DeviceFile&) -> base::Result<void> { return base::Fail(base::Code::kStorage, "no"); });
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == base::Code::kStorage);
  CHECK_FALSE(endpoint.database.FindDevice("centre-8"));
  CHECK(ingest::Enrol(endpoint.database, endpoint.random, enrolment, HandOut));
}

TEST_CASE("§1 a revoked device is unknown, and its name is free") {
  Endpoint endpoint;
  const Package package = test::Pack(test::Group(6));
  REQUIRE(endpoint.Announce(package) == 201);
  CHECK(endpoint.database.RemoveDevice("centre-7"));
  CHECK_FALSE(endpoint.database.RemoveDevice("centre-7"));
  CHECK(endpoint.Announce(package) == 401);
  CHECK(endpoint.Put(package, 0) == 401);
  CHECK(endpoint.Commit(package).status == 401);
  REQUIRE(ingest::Enrol(endpoint.database, endpoint.random, {"centre-7", "https://e", kCa}, HandOut));
  CHECK(endpoint.Announce(package) == 401);  // the old token stays worthless
}

TEST_CASE("§1 the endpoint keeps no token that could be used") {
  Endpoint endpoint;
  CHECK(endpoint.database.FindDevice("centre-7")->token_hash == base::Hash(endpoint.device.token));
}

TEST_CASE("§4 what stays unfinished is dropped after a day, and can be begun again") {
  Endpoint endpoint;
  const Package old = test::Pack(test::Group(6));
  endpoint.Announce(old);
  endpoint.Put(old, 0);
  endpoint.today += 1;
  endpoint.Announce(test::Pack(test::Group(6)));
  CHECK(endpoint.database.CountStaged() == 2);
  endpoint.today += 1;
  endpoint.Announce(test::Pack(test::Group(6)));
  CHECK(endpoint.database.CountStaged() == 2);
  CHECK(endpoint.Commit(old).status == 404);
  CHECK(endpoint.IsEcho(endpoint.Upload(old), old));
}

TEST_CASE("§4 there is an end to unfinished uploads") {
  Endpoint endpoint;
  for (int i = 0; i < ingest::kMostStaged; ++i)
    endpoint.database.Stage(base::Hash(std::to_string(i)), "", {}, endpoint.today);
  CHECK(endpoint.Announce(test::Pack(test::Group(6))) == 503);
}

TEST_CASE("§4 there is an end to the room of unfinished uploads, and it comes back") {
  Endpoint endpoint;
  const Package first = test::Pack(test::Group(6)), second = test::Pack(test::Group(6));
  ingest::Service narrow(
      endpoint.database, [&] { return endpoint.today; }, [](std::string_view) {},
      static_cast<std::int64_t>(first.parts[0].size() + 1));
  const auto put = [&](const Package& package) {
    narrow.Announce(endpoint.bearer, package.manifest);
    return narrow.PutPart(endpoint.bearer, Hex(package), 0, Bytes(package.parts[0]));
  };
  CHECK(put(first).status == 200);
  CHECK(put(first).status == 200);  // a repeat needs no room
  const auto refused = put(second);
  CHECK(refused.status == 503);
  CHECK(protocol::ReadError(refused.json)->refusal == protocol::Refusal::kTooManyUploads);
  SUBCASE("when one is committed") { CHECK(narrow.Commit(endpoint.bearer, Hex(first)).status == 200); }
  SUBCASE("when one is dropped") { endpoint.today += 2; }
  CHECK(put(second).status == 200);
}

TEST_CASE("§7 a full disk is said to be one, and the upload succeeds when there is room") {
  Endpoint endpoint;
  const Package package = test::Pack(test::Group(59));
  endpoint.Announce(package);
  endpoint.Put(package, 0);
  endpoint.database.connection().Run("PRAGMA max_page_count = 1");  // no page more than there are
  const auto reply = endpoint.Commit(package);
  CHECK(reply.status == 507);
  CHECK(protocol::ReadError(reply.json)->refusal == protocol::Refusal::kDiskFull);
  CHECK(endpoint.database.CountRows() == 0);
  endpoint.database.connection().Run("PRAGMA max_page_count = 100000");
  CHECK(endpoint.IsEcho(endpoint.Commit(package), package));
  CHECK(endpoint.database.CountRows() == 59);
}

TEST_CASE("rule 9: beside a row stand its round and its attributes, and no column for more") {
  Endpoint endpoint;
  db::Query columns(endpoint.database.connection(), "SELECT group_concat(name) FROM pragma_table_info('rows')");
  REQUIRE(columns.Next());
  CHECK(columns.Text(0) == "id,round,attributes,sealed");
  db::Query rowids(
      endpoint.database.connection(),
      "SELECT count(*) FROM pragma_table_list WHERE name IN ('rows', 'tombstones', 'committed') AND wr = 0");
  REQUIRE(rowids.Next());
  CHECK(rowids.Number(0) == 0);
}
