// What the endpoint asks of a whole batch before it takes it (docs/formats/upload.md §5): the device was not
// believed when it formed the groups, it is not believed now. Pure.
#pragma once

#include <vector>

#include "sync/protocol/manifest.h"

namespace ingest {

// What the decision needs of a row; the row itself is in the database by then.
struct Facts {
  base::Id id{};
  privacy::Kind kind = privacy::Kind::kAnswers;
  privacy::Attributes attributes{};
  base::Digest survey{};
};
Facts FactsOf(const protocol::Row& row);

// The sentence that says why the batch is refused, or "" when it may be taken: ids that stand twice, rows of
// another survey file, a group below k (the floor, or what the manifest raises it to), too few texts, texts
// with attributes.
std::string WhyRefused(const protocol::Manifest& manifest, const std::vector<Facts>& rows);

}  // namespace ingest
