// rows.db: the opened answers, the worker's own file; readable by its owner only. What faces the internet
// never opens it. Ids are the released ones, so that a deletion at the endpoint reaches here, too.
//
// Invariant: once a round is frozen, what its table counts never changes; rows that come later are late for
// ever. Used by one thread at a time. Every function throws db::Failure when the database refuses.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/random.h"
#include "shared/privacy/disclosure.h"
#include "shared/privacy/seal.h"
#include "shared/tabulate/opened.h"
#include "sync/endpoint/db/database.h"

namespace tabulate {

struct OpenedRow {
  base::Id id{};
  db::RoundKey round;
  Opened opened;
};

struct RoundCounts {
  int valid = 0;
  int invalid = 0;
  int late = 0;  // came after the round was frozen; not in `valid`
  bool frozen = false;
};

// How many rows of a kind one version of the survey has in a round.
struct FrozenRows {
  std::string round;
  int version = 1;
  base::Digest digest{};
  std::size_t rows = 0;
};

class RowsDb {
 public:
  // Draws the rounding seed for a new file. What is deleted is overwritten, what SQLite sorts stays in
  // memory: the answers here are open.
  RowsDb(const std::filesystem::path& file, base::Random& random, db::Missing missing = db::Missing::kCreate);

  privacy::RoundingSeed seed();

  bool Has(const base::Id& id);
  void Add(const OpenedRow& row);
  void Remove(const base::Id& id);
  db::Connection& connection() { return connection_; }
  db::Transaction Begin() { return db::Transaction(connection_); }

  // From now on the round's table counts the valid rows that are here and no others. A second time changes
  // nothing.
  void Freeze(std::string_view survey, std::string_view round);
  RoundCounts Count(std::string_view survey, std::string_view round);
  RoundCounts CountAll();

  // The versions and centres that the valid answers of a round came from, those that are not late.
  std::vector<db::RoundKey> Origins(std::string_view survey, std::string_view round);
  // The valid rows of a round that are not late, by id, one at a time, in memory that does not grow with them: each is
  // overwritten by the next. `visit` ends the walk with false.
  void ForEach(std::string_view survey, std::string_view round, const std::function<bool(const OpenedRow&)>& visit);
  // Likewise those of one kind in a frozen round; `round` "": in all of the survey.
  void ForEachFrozen(std::string_view survey, std::string_view round, privacy::Kind kind,
                     const std::function<bool(const OpenedRow&)>& visit);
  std::vector<FrozenRows> CountFrozen(std::string_view survey, std::string_view round, privacy::Kind kind);
  std::vector<std::string> FrozenRounds(std::string_view survey);  // by name

 private:
  void ForEachOf(std::string_view survey, std::string_view round, privacy::Kind kind,
                 const std::function<bool(const db::Query&)>& visit);

  db::Connection connection_;
};

}  // namespace tabulate
