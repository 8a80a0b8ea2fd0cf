#include "sync/endpoint/tabulate/publish.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ranges>

#include "shared/report/write.h"
#include "shared/tabulate/opened.h"

namespace tabulate {
namespace {

using base::Code;
using base::Fail;

// Order and labels come from the newest version that was answered; nullptr when its file is not there.
const survey::Survey* NewestVersion(const std::vector<db::RoundKey>& origins, const Surveys& surveys) {
  return surveys.Find(std::ranges::max_element(origins, {}, &db::RoundKey::version)->digest);
}

// The centres that rows came from, by what they are called.
std::vector<report::Centre> Present(const std::vector<db::RoundKey>& origins,
                                    const std::vector<report::Centre>& known) {
  std::map<std::string, report::Centre> present;
  for (const db::RoundKey& origin : origins) {
    if (origin.centre.empty()) continue;
    const auto centre = std::ranges::find(known, origin.centre, &report::Centre::id);
    present.emplace(origin.centre, centre == known.end() ? report::Centre{origin.centre, {}, {}, {}} : *centre);
  }
  const auto centres = std::views::values(present);
  return {centres.begin(), centres.end()};
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
                                         std::string_view round, report::CountOptions options) {
  const std::string name = fmt::format("{} {}", survey, round);
  const std::vector<db::RoundKey> origins = rows.Origins(survey, round);
  if (origins.empty()) return Fail(Code::kState, name + ": no answers have been opened", "run balss-endpoint tabulate");
  const survey::Survey* newest = NewestVersion(origins, surveys);
  if (!newest)
    return Fail(Code::kNotFound, name + ": the survey's file is not there", "add it to the --surveys folder");
  options.centres = Present(origins, options.centres);
  auto counter = report::Counter::Make(*newest, round, options);
  if (!counter) return std::unexpected(counter.error());
  base::Result<void> counted;
  rows.ForEach(survey, round, [&](const OpenedRow& row) {
    counted = tabulate::Count(row.opened, row.round.centre, *counter);
    return counted.has_value();
  });
  if (!counted) return std::unexpected(counted.error());
  return std::move(*counter).Finish();
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
