// The migrations of endpoint.db. Numbered from 1 by their place; never edited after a release.
#pragma once

namespace db {

inline constexpr int kEndpointApplication = 0x62736570;  // "bsep"

inline constexpr const char* kEndpointMigrations[] = {
    // 1: the beginning. WITHOUT ROWID everywhere near a row: a rowid would count arrivals.
    R"sql(
CREATE TABLE devices (
  name       TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
  token_hash BLOB NOT NULL CHECK (length(token_hash) = 32),
  mac_key    BLOB NOT NULL CHECK (length(mac_key) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE uploads (
  manifest BLOB PRIMARY KEY CHECK (length(manifest) = 32),
  text     TEXT NOT NULL,
  day      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE upload_parts (
  manifest BLOB NOT NULL REFERENCES uploads ON DELETE CASCADE,
  number   INTEGER NOT NULL CHECK (number >= 0),
  hash     BLOB NOT NULL CHECK (length(hash) = 32),
  bytes    BLOB CHECK (length(bytes) <= 262144),  -- NULL: still wanted
  PRIMARY KEY (manifest, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE committed (
  manifest BLOB PRIMARY KEY CHECK (length(manifest) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE rounds (
  number  INTEGER PRIMARY KEY,
  survey  TEXT NOT NULL,
  version INTEGER NOT NULL,
  digest  BLOB NOT NULL CHECK (length(digest) = 32),
  round   TEXT NOT NULL,
  UNIQUE (survey, version, digest, round)
) STRICT;

CREATE TABLE rows (
  id         BLOB PRIMARY KEY CHECK (length(id) = 16),
  round      INTEGER NOT NULL REFERENCES rounds,
  attributes BLOB NOT NULL CHECK (length(attributes) = 2),
  sealed     BLOB NOT NULL CHECK (length(sealed) = 4352)
) STRICT, WITHOUT ROWID;

CREATE TABLE tombstones (
  id BLOB PRIMARY KEY CHECK (length(id) = 16)
) STRICT, WITHOUT ROWID;

CREATE TABLE publications (
  survey TEXT NOT NULL,
  round  TEXT NOT NULL,
  gated  TEXT NOT NULL CHECK (length(gated) > 0),
  PRIMARY KEY (survey, round)
) STRICT, WITHOUT ROWID;
)sql",
    // 2: centres. The centre belongs to what makes a round one, so that a row can stand beside it; '' is none.
    R"sql(
CREATE TABLE centres (
  id             TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  name           TEXT NOT NULL,
  territory      TEXT NOT NULL CHECK (length(territory) <= 64),
  territory_name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE devices ADD COLUMN centre TEXT NOT NULL DEFAULT '';

CREATE TABLE placed_rounds (
  number  INTEGER PRIMARY KEY,
  survey  TEXT NOT NULL,
  version INTEGER NOT NULL,
  digest  BLOB NOT NULL CHECK (length(digest) = 32),
  round   TEXT NOT NULL,
  centre  TEXT NOT NULL,
  UNIQUE (survey, version, digest, round, centre)
) STRICT;
INSERT INTO placed_rounds SELECT number, survey, version, digest, round, '' FROM rounds;
DROP TABLE rounds;
ALTER TABLE placed_rounds RENAME TO rounds;
)sql",
    // 3: the city's pages. Days are of devices and publications, never of a row; 0 is from before there were any.
    // Seconds are of who is signed in.
    R"sql(
CREATE TABLE users (
  name     TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
  role     TEXT NOT NULL CHECK (role IN ('viewer', 'planner', 'admin')),
  password TEXT NOT NULL CHECK (password GLOB '$argon2id$*')
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  token BLOB PRIMARY KEY CHECK (length(token) = 32),
  user  TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
  begun INTEGER NOT NULL,
  used  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE devices ADD COLUMN day INTEGER NOT NULL DEFAULT 0;
ALTER TABLE publications ADD COLUMN day INTEGER NOT NULL DEFAULT 0;
)sql",
};

}  // namespace db
