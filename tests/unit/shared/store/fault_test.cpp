// Invariant 1 when the disk fails: at the 1st, 2nd, 3rd … write, sync, truncation or opening, until a run
// passes without meeting the fault. Whatever happened, the file opens again and holds all of the step or
// nothing.
#include <doctest/doctest.h>

#include <functional>

#include "tests/support/faulty_vfs.h"
#include "tests/unit/shared/store/fixture.h"

using store::Store;
using test::Fault;

namespace {

constexpr Fault kFaults[] = {Fault::kIoError, Fault::kDiskDies, Fault::kNoSpace, Fault::kStaysFull};

// Everything the store says about itself, so that "before" and "after" can be compared.
std::string Picture(const std::filesystem::path& file) {
  base::SeededRandom random(9);
  auto store = Store::Open(file, random, {.slots = 30, .create = false});
  if (!store) return "does not open: " + base::Sentence(store.error());
  const auto status = store->GetStatus().value();
  std::string picture = std::to_string(status.used) + " used, " + std::to_string(status.waiting) + " waiting, " +
                        std::to_string(status.confirmed) + " confirmed;";
  for (const auto& round : status.rounds) picture += round.name + (round.open ? " open;" : " closed;");
  for (const auto& [visit, parts] : test::VisitsIn(file))
    picture += " " + std::to_string(visit) + "x" + std::to_string(parts);
  return picture;
}

using Step = std::function<base::Result<void>(Store&)>;

// Makes a copy of `start`, does `step` on it with a fault at call n, and compares what is there afterwards.
// Returns the number of faults that were met.
int Torture(const std::filesystem::path& start, const Step& step, Fault fault) {
  const test::TempDir dir;
  const auto file = dir / "kiosk.db";
  base::SeededRandom random(7);
  const auto fresh = [&] {
    std::filesystem::copy_file(start, file, std::filesystem::copy_options::overwrite_existing);
    std::filesystem::remove(dir / "kiosk.db-journal");
    return Store::Open(file, random, {.slots = 30, .create = false}).value();
  };
  const std::string before = (fresh(), Picture(file));
  const std::string after = [&] {
    auto store = fresh();
    REQUIRE(step(store));
    return Picture(file);
  }();
  REQUIRE(before != after);

  test::FaultyVfs disk;
  for (int n = 1;; ++n) {
    CAPTURE(n);
    bool success = false;
    {
      auto store = fresh();
      disk.FailAt(n, fault);
      const auto done = step(store);
      success = done.has_value();
      if (!done) CHECK(done.error().code == base::Code::kStorage);
      if (!done) CHECK_FALSE(done.error().hint.empty());
    }
    const bool met = disk.failed();
    disk.Heal();
    const std::string now = Picture(file);
    if (success) CHECK(now == after);
    if (!success) CHECK((now == before || now == after));
    if (!met) return n - 1;
    REQUIRE(n < 1000);
  }
}

struct Template {
  test::TempDir dir;
  std::filesystem::path file = dir / "template.db";
  base::SeededRandom random{5};
  Store store = test::Ready(file, random, 30);
};

}  // namespace

TEST_CASE("when a response is kept, nothing is left that a power cut could take") {
  test::FaultyVfs disk;
  const test::TempDir dir;
  base::SeededRandom random(5);
  auto store = test::Ready(dir / "kiosk.db", random, 30);
  for (int visit = 1; visit <= 5; ++visit) {
    REQUIRE(store.Keep(test::Visit(visit, 1)));
    CHECK_FALSE(disk.unsynced());
  }
}

TEST_CASE("a response is kept whole or not at all, whatever write fails") {
  Template t;
  REQUIRE(t.store.Keep(test::Visit(1, 1)));
  for (const Fault fault : kFaults) {
    CAPTURE(static_cast<int>(fault));
    CHECK(Torture(
              t.file, [](Store& store) { return store.Keep(test::Visit(2, 2)); }, fault) >= 8);
  }
}

TEST_CASE("a round closes whole or not at all, whatever write fails") {
  Template t;
  for (int visit = 1; visit <= 10; ++visit) REQUIRE(t.store.Keep(test::Visit(visit, visit % 2)));
  for (const Fault fault : kFaults) {
    CAPTURE(static_cast<int>(fault));
    const auto close = [](Store& store) -> base::Result<void> {
      if (auto closing = store.CloseRound("playground", 5); !closing) return std::unexpected(closing.error());
      return {};
    };
    CHECK(Torture(t.file, close, fault) >= 8);
  }
}

TEST_CASE("a shipment is confirmed whole or not at all, whatever write fails") {
  Template t;
  for (int visit = 1; visit <= 10; ++visit) REQUIRE(t.store.Keep(test::Visit(visit, 1)));
  REQUIRE(t.store.CloseRound("playground", 5));
  const auto number = t.store.NextShipment().value()->number;
  for (const Fault fault : kFaults) {
    CAPTURE(static_cast<int>(fault));
    CHECK(Torture(
              t.file, [&](Store& store) { return store.Confirm(number); }, fault) >= 8);
  }
}

TEST_CASE("a store that could not be made can be made afterwards") {
  for (const Fault fault : kFaults) {
    CAPTURE(static_cast<int>(fault));
    test::FaultyVfs disk;
    for (int n = 1;; ++n) {
      CAPTURE(n);
      const test::TempDir dir;
      base::SeededRandom random(5);
      disk.FailAt(n, fault);
      {
        const auto store = Store::Open(dir / "kiosk.db", random, {.slots = 8, .create = true});
        if (!store) CHECK(store.error().code == base::Code::kStorage);
      }
      const bool met = disk.failed();
      disk.Heal();
      auto again = Store::Open(dir / "kiosk.db", random, {.slots = 8, .create = true});
      REQUIRE(again);
      CHECK(again->GetStatus().value().slots == 8);
      if (!met) break;
      REQUIRE(n < 1000);
    }
  }
}

TEST_CASE("after a fault that passes, the same program goes on") {
  Template t;
  for (int n = 1; n <= 12; ++n) {
    CAPTURE(n);
    const test::TempDir dir;
    std::filesystem::copy_file(t.file, dir / "kiosk.db");
    test::FaultyVfs disk;
    auto store = Store::Open(dir / "kiosk.db", t.random, {});
    REQUIRE(store);
    disk.FailAt(n, Fault::kIoError);
    const bool first = store->Keep(test::Visit(1, 1)).has_value();
    disk.Heal();
    CHECK(store->Keep(test::Visit(2, 1)));
    const auto visits = test::VisitsIn(dir / "kiosk.db");
    CHECK(visits.at(2) == 2);
    if (first) CHECK(visits.at(1) == 2);
  }
}
