#include "shared/store/promise.h"

#include <fmt/format.h>

#include <algorithm>

#include "shared/survey/survey.h"

namespace store {

base::Result<int> PromisedK(const Store& store, std::string_view id) {
  const auto versions = store.Versions(id);
  if (!versions) return std::unexpected(versions.error());
  if (versions->empty())
    return base::Fail(base::Code::kNotFound, fmt::format("survey {} is not in this store", id), "see: balss status");
  int k = privacy::kSmallestGroup;
  for (const SurveyRow& row : *versions) {
    const auto survey = survey::Read(row.definition);
    if (!survey) return std::unexpected(survey.error());
    k = std::max(k, survey->k);
  }
  return k;
}

}  // namespace store
