#include "shared/store/migrations.h"

#include <fmt/format.h>

#include <array>

#include "shared/privacy/seal.h"

namespace store {
namespace {

using base::Code;
using base::Fail;

// Numbered from 1 by their place. A released one is never edited: add the next.
constexpr std::array<const char*, 2> kMigrations = {
    // 1
    R"sql(
CREATE TABLE setting(
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE survey(
  number     INTEGER PRIMARY KEY,
  id         TEXT NOT NULL,
  version    INTEGER NOT NULL CHECK (version >= 1),
  digest     BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
  definition TEXT NOT NULL,
  UNIQUE (id, version)
) STRICT;

CREATE TABLE round(
  survey TEXT NOT NULL,
  name   TEXT NOT NULL,
  open   INTEGER NOT NULL CHECK (open IN (0, 1)),
  PRIMARY KEY (survey, name)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_open_round ON round(survey) WHERE open = 1;

-- state: 0 free (noise), 1 held for its round, 2 released and not yet confirmed
CREATE TABLE slot(
  id     INTEGER PRIMARY KEY,
  state  INTEGER NOT NULL DEFAULT 0 CHECK (state IN (0, 1, 2)),
  survey INTEGER REFERENCES survey(number),
  kind   INTEGER CHECK (kind IN (1, 2)),
  a1     INTEGER CHECK (a1 BETWEEN 0 AND 4),
  a2     INTEGER CHECK (a2 BETWEEN 0 AND 4),
  rolled INTEGER CHECK (rolled IN (0, 1)),
  sealed BLOB NOT NULL CHECK (length(sealed) = 4352),
  CHECK ((state = 0) = (survey IS NULL)),
  CHECK ((state = 0) = (kind IS NULL)),
  CHECK ((state = 0) = (a1 IS NULL)),
  CHECK ((state = 0) = (a2 IS NULL)),
  CHECK ((state = 0) = (rolled IS NULL))
) STRICT;
-- No index on slot: the cells of an index page lie in the order in which they were inserted, which is the order of
-- the visits. Reading every slot takes milliseconds and happens when a round closes.

-- AUTOINCREMENT: the number of a confirmed shipment never comes back for another one
CREATE TABLE shipment(
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  survey INTEGER NOT NULL REFERENCES survey(number),
  round  TEXT NOT NULL,
  k      INTEGER NOT NULL CHECK (k >= 5),
  UNIQUE (survey, round)
) STRICT;

CREATE TABLE outgoing(
  id       BLOB PRIMARY KEY CHECK (length(id) = 16),
  shipment INTEGER NOT NULL REFERENCES shipment(number),
  slot     INTEGER NOT NULL UNIQUE REFERENCES slot(id),
  a1       INTEGER NOT NULL CHECK (a1 BETWEEN 0 AND 4),
  a2       INTEGER NOT NULL CHECK (a2 BETWEEN 0 AND 4)
) STRICT, WITHOUT ROWID;
)sql",
    // 2
    R"sql(
-- At most one row. wrong: tries since the last right one; no time, PRIVACY.md rule 17 says why
CREATE TABLE staff(
  only  INTEGER PRIMARY KEY CHECK (only = 1),
  hash  TEXT NOT NULL CHECK (length(hash) > 0),
  wrong INTEGER NOT NULL DEFAULT 0 CHECK (wrong >= 0)
) STRICT;
)sql"};

constexpr std::string_view kFill = "INSERT INTO slot(id, sealed) VALUES(?, ?)";

base::Result<void> FillSlots(const Database& database, base::Random& random, int slots) {
  for (int id = 1; id <= slots; ++id) {
    auto insert = database.Prepare(kFill);
    if (!insert) return std::unexpected(insert.error());
    const auto noise = random.Array<privacy::kSealedBytes>();
    if (auto done = insert->Bind(std::int64_t{id}).Bind(noise).Step(); !done) return std::unexpected(done.error());
  }
  return {};
}

base::Result<void> Step(const Database& database, base::Random& random, int version, int slots) {
  if (auto made = database.Execute(kMigrations[static_cast<std::size_t>(version) - 1]); !made) return made;
  if (version == 1)
    if (auto filled = FillSlots(database, random, slots); !filled) return filled;
  return database.Execute(
      fmt::format("PRAGMA application_id={}; PRAGMA user_version={}", kApplicationId, version).c_str());
}

base::Result<void> CheckOurs(const Database& database, std::int64_t version) {
  const auto id = database.Number("PRAGMA application_id");
  if (!id) return std::unexpected(id.error());
  const auto tables = database.Number("SELECT count(*) FROM sqlite_schema");
  if (!tables) return std::unexpected(tables.error());
  const bool is_new = *tables == 0 && *id == 0 && version == 0;
  if (*id != kApplicationId && !is_new)
    return Fail(Code::kStorage, "a database of another program", "this is not a Balss file: check the path");
  if (version > std::ssize(kMigrations))
    return Fail(Code::kStorage, fmt::format("database version {}, this program knows {}", version, kMigrations.size()),
                fmt::format("this file was written by a newer Balss (format {}): update this program; "
                            "nothing was changed",
                            version));
  return {};
}

}  // namespace

base::Result<void> Migrate(const Database& database, base::Random& random, int slots) {
  auto version = database.Number("PRAGMA user_version");
  if (!version) return std::unexpected(version.error());
  if (auto ours = CheckOurs(database, *version); !ours) return ours;
  if (auto truncate = database.Execute("PRAGMA journal_mode=TRUNCATE"); !truncate) return truncate;
  while (*version < std::ssize(kMigrations)) {
    auto stepped = database.InTransaction([&]() -> base::Result<void> {
      version = database.Number("PRAGMA user_version");  // another program may have been faster
      if (!version) return std::unexpected(version.error());
      if (*version >= std::ssize(kMigrations)) return {};
      return Step(database, random, static_cast<int>(++*version), slots);
    });
    if (!stepped) return stepped;
  }
  return {};
}

}  // namespace store
