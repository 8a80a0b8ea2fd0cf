#include "sync/endpoint/web/pages.h"

namespace web {
namespace {

constexpr int kNewDays = 30;

Html LinkTo(const Words& words, const Round& round) {
  return Html("a", {{"href", Url("/results").With("survey", round.survey).With("round", round.name)}},
              {words.Text(round.table->title(), round.survey)});
}

Html New(const Desk& desk, const Visit& visit) {
  Html list;
  for (const Round& round : desk.library.rounds())
    if (round.day != 0 && desk.today - round.day <= kNewDays)
      list += Html("li", {}, {LinkTo(visit.words, round), ", " + round.name + ", " + visit.words.Date(round.day)});
  Html section("h2", {}, {visit.Say(Key::kOverviewNew)});
  section += list.empty() ? Html("p", {}, {visit.Say(Key::kOverviewNewNone)}) : Html("ul", {}, {list});
  return section;
}

// A survey with its rounds, the newest first.
Html Shelf(const Visit& visit, const std::vector<const Round*>& rounds) {
  Html rows;
  for (auto round = rounds.rbegin(); round != rounds.rend(); ++round) {
    const Url url = Url("/results").With("survey", (*round)->survey).With("round", (*round)->name);
    rows +=
        Html("tr", {},
             {RowHead(Html("a", {{"href", url}}, {(*round)->name})),
              NumberCell(visit.words.Show(PeopleIn(*(*round)->table))), NumberCell(visit.words.Date((*round)->day))});
  }
  const Html title = visit.words.Text(rounds.back()->table->title(), rounds.back()->survey);
  return Html(
      "section", {},
      {Html("h3", {}, {title}),
       Table(title, Caption::kHeard,
             Heads({visit.Say(Key::kColumnRound), visit.Say(Key::kColumnPeople), visit.Say(Key::kColumnPublished)}),
             rows, {})});
}

Html Published(const Desk& desk, const Visit& visit) {
  Html section("h2", {}, {visit.Say(Key::kOverviewRounds)});
  Html shelves;
  for (const std::string& survey : desk.library.Surveys()) shelves += Shelf(visit, desk.library.Of(survey));
  if (shelves.empty()) return section += Html("p", {}, {visit.Say(Key::kOverviewNone)});
  section += Html("div", {{"class", "shelves"}}, {shelves});
  return section += Html("p", {{"class", "hint"}}, {visit.Say(Key::kOverviewPeopleNote)});
}

// Their names only: a number would be a true count, and change with each upload.
Html Coming(const Desk& desk, const Visit& visit) {
  Html list;
  for (const db::PublicationDay& round : desk.database.Unpublished()) {
    const auto published = desk.library.Of(round.survey);
    const std::string title = published.empty() ? round.survey : TitleOf(visit.words, *published.back());
    list += Html("li", {}, {title + ", " + round.round});
  }
  if (list.empty()) return {};
  Html section("h2", {}, {visit.Say(Key::kOverviewComing)});
  section += Html("p", {}, {visit.Say(Key::kOverviewComingNote)});
  return section += Html("ul", {}, {list});
}

}  // namespace

Response Overview(const Desk& desk, const Visit& visit) {
  Html content = New(desk, visit);
  content += Published(desk, visit);
  content += Coming(desk, visit);
  return Page(visit, visit.Say(Key::kOverviewTitle), content);
}

}  // namespace web
