#include "shared/report/raw_table.h"

#include <algorithm>

#include "shared/base/json.h"
#include "shared/report/counted.h"

namespace report {
namespace {

using base::Json;
using survey::Element;
using survey::Survey;
using survey::Type;

void AddGroups(RawTable& table, const Survey& survey) {
  table.groups.push_back({"all", {}});
  table.attribute_of.push_back(-1);
  for (int i = 0; i < static_cast<int>(survey.attributes.size()) && i < privacy::kAttributes; ++i) {
    const Element* question = survey.Find(survey.attributes[static_cast<std::size_t>(i)]);
    if (!question) continue;
    for (const survey::Choice& choice : question->choices) {
      table.groups.push_back({question->name + "=" + CodeOf(choice.value), WordsOf(choice)});
      table.attribute_of.push_back(i);
    }
  }
}

// Counts one response after another into the table.
class Counter {
 public:
  Counter(RawTable& table, const Survey& survey, Places places)
      : table_(table), survey_(survey), places_(std::move(places)) {
    for (std::size_t g = 0; g < table.groups.size(); ++g) group_at_.push_back(NumberInAttribute(g));
  }

  void Add(const privacy::Attributes& attributes, const Json& body) {
    ++table_.people;
    const std::vector<std::size_t> groups = GroupsOf(attributes);
    CountAttributes(attributes, groups);
    const Json answers = body.value("answers", Json::object()), skipped = body.value("skipped", Json::array());
    for (const auto& [name, value] : answers.items()) CountAnswer(name, value, groups);
    for (const Json& name : skipped)
      for (RawQuestion* question : AllOf(name.get<std::string>()))
        for (const std::size_t g : groups) ++question->tallies[g].skipped;
  }

  // A question, or one item of a multiple text: one a person.
  void AddText(const std::string& name) {
    RawQuestion* question = Find(name);
    if (const auto point = name.find('.'); !question && point != std::string::npos) {
      const auto is_item = [&](const RawQuestion& one) { return one.label.code == name && !one.counts_choices; };
      const auto item = std::ranges::find_if(table_.questions, is_item);
      if (item != table_.questions.end()) question = &*item;
    }
    if (question) ++question->tallies[0].answered;
  }

 private:
  // 1… within its attribute, as in privacy::Attributes; 0 for "all".
  int NumberInAttribute(std::size_t group) const {
    int number = 0;
    for (std::size_t g = 0; g <= group; ++g)
      if (table_.attribute_of[g] == table_.attribute_of[group] && table_.attribute_of[g] >= 0) ++number;
    return number;
  }

  RawQuestion* Find(std::string_view place) {
    const auto found = places_.find(place);
    return found == places_.end() ? nullptr : &table_.questions[found->second];
  }

  // The question, or all its rows or items.
  std::vector<RawQuestion*> AllOf(const std::string& name) {
    std::vector<RawQuestion*> all;
    if (RawQuestion* whole = Find(name)) all.push_back(whole);
    const std::string parts = PartKey(name, "");
    for (auto one = places_.lower_bound(parts); one != places_.end() && one->first.starts_with(parts); ++one)
      all.push_back(&table_.questions[one->second]);
    return all;
  }

  std::vector<std::size_t> GroupsOf(const privacy::Attributes& attributes) const {
    std::vector<std::size_t> groups;
    for (std::size_t g = 0; g < table_.groups.size(); ++g) {
      const int attribute = table_.attribute_of[g];
      if (attribute < 0 || attributes[static_cast<std::size_t>(attribute)] == group_at_[g]) groups.push_back(g);
    }
    return groups;
  }

  void CountAttributes(const privacy::Attributes& attributes, const std::vector<std::size_t>& groups) {
    for (std::size_t i = 0; i < survey_.attributes.size() && i < attributes.size(); ++i) {
      RawQuestion* question = Find(survey_.attributes[i]);
      const std::size_t number = attributes[i];
      if (!question || number == 0 || number > question->choices.size()) continue;
      for (const std::size_t g : groups) {
        ++question->tallies[g].answered;
        ++question->tallies[g].chosen[number - 1];
      }
    }
  }

  void CountAnswer(const std::string& name, const Json& value, const std::vector<std::size_t>& groups) {
    const Element* question = survey_.Find(name);
    if (!question) return;  // an older version's
    if (question->type != Type::kMatrix && question->type != Type::kMultipleText) {
      const bool first_only = question->type == Type::kRanking && value.is_array() && !value.empty();
      return CountOne(Find(name), first_only ? value.front() : value, groups);
    }
    if (!value.is_object()) return;
    for (const auto& [part, answer] : value.items()) CountOne(Find(PartKey(name, part)), answer, groups);
  }

  static void CountOne(RawQuestion* question, const Json& value, const std::vector<std::size_t>& groups) {
    if (!question) return;
    for (const std::size_t g : groups) ++question->tallies[g].answered;
    if (!question->counts_choices) return;
    for (const Json& chosen : value.is_array() ? value.get<std::vector<Json>>() : std::vector<Json>{value}) {
      if (chosen.is_structured()) continue;  // an older version asked something else under this name
      const std::size_t choice = ChoiceIndex(*question, CodeOf(expression::Value::FromJson(chosen)));
      for (const std::size_t g : groups) ++question->tallies[g].chosen[choice];
    }
  }

  static std::size_t ChoiceIndex(RawQuestion& question, const std::string& code) {
    const auto found = std::ranges::find(question.choices, code, &Label::code);
    if (found != question.choices.end()) return static_cast<std::size_t>(found - question.choices.begin());
    question.choices.push_back({code, survey::Text(code)});
    for (RawTally& tally : question.tallies) tally.chosen.push_back(0);
    return question.choices.size() - 1;
  }

  RawTable& table_;
  const Survey& survey_;
  Places places_;
  std::vector<int> group_at_;
};

}  // namespace

base::Result<RawTable> Count(const Survey& survey, std::string_view round, const OpenedRound& opened) {
  RawTable table{survey.id, std::string(round), survey.title, {}, {}, {}, 0};
  AddGroups(table, survey);
  Counter counter(table, survey, AddQuestions(table, survey));
  for (const AnswersRow& row : opened.answers) {
    const auto body = base::ParseJson(row.body);
    if (!body) return std::unexpected(body.error());
    if (!body->is_object()) return base::Fail(base::Code::kInvalid, "an opened response is no JSON object");
    counter.Add(row.attributes, *body);
  }
  for (const std::string& question : opened.texts) counter.AddText(question);
  return table;
}

}  // namespace report
