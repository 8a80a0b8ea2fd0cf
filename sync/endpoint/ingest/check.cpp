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
  const auto answers = AttributesOf(rows, privacy::Kind::kAnswers);
  const int k = std::max(manifest.k, privacy::kSmallestGroup);
  if (!privacy::GroupsAreLargeEnough(answers, k)) return "a group has fewer rows than allowed";
  const auto texts = AttributesOf(rows, privacy::Kind::kText);
  const auto fewest = static_cast<std::size_t>(std::max(k, privacy::kSmallestTextPool));
  if (!texts.empty() && texts.size() < fewest) return "fewer texts than allowed";
  const bool bare = std::ranges::all_of(texts, [](const auto& a) { return a == privacy::Attributes{}; });
  return bare ? "" : "a text carries attributes";
}

}  // namespace ingest
