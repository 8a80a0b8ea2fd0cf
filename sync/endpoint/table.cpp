// table: published tables as a reader wants to see them; and, where the opened rows are, by another question.
#include <fmt/format.h>

#include <algorithm>

#include "shared/report/write.h"
#include "sync/endpoint/commands.h"
#include "sync/endpoint/tabulate/publish.h"

namespace endpoint {
namespace {

using base::Code;
using base::Fail;
using report::GatedTable;
using Tables = std::vector<GatedTable>;

// Of the survey, in the order of the rounds' names; of --round only that one.
base::Result<Tables> Published(db::Database& database, const Options& options) {
  Tables tables;
  for (const db::Publication& publication : database.Publications()) {
    if (publication.survey != options.survey) continue;
    if (!options.round.empty() && publication.round != options.round) continue;
    auto table = GatedTable::FromJson(publication.table);
    if (!table) return std::unexpected(table.error());
    tables.push_back(std::move(*table));
  }
  if (tables.empty())
    return Fail(Code::kState, fmt::format("{} {} is not published", options.survey, options.round),
                "run balss-endpoint publish --survey ID --round NAME first");
  return tables;
}

base::Result<Tables> SideBySide(const Tables& tables, bool years) {
  std::vector<report::Label> groups;
  std::vector<std::size_t> columns;
  for (const GatedTable& table : tables) {
    const std::string name = years ? report::YearOf(table.round()) : table.round();
    if (name.empty())
      return Fail(Code::kUsage, "the name of round " + table.round() + " holds no year", "use --by round");
    const std::string code = (years ? "#year=" : "#round=") + name;
    const auto at = std::ranges::find(groups, code, &report::Label::code);
    columns.push_back(static_cast<std::size_t>(at - groups.begin()));
    if (at == groups.end()) groups.push_back({code, survey::Text(name)});
  }
  return Tables{GatedTable::SideBySide(tables, groups, columns)};
}

bool HasGroups(const Tables& tables, const std::string& by) {
  return by.empty() || by == "all" || by == "centre" || by == "territory" ||
         std::ranges::any_of(tables, [&](const GatedTable& table) {
           return std::ranges::any_of(table.groups(), [&](const auto& one) { return one.code.starts_with(by + "="); });
         });
}

// Each round counted again.
base::Result<Tables> ByQuestion(db::Database& database, const Tables& published, const Options& options) {
  if (options.rows.empty() || options.surveys.empty())
    return Fail(Code::kUsage, "no published table is by \"" + options.by + '"',
                "all, centre, territory, round, year or an attribute; another question needs --rows and --surveys");
  const auto surveys = ReadSurveys(options);
  if (!surveys) return std::unexpected(surveys.error());
  const auto norms = ReadNorms(options);
  if (!norms) return std::unexpected(norms.error());
  base::SystemRandom random;
  tabulate::RowsDb rows(options.rows, random, db::Missing::kRefuse);
  Tables tables;
  for (const GatedTable& table : published) {
    auto counted = tabulate::CountBy(rows, *surveys, options.survey, table.round(),
                                     {tabulate::CentresOf(database), options.by, *norms ? &**norms : nullptr});
    if (!counted) return std::unexpected(counted.error());
    tables.push_back(std::move(*counted));
  }
  return tables;
}

base::Result<Tables> Asked(const Options& options) {
  db::Database database(options.db, db::Missing::kRefuse);
  const auto published = Published(database, options);
  if (!published) return published;
  report::Selection selection{options.question, options.domain, options.by};
  base::Result<Tables> tables = *published;
  if (options.by == "round" || options.by == "year")
    tables = SideBySide(*published, options.by == "year"), selection.by.clear();
  else if (!HasGroups(*published, options.by))
    tables = ByQuestion(database, *published, options), selection.by.clear();
  if (!tables) return tables;
  bool any = false;
  for (GatedTable& table : *tables) {
    table = table.Pick(selection);
    any = any || !table.questions().empty() || !table.measures().empty();
  }
  if (!any)
    return Fail(Code::kNotFound, "the tables have no such question, measure or domain",
                "the codes stand in balss-endpoint export --format csv");
  return tables;
}

}  // namespace

base::Result<void> Table(const Options& options) {
  const auto tables = Asked(options);
  if (!tables) return std::unexpected(tables.error());
  std::string written;
  for (const GatedTable& table : *tables)
    if (options.json)
      written += (written.empty() ? "[" : ",\n") + report::ToJson(table);
    else
      written += (written.empty() ? "" : "\n") + report::ToText(table, options.locale);
  fmt::print("{}{}", written, options.json ? "]\n" : "");
  return {};
}

}  // namespace endpoint
