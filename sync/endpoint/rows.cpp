// rows: what an analyst gets, the opened rows of published rounds as a file (docs/formats/export.md).
#include <fmt/format.h>

#include <csignal>

#include "shared/base/json.h"
#include "shared/base/stop_signals.h"
#include "shared/export/write.h"
#include "sync/endpoint/commands.h"
#include "sync/endpoint/db/database.h"
#include "sync/endpoint/tabulate/released_rows.h"

namespace endpoint {
namespace {

// As they were published; a round that has none among them goes without.
base::Result<std::vector<report::GatedTable>> TablesOf(const Options& options, exporting::Source& rows) {
  std::vector<report::GatedTable> tables;
  if (options.db.empty() || options.format != "xlsx" || options.texts) return tables;
  db::Database database(options.db, db::Missing::kRefuse);
  for (const std::string& round : rows.rounds())
    if (const auto published = database.FindPublication(options.survey, round)) {
      auto table = report::GatedTable::FromJson(published->table);
      if (!table) return std::unexpected(table.error());
      tables.push_back(std::move(*table));
    }
  return tables;
}

}  // namespace

base::Result<void> Rows(const Options& options) {
  base::StopSignals stop;         // a file that was begun is taken away before the program ends
  std::signal(SIGXFSZ, SIG_IGN);  // a limit of the file's size is an error like a full disk
  const auto surveys = tabulate::Surveys::Read(options.surveys);
  if (!surveys) return std::unexpected(surveys.error());
  base::SystemRandom random;
  tabulate::RowsDb database(options.rows, random, db::Missing::kRefuse);
  auto rows = tabulate::ReleasedRows::Open(database, *surveys, options.survey, options.round,
                                           options.texts ? privacy::Kind::kText : privacy::Kind::kAnswers);
  if (!rows) return std::unexpected(rows.error());
  const auto tables = TablesOf(options, *rows);
  if (!tables) return std::unexpected(tables.error());
  const auto written = exporting::Write(*rows, {.format = exporting::FormatNamed(options.format).value(),
                                                .texts = options.texts,
                                                .bom = options.bom,
                                                .locale = options.locale,
                                                .out = options.out,
                                                .tables = *tables,
                                                .progress = [&](auto, auto) { return !stop.Requested(); }});
  if (!written) return std::unexpected(written.error());
  if (options.json)
    fmt::print("{}\n", base::Json{{"rows", *written}, {"file", options.out}}.dump());
  else
    fmt::print("{}: {} rows\n", options.out, *written);
  return {};
}

}  // namespace endpoint
