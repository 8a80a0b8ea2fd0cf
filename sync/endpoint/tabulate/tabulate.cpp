#include "sync/endpoint/tabulate/tabulate.h"

#include <fmt/format.h>

#include <set>

#include "shared/tabulate/opened.h"

namespace tabulate {
namespace {

constexpr std::size_t kRowsATransaction = 500;

int RemoveDeleted(db::Database& endpoint, RowsDb& rows) {
  int removed = 0;
  auto transaction = rows.Begin();
  endpoint.ForEachDeleted([&](const base::Id& id) {
    if (!rows.Has(id)) return;
    rows.Remove(id);
    ++removed;
  });
  transaction.Commit();
  return removed;
}

class Run {
 public:
  Run(RowsDb& rows, const Surveys& surveys, const privacy::KeyPair& key) : rows_(rows), surveys_(surveys), key_(key) {}

  void Open(const base::Id& id, const db::SealedRow& sealed) {
    const auto response = privacy::SealedResponse::FromBytes(sealed.sealed, sealed.attributes);
    const survey::Survey* survey = surveys_.Find(sealed.round.digest);
    if (!survey) {
      ++summary.waiting_for_survey;
      missing_.insert(fmt::format("{} version {}", sealed.round.survey, sealed.round.version));
      return;
    }
    auto row = response ? OpenRow(*response, *survey, key_) : std::unexpected(response.error());
    if (!row) {
      ++summary.unopenable;
      return;
    }
    ++(row->valid ? summary.opened : summary.invalid);
    rows_.Add({id, sealed.round, std::move(*row)});
  }

  Summary Finish() {
    summary.missing_surveys.assign(missing_.begin(), missing_.end());
    const RoundCounts all = rows_.CountAll();
    summary.total_valid = all.valid, summary.total_invalid = all.invalid, summary.total_late = all.late;
    return summary;
  }

  Summary summary;

 private:
  RowsDb& rows_;
  const Surveys& surveys_;
  const privacy::KeyPair& key_;
  std::set<std::string> missing_;
};

}  // namespace

base::Result<Summary> OpenNew(db::Database& endpoint, RowsDb& rows, const Surveys& surveys,
                              const privacy::KeyPair& key) {
  Run run(rows, surveys, key);
  run.summary.removed = RemoveDeleted(endpoint, rows);
  std::vector<base::Id> ids(1);
  while (!(ids = endpoint.IdsAfter(ids.back(), kRowsATransaction)).empty()) {
    auto transaction = rows.Begin();
    for (const base::Id& id : ids)
      if (const auto sealed = rows.Has(id) ? std::nullopt : endpoint.Find(id)) run.Open(id, *sealed);
    transaction.Commit();
  }
  const Summary summary = run.Finish();
  if (summary.unopenable > 0 && summary.opened + summary.invalid == 0)
    return base::Fail(base::Code::kTrust, fmt::format("the key opens none of {} rows", summary.unopenable),
                      "is it the municipality's key for which the kiosks seal?");
  return summary;
}

}  // namespace tabulate
