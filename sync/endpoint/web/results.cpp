// The results of one round, and the same over the years.
#include <algorithm>
#include <map>
#include <set>

#include "shared/report/over_time.h"
#include "sync/endpoint/web/pages.h"
#include "sync/endpoint/web/tables.h"

namespace web {
namespace {

using report::GatedTable;

constexpr std::size_t kMostColumns = 10;

// What groups a table has: attributes by their questions' words, and places.
std::vector<Option> GroupOptions(const Visit& visit, const GatedTable& table) {
  std::vector<Option> options{{"all", visit.Say(Key::kByAll)}};
  std::set<std::string> seen;
  for (const report::Label& group : table.groups()) {
    const std::string kind = group.code.substr(0, group.code.find('='));
    if (kind == group.code || !seen.insert(kind).second) continue;
    if (kind == "#centre")
      options.push_back({"centre", visit.Say(Key::kByCentre)});
    else if (kind == "#territory")
      options.push_back({"territory", visit.Say(Key::kByTerritory)});
    else {
      const auto question = std::ranges::find(table.questions(), kind, [](const auto& one) { return one.label.code; });
      const std::string what = question == table.questions().end() ? kind : visit.words.Plain(question->label);
      options.push_back({kind, visit.Say(Key::kByAttribute, {{"what", what}})});
    }
  }
  return options;
}

// Whether one of the options stands for it; else `otherwise`.
std::string OneOf(const std::vector<Option>& options, const std::string& value, const std::string& otherwise) {
  return std::ranges::find(options, value, &Option::value) == options.end() ? otherwise : value;
}

Html Answered(const Words& words, const report::GatedQuestion& question) {
  return Html("p", {{"class", "n"}}, {words.Say(Key::kColumnAnswered) + ": " + words.Show(question.tallies[0].n)});
}

Html Range(const Words& words, const report::GatedMeasure& measure) {
  return Html("p", {{"class", "n"}}, {words.Say(Key::kMeasureRange, {{"from", words.Number(measure.from)},
                                                                    {"to", words.Number(measure.to)}})});
}

// Questions and measures under the headings of their domains; `show` makes what stands below a question's heading.
template <class Show>
Html ByDomain(const Words& words, const GatedTable& table, Show show) {
  std::vector<report::Label> domains = table.domains();
  const bool several = !domains.empty();
  domains.push_back({});  // those of none
  Html all;
  for (const report::Label& domain : domains) {
    Html section;
    const auto add = [&](const auto& one) {
      const bool known = std::ranges::find(table.domains(), one.domain, &report::Label::code) != table.domains().end();
      if (known ? one.domain != domain.code : !domain.code.empty()) return;
      const Html heading = several ? Html("h4", {}, {words.Name(one.label)}) : Html("h3", {}, {words.Name(one.label)});
      section += Html("section", {{"class", "question"}}, {heading, show(one)});
    };
    std::ranges::for_each(table.measures(), add);
    std::ranges::for_each(table.questions(), add);
    if (section.empty()) continue;
    if (several) all += Html("h3", {}, {domain.code.empty() ? Html(words.Say(Key::kResultsOther)) : words.Name(domain)});
    all += section;
  }
  return all;
}

struct ShowResults {
  const Words& words;
  const GatedTable& table;
  Html operator()(const report::GatedQuestion& question) const {
    Html html;
    if (table.groups().size() == 1) html += Answered(words, question);
    return html += QuestionTable(words, table, question);
  }
  Html operator()(const report::GatedMeasure& measure) const {
    Html html = Range(words, measure);
    return html += MeasureTable(words, table, measure);
  }
};

struct ShowTrend {
  const Words& words;
  const GatedTable& table;
  Html operator()(const report::GatedQuestion& question) const { return TrendTable(words, table, question); }
  Html operator()(const report::GatedMeasure& measure) const {
    Html html = Range(words, measure);
    return html += TrendTable(words, table, measure);
  }
};

bool IsEmpty(const GatedTable& table) { return table.questions().empty() && table.measures().empty(); }

}  // namespace

Response Results(const Desk& desk, const Visit& visit) {
  const std::string title = visit.Say(Key::kResultsTitle);
  const auto rounds = ChosenSurvey(desk, visit);
  if (rounds.empty()) return Page(visit, title, Html("p", {}, {visit.Say(Key::kOverviewNone)}));
  const Round& round = ChosenRound(rounds, visit);
  const auto groups = GroupOptions(visit, *round.table);
  const std::string by = OneOf(groups, visit.request.Get("by"), "all");
  const std::string question = visit.request.Get("question"), domain = visit.request.Get("domain");

  Html fields = SurveyFilter(desk, visit, round.survey);
  fields += RoundFilter(visit, rounds, round.name);
  fields += DomainFilter(visit, *round.table, domain);
  fields += QuestionFilter(visit, *round.table, question, true);
  fields += Select("by", visit.Say(Key::kFilterBy), groups, by);
  Html content = Filters(visit, fields);
  content += Html("h2", {}, {visit.words.Text(round.table->title(), round.survey), ", " + round.name});

  const GatedTable table = round.table->Pick({question, domain, by});
  if (IsEmpty(table)) content += Html("p", {}, {visit.Say(Key::kResultsNone)});
  if (const std::string hidden = HiddenGroups(visit.words, table); !hidden.empty() && !IsEmpty(table))
    content += Html("p", {{"class", "hint"}}, {visit.Say(Key::kResultsHidden, {{"groups", hidden}})});
  content += ByDomain(visit.words, table, ShowResults{visit.words, table});
  if (const Html quality = QualityTables(visit.words, table.quality()); !quality.empty()) {
    content += Html("h3", {}, {visit.Say(Key::kQualityTitle)});
    content += quality;
  }
  return Page(visit, title, content);
}

Response Trend(const Desk& desk, const Visit& visit) {
  const std::string title = visit.Say(Key::kTrendTitle);
  const auto rounds = ChosenSurvey(desk, visit);
  if (rounds.empty()) return Page(visit, title, Html("p", {}, {visit.Say(Key::kOverviewNone)}));
  const bool by_year = visit.request.Get("by") == "year";
  std::vector<GatedTable> tables;
  for (const Round* round : rounds)
    if (!by_year || !report::YearOf(round->name).empty()) tables.push_back(*round->table);
  // The last ten columns: whole years.
  std::vector<std::string> columns;
  const auto column = [&](const GatedTable& one) { return by_year ? report::YearOf(one.round()) : one.round(); };
  for (const GatedTable& one : tables)
    if (columns.empty() || columns.back() != column(one)) columns.push_back(column(one));
  if (columns.size() > kMostColumns) columns.erase(columns.begin(), columns.end() - kMostColumns);
  std::erase_if(tables, [&](const auto& one) { return std::ranges::find(columns, column(one)) == columns.end(); });
  const auto together = report::OverTime(tables, by_year ? report::Period::kYear : report::Period::kRound);

  const std::string question = visit.request.Get("question"), domain = visit.request.Get("domain");
  Html fields = SurveyFilter(desk, visit, rounds.back()->survey);
  fields += DomainFilter(visit, *together, domain);
  fields += QuestionFilter(visit, *together, question, true);
  fields += Select("by", visit.Say(Key::kFilterBy),
                   {{"round", visit.Say(Key::kByRound)}, {"year", visit.Say(Key::kByYear)}}, by_year ? "year" : "round");
  Html content = Filters(visit, fields);
  content += Html("h2", {}, {visit.words.Text(rounds.back()->table->title(), rounds.back()->survey)});
  content += Html("p", {{"class", "hint"}}, {visit.Say(Key::kTrendNote)});
  const GatedTable table = together->Pick({question, domain, ""});
  if (IsEmpty(table)) content += Html("p", {}, {visit.Say(Key::kResultsNone)});
  content += ByDomain(visit.words, table, ShowTrend{visit.words, table});
  return Page(visit, title, content);
}

}  // namespace web
