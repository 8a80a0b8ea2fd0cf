#include "shared/report/raw_table.h"

#include <algorithm>

#include "shared/base/json.h"
#include "shared/expression/value.h"

namespace report {
namespace {

using base::Json;
using survey::Question;
using survey::Survey;
using survey::Type;

// A choice that is called "#…" gets another "#", so that it cannot be taken for kSkippedCode.
std::string CodeOf(const expression::Value& value) {
  const std::string code = expression::ToCode(value);
  return code.starts_with('#') ? '#' + code : code;
}

int AttributeIndex(const Survey& survey, const Question& question) {
  const auto found = std::ranges::find(survey.attributes, question.name);
  return found == survey.attributes.end() ? -1 : static_cast<int>(found - survey.attributes.begin());
}

bool IsCounted(const Question& question) { return question.type != Type::kHtml && !question.practice; }

void AddGroups(RawTable& table, const Survey& survey) {
  table.groups.push_back({"all", {}});
  table.attribute_of.push_back(-1);
  for (int i = 0; i < static_cast<int>(survey.attributes.size()) && i < privacy::kAttributes; ++i) {
    const Question* question = survey.Find(survey.attributes[static_cast<std::size_t>(i)]);
    if (!question) continue;
    for (const survey::Choice& choice : question->choices) {
      table.groups.push_back({question->name + "=" + CodeOf(choice.value), choice.text});
      table.attribute_of.push_back(i);
    }
  }
}

void AddQuestions(RawTable& table, const Survey& survey) {
  for (const Question& question : survey.questions) {
    if (!IsCounted(question)) continue;
    RawQuestion counted;
    counted.label = {question.name, question.title};
    counted.counts_choices = !question.IsText();
    counted.counts_skipped = !question.IsFreeText() && AttributeIndex(survey, question) < 0;
    for (const survey::Choice& choice : question.choices)
      counted.choices.push_back({CodeOf(choice.value), choice.text});
    counted.tallies.assign(table.groups.size(), {0, 0, std::vector<int>(counted.choices.size())});
    table.questions.push_back(std::move(counted));
  }
}

// Counts one response after another into the table.
class Counter {
 public:
  Counter(RawTable& table, const Survey& survey) : table_(table), survey_(survey) {
    for (RawQuestion& question : table.questions) by_name_.emplace(question.label.code, &question);
    for (std::size_t g = 0; g < table.groups.size(); ++g) group_at_.push_back(NumberInAttribute(g));
  }

  void Add(const privacy::Attributes& attributes, const Json& body) {
    ++table_.people;
    const std::vector<std::size_t> groups = GroupsOf(attributes);
    CountAttributes(attributes, groups);
    const Json answers = body.value("answers", Json::object()),
               skipped = body.value("skipped", Json::array());
    for (const auto& [name, value] : answers.items()) CountAnswer(name, value, groups);
    for (const Json& name : skipped)
      if (RawQuestion* question = Find(name.get<std::string>()))
        for (const std::size_t g : groups) ++question->tallies[g].skipped;
  }

  void AddText(const std::string& name) {
    if (RawQuestion* question = Find(name)) ++question->tallies[0].answered;
  }

 private:
  // 1… within its attribute, as in privacy::Attributes; 0 for "all".
  int NumberInAttribute(std::size_t group) const {
    int number = 0;
    for (std::size_t g = 0; g <= group; ++g)
      if (table_.attribute_of[g] == table_.attribute_of[group] && table_.attribute_of[g] >= 0) ++number;
    return number;
  }

  RawQuestion* Find(const std::string& name) {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : found->second;
  }

  std::vector<std::size_t> GroupsOf(const privacy::Attributes& attributes) const {
    std::vector<std::size_t> groups;
    for (std::size_t g = 0; g < table_.groups.size(); ++g) {
      const int attribute = table_.attribute_of[g];
      if (attribute < 0 || attributes[static_cast<std::size_t>(attribute)] == group_at_[g])
        groups.push_back(g);
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
    RawQuestion* question = Find(name);
    if (!question) return;  // the text of Other is counted as a text
    for (const std::size_t g : groups) ++question->tallies[g].answered;
    if (!question->counts_choices) return;
    for (const Json& chosen : Chosen(name, value)) {
      const std::size_t choice = ChoiceIndex(*question, CodeOf(expression::Value::FromJson(chosen)));
      for (const std::size_t g : groups) ++question->tallies[g].chosen[choice];
    }
  }

  std::vector<Json> Chosen(const std::string& name, const Json& value) const {
    if (!value.is_array()) return {value};
    if (value.empty()) return {};
    const Question* question = survey_.Find(name);
    if (question && question->type == Type::kRanking) return {value.front()};
    return value.get<std::vector<Json>>();
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
  std::map<std::string, RawQuestion*> by_name_;
  std::vector<int> group_at_;
};

}  // namespace

base::Result<RawTable> Count(const Survey& survey, std::string_view round, const OpenedRound& opened) {
  RawTable table{survey.id, std::string(round), survey.title, {}, {}, {}, 0};
  AddGroups(table, survey);
  AddQuestions(table, survey);
  Counter counter(table, survey);
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
