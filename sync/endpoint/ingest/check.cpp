#include "sync/endpoint/ingest/check.h"

#include <algorithm>
#include <set>

#include "shared/privacy/release.h"

namespace ingest {
namespace {

bool HasDoubles(const std::vector<Facts>& rows) {
  std::set<base::Id> ids;
  return !std::ranges::all_of(rows, [&](const Facts& row) { return ids.insert(row.id).second; });
}

std::vector<privacy::Attributes> AttributesOf(const std::vector<Facts>& rows, privacy::Kind kind) {
  std::vector<privacy::Attributes> found;
  for (const Facts& row : rows)
    if (row.kind == kind) found.push_back(row.attributes);
  return found;
}

}  // namespace

Facts FactsOf(const protocol::Row& row) {
  return {row.id, row.response.kind(), row.response.attributes(), row.response.survey()};
}

std::string WhyRefused(const protocol::Manifest& manifest, const std::vector<Facts>& rows) {
  if (rows.size() != manifest.rows) return "the number of rows is not the manifest's";
  if (HasDoubles(rows)) return "a row stands twice in the batch";
  for (const Facts& row : rows)
    if (row.survey != manifest.digest) return "a row belongs to another survey file";
  return privacy::WhyNotReleasable(AttributesOf(rows, privacy::Kind::kAnswers),
                                   AttributesOf(rows, privacy::Kind::kText), manifest.k);
}

}  // namespace ingest
