// A survey walked once for the linter: every element with what stands around it, and every rule with its place.
// Private to survey/. Owns nothing of the survey, which must outlive it.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "shared/survey/survey.h"

namespace survey {

struct Place {
  const Element* element;
  int around;  // index of the page, panel or question that holds it; -1 for a page
  // The repeating panels and tables in whose entries it stands, the outermost first: {panel.x} and {row.x} are theirs.
  std::vector<const Element*> holders;
};

struct PlacedRule {
  enum class Effect {
    kShows,  // whether the element is shown
    kValue,  // what its answer is
    kOther,
  };

  const expression::Expression* rule;
  int place;            // index of the element whose it is; -1: the survey's own
  int calculated = -1;  // index of the calculated value that it computes
  int trigger = -1;     // index of the trigger that it starts or is run by
  std::string pointer;
  Effect effect = Effect::kOther;
  bool of_item = false;   // {item} and {choice} mean something
  bool of_entry = false;  // it is evaluated inside the entries of its own element: templateVisibleIf, totals
  // SurveyJS 3.1.1 evaluates it again only when a name is written exactly as the question has it (measured).
  bool exact_on_web = false;
};

class Walk {
 public:
  explicit Walk(const Survey& survey);

  const Survey& survey() const { return *survey_; }
  const std::vector<Place>& places() const { return places_; }  // in the order of the file, what holds others first
  const std::vector<PlacedRule>& rules() const { return rules_; }
  int IndexOf(const Element& element) const;  // -1 for an element of another survey
  int At(std::string_view pointer) const;     // the place of the element with that pointer; -1 when there is none
  // The elements in whose entries the rule stands.
  std::vector<const Element*> HoldersOf(const PlacedRule& rule) const;

 private:
  void Add(const Element& element, int around, const std::vector<const Element*>& holders);
  void AddRules(int place);
  void AddItems(int place, const std::vector<Choice>& items, std::string_view list);
  void AddOwn();
  void AddRule(PlacedRule rule, const Rule& parsed);

  const Survey* survey_;
  std::vector<Place> places_;
  std::vector<PlacedRule> rules_;
  std::unordered_map<const Element*, int> index_;
  std::unordered_map<std::string_view, int> by_pointer_;
};

// Questions whose entries have names of their own: {panel.x}, {row.x}.
bool HasEntries(const Element& element);
bool IsTable(const Element& element);

}  // namespace survey
