// One publication per round (PRIVACY.md rule 11): the table is made once, through disclosure control, and
// stays.
#pragma once

#include <string_view>

#include "shared/report/gated_table.h"
#include "sync/endpoint/db/database.h"
#include "sync/endpoint/tabulate/rows_db.h"
#include "sync/endpoint/tabulate/surveys.h"

namespace tabulate {

struct Published {
  report::GatedTable table;
  bool already = false;  // it was published before, and nothing has changed since
};

// kState: nothing opened of this round yet, too few people to show anything, or rows came after the
// publication (they are late; the published table stays). kNotFound: the survey's file is not among those
// given. Freezes the round first, so that a run which was cut off publishes the same table when repeated.
base::Result<Published> Publish(db::Database& endpoint, RowsDb& rows, const Surveys& surveys, std::string_view survey,
                                std::string_view round);

}  // namespace tabulate
