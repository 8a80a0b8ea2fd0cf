// The worker's run: opens the sealed rows that it has not seen, validates them, keeps them in rows.db.
#pragma once

#include <string>
#include <vector>

#include "shared/privacy/opening/open.h"
#include "shared/tabulate/surveys.h"
#include "sync/endpoint/db/database.h"
#include "sync/endpoint/tabulate/rows_db.h"

namespace tabulate {

struct Summary {
  int opened = 0;              // valid, this time
  int invalid = 0;             // opened, but no answer to that survey; kept as a number, never dropped silently
  int waiting_for_survey = 0;  // left sealed: the survey file is not among those given
  int unopenable = 0;          // left sealed: another key, or damaged
  int removed = 0;             // deleted at the endpoint since
  int total_valid = 0, total_invalid = 0, total_late = 0;  // in rows.db
  std::vector<std::string> missing_surveys;                // "id version n"
};

// kTrust when the key opens none of the rows that it was tried on. Throws db::Failure.
base::Result<Summary> OpenNew(db::Database& endpoint, RowsDb& rows, const Surveys& surveys,
                              const privacy::KeyPair& key);

}  // namespace tabulate
