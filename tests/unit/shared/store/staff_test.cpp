// The staff's PIN in the kiosk's file.
#include <doctest/doctest.h>

#include "tests/unit/shared/store/fixture.h"

using base::Code;
using store::Store;

TEST_CASE("a PIN and its wrong tries are there after the file was closed; a new PIN begins without any") {
  const test::TempDir dir;
  base::SeededRandom random(1);
  {
    auto store = test::Ready(dir / "kiosk.db", random);
    CHECK_FALSE(store.Staff().value());
    CHECK(store.CountWrong(1).error().code == Code::kState);
    REQUIRE(store.SetStaffPin("$argon2id$one"));
    REQUIRE(store.CountWrong(6));
  }
  auto store = Store::Open(dir / "kiosk.db", random, {.create = false}).value();
  REQUIRE(store.Staff().value());
  CHECK(store.Staff().value()->hash == "$argon2id$one");
  CHECK(store.Staff().value()->wrong == 6);
  REQUIRE(store.SetStaffPin("$argon2id$two"));
  CHECK(store.Staff().value()->hash == "$argon2id$two");
  CHECK(store.Staff().value()->wrong == 0);
  CHECK(base::ReadFile(dir / "kiosk.db").value().find("$argon2id$one") == std::string::npos);
}

TEST_CASE("a file from before there was a PIN gets a place for it and keeps everything else") {
  const test::TempDir dir;
  base::SeededRandom random(1);
  { auto store = test::Ready(dir / "kiosk.db", random); }
  REQUIRE(test::Execute(dir / "kiosk.db", "DROP TABLE staff; PRAGMA user_version=1") == SQLITE_OK);
  auto store = Store::Open(dir / "kiosk.db", random, {.create = false}).value();
  CHECK(store.GetStatus().value().rounds.size() == 1);
  REQUIRE(store.SetStaffPin("$argon2id$one"));
  CHECK(store.Staff().value()->wrong == 0);
}
