// One publication per round (PRIVACY.md rule 11): the table is made once, through disclosure control, and
// stays.
#pragma once

#include <string_view>

#include "shared/report/gated_table.h"
#include "shared/tabulate/surveys.h"
#include "sync/endpoint/db/database.h"
#include "sync/endpoint/tabulate/rows_db.h"

namespace tabulate {

struct Published {
  report::GatedTable table;
  bool already = false;  // it was published before, and nothing has changed since
};

// What the endpoint's centres are called, for the tables.
std::vector<report::Centre> CentresOf(db::Database& endpoint);

// `norms`: of a KIDSCREEN-10, or nullptr.
// kState: nothing opened of this round yet, too few people to show anything, or rows came after the
// publication (they are late; the published table stays). kNotFound: the survey's file is not among those
// given. Freezes the round first, so that a run which was cut off publishes the same table when repeated.
base::Result<Published> Publish(db::Database& endpoint, RowsDb& rows, const Surveys& surveys, std::string_view survey,
                                std::string_view round, const report::Norms* norms = nullptr);

// The rows of a published round counted again, by another question of the survey: one table more of the same people,
// through the same gate with the same seed. kState when the round was not published; kUsage when nobody can be grouped
// by that question.
base::Result<report::GatedTable> CountBy(RowsDb& rows, const Surveys& surveys, std::string_view survey,
                                         std::string_view round, const report::CountOptions& options);

}  // namespace tabulate
