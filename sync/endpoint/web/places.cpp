// Centres, as a published table has them; and the kiosks that are enrolled.
#include <algorithm>

#include "sync/endpoint/web/pages.h"

namespace web {
namespace {

constexpr std::string_view kCentre = "#centre=", kTerritory = "#territory=";

// A measure's mean, or why there is none.
Html Mean(const Words& words, const report::GatedScore& score) {
  if (score.figures != privacy::GatedCount::Kind::kShown)
    return Html("td", {{"class", "hidden"}}, {words.Show({score.figures, 0})});
  return NumberCell(words.Number(score.mean));
}

Html PlaceTable(const Visit& visit, const Round& round, std::string_view prefix, Key title) {
  const report::GatedTable& table = *round.table;
  Html rows;
  for (std::size_t g = 0; g < table.groups().size(); ++g) {
    const report::Label& group = table.groups()[g];
    if (!group.code.starts_with(prefix)) continue;
    const auto people = PeopleIn(table, g);
    Html cells = RowHead(visit.words.Name(group));
    cells += people.shown() ? NumberCell(visit.words.Show(people))
                            : Html("td", {{"class", "hidden"}}, {visit.words.Show(people)});
    for (const auto& measure : table.measures()) cells += Mean(visit.words, measure.scores[g]);
    rows += Html("tr", {}, {cells});
  }
  if (rows.empty()) return {};
  Html heads("th", {{"scope", "col"}}, {visit.Say(title)});
  heads += Html("th", {{"scope", "col"}}, {visit.Say(Key::kColumnPeople)});
  for (const auto& measure : table.measures())
    heads += Html("th", {{"scope", "col"}}, {visit.words.Name(measure.label), ", " + visit.Say(Key::kMeasureMean)});
  return Table(visit.Say(title), Caption::kSeen, Html("tr", {}, {heads}), rows, {.wide = true});
}

}  // namespace

Response Centres(const Desk& desk, const Visit& visit) {
  const std::string title = visit.Say(Key::kCentresTitle);
  const auto rounds = ChosenSurvey(desk, visit);
  if (rounds.empty()) return Page(visit, title, Html("p", {}, {visit.Say(Key::kOverviewNone)}));
  const Round& round = ChosenRound(rounds, visit);
  Html fields = SurveyFilter(desk, visit, round.survey);
  fields += RoundFilter(visit, rounds, round.name);
  Html content = Filters(visit, fields);
  content += Html("h2", {}, {visit.words.Text(round.table->title(), round.survey), ", " + round.name});
  Html tables = PlaceTable(visit, round, kTerritory, Key::kColumnTerritory);
  tables += PlaceTable(visit, round, kCentre, Key::kColumnCentre);
  if (tables.empty()) return Page(visit, title, content += Html("p", {}, {visit.Say(Key::kCentresNone)}));
  content += Html("p", {{"class", "hint"}}, {visit.Say(Key::kCentresNote)});
  content += tables;
  const auto by = [&](const char* what, Key words) {
    const Url url = Url("/results").With("survey", round.survey).With("round", round.name).With("by", what);
    return Html("li", {}, {Html("a", {{"href", url}}, {visit.Say(Key::kResultsTitle) + ": " + visit.Say(words)})});
  };
  content += Html("ul", {}, {by("territory", Key::kByTerritory), by("centre", Key::kByCentre)});
  return Page(visit, title, content);
}

Response Devices(const Desk& desk, const Visit& visit) {
  const auto centres = desk.database.Centres();
  Html rows;
  for (const db::EnrolledDevice& device : desk.database.Devices()) {
    const auto centre = std::ranges::find(centres, device.centre, &db::Centre::id);
    const bool named = centre != centres.end() && !centre->name.empty();
    rows += Html("tr", {},
                 {RowHead(device.name),
                  Cell(named                   ? centre->name
                       : device.centre.empty() ? "–"
                                               : device.centre),
                  Cell(visit.words.Date(device.day)), Cell(Html("code", {}, {db::KeyMark(device.token_hash)}))});
  }
  Html content("p", {}, {visit.Say(Key::kDevicesNote)});
  if (rows.empty())
    content += Html("p", {}, {visit.Say(Key::kDevicesNone)});
  else
    content += Table(visit.Say(Key::kDevicesTitle), Caption::kHeard,
                     Heads({visit.Say(Key::kColumnName), visit.Say(Key::kColumnCentre), visit.Say(Key::kColumnEnrolled),
                            visit.Say(Key::kColumnKey)}),
                     rows, {.wide = true, .figures = false});
  return Page(visit, visit.Say(Key::kDevicesTitle), content);
}

}  // namespace web
