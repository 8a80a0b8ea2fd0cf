// The pages that are read: each is made from what was published, and shows nothing else. Private to web/.
#pragma once

#include "shared/report/charts/language.h"
#include "sync/endpoint/db/database.h"
#include "sync/endpoint/web/library.h"
#include "sync/endpoint/web/page.h"

namespace web {

// What pages are made of. `today`: days since 1970. `charts`: how charts speak; nullptr: there are none in this
// language.
struct Desk {
  db::Database& database;
  const Library& library;
  int today = 0;
  const charts::Language* charts = nullptr;
  const std::vector<charts::Language>& speaking;  // all languages of reports
};

Response Overview(const Desk& desk, const Visit& visit);
Response Results(const Desk& desk, const Visit& visit);
Response Trend(const Desk& desk, const Visit& visit);
Response ChartPicture(const Desk& desk, const Visit& visit);  // of one question of one of these two
Response Centres(const Desk& desk, const Visit& visit);
Response Downloads(const Desk& desk, const Visit& visit);
Response Download(const Desk& desk, const Visit& visit);  // one file
Response Report(const Desk& desk, const Visit& visit);    // one PDF
Response Devices(const Desk& desk, const Visit& visit);

// Private to them.

// The survey that is asked for, or the first; its rounds, the newest last. Empty when nothing is published.
std::vector<const Round*> ChosenSurvey(const Desk& desk, const Visit& visit);
// The round that is asked for, or the newest of those.
const Round& ChosenRound(const std::vector<const Round*>& rounds, const Visit& visit);

std::string TitleOf(const Words& words, const Round& round);
// "balss-<survey>-<round>.<format>": only what a file may be called everywhere.
std::string FileName(std::string_view survey, std::string_view round, std::string_view format);
Html ReportLinks(const Desk& desk, const Visit& visit, const Round& round);
Html Filters(const Visit& visit, const Html& fields);  // a form with GET
Html SurveyFilter(const Desk& desk, const Visit& visit, const std::string& chosen);
Html RoundFilter(const Visit& visit, const std::vector<const Round*>& rounds, const std::string& chosen);
// The questions and measures of a table, as they are called; its domains.
Html QuestionFilter(const Visit& visit, const report::GatedTable& table, const std::string& chosen, bool all);
Html DomainFilter(const Visit& visit, const report::GatedTable& table, const std::string& chosen);

}  // namespace web
