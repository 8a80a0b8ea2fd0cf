// Published tables as files: what the pages show, and nothing more. Rows never come here.
#include <algorithm>

#include "shared/base/ascii.h"
#include "shared/report/write.h"
#include "sync/endpoint/web/pages.h"

namespace web {
namespace {

Html Links(const Visit& visit, const std::string& survey, const std::string& round, const std::string& what) {
  Html links;
  for (const char* format : {"csv", "json"}) {
    const Url url = Url("/download").With("format", format).With("survey", survey).With("round", round);
    const std::string name = format == std::string_view("csv") ? "CSV" : "JSON";
    links +=
        Html("a", {{"href", url}, {"aria-label", visit.Say(Key::kDownloadsGet, {{"format", name}, {"what", what}})}},
             {name});
    links += " ";
  }
  return links;
}

}  // namespace

std::string FileName(std::string_view survey, std::string_view round, std::string_view format) {
  std::string name = "balss-";
  for (const char c : std::string(survey) + (round.empty() ? "" : "-") + std::string(round)) {
    const bool plain = base::IsLetterOrDigit(c) || c == '-';
    name += plain ? c : '_';
  }
  return name + "." + std::string(format);
}

Response Downloads(const Desk& desk, const Visit& visit) {
  const bool plans = visit.user && visit.user->role >= db::Role::kPlanner && !desk.speaking.empty();
  Html rows;
  for (const std::string& survey : desk.library.Surveys()) {
    const auto rounds = desk.library.Of(survey);
    const std::string title = TitleOf(visit.words, *rounds.back()), all = visit.Say(Key::kDownloadsAll);
    const auto row = [&](const Round* round) {
      const std::string name = round ? round->name : "", what = round ? round->name : all;
      Html cells = RowHead(visit.words.Text(rounds.back()->table->title(), survey));
      cells += Cell(what);
      cells += Html("td", {{"class", "files"}}, {Links(visit, survey, name, title + ", " + what)});
      if (plans) cells += Html("td", {{"class", "files"}}, {round ? ReportLinks(desk, visit, *round) : Html()});
      rows += Html("tr", {}, {cells});
    };
    if (rounds.size() > 1) row(nullptr);
    for (auto round = rounds.rbegin(); round != rounds.rend(); ++round) row(*round);
  }
  if (rows.empty()) return Page(visit, visit.Say(Key::kDownloadsTitle), Html("p", {}, {visit.Say(Key::kOverviewNone)}));
  Html content("p", {}, {visit.Say(Key::kDownloadsNote)});
  const std::string of = visit.Say(Key::kColumnSurvey), round = visit.Say(Key::kColumnRound),
                    files = visit.Say(Key::kColumnFile);
  const Html heads = plans ? Heads({of, round, files, visit.Say(Key::kColumnReport)}) : Heads({of, round, files});
  content += Table(visit.Say(Key::kDownloadsTitle), Caption::kHeard, heads, rows, {.wide = true, .figures = false});
  return Page(visit, visit.Say(Key::kDownloadsTitle), content);
}

Response Download(const Desk& desk, const Visit& visit) {
  const std::string survey = visit.request.Get("survey"), round = visit.request.Get("round");
  const std::string format = visit.request.Get("format");
  std::vector<report::GatedTable> tables;
  for (const Round* one : desk.library.Of(survey))
    if (round.empty() || one->name == round) tables.push_back(*one->table);
  if (tables.empty() || (format != "csv" && format != "json")) return ProblemPage(visit, Key::kErrorNotFound, 404);
  Response file;
  if (format == "csv") {
    file.type = "text/csv; charset=utf-8";
    file.body = report::ToCsv(tables, visit.words.tag());
  } else {
    file.type = "application/json";
    for (const auto& table : tables) file.body += (file.body.empty() ? "[" : ",\n") + report::ToJson(table);
    file.body += "]\n";
  }
  file.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + FileName(survey, round, format) + '"');
  return file;
}

}  // namespace web
