// PRIVACY.md rules 2 and 9: a row stands beside its centre, and the device is still forgotten. docs/formats/upload.md §1.
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "sync/endpoint/db/schema.h"
#include "sync/endpoint/ingest/enrol.h"
#include "sync/endpoint/ingest/service.h"
#include "tests/unit/sync/sealed.h"

namespace {

base::Result<void> HandOut(const protocol::DeviceFile&) { return {}; }

struct City {
  db::Database database{":memory:"};
  base::SeededRandom random{1};
  ingest::Service service{database, [] { return 20'000; }, [](std::string_view) {}};

  base::Result<protocol::DeviceFile> Enrol(const std::string& name, db::Centre centre) {
    return ingest::Enrol(database, random, {name, "https://e", "-----BEGIN CERTIFICATE-----\n", std::move(centre)},
                         HandOut);
  }
  void Upload(const protocol::DeviceFile& device, const protocol::Package& package) {
    const std::string bearer = protocol::Bearer(device), hash = base::ToHex(package.hash);
    service.Announce(bearer, package.manifest);
    for (std::size_t i = 0; i < package.parts.size(); ++i)
      service.PutPart(bearer, hash, static_cast<int>(i),
                      {reinterpret_cast<const char*>(package.parts[i].data()), package.parts[i].size()});
    REQUIRE(service.Commit(bearer, hash).status == 200);
  }
  std::string CentreOf(const protocol::Row& row) { return database.Find(row.id)->round.centre; }
};

const db::Centre kSun{"sun", "Day centre Sun", "north", "Northern district"};

}  // namespace

TEST_CASE("a row stands beside the centre of the kiosk that sent it; a kiosk without one has none") {
  City city;
  const auto at_sun = city.Enrol("kiosk-1", kSun).value(), alone = city.Enrol("kiosk-2", {}).value();
  const auto first = test::Group(6), second = test::Group(6);
  city.Upload(at_sun, test::Pack(first));
  city.Upload(alone, test::Pack(second));
  for (const auto& row : first) CHECK(city.CentreOf(row) == "sun");
  for (const auto& row : second) CHECK(city.CentreOf(row).empty());
}

TEST_CASE("two kiosks of one centre send to the same round of it") {
  City city;
  const auto one = city.Enrol("kiosk-1", kSun).value(), two = city.Enrol("kiosk-2", {"sun", {}, {}, {}}).value();
  city.Upload(one, test::Pack(test::Group(6)));
  city.Upload(two, test::Pack(test::Group(7)));
  db::Query rounds(city.database.connection(), "SELECT count(*), min(centre) FROM rounds");
  REQUIRE(rounds.Next());
  CHECK(rounds.Number(0) == 1);
  CHECK(rounds.Text(1) == "sun");
}

TEST_CASE("what is not said of a centre again stays; what is said is new") {
  City city;
  REQUIRE(city.Enrol("kiosk-1", kSun));
  REQUIRE(city.Enrol("kiosk-2", {"sun", {}, {}, {}}));
  CHECK(city.database.Centres().at(0).territory_name == "Northern district");
  REQUIRE(city.Enrol("kiosk-3", {"sun", "Sun", "south", {}}));
  const db::Centre now = city.database.Centres().at(0);
  CHECK(now.name == "Sun");
  CHECK(now.territory == "south");
  CHECK(now.territory_name.empty());  // the north's name is not the south's
}

TEST_CASE("a centre without a proper id is refused, and the name stays free") {
  City city;
  for (const db::Centre& bad : {db::Centre{"", "Sun", "", ""}, db::Centre{"Sun!", "", "", ""},
                                db::Centre{"sun", "", "", "North"}, db::Centre{"sun", "", "No rth", ""}}) {
    const auto refused = city.Enrol("kiosk-1", bad);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::Code::kUsage);
    CHECK_FALSE(refused.error().hint.empty());
  }
  CHECK(city.database.Centres().empty());
  CHECK(city.Enrol("kiosk-1", kSun));
}

TEST_CASE("a file from before there were centres keeps its rows and devices") {
  const auto file = std::filesystem::temp_directory_path() / ("balss-centre-" + std::to_string(::getpid()) + ".db");
  const auto rows = test::Group(2, {3, 0});
  {
    db::Connection old(file);
    db::Migrate(old, db::kEndpointApplication, std::span(db::kEndpointMigrations).first(1));
    db::Query(old, "INSERT INTO devices VALUES ('kiosk-1', zeroblob(32), zeroblob(32))").Run();
    db::Query(old, "INSERT INTO rounds VALUES (7, 's', 1, zeroblob(32), 'r')").Run();
    for (const auto& row : rows)
      db::Query(old, "INSERT INTO rows VALUES (?, 7, ?, ?)", row.id, row.response.attributes(),
                std::span<const std::uint8_t>(row.response.bytes()))
          .Run();
  }
  {
    db::Database database(file);
    CHECK(database.FindDevice("kiosk-1")->centre.empty());
    for (const auto& row : rows) {
      const auto found = database.Find(row.id);
      REQUIRE(found);
      CHECK(found->round.round == "r");
      CHECK(found->round.centre.empty());
    }
    CHECK(database.RoundNumber({"s", 1, {}, "r"}) == 7);
    CHECK(database.RoundNumber({"s", 1, {}, "r", "sun"}) != 7);
    database.Insert(database.RoundNumber({"s", 1, {}, "r", "sun"}), rows[0].id, rows[0].response);
    CHECK_THROWS_AS(database.Insert(99, test::Group(1)[0].id, rows[0].response),
                    db::Failure);  // keys are checked again
  }
  std::filesystem::remove(file);
}
