// Where a visitor can write freely, and where such words can come to stand.
#include <algorithm>
#include <set>

#include "shared/base/ascii.h"
#include "shared/expression/unicode.h"
#include "shared/survey/fits.h"

namespace survey {
namespace {

void CollectQuestions(const std::vector<std::unique_ptr<Element>>& elements, std::vector<const Element*>& into) {
  for (const auto& element : elements) {
    if (element->IsQuestion())
      into.push_back(element.get());
    else
      CollectQuestions(element->elements, into);
  }
}

const Element* FindInAnyCase(const Survey& survey, std::string_view name) {
  const auto found =
      std::ranges::find_if(survey.questions, [&](const Element* one) { return expression::SameName(one->name, name); });
  return found == survey.questions.end() ? nullptr : *found;
}

// Does the path speak of `key`? As a whole, or at its start ("people[0].name", "mood-Comment", "table-total.x"), or
// inside a panel, row or question ("panel.name"). Both in lower case.
bool SpeaksOf(std::string_view path, std::string_view key) {
  if (key.empty()) return false;
  for (auto at = path.find(key); at != std::string_view::npos; at = path.find(key, at + 1)) {
    const std::size_t end = at + key.size();
    const bool starts = at == 0 || path[at - 1] == '.';
    if (starts && (end == path.size() || path[end] == '.' || path[end] == '[' || path[end] == '-')) return true;
  }
  return false;
}

// Follows what expressions name, through everything that can hold a copy of it. Says yes where it cannot know: the
// price is that a harmless result is sealed apart.
class Tracer {
 public:
  explicit Tracer(const Survey& survey) : survey_(survey) {}

  bool Carries(const Element& question) {
    if (!seen_.insert(&question).second) return false;  // in a circle: found elsewhere, or not at all
    if (question.IsComposite()) {
      const auto within = QuestionsWithin(question);
      return std::ranges::any_of(within, [&](const Element* one) { return HasComment(*one) || Carries(*one); });
    }
    if (question.type == Type::kExpression) return question.expression && Carries(*question.expression);
    if (question.HasChoices() && !question.choices_from.empty()) return CarriesOver(question);
    return question.IsFreeText() || question.type == Type::kSignaturePad;
  }

 private:
  void Collect(const Element& question) {
    all_.push_back(&question);
    for (const Element* one : QuestionsWithin(question)) Collect(*one);
  }

  bool CarriesOver(const Element& question) {
    const Element* origin = OriginOfChoices(survey_, question);
    if (!origin || origin->HasChoices()) return false;
    const auto within = QuestionsWithin(*origin);
    return std::ranges::any_of(within, [&](const Element* one) {
      return (question.choices_from_value.empty() || question.choices_from_value == one->value_name) && Carries(*one);
    });
  }

  bool Carries(const expression::Expression& rule) {
    // displayValue and propertyValue give words in the visitor's language, or what was written for Other.
    const bool words = rule.text().find("displayValue") != std::string::npos;
    if (words || rule.is_volatile()) return true;
    if (all_.empty())
      for (const Element* question : survey_.questions) Collect(*question);
    return std::ranges::any_of(
        rule.names(), [&](const std::string& name) { return Carries(expression::Lower(expression::TrimWide(name))); });
  }
  bool Carries(const Rule& rule) { return rule && Carries(*rule); }

  bool Carries(const std::string& path) {
    if (!paths_.insert(path).second) return false;
    if (path == "locale") return true;
    for (const Element* one : all_) {
      if (!SpeaksOf(path, expression::Lower(one->value_name)) && !SpeaksOf(path, expression::Lower(one->name)))
        continue;
      const bool other_within = one->HasChoices() && one->Other() && !OthersAsComment(survey_, *one);
      if (Carries(*one) || other_within || (HasComment(*one) && path.ends_with("-comment"))) return true;
      for (const Element::Column& column : one->cell_columns)
        if (Carries(column.total_expression)) return true;
      if (Carries(one->default_expression) || Carries(one->set_value_expression)) return true;
    }
    for (const CalculatedValue& one : survey_.calculated)
      if (SpeaksOf(path, expression::Lower(one.name)) && Carries(one.expression)) return true;
    for (const Trigger& one : survey_.triggers)
      if (SpeaksOf(path, expression::Lower(one.set_to)) &&
          (Carries(one.run) || (!one.from.empty() && Carries(expression::Lower(one.from)))))
        return true;
    return path.starts_with("totalrow.") && std::ranges::any_of(all_, [&](const Element* one) {
             return std::ranges::any_of(
                 one->cell_columns, [&](const Element::Column& column) { return Carries(column.total_expression); });
           });
  }

  const Survey& survey_;
  std::vector<const Element*> all_;  // also those in entries
  std::set<const Element*> seen_;
  std::set<std::string> paths_;
};

void CollectTexts(const Survey& survey, const Element& question, const std::string& name,
                  std::vector<FreeText>& texts) {
  if (question.IsComposite()) {
    for (const Element* one : QuestionsWithin(question)) CollectTexts(survey, *one, name + "." + one->name, texts);
  } else if (CarriesFreeText(survey, question)) {
    texts.push_back({name, &question, false});
  }
  if (HasComment(question)) texts.push_back({CommentKeyOf(name), &question, true});
}

}  // namespace

bool CarriesFreeText(const Survey& survey, const Element& question) { return Tracer(survey).Carries(question); }

bool HasComment(const Element& question) {
  if (!question.TakesInput() || question.type == Type::kFile) return false;
  return question.show_comment ||
         (question.HasChoices() && (question.Other() || std::ranges::any_of(question.choices, &Choice::has_comment)));
}

bool OthersAsComment(const Survey& survey, const Element& question) {
  return !question.show_comment && question.others_as_comment.value_or(survey.others_as_comment);
}

std::vector<const Element*> QuestionsWithin(const Element& question) {
  std::vector<const Element*> questions;
  if (question.IsComposite()) CollectQuestions(question.elements, questions);
  return questions;
}

const Element* OriginOfChoices(const Survey& survey, const Element& question) {
  const Element* at = &question;
  for (std::size_t steps = 0; steps <= survey.questions.size(); ++steps) {
    if (at->type == Type::kPanelDynamic || at->type == Type::kMatrixDynamic) return at;
    if (!at->HasChoices()) return nullptr;
    if (at->choices_from.empty()) return at;
    at = FindInAnyCase(survey, at->choices_from);
    if (!at) return nullptr;
  }
  return nullptr;
}

std::vector<FreeText> FreeTextsOf(const Survey& survey) {
  std::vector<FreeText> texts;
  for (const Element* question : survey.questions)
    if (!question->practice) CollectTexts(survey, *question, question->name, texts);
  return texts;
}

bool IsDrawing(std::string_view text) {
  for (const std::string_view start :
       {"data:image/png;base64,", "data:image/jpeg;base64,", "data:image/svg+xml;base64,"})
    if (text.starts_with(start))
      return text.size() > start.size() && std::ranges::all_of(text.substr(start.size()), [](char c) {
               return base::IsLetterOrDigit(c) || c == '+' || c == '/' || c == '=';
             });
  return false;
}

}  // namespace survey
