#include <algorithm>

#include "sync/endpoint/web/pages.h"

namespace web {

std::vector<const Round*> ChosenSurvey(const Desk& desk, const Visit& visit) {
  auto rounds = desk.library.Of(visit.request.Get("survey"));
  if (rounds.empty() && !desk.library.rounds().empty()) rounds = desk.library.Of(desk.library.rounds()[0].survey);
  return rounds;
}

const Round& ChosenRound(const std::vector<const Round*>& rounds, const Visit& visit) {
  const auto found = std::ranges::find(rounds, visit.request.Get("round"), &Round::name);
  return found == rounds.end() ? *rounds.back() : **found;
}

std::string TitleOf(const Words& words, const Round& round) { return words.Plain(round.table->title(), round.survey); }

Html Filters(const Visit& visit, const Html& fields) {
  return Html("form", {{"method", "get"}, {"action", Url(visit.here)}, {"class", "filters"}},
              {Html("fieldset", {},
                    {Html("legend", {}, {visit.Say(Key::kFilterTitle)}), fields,
                     Html("button", {{"type", "submit"}}, {visit.Say(Key::kFilterShow)})})});
}

Html SurveyFilter(const Desk& desk, const Visit& visit, const std::string& chosen) {
  std::vector<Option> options;
  for (const std::string& survey : desk.library.Surveys())
    options.push_back({survey, TitleOf(visit.words, *desk.library.Of(survey).back())});
  return Select("survey", visit.Say(Key::kFilterSurvey), options, chosen);
}

Html RoundFilter(const Visit& visit, const std::vector<const Round*>& rounds, const std::string& chosen) {
  std::vector<Option> options;
  for (auto round = rounds.rbegin(); round != rounds.rend(); ++round)
    options.push_back({(*round)->name, (*round)->name});
  return Select("round", visit.Say(Key::kFilterRound), options, chosen);
}

Html QuestionFilter(const Visit& visit, const report::GatedTable& table, const std::string& chosen, bool all) {
  std::vector<Option> options;
  if (all) options.push_back({"", visit.Say(Key::kFilterEvery)});
  for (const auto& measure : table.measures())
    options.push_back({measure.label.code, visit.words.Plain(measure.label)});
  for (const auto& question : table.questions())
    options.push_back({question.label.code, visit.words.Plain(question.label)});
  return Select("question", visit.Say(Key::kFilterQuestion), options, chosen);
}

Html DomainFilter(const Visit& visit, const report::GatedTable& table, const std::string& chosen) {
  if (table.domains().empty()) return {};
  std::vector<Option> options{{"", visit.Say(Key::kFilterEvery)}};
  for (const report::Label& domain : table.domains()) options.push_back({domain.code, visit.words.Plain(domain)});
  return Select("domain", visit.Say(Key::kFilterDomain), options, chosen);
}

}  // namespace web
