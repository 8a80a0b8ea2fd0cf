#include "sync/endpoint/web/library.h"

#include <algorithm>
#include <tuple>

#include "shared/report/over_time.h"

namespace web {

using privacy::GatedCount;

void Library::Refresh(db::Database& database, const FindSurvey& find) {
  for (const db::PublicationDay& one : database.PublicationDays()) {
    if (Find(one.survey, one.round)) continue;
    const auto publication = database.FindPublication(one.survey, one.round);
    auto table = report::GatedTable::FromJson(publication->table);
    if (!table) continue;
    const auto versions = database.Versions(one.survey, one.round);
    rounds_.push_back({one.survey, one.round, one.day, std::make_shared<const report::GatedTable>(std::move(*table)),
                       versions.empty() ? nullptr : find(versions.front().digest)});
  }
  std::ranges::sort(rounds_, {}, [](const Round& round) {
    return std::tuple(std::string_view(round.survey), report::YearOf(round.name), round.day,
                      std::string_view(round.name));
  });
}

std::vector<std::string> Library::Surveys() const {
  std::vector<std::string> surveys;
  for (const Round& round : rounds_)
    if (surveys.empty() || surveys.back() != round.survey) surveys.push_back(round.survey);
  return surveys;
}

std::vector<const Round*> Library::Of(std::string_view survey) const {
  std::vector<const Round*> found;
  for (const Round& round : rounds_)
    if (round.survey == survey) found.push_back(&round);
  return found;
}

const Round* Library::Find(std::string_view survey, std::string_view name) const {
  const auto found =
      std::ranges::find_if(rounds_, [&](const Round& round) { return round.survey == survey && round.name == name; });
  return found == rounds_.end() ? nullptr : &*found;
}

GatedCount PeopleIn(const report::GatedTable& table, std::size_t group) {
  GatedCount most;
  const auto consider = [&](const GatedCount& n) {
    if (n.shown() && n.rounded >= most.rounded) most = n;
  };
  for (const auto& question : table.questions()) consider(question.tallies[group].n);
  for (const auto& measure : table.measures()) consider(measure.scores[group].n);
  return most;
}

bool IsReadable(const report::GatedTable& table, std::size_t group) {
  return PeopleIn(table, group).kind == GatedCount::Kind::kShown;
}

}  // namespace web
