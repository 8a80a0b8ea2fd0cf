// The SurveyJS expression language (docs/formats/survey.md §5): parsed once, evaluated often. Pure: it sees
// values and the clock only through a Context. Used by survey/ for conditions, calculated values and piped
// text.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/error.h"
#include "shared/expression/value.h"

namespace expression {

// What a name stands for.
struct Found {
  bool known = false;    // false: nothing has that name, which is null in the language
  Value value{};         // undefined: a question without an answer; unlike null it equals an empty list
  bool ordered = false;  // an order of things: "=" heeds the places of a list
};

// What the names in an expression mean just now. Must answer undefined for what it does not know. Dates are
// local to the process's time zone (TZ).
class Context {
 public:
  virtual ~Context() = default;

  // `name` is what stands between the braces, as written: "mood", "family[0].age", "q-Comment".
  virtual Value Look(std::string_view name) const = 0;

  // The same for those who can tell a name without a value from one that nothing has.
  virtual Found Find(std::string_view name) const {
    Value value = Look(name);
    const bool known = !value.missing();
    return {known, std::move(value)};
  }

  // The same inside a condition over the items of a list (sumInArray and its kin), when the item has no such
  // field. The reference library sees only the names of the whole survey there, not those of the row or panel
  // around.
  virtual Value LookBesideItem(std::string_view name) const { return Look(name); }

  // Milliseconds since 1970 UTC. NaN: there is no clock, and today() is an invalid date.
  virtual double Now() const { return kNaN; }

  // {$mood.isVisible} and propertyValue('mood', 'isVisible'). isDisplayMode() asks for "isDisplayMode" of "",
  // and isContainerReady('page') for "isContainerReady" of "page" ("panel[1]" when it is called with an
  // index).
  virtual Value Property([[maybe_unused]] std::string_view element, [[maybe_unused]] std::string_view property) const {
    return {};
  }

  // displayValue('mood') and displayValue('mood', 3): the words for `value`, or, when that is undefined, for
  // the question's own answer.
  virtual Value DisplayValue([[maybe_unused]] std::string_view question, [[maybe_unused]] const Value& value) const {
    return {};
  }

  // getComment('mood'): what stands in the question's comment or "other" box.
  virtual Value Comment([[maybe_unused]] std::string_view question) const { return {}; }
};

struct Tree;  // what was parsed; private to expression/

// Cheap to copy: copies share what was parsed, which never changes.
class Expression {
 public:
  // kInvalid with the column when the text does not parse, is longer than 16 KiB or nests deeper than 100.
  static base::Result<Expression> Parse(std::string_view text);

  // The value; undefined where the language has none (an unknown function, division by zero → null). Null
  // after 200,000 steps (parts of the expression evaluated, members of lists looked at): a hostile survey
  // cannot stop the screen.
  Value Evaluate(const Context& context) const;

  // Exactly true: the strictness of visibleIf and requiredIf.
  bool Holds(const Context& context) const;

  // True, 1 or "1": the strictness of a choice's visibleIf.
  bool HoldsLoosely(const Context& context) const;

  // What the result depends on, each name once, in order of appearance: what stands between braces (without
  // the mark of {#name}, "mood" for {$mood.isVisible}), also in conditions over lists, and the question that
  // displayValue, propertyValue or getComment names in quotes.
  const std::vector<std::string>& names() const;

  // The result can change while the values of all names() stay: it asks for the time, for a property or a
  // comment, or for a question whose name is itself computed. Evaluate such a one whenever anything happens.
  bool is_volatile() const;

  const std::string& text() const;

 private:
  std::shared_ptr<const Tree> tree_;
};

}  // namespace expression
