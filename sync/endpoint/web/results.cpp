// The results of one round, and the same over the years.
#include <algorithm>
#include <set>

#include "shared/report/over_time.h"
#include "sync/endpoint/web/pages.h"
#include "sync/endpoint/web/pictures.h"
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
  return Html(
      "p", {{"class", "n"}},
      {words.Say(Key::kMeasureRange, {{"from", words.Number(measure.from)}, {"to", words.Number(measure.to)}})});
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
    if (several)
      all += Html("h3", {}, {domain.code.empty() ? Html(words.Say(Key::kResultsOther)) : words.Name(domain)});
    all += section;
  }
  return all;
}

// What a page or a picture is of: which part of which tables.
struct Chosen {
  std::vector<const Round*> rounds;  // of the survey
  const Round* round = nullptr;      // of Results
  std::vector<Option> groups;        // what can be chosen for `by`
  std::string question, domain, by;
  GatedTable all, table;  // before questions were chosen, and after
};

Chosen ChooseResults(std::vector<const Round*> rounds, const Visit& visit) {
  const Round& round = ChosenRound(rounds, visit);
  const auto groups = GroupOptions(visit, *round.table);
  const std::string by = OneOf(groups, visit.request.Get("by"), "all");
  const std::string question = visit.request.Get("question"), domain = visit.request.Get("domain");
  return {
      std::move(rounds), &round, groups, question, domain, by, *round.table, round.table->Pick({question, domain, by})};
}

// The last ten columns, whole years.
std::vector<GatedTable> LastOnes(const std::vector<const Round*>& rounds, bool by_year) {
  const auto column = [&](const Round* one) { return by_year ? report::YearOf(one->name) : one->name; };
  std::vector<std::string> columns;
  for (const Round* one : rounds)
    if (!column(one).empty() && (columns.empty() || columns.back() != column(one))) columns.push_back(column(one));
  if (columns.size() > kMostColumns) columns.erase(columns.begin(), columns.end() - kMostColumns);
  std::vector<GatedTable> tables;
  for (const Round* one : rounds)
    if (std::ranges::find(columns, column(one)) != columns.end()) tables.push_back(*one->table);
  return tables;
}

Chosen ChooseTrend(std::vector<const Round*> rounds, const Visit& visit) {
  const std::vector<Option> periods{{"round", visit.Say(Key::kByRound)}, {"year", visit.Say(Key::kByYear)}};
  const std::string by = OneOf(periods, visit.request.Get("by"), "round");
  const std::string question = visit.request.Get("question"), domain = visit.request.Get("domain");
  const bool years = by == "year";
  const auto all = report::OverTime(LastOnes(rounds, years), years ? report::Period::kYear : report::Period::kRound);
  const GatedTable table = all->Pick({question, domain, ""});  // every one of LastOnes has a year when it must
  return {std::move(rounds), nullptr, periods, question, domain, by, *all, table};
}

// Where a question's picture is.
Url PictureOf(const Visit& visit, const Chosen& chosen, const std::string& code) {
  return Url("/chart.svg")
      .With("survey", chosen.rounds.back()->survey)
      .With("round", chosen.round ? chosen.round->name : "")
      .With("over", chosen.round ? "" : "time")
      .With("by", chosen.by)
      .With("of", code)
      .With("lang", visit.words.tag());
}

// There are charts.
charts::Chart DrawnOf(const Desk& desk, const Chosen& chosen, const std::string& code) {
  return ChartOf(chosen.table, code, chosen.round == nullptr, *desk.charts,
                 chosen.round ? chosen.round->definition : nullptr);
}

Figure FigureOf(const Desk& desk, const Visit& visit, const Chosen& chosen, const std::string& code) {
  if (!desk.charts) return {};
  return FigureOf(DrawnOf(desk, chosen, code), PictureOf(visit, chosen, code));
}

// What stands below the heading of a question or a measure.
struct Show {
  const Desk& desk;
  const Visit& visit;
  const Chosen& chosen;

  Html operator()(const report::GatedQuestion& question) const {
    if (std::ranges::none_of(question.tallies, [](const auto& tally) { return tally.n.shown(); })) return TooFew();
    Figure figure = FigureOf(desk, visit, chosen, question.label.code);
    const bool drawn = !figure.picture.empty();
    const bool everybody = chosen.round && chosen.table.groups().size() == 1;
    Html html = everybody && !drawn ? Answered(visit.words, question) : std::move(figure.finding);
    figure.picture += chosen.round ? QuestionTable(visit.words, chosen.table, question, !drawn)
                                   : TrendTable(visit.words, chosen.table, question);
    return html += Html("div", {{"class", "beside", drawn && everybody}}, {figure.picture});
  }
  Html operator()(const report::GatedMeasure& measure) const {
    if (std::ranges::none_of(measure.scores, [](const auto& score) { return score.n.shown(); })) return TooFew();
    Html html = Range(visit.words, measure);
    const Figure figure = FigureOf(desk, visit, chosen, measure.label.code);
    html += figure.finding;
    html += figure.picture;
    return html += chosen.round ? MeasureTable(visit.words, chosen.table, measure)
                                : TrendTable(visit.words, chosen.table, measure);
  }

 private:
  Html TooFew() const { return Html("p", {{"class", "hint"}}, {visit.Say(Key::kResultsTooFew)}); }
};

bool IsEmpty(const GatedTable& table) { return table.questions().empty() && table.measures().empty(); }

// How a trend can be looked at closer (assets/web/closer.js): what stands once for all tables of the page.
Html Closer(const Visit& visit) {
  const Html time("label", {{"class", "time"}}, {visit.Say(Key::kFilterTime)});
  const Html panel("div", {{"class", "panel"}, {"hidden", true}},
                   {Html("fieldset", {}, {Html("legend", {}, {visit.Say(Key::kTrendLines)})}),
                    Html("div", {{"class", "plot"}}, {Html("canvas", {{"role", "img"}})}), time,
                    Html("input", {{"type", "range"}, {"min", "0"}, {"max", "0"}})});
  const Html button("button", {{"type", "button"}, {"aria-expanded", "false"}}, {visit.Say(Key::kTrendCloser)});
  Html html("template", {{"id", "look-closer"}}, {Html("div", {{"class", "closer"}}, {button, panel})});
  for (const Path script : {Path("/chart.js"), Path("/closer.js")})
    html += Html::Script(Url(script).With("v", visit.scripts));
  return html;
}

}  // namespace

Response Results(const Desk& desk, const Visit& visit) {
  const std::string title = visit.Say(Key::kResultsTitle);
  auto rounds = ChosenSurvey(desk, visit);
  if (rounds.empty()) return Page(visit, title, Html("p", {}, {visit.Say(Key::kOverviewNone)}));
  const Chosen chosen = ChooseResults(std::move(rounds), visit);
  const GatedTable& table = chosen.table;

  Html fields = SurveyFilter(desk, visit, chosen.round->survey);
  fields += RoundFilter(visit, chosen.rounds, chosen.round->name);
  fields += DomainFilter(visit, chosen.all, chosen.domain);
  fields += QuestionFilter(visit, chosen.all, chosen.question, true);
  fields += Select("by", visit.Say(Key::kFilterBy), chosen.groups, chosen.by);
  Html content = Filters(visit, fields);
  content += Html("h2", {}, {visit.words.Text(chosen.all.title(), chosen.round->survey), ", " + chosen.round->name});
  if (IsEmpty(table)) content += Html("p", {}, {visit.Say(Key::kResultsNone)});
  if (const std::string hidden = HiddenGroups(visit.words, table); !hidden.empty() && !IsEmpty(table))
    content += Html("p", {{"class", "hint"}}, {visit.Say(Key::kResultsHidden, {{"groups", hidden}})});
  content += ByDomain(visit.words, table, Show{desk, visit, chosen});
  if (const Html quality = QualityTables(visit.words, table.quality()); !quality.empty()) {
    content += Html("h3", {}, {visit.Say(Key::kQualityTitle)});
    content += quality;
  }
  return Page(visit, title, content);
}

Response Trend(const Desk& desk, const Visit& visit) {
  const std::string title = visit.Say(Key::kTrendTitle);
  auto rounds = ChosenSurvey(desk, visit);
  if (rounds.empty()) return Page(visit, title, Html("p", {}, {visit.Say(Key::kOverviewNone)}));
  const Chosen chosen = ChooseTrend(std::move(rounds), visit);
  const Round& newest = *chosen.rounds.back();
  Html fields = SurveyFilter(desk, visit, newest.survey);
  fields += DomainFilter(visit, chosen.all, chosen.domain);
  fields += QuestionFilter(visit, chosen.all, chosen.question, true);
  fields += Select("by", visit.Say(Key::kFilterTime), chosen.groups, chosen.by);
  Html content = Filters(visit, fields);
  content += Html("h2", {}, {visit.words.Text(newest.table->title(), newest.survey)});
  content += Html("p", {{"class", "hint"}}, {visit.Say(Key::kTrendNote)});
  if (IsEmpty(chosen.table)) content += Html("p", {}, {visit.Say(Key::kResultsNone)});
  content += ByDomain(visit.words, chosen.table, Show{desk, visit, chosen});
  const bool closer = !visit.scripts.empty() && !IsEmpty(chosen.table);
  if (closer) content += Closer(visit);
  Response page = Page(visit, title, content);
  page.has_scripts = closer;
  return page;
}

Response ChartPicture(const Desk& desk, const Visit& visit) {
  auto rounds = ChosenSurvey(desk, visit);
  if (desk.charts && !rounds.empty()) {
    const bool over_time = visit.request.Get("over") == "time";
    const Chosen chosen = over_time ? ChooseTrend(std::move(rounds), visit) : ChooseResults(std::move(rounds), visit);
    const charts::Chart chart = DrawnOf(desk, chosen, visit.request.Get("of"));
    if (charts::SaysSomething(chart)) return Picture(chart, visit.request.Get("width") == "narrow");
  }
  return ProblemPage(visit, Key::kErrorNotFound, 404);
}

}  // namespace web
