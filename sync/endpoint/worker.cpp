// tabulate, publish and export: the side that opens, counts and hands out gated tables.
#include <fmt/format.h>

#include <cstdio>

#include "shared/base/file.h"
#include "shared/base/json.h"
#include "shared/base/stop_signals.h"
#include "shared/report/write.h"
#include "sync/endpoint/commands.h"
#include "sync/endpoint/tabulate/publish.h"
#include "sync/endpoint/tabulate/tabulate.h"

namespace endpoint {
namespace {

void Print(const tabulate::Summary& summary, bool as_json) {
  if (as_json) {
    const base::Json json{
        {"opened", summary.opened},
        {"invalid", summary.invalid},
        {"waiting_for_survey", summary.waiting_for_survey},
        {"missing_surveys", summary.missing_surveys},
        {"unopenable", summary.unopenable},
        {"removed", summary.removed},
        {"total", {{"valid", summary.total_valid}, {"invalid", summary.total_invalid}, {"late", summary.total_late}}}};
    fmt::print("{}\n", json.dump());
  } else {
    fmt::print("opened {}, invalid {}, waiting for their survey {}, not to be opened {}, removed {}\n", summary.opened,
               summary.invalid, summary.waiting_for_survey, summary.unopenable, summary.removed);
    for (const std::string& survey : summary.missing_surveys)
      fmt::print("  the survey file of {} is missing: add it to the --surveys folder\n", survey);
    fmt::print("in all: valid {}, invalid {}, late {}\n", summary.total_valid, summary.total_invalid,
               summary.total_late);
  }
  std::fflush(stdout);
}

base::Result<void> TabulateOnce(const Options& options, const privacy::KeyPair& key) {
  const auto surveys = ReadSurveys(options);  // each time: a missing one may have been added
  if (!surveys) return std::unexpected(surveys.error());
  base::SystemRandom random;
  db::Database database(options.db, db::Missing::kRefuse);
  tabulate::RowsDb rows(options.rows, random);
  const auto summary = tabulate::OpenNew(database, rows, *surveys, key);
  if (!summary) return std::unexpected(summary.error());
  Print(*summary, options.json);
  return {};
}

std::string Written(const std::vector<report::GatedTable>& tables, const Options& options) {
  if (options.format == "csv") return report::ToCsv(tables, options.locale);
  std::string json;
  for (const report::GatedTable& table : tables) json += (json.empty() ? "[" : ",\n") + report::ToJson(table);
  return json + "]\n";
}

}  // namespace

base::Result<std::vector<report::GatedTable>> PublishedTables(const Options& options) {
  db::Database database(options.db, db::Missing::kRefuse);
  std::vector<report::GatedTable> tables;
  for (const db::Publication& publication : database.Publications()) {
    const bool wanted = (options.survey.empty() || publication.survey == options.survey) &&
                        (options.round.empty() || publication.round == options.round);
    if (!wanted) continue;
    auto table = report::GatedTable::FromJson(publication.table);
    if (!table) return std::unexpected(table.error());
    tables.push_back(std::move(*table));
  }
  if (tables.empty())
    return base::Fail(base::Code::kState, "no such round has been published",
                      "run balss-endpoint publish --survey ID --round NAME first");
  return tables;
}

base::Result<tabulate::Surveys> ReadSurveys(const Options& options) {
  auto surveys = tabulate::Surveys::Read(options.surveys);
  if (!surveys) return surveys;
  for (const std::string& complaint : surveys->complaints())
    fmt::print(stderr, "balss-endpoint: left out: {}\n", complaint);
  return surveys;
}

base::Result<std::optional<report::Norms>> ReadNorms(const Options& options) {
  if (options.norms.empty()) return std::nullopt;
  const auto text = base::ReadFile(options.norms);
  if (!text) return std::unexpected(text.error());
  return report::ReadNorms(*text);
}

base::Result<void> Tabulate(const Options& options) {
  const auto text = base::ReadFile(options.secret_key, 4096);
  if (!text) return std::unexpected(text.error());
  const auto key = privacy::ReadKey(*text);
  if (!key) return std::unexpected(key.error());
  if (options.every == 0) return TabulateOnce(options, *key);
  base::StopSignals stop;
  do {
    if (const auto done = TabulateOnce(options, *key); !done) return done;
  } while (!stop.WaitFor(std::chrono::seconds(options.every)));
  return {};
}

base::Result<void> Publish(const Options& options) {
  const auto surveys = ReadSurveys(options);
  if (!surveys) return std::unexpected(surveys.error());
  const auto norms = ReadNorms(options);
  if (!norms) return std::unexpected(norms.error());
  base::SystemRandom random;
  db::Database database(options.db, db::Missing::kRefuse);
  tabulate::RowsDb rows(options.rows, random, db::Missing::kRefuse);
  const auto published =
      tabulate::Publish(database, rows, *surveys, options.survey, options.round, *norms ? &**norms : nullptr);
  if (!published) return std::unexpected(published.error());
  if (options.json) {
    const base::Json json{{"already", published->already}, {"table", base::Json::parse(ToJson(published->table))}};
    fmt::print("{}\n", json.dump());
  } else {
    fmt::print("{}\n\n{}", published->already ? "already published; nothing has changed" : "published",
               report::ToText(published->table, options.locale));
  }
  return {};
}

base::Result<void> Export(const Options& options) {
  const auto tables = PublishedTables(options);
  if (!tables) return std::unexpected(tables.error());
  const std::string written = Written(*tables, options);
  if (!options.out.empty()) return base::WriteFile(options.out, written);
  std::fwrite(written.data(), 1, written.size(), stdout);
  return {};
}

}  // namespace endpoint
