// The SurveyJS expression language (docs/formats/survey.md §5): parsed once, evaluated often. Pure: it sees values
// only through a Context. Used by survey/ for conditions and piped text.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/error.h"
#include "shared/expression/value.h"

namespace expression {

// What the names in an expression mean just now. Must answer undefined for a name it does not know.
class Context {
 public:
  virtual ~Context() = default;
  // `name` is what stands between the braces, as written: "mood", "family[0].age", "q-Comment".
  virtual Value Look(std::string_view name) const = 0;
};

class Expression {
 public:
  // kInvalid with the column when the text does not parse, is longer than 16 KiB or nests deeper than 100.
  static base::Result<Expression> Parse(std::string_view text);

  // The value; undefined where the language has none (an unknown function, division by zero → null).
  Value Evaluate(const Context& context) const;

  // Exactly true: the strictness of visibleIf and requiredIf.
  bool Holds(const Context& context) const;

  // True, 1 or "1": the strictness of a choice's visibleIf.
  bool HoldsLoosely(const Context& context) const;

  // The names between braces, each once, in order of appearance.
  const std::vector<std::string>& names() const { return names_; }

  const std::string& text() const { return text_; }

  struct Node;  // the tree, private to expression/

 private:
  std::string text_;
  std::vector<std::string> names_;
  std::shared_ptr<const Node> root_;
};

}  // namespace expression
