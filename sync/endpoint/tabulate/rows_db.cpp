#include "sync/endpoint/tabulate/rows_db.h"

#include <algorithm>

namespace tabulate {
namespace {

constexpr int kApplication = 0x62737277;  // "bsrw"

constexpr const char* kMigrations[] = {
    // 1: the beginning. late is decided when the row is added, by whether its round is frozen.
    R"sql(
CREATE TABLE secrets (
  name  TEXT PRIMARY KEY,
  value BLOB NOT NULL CHECK (length(value) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE rows (
  id         BLOB PRIMARY KEY CHECK (length(id) = 16),
  survey     TEXT NOT NULL,
  version    INTEGER NOT NULL,
  digest     BLOB NOT NULL CHECK (length(digest) = 32),
  round      TEXT NOT NULL,
  kind       INTEGER NOT NULL CHECK (kind IN (1, 2)),
  attributes BLOB NOT NULL CHECK (length(attributes) = 2),
  question   TEXT NOT NULL,
  body       TEXT NOT NULL,
  valid      INTEGER NOT NULL CHECK (valid IN (0, 1)),
  late       INTEGER NOT NULL CHECK (late IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX rows_by_round ON rows (survey, round);

CREATE TABLE frozen (
  survey TEXT NOT NULL,
  round  TEXT NOT NULL,
  PRIMARY KEY (survey, round)
) STRICT, WITHOUT ROWID;
)sql",
    // 2: the centre that released the row; '' is none.
    "ALTER TABLE rows ADD COLUMN centre TEXT NOT NULL DEFAULT ''",
};

constexpr const char* kAddSeed = "INSERT INTO secrets (name, value) VALUES ('rounding', ?) ON CONFLICT DO NOTHING";
constexpr const char* kSeed = "SELECT value FROM secrets WHERE name = 'rounding'";
constexpr const char* kHas = "SELECT 1 FROM rows WHERE id = ?";
constexpr const char* kAdd =
    "INSERT INTO rows (id, survey, version, digest, round, kind, attributes, question, body, valid, late, centre) "
    "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, EXISTS (SELECT 1 FROM frozen WHERE survey = ?2 AND "
    "round = ?5), ?11 "
    "WHERE true ON CONFLICT DO NOTHING";
constexpr const char* kRemove = "DELETE FROM rows WHERE id = ?";
constexpr const char* kFreeze = "INSERT INTO frozen (survey, round) VALUES (?, ?) ON CONFLICT DO NOTHING";
constexpr const char* kIsFrozen = "SELECT 1 FROM frozen WHERE survey = ? AND round = ?";
constexpr const char* kCount =
    "SELECT count(*) FILTER (WHERE valid AND NOT late), count(*) FILTER (WHERE NOT valid), "
    "count(*) FILTER (WHERE valid AND late) FROM rows WHERE survey = ? AND round = ?";
constexpr const char* kCountAll =
    "SELECT count(*) FILTER (WHERE valid AND NOT late), "
    "count(*) FILTER (WHERE NOT valid), count(*) FILTER (WHERE valid AND late) FROM rows";
constexpr const char* kOrigins =
    "SELECT DISTINCT version, digest, centre FROM rows WHERE survey = ? AND round = ? AND kind = 1 AND valid AND NOT "
    "late";
constexpr const char* kRows =
    "SELECT round, version, digest, id, attributes, question, body, centre, kind FROM rows "
    "WHERE survey = ? AND round = ? AND valid AND NOT late ORDER BY id";
// "+": a walk over all rows in the order of their ids reads the file from its beginning to its end; the index would look
// up each of them, and sort those of several rounds.
constexpr const char* kEach =
    "SELECT round, version, digest, id, attributes, question, body, centre, kind FROM rows "
    "WHERE +survey = ? AND kind = ? AND valid AND NOT late ORDER BY id";
constexpr const char* kFrozenRounds = "SELECT round FROM frozen WHERE survey = ? ORDER BY round";

// Into the strings that are there.
void ReadRow(const db::Query& query, OpenedRow& row) {
  row.round.round = query.View(0);
  row.round.version = static_cast<int>(query.Number(1));
  row.round.digest = base::ToArray<32>(query.Blob(2));
  row.id = base::ToArray<16>(query.Blob(3));
  row.opened.attributes = base::ToArray<2>(query.Blob(4));
  row.opened.question = query.View(5);
  row.opened.body = query.View(6);
  row.round.centre = query.View(7);
  row.opened.kind = static_cast<privacy::Kind>(query.Number(8));
}

RoundCounts ReadCounts(db::Query& query) {
  query.Next();
  return {static_cast<int>(query.Number(0)), static_cast<int>(query.Number(1)), static_cast<int>(query.Number(2)),
          false};
}

}  // namespace

RowsDb::RowsDb(const std::filesystem::path& file, base::Random& random, db::Missing missing)
    : connection_(file, missing) {
  connection_.Run("PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY");
  db::Migrate(connection_, kApplication, kMigrations);
  db::Query(connection_, kAddSeed, random.Array<32>()).Run();
}

privacy::RoundingSeed RowsDb::seed() {
  db::Query query(connection_, kSeed);
  query.Next();
  return base::ToArray<32>(query.Blob(0));
}

bool RowsDb::Has(const base::Id& id) { return db::Query(connection_, kHas, id).Next(); }

void RowsDb::Add(const OpenedRow& row) {
  db::Query(connection_, kAdd, row.id, row.round.survey, row.round.version, row.round.digest, row.round.round,
            static_cast<int>(row.opened.kind), row.opened.attributes, row.opened.question, row.opened.body,
            row.opened.valid ? 1 : 0, row.round.centre)
      .Run();
}

void RowsDb::Remove(const base::Id& id) { db::Query(connection_, kRemove, id).Run(); }

void RowsDb::Freeze(std::string_view survey, std::string_view round) {
  db::Query(connection_, kFreeze, survey, round).Run();
}

RoundCounts RowsDb::Count(std::string_view survey, std::string_view round) {
  db::Query query(connection_, kCount, survey, round);
  RoundCounts counts = ReadCounts(query);
  counts.frozen = db::Query(connection_, kIsFrozen, survey, round).Next();
  return counts;
}

RoundCounts RowsDb::CountAll() {
  db::Query query(connection_, kCountAll);
  return ReadCounts(query);
}

std::vector<db::RoundKey> RowsDb::Origins(std::string_view survey, std::string_view round) {
  std::vector<db::RoundKey> origins;
  for (db::Query query(connection_, kOrigins, survey, round); query.Next();)
    origins.push_back({std::string(survey), static_cast<int>(query.Number(0)), base::ToArray<32>(query.Blob(1)),
                       std::string(round), query.Text(2)});
  return origins;
}

void RowsDb::ForEach(std::string_view survey, std::string_view round,
                     const std::function<bool(const OpenedRow&)>& visit) {
  OpenedRow row;
  row.round.survey = survey;
  for (db::Query query(connection_, kRows, survey, round); query.Next();) {
    ReadRow(query, row);
    if (!visit(row)) return;
  }
}

void RowsDb::ForEachOf(std::string_view survey, std::string_view round, privacy::Kind kind,
                       const std::function<bool(const db::Query&)>& visit) {
  std::vector<std::string> rounds = FrozenRounds(survey);
  if (!round.empty()) std::erase_if(rounds, [&](const std::string& one) { return one != round; });
  for (db::Query query(connection_, kEach, survey, static_cast<int>(kind)); query.Next();)
    if (std::ranges::find(rounds, query.View(0)) != rounds.end() && !visit(query)) return;
}

void RowsDb::ForEachFrozen(std::string_view survey, std::string_view round, privacy::Kind kind,
                           const std::function<bool(const OpenedRow&)>& visit) {
  OpenedRow row;
  row.round.survey = survey;
  ForEachOf(survey, round, kind, [&](const db::Query& query) {
    ReadRow(query, row);
    return visit(row);
  });
}

std::vector<FrozenRows> RowsDb::CountFrozen(std::string_view survey, std::string_view round, privacy::Kind kind) {
  std::vector<FrozenRows> counts;
  std::size_t last = 0;
  ForEachOf(survey, round, kind, [&](const db::Query& query) {
    const auto is_of = [&](const FrozenRows& one) {
      return one.round == query.View(0) && std::ranges::equal(one.digest, query.Blob(2));
    };
    if (last == counts.size() || !is_of(counts[last])) {
      last = static_cast<std::size_t>(std::ranges::find_if(counts, is_of) - counts.begin());
      if (last == counts.size())
        counts.push_back({query.Text(0), static_cast<int>(query.Number(1)), base::ToArray<32>(query.Blob(2)), 0});
    }
    ++counts[last].rows;
    return true;
  });
  return counts;
}

std::vector<std::string> RowsDb::FrozenRounds(std::string_view survey) {
  std::vector<std::string> rounds;
  for (db::Query query(connection_, kFrozenRounds, survey); query.Next();) rounds.push_back(query.Text(0));
  return rounds;
}

}  // namespace tabulate
