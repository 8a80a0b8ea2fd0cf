// Files that are not what they should be, and other programs that use the same one.
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "tests/unit/shared/store/fixture.h"

using base::Code;
using store::Store;

namespace {

base::Error ErrorOf(const base::Result<Store>& opened) {
  REQUIRE_FALSE(opened.has_value());
  return opened.error();
}

// Runs `work` in a child that is not root, so that the rights of files count. True: `work` was true.
template <class Work>
bool AsNobody(Work work) {
  const pid_t child = ::fork();
  if (child == 0) {
    const bool dropped = ::geteuid() != 0 || (::setgid(65534) == 0 && ::setuid(65534) == 0);
    ::_exit(dropped && work() ? 0 : 1);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool SaysReadOnly(const base::Error& error) {
  return error.code == Code::kStorage && error.hint.find("cannot be written") != std::string::npos;
}

}  // namespace

TEST_CASE("a file from a newer Balss is refused, with the way out, and left as it is") {
  const test::TempDir dir;
  base::SeededRandom random(1);
  { auto store = test::Ready(dir / "kiosk.db", random); }
  REQUIRE(test::Execute(dir / "kiosk.db", "PRAGMA user_version=99") == SQLITE_OK);
  const std::string before = base::ReadFile(dir / "kiosk.db").value();
  const auto error = ErrorOf(Store::Open(dir / "kiosk.db", random, {}));
  CHECK(error.code == Code::kStorage);
  CHECK(error.hint == "this file was written by a newer Balss (format 99): update this program; nothing was changed");
  CHECK(base::ReadFile(dir / "kiosk.db").value() == before);
}

TEST_CASE("a database of another program, or no database at all, is refused and left as it is") {
  const test::TempDir dir;
  base::SeededRandom random(1);
  REQUIRE(test::Execute(dir / "other.db", "CREATE TABLE t(x); INSERT INTO t VALUES(1)") == SQLITE_OK);
  REQUIRE(base::WriteFile(dir / "letter.txt", std::string(20'000, 'a')));
  for (const char* name : {"other.db", "letter.txt"}) {
    const std::string before = base::ReadFile(dir / name).value();
    const auto error = ErrorOf(Store::Open(dir / name, random, {}));
    CHECK(error.code == Code::kStorage);
    CHECK(error.hint.find("not a Balss file") != std::string::npos);
    CHECK(base::ReadFile(dir / name).value() == before);
  }
}

TEST_CASE("a store that is not there is made only when that is wanted") {
  const test::TempDir dir;
  base::SeededRandom random(1);
  const auto error = ErrorOf(Store::Open(dir / "kiosk.db", random, {.slots = 10, .create = false}));
  CHECK(error.code == Code::kNotFound);
  CHECK_FALSE(std::filesystem::exists(dir / "kiosk.db"));
  CHECK(ErrorOf(Store::Open(dir.path() / "no" / "kiosk.db", random, {})).code == Code::kStorage);
  CHECK(ErrorOf(Store::Open(dir.path(), random, {})).code == Code::kStorage);
}

TEST_CASE("a damaged file is an error with a hint, not a crash") {
  const test::TempDir dir;
  base::SeededRandom random(1);
  { auto store = test::Ready(dir / "kiosk.db", random); }
  std::string bytes = base::ReadFile(dir / "kiosk.db").value();
  for (std::size_t at = 100; at < bytes.size(); ++at) bytes[at] = '\x5A';
  REQUIRE(base::WriteFile(dir / "kiosk.db", bytes));
  const auto error = ErrorOf(Store::Open(dir / "kiosk.db", random, {}));
  CHECK(error.code == Code::kStorage);
  CHECK_FALSE(error.hint.empty());
}

TEST_CASE("a read-only file is refused when it is opened, not when a child says thank you") {
  const test::TempDir dir;
  base::SeededRandom random(1);
  const auto file = dir / "kiosk.db";
  { auto store = test::Ready(file, random); }
  std::filesystem::permissions(file, std::filesystem::perms(0444));
  CHECK(AsNobody([&] {
    const auto opened = Store::Open(file, random, {});
    return !opened && SaysReadOnly(opened.error());
  }));
}

TEST_CASE("a folder in which nothing can be written keeps nothing and says so") {
  const test::TempDir dir;
  base::SeededRandom random(1);
  const auto file = dir / "kiosk.db";
  { auto store = test::Ready(file, random); }
  std::filesystem::permissions(file, std::filesystem::perms(0666));
  std::filesystem::permissions(dir.path(), std::filesystem::perms(0555));
  CHECK(AsNobody([&] {
    auto opened = Store::Open(file, random, {});
    if (!opened) return opened.error().code == Code::kStorage;
    const auto kept = opened->Keep(test::Visit(1));
    return !kept && kept.error().code == Code::kStorage && !kept.error().hint.empty();
  }));
  std::filesystem::permissions(dir.path(), std::filesystem::perms(0755));
  CHECK(test::VisitsIn(file).empty());
}

TEST_CASE("two programs share the file: who comes second waits") {
  const test::TempDir dir;
  base::SeededRandom random(1);
  const auto file = dir / "kiosk.db";
  auto kiosk = test::Ready(file, random);
  sqlite3* sync = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &sync) == SQLITE_OK);
  REQUIRE(sqlite3_exec(sync, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr) == SQLITE_OK);
  std::thread finishing([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    sqlite3_exec(sync, "COMMIT", nullptr, nullptr, nullptr);
  });
  CHECK(kiosk.Keep(test::Visit(1)));
  finishing.join();
  sqlite3_close(sync);
  CHECK(test::VisitsIn(file).size() == 1);
}

TEST_CASE("what one program writes the other sees at once") {
  const test::TempDir dir;
  base::SeededRandom random(1);
  auto kiosk = test::Ready(dir / "kiosk.db", random);
  auto sync = Store::Open(dir / "kiosk.db", random, {.slots = 1, .create = false});
  REQUIRE(sync);
  for (int visit = 1; visit <= 5; ++visit) REQUIRE(kiosk.Keep(test::Visit(visit)));
  REQUIRE(kiosk.CloseRound("playground", 5));
  const auto shipment = sync->NextShipment().value();
  REQUIRE(shipment);
  REQUIRE(sync->Confirm(shipment->number));
  CHECK(kiosk.GetStatus().value().confirmed == 5);
  CHECK(kiosk.GetStatus().value().slots == 100);  // the second program's wish for one slot counts only for a new file
}
