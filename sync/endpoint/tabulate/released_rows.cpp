#include "sync/endpoint/tabulate/released_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sync/endpoint/tabulate/read_ahead.h"

namespace tabulate {

using base::Code;
using base::Fail;

ReleasedRows::ReleasedRows(RowsDb& rows, const Surveys& surveys, std::string_view survey, privacy::Kind kind)
    : rows_(&rows), surveys_(&surveys), survey_(survey), kind_(kind) {
  rows.connection().Run("BEGIN");
}

ReleasedRows::ReleasedRows(ReleasedRows&& other) noexcept
    : rows_(std::exchange(other.rows_, nullptr)),
      surveys_(other.surveys_),
      survey_(std::move(other.survey_)),
      round_(std::move(other.round_)),
      kind_(other.kind_),
      rounds_(std::move(other.rounds_)),
      versions_(std::move(other.versions_)),
      count_(other.count_) {}

ReleasedRows::~ReleasedRows() {
  if (!rows_) return;
  try {
    rows_->connection().Run("ROLLBACK");  // nothing was written
  } catch (const db::Failure&) {          // a database that failed has ended its transaction by itself
  }
}

base::Result<ReleasedRows> ReleasedRows::Open(RowsDb& rows, const Surveys& surveys, std::string_view survey,
                                              std::string_view round, privacy::Kind kind) {
  ReleasedRows released(rows, surveys, survey, kind);
  const std::vector<std::string> rounds = rows.FrozenRounds(survey);
  if (rounds.empty() || (!round.empty() && std::ranges::find(rounds, round) == rounds.end()))
    return Fail(Code::kState, fmt::format("{} {}: no such round has been published", survey, round),
                "run balss-endpoint publish first: rows are exported as its table counted them");
  if (const auto found = released.Find(round); !found) return std::unexpected(found.error());
  return released;
}

base::Result<void> ReleasedRows::Find(std::string_view round) {
  round_ = round;
  for (const FrozenRows& one : rows_->CountFrozen(survey_, round, kind_)) {
    const survey::Survey* version = surveys_->Find(one.digest);
    if (!version)
      return Fail(Code::kNotFound, fmt::format("{} version {}: the survey's file is not there", survey_, one.version),
                  "add it to the --surveys folder");
    count_ += one.rows;
    if (std::ranges::find(versions_, version) == versions_.end()) versions_.push_back(version);
    if (std::ranges::find(rounds_, one.round) == rounds_.end()) rounds_.push_back(one.round);
  }
  std::ranges::stable_sort(versions_, std::greater(), &survey::Survey::version);
  std::ranges::sort(rounds_);
  return {};
}

void ReleasedRows::ForEach(const std::function<bool(const exporting::Row&)>& visit) {
  const survey::Survey* version = nullptr;
  const auto walk = [&](const Visit& read) { rows_->ForEachFrozen(survey_, round_, kind_, read); };
  ReadAhead(walk, [&](const OpenedRow& row) {
    if (!version || version->digest != row.round.digest) version = surveys_->Find(row.round.digest);
    return visit({version, row.round.round, row.opened.attributes, row.opened.body, row.round.centre});
  });
}

}  // namespace tabulate
