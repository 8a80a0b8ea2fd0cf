#include "shared/report/counted.h"

#include <algorithm>

#include "shared/expression/convert.h"
#include "shared/survey/fits.h"

namespace report {
namespace {

using survey::Choice;
using survey::Element;
using survey::Special;
using survey::Survey;
using survey::Type;

// Does anything of an answer stay when the free texts are taken out? What never does is not counted: each of several
// entries gives a text of its own, so their number is not a number of people.
bool LeavesAnything(const Survey& survey, const Element& question) {
  if (question.type == Type::kExpression || question.HasChoices()) return true;
  if (!question.IsComposite())
    return question.TakesInput() && question.type != Type::kFile && !survey::CarriesFreeText(survey, question);
  return std::ranges::any_of(survey::QuestionsWithin(question),
                             [&](const Element* one) { return LeavesAnything(survey, *one); });
}

bool IsCounted(const Survey& survey, const Element& question) {
  if (question.practice || question.type == Type::kHtml || question.type == Type::kImage ||
      question.type == Type::kFile)
    return false;
  return !question.IsComposite() || LeavesAnything(survey, question);
}

// The values that an answer can have. None when entries of another answer are the choices: such a value is nobody's
// choice but what somebody entered, and it must not become the name of a row.
std::vector<Label> ChoicesOf(const Survey& survey, const Element& question) {
  std::vector<Label> labels;
  const auto add = [&](const Choice& choice) { labels.push_back({CodeOf(choice.value), choice.WordsOrValue()}); };
  if (question.type == Type::kRating || question.type == Type::kBoolean) std::ranges::for_each(question.choices, add);
  if (!question.HasChoices()) return labels;
  const Element* origin = survey::OriginOfChoices(survey, question);
  if (!origin || !origin->HasChoices()) return labels;
  for (const Choice& choice : origin->choices)
    if (choice.special == Special::kNo) add(choice);
  for (const Choice& choice : question.choices)
    if (choice.special != Special::kNo && choice.special != Special::kSelectAll) add(choice);
  return labels;
}

bool IsAttribute(const Survey& survey, const Element& question) {
  return std::ranges::find(survey.attributes, question.name) != survey.attributes.end();
}

class Adding {
 public:
  Adding(RawTable& table, const Survey& survey) : table_(table), survey_(survey) {}

  Places All() {
    for (const Element* question : survey_.questions) {
      if (question->type == Type::kMultipleText && !question->practice)
        AddItems(*question);
      else if (IsCounted(survey_, *question))
        question->type == Type::kMatrix ? AddRows(*question) : AddWhole(*question);
    }
    return std::move(places_);
  }

 private:
  void AddWhole(const Element& question) {
    const std::vector<Label> choices = ChoicesOf(survey_, question);
    Add(question.name, question.name, question.TitleOrName(), question, choices);
  }

  void AddRows(const Element& matrix) {
    std::vector<Label> columns;
    for (const Choice& column : matrix.columns) columns.push_back({CodeOf(column.value), column.WordsOrValue()});
    for (const Choice& row : matrix.rows) {
      const std::string value = expression::ToText(row.value);
      Add(PartKey(matrix.name, value), matrix.name + "." + value, row.WordsOrValue(), matrix, columns);
    }
  }

  void AddItems(const Element& multiple) {
    for (const Element* item : survey::QuestionsWithin(multiple))
      Add(PartKey(multiple.name, item->value_name), multiple.name + "." + item->name, item->TitleOrName(), multiple,
          {});
  }

  // `seen`: the question that stands in a row's list of what was skipped.
  void Add(std::string place, std::string code, survey::Text label, const Element& seen, std::vector<Label> choices) {
    RawQuestion counted;
    counted.label = {std::move(code), std::move(label)};
    counted.counts_choices = !choices.empty();
    counted.counts_skipped =
        seen.TakesInput() && !IsAttribute(survey_, seen) && !survey::CarriesFreeText(survey_, seen);
    counted.choices = std::move(choices);
    counted.domain = seen.domain;
    counted.tallies.resize(table_.groups.size());
    for (RawTally& tally : counted.tallies) tally.chosen.resize(counted.choices.size());
    places_.emplace(std::move(place), table_.questions.size());
    table_.questions.push_back(std::move(counted));
  }

  RawTable& table_;
  const Survey& survey_;
  Places places_;
};

}  // namespace

std::string PartKey(std::string_view question, std::string_view part) {
  return std::string(question) + '\0' + std::string(part);
}

Places AddQuestions(RawTable& table, const Survey& survey) { return Adding(table, survey).All(); }

std::string CodeOf(const expression::Value& value) {
  const std::string code = expression::ToCode(value);
  return code.starts_with('#') ? '#' + code : code;
}

}  // namespace report
