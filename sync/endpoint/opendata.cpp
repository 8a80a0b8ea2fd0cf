// opendata: a survey's published tables as a folder for an open-data portal (docs/formats/opendata.md).
#include <fmt/format.h>

#include <algorithm>
#include <csignal>

#include "shared/base/json.h"
#include "shared/base/stop_signals.h"
#include "shared/opendata/kit.h"
#include "sync/endpoint/commands.h"
#include "sync/endpoint/db/database.h"

namespace endpoint {
namespace {

// The newest version that came in any of these rounds and whose file is there.
base::Result<const survey::Survey*> Newest(const Options& options, const std::vector<report::GatedTable>& tables,
                                           const tabulate::Surveys& surveys) {
  db::Database database(options.db, db::Missing::kRefuse);
  const survey::Survey* newest = nullptr;
  for (const report::GatedTable& table : tables)
    for (const db::RoundKey& version : database.Versions(options.survey, table.round()))
      if (const survey::Survey* one = surveys.Find(version.digest); one && (!newest || one->version > newest->version))
        newest = one;
  if (!newest)
    return base::Fail(base::Code::kNotFound, options.survey + ": the survey's file is not there",
                      "add the version that was answered to the --surveys folder");
  return newest;
}

// English is always one: the kit's own words are in it.
base::Result<std::string> LocaleOf(const Options& options, const survey::Survey& survey) {
  const std::string& locale = options.kit_locale.empty() ? survey.default_locale : options.kit_locale;
  if (locale == "en" || std::ranges::find(survey.locales, locale) != survey.locales.end()) return locale;
  return base::Fail(base::Code::kUsage, "--locale: the survey does not speak \"" + locale + '"',
                    fmt::format("en, {}", fmt::join(survey.locales, ", ")));
}

}  // namespace

base::Result<void> OpenData(const Options& options) {
  base::StopSignals stop;         // the folder is short work: it is finished before the program ends
  std::signal(SIGXFSZ, SIG_IGN);  // a limit of the file's size is an error like a full disk
  const auto origin = opendata::Checked({options.publisher, options.publisher_url, options.contact, options.base_uri});
  if (!origin) return std::unexpected(origin.error());
  const auto tables = PublishedTables(options);
  if (!tables) return std::unexpected(tables.error());
  const auto surveys = ReadSurveys(options);
  if (!surveys) return std::unexpected(surveys.error());
  const auto survey = Newest(options, *tables, *surveys);
  if (!survey) return std::unexpected(survey.error());
  const auto locale = LocaleOf(options, **survey);
  if (!locale) return std::unexpected(locale.error());
  const auto files = opendata::MakeKit({*tables, **survey, *origin, *locale});
  if (auto written = base::WriteFolder(options.out, files); !written) return written;
  if (options.json) {
    base::Json names = base::Json::array();
    for (const base::NamedFile& file : files) names.push_back(file.name);
    fmt::print("{}\n", base::Json{{"folder", options.out}, {"rounds", tables->size()}, {"files", names}}.dump());
  } else {
    fmt::print("{}: {} files, {} rounds\n", options.out, files.size(), tables->size());
  }
  return {};
}

}  // namespace endpoint
