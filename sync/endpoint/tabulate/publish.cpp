#include "sync/endpoint/tabulate/publish.h"

#include <fmt/format.h>

#include <algorithm>

#include "shared/report/write.h"
#include "shared/tabulate/opened.h"

namespace tabulate {
namespace {

using base::Code;
using base::Fail;

// Order and labels come from the newest version that was answered; nullptr when its file is not there.
const survey::Survey* NewestVersion(const std::vector<OpenedRow>& rows, const Surveys& surveys) {
  const auto newest = std::ranges::max_element(rows, {}, [](const OpenedRow& row) { return row.round.version; });
  return newest == rows.end() ? nullptr : surveys.Find(newest->round.digest);
}

report::OpenedRound Sorted(std::vector<OpenedRow> rows) {
  report::OpenedRound opened;
  for (OpenedRow& row : rows)
    Add(opened, row.kind, row.attributes, std::move(row.question), std::move(row.body), std::move(row.round.centre));
  return opened;
}

base::Result<Published> Again(const db::Publication& before, const RoundCounts& counts) {
  if (counts.late > 0)
    return Fail(Code::kState,
                fmt::format("{} {} is published; {} rows came later", before.survey, before.round, counts.late),
                "they are counted as late; a published table never changes");
  auto table = report::GatedTable::FromJson(before.table);
  if (!table) return std::unexpected(table.error());
  return Published{std::move(*table), true};
}

base::Result<report::RawTable> CountRows(RowsDb& rows, const Surveys& surveys, std::string_view survey,
                                         std::string_view round, const report::CountOptions& options) {
  const std::string name = fmt::format("{} {}", survey, round);
  auto opened = rows.Rows(survey, round);
  if (opened.empty()) return Fail(Code::kState, name + ": no answers have been opened", "run balss-endpoint tabulate");
  const survey::Survey* newest = NewestVersion(opened, surveys);
  if (!newest)
    return Fail(Code::kNotFound, name + ": the survey's file is not there", "add it to the --surveys folder");
  return report::Count(*newest, round, Sorted(std::move(opened)), options);
}

}  // namespace

std::vector<report::Centre> CentresOf(db::Database& endpoint) {
  std::vector<report::Centre> centres;
  for (const db::Centre& centre : endpoint.Centres())
    centres.push_back({centre.id, centre.name, centre.territory, centre.territory_name});
  return centres;
}

base::Result<report::GatedTable> CountBy(RowsDb& rows, const Surveys& surveys, std::string_view survey,
                                         std::string_view round, const report::CountOptions& options) {
  if (!rows.Count(survey, round).frozen)
    return Fail(Code::kState, fmt::format("{} {} is not published", survey, round), "run balss-endpoint publish");
  const auto raw = CountRows(rows, surveys, survey, round, options);
  if (!raw) return std::unexpected(raw.error());
  return report::GatedTable::From(*raw, rows.seed());
}

base::Result<Published> Publish(db::Database& endpoint, RowsDb& rows, const Surveys& surveys, std::string_view survey,
                                std::string_view round, const report::Norms* norms) {
  const std::string name = fmt::format("{} {}", survey, round);
  if (const auto before = endpoint.FindPublication(survey, round)) return Again(*before, rows.Count(survey, round));
  auto transaction = rows.Begin();  // a worker that runs at the same time cannot add a row in between
  const auto raw = CountRows(rows, surveys, survey, round, {CentresOf(endpoint), "", norms});
  if (!raw) return std::unexpected(raw.error());
  if (const auto enough = EnoughPeople(*raw, name); !enough) {
    base::Error few = enough.error();
    few.hint = "nothing could be shown yet; wait for the other kiosks";
    return std::unexpected(few);
  }
  rows.Freeze(survey, round);
  transaction.Commit();
  Published published{report::GatedTable::From(*raw, rows.seed()), false};
  endpoint.Publish({std::string(survey), std::string(round), report::ToJson(published.table)});
  return published;
}

}  // namespace tabulate
