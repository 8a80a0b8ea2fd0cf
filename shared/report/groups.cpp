#include "shared/report/groups.h"

#include <algorithm>

#include "shared/base/json.h"
#include "shared/report/counted.h"

namespace report {
namespace {

constexpr int kPlaces = privacy::kAttributes;  // the family after those of the attributes

std::size_t Add(RawTable& table, std::string code, survey::Text label, Nesting nesting) {
  table.groups.push_back({std::move(code), std::move(label)});
  table.nesting.push_back(nesting);
  return table.groups.size() - 1;
}

survey::Text NameOr(const std::string& name, const std::string& id) { return survey::Text(name.empty() ? id : name); }

// Whose values can divide people: one answer, from a list that is known.
bool Divides(const survey::Element& question) {
  const bool closed =
      question.HasChoices() || question.type == survey::Type::kRating || question.type == survey::Type::kBoolean;
  return closed && !question.multiple && !question.practice && question.type != survey::Type::kRanking &&
         question.choices_from.empty();
}

}  // namespace

base::Result<Groups> Groups::Make(RawTable& table, const survey::Survey& survey, const CountOptions& options) {
  Groups groups;
  Add(table, "all", {}, {});
  if (options.by.empty()) {
    groups.AddAttributes(table, survey);
    groups.AddPlaces(table, options.centres);
    return groups;
  }
  const survey::Element* question = survey.Find(options.by);
  if (!question || !Divides(*question))
    return base::Fail(
        base::Code::kUsage, "nobody can be grouped by \"" + options.by + '"',
        "name a question with one closed answer, or all, centre, territory, round, year, or an attribute");
  groups.AddAnswers(table, *question);
  return groups;
}

void Groups::AddAttributes(RawTable& table, const survey::Survey& survey) {
  for (std::size_t i = 0; i < survey.attributes.size() && i < privacy::kAttributes; ++i) {
    const survey::Element* question = survey.Find(survey.attributes[i]);
    if (!question) continue;
    for (std::size_t c = 0; c < question->choices.size(); ++c) {
      const survey::Choice& choice = question->choices[c];
      of_attribute_[{i, static_cast<int>(c) + 1}] =
          Add(table, question->name + "=" + CodeOf(choice.value), choice.WordsOrValue(), {static_cast<int>(i), 0});
    }
  }
}

// A territory stands before its centres, which stand by their ids.
void Groups::AddPlaces(RawTable& table, const std::vector<Centre>& centres) {
  std::map<std::string, std::map<std::string, Centre>> by_territory;
  for (const Centre& centre : centres) by_territory[centre.territory].emplace(centre.id, centre);
  for (const auto& [territory, within] : by_territory) {
    std::size_t parent = 0;
    if (!territory.empty())
      parent =
          Add(table, "#territory=" + territory, NameOr(within.begin()->second.territory_name, territory), {kPlaces, 0});
    for (const auto& [id, centre] : within) {
      auto& groups = of_centre_[id];
      groups.push_back(Add(table, "#centre=" + id, NameOr(centre.name, id), {kPlaces, static_cast<int>(parent)}));
      if (parent > 0) groups.push_back(parent);
    }
  }
}

void Groups::AddAnswers(RawTable& table, const survey::Element& question) {
  by_ = question.name;
  for (const survey::Choice& choice : question.choices) {
    const std::string code = CodeOf(choice.value);
    of_answer_[code] = Add(table, question.name + "=" + code, choice.WordsOrValue(), {0, 0});
  }
}

std::vector<std::size_t> Groups::Of(const AnswersRow& row, const base::Json& answers) const {
  std::vector<std::size_t> groups{0};
  for (std::size_t i = 0; i < row.attributes.size(); ++i)
    if (const auto found = of_attribute_.find({i, row.attributes[i]}); found != of_attribute_.end())
      groups.push_back(found->second);
  if (const auto found = of_centre_.find(row.centre); found != of_centre_.end())
    groups.insert(groups.end(), found->second.begin(), found->second.end());
  if (const auto answer = answers.find(by_); !by_.empty() && answer != answers.end() && !answer->is_structured())
    if (const auto found = of_answer_.find(CodeOf(expression::Value::FromJson(*answer))); found != of_answer_.end())
      groups.push_back(found->second);
  return groups;
}

}  // namespace report
