// What the names in an expression mean for one element of a session. Private to session/.
#pragma once

#include "shared/expression/expression.h"
#include "shared/session/state.h"

namespace session {

class Scope final : public expression::Context {
 public:
  // `at`: the element whose rule it is, kNone for the survey's own. `item`: the value that {item} and {choice} mean.
  explicit Scope(const State& state, NodeId at = kNone, const Value* item = nullptr)
      : state_(state), at_(at), item_(item) {}

  Value Look(std::string_view name) const override;
  expression::Found Find(std::string_view name) const override;
  Value LookBesideItem(std::string_view name) const override;
  double Now() const override { return state_.now; }
  Value Property(std::string_view element, std::string_view property) const override;
  Value DisplayValue(std::string_view question, const Value& value) const override;
  Value Comment(std::string_view question) const override;

 private:
  // {panel.x}, {row.x}, …; `around`: it is such a name, known or not.
  expression::Found FindAround(std::string_view name, bool& around) const;

  const State& state_;
  NodeId at_;
  const Value* item_;
};

// {name} of the whole survey: built-in names, variables, calculated values, answers.
expression::Found FindInSurvey(const State& state, std::string_view name);
Value LookInSurvey(const State& state, std::string_view name);  // undefined for what is not known or has no value

// A question by its name, in any case; kNone when there is none. Not those inside entries.
NodeId FindQuestion(const State& state, std::string_view name);
// The question that a path of keys leads to ("family[0].age"); kNone when it leads to none.
NodeId QuestionAt(const State& state, std::string_view path);

}  // namespace session
