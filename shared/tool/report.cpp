// balss report
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

#include "shared/base/file.h"
#include "shared/report/document/document.h"
#include "shared/tool/command.h"

namespace tool {
namespace {

namespace fs = std::filesystem;

constexpr const char* kHere = "assets";  // in a checkout
constexpr const char* kInstalled = "/usr/share/balss";

struct ReportOptions {
  std::string table, survey, locale = "en", out, kind = "full", round, assets;
};

const std::map<std::string, document::Kind> kKinds{{"full", document::Kind::kFull},
                                                   {"children", document::Kind::kChildren},
                                                   {"intercultural", document::Kind::kIntercultural}};

// The tables of a file: `balss-endpoint export --format json` writes an array, `publish --json` one under "table".
base::Result<std::vector<report::GatedTable>> ReadTables(const std::string& file) {
  const auto text = base::ReadFile(file);
  if (!text) return std::unexpected(text.error());
  const auto json = base::ParseJson(*text, 64u << 20);
  if (!json) return base::Fail(json.error().code, file + ": " + json.error().detail);
  base::Json tables = json->is_object() && json->contains("table") ? base::Json::array({(*json)["table"]}) : *json;
  if (tables.is_object()) tables = base::Json::array({tables});
  std::vector<report::GatedTable> read;
  for (const base::Json& one : tables) {
    auto table = report::GatedTable::FromJson(one.dump());
    if (!table)
      return base::Fail(table.error().code, file + ": " + table.error().detail, "see docs/formats/results.md §2");
    read.push_back(std::move(*table));
  }
  return read;
}

// The table that the report is about, behind those of the survey's earlier rounds.
base::Result<std::vector<report::GatedTable>> Choose(const ReportOptions& options, const std::string& survey) {
  auto tables = ReadTables(options.table);
  if (!tables) return std::unexpected(tables.error());
  std::string there;
  for (const report::GatedTable& one : *tables) there += (there.empty() ? "" : ", ") + one.survey() + " " + one.round();
  const auto wanted = [&](const report::GatedTable& one) {
    return (options.round.empty() || one.round() == options.round) && (survey.empty() || one.survey() == survey);
  };
  const auto count = std::ranges::count_if(*tables, wanted);
  if (count == 0) return base::Fail(base::Code::kNotFound, options.table + ": no such table", "there are: " + there);
  if (count > 1)
    return base::Fail(base::Code::kUsage, options.table + ": several tables",
                      "name one with --round, and its survey with --survey; there are: " + there);
  const report::GatedTable chosen = *std::ranges::find_if(*tables, wanted);
  std::erase_if(*tables, [&](const report::GatedTable& one) {
    return one.survey() != chosen.survey() || one.round() >= chosen.round();
  });
  std::ranges::stable_sort(*tables, {}, &report::GatedTable::round);
  tables->push_back(chosen);
  return tables;
}

int Make(const ReportOptions& options) {
  std::optional<SurveyFile> survey;
  if (!options.survey.empty()) {
    auto read = ReadSurvey(options.survey);
    if (!read) return Complain(read.error());
    survey = std::move(*read);
  }
  const auto tables = Choose(options, survey ? survey->survey.id : "");
  if (!tables) return Complain(tables.error());
  std::error_code failed;
  const fs::path assets = !options.assets.empty()                                ? options.assets
                          : fs::is_directory(fs::path(kHere) / "report", failed) ? kHere
                                                                                 : kInstalled;
  const auto language = charts::Language::Read(assets, options.locale);
  if (!language) return Complain(language.error());
  const auto pdf = document::ToPdf(tables->back(), {.kind = kKinds.at(options.kind),
                                                    .language = &*language,
                                                    .rounds = *tables,
                                                    .survey = survey ? &survey->survey : nullptr});
  if (!pdf) return Complain(pdf.error());
  if (const auto written = base::WriteFile(options.out, *pdf); !written) return Complain(written.error());
  return 0;
}

}  // namespace

void AddReport(CLI::App& app, Action& action) {
  auto options = std::make_shared<ReportOptions>();
  CLI::App* report = app.add_subcommand("report", "make a PDF of a published table");
  report->footer(
      "Example:\n  balss-endpoint export --db endpoint.db --format json --out tables.json\n"
      "  balss report tables.json --round 2026-autumn --survey my-day-5-7.json --locale lv --out report.pdf\n"
      "docs/report.md says what stands in it.");
  report->add_option("table", options->table, "published tables, as balss-endpoint export --format json writes them")
      ->required()
      ->type_name("FILE");
  report->add_option("--out", options->out, "the PDF")->required()->type_name("FILE");
  report->add_option("--locale", options->locale, "its language: one of assets/report")->capture_default_str();
  report->add_option("--survey", options->survey, "the survey's file: scales, pictures and whole wording")
      ->type_name("FILE");
  report
      ->add_option("--kind", options->kind,
                   "full; children: one page of pictures; intercultural: by domain, to talk about")
      ->check(CLI::IsMember({"full", "children", "intercultural"}))
      ->capture_default_str();
  report->add_option(
      "--round", options->round,
      "which of the file's tables, when there are several; earlier rounds of its survey are drawn as trends");
  report
      ->add_option("--assets", options->assets,
                   fmt::format("folder of report/ and i18n/; else {}, else {}", kHere, kInstalled))
      ->type_name("DIR");
  report->callback([&action, options] { action = [options] { return Make(*options); }; });
}

}  // namespace tool
