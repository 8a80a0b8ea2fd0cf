// Names in rules, in texts, and in what carries answers from one question to another.
#include <algorithm>
#include <set>

#include "shared/expression/unicode.h"
#include "shared/survey/check_rules.h"
#include "shared/survey/read.h"

namespace survey {
namespace {

using Kind = Meaning::Kind;
using Level = Finding::Level;

constexpr int kMostUnknown = 250;  // Check shows no more, and each is compared with every name

class Finder {
 public:
  Finder(const Checked& checked, Findings& findings) : checked_(checked), findings_(findings) {}

  void Rules() {
    for (const PlacedRule& rule : checked_.walk.rules())
      for (const std::string& name : rule.rule->names()) Look(rule, name);
  }

  // What stands in braces in a text; a name that nothing has stays there as it is written.
  void Texts() {
    ForEachText(checked_.survey, [&](const std::string& pointer, std::string_view property, const Text& text) {
      if (property == "format") return;  // {0} is the value
      const int place = checked_.walk.At(pointer);
      std::vector<const Element*> holders;
      if (place >= 0) holders = At(place).holders;
      if (place >= 0 && property == "templateTitle") holders.push_back(At(place).element);
      std::set<std::string> said;
      for (const auto& [locale, words] : text.all()) InWords(words, said);
      for (const std::string& name : said)
        if (checked_.names.InText(place, holders, name).kind == Kind::kUnknown)
          Unknown(pointer + "/" + std::string(property), holders, name,
                  "a text speaks of {" + name + "}, which nothing is called");
    });
  }

 private:
  const Place& At(int place) const { return checked_.walk.places()[static_cast<std::size_t>(place)]; }

  void Look(const PlacedRule& rule, const std::string& name) {
    const Meaning meaning = checked_.names.Of(rule, name);
    if (meaning.kind == Kind::kUnknown)
      return Unknown(rule.pointer, checked_.walk.HoldersOf(rule), name,
                     "a condition speaks of {" + name + "}, which is no question");
    if (meaning.kind == Kind::kByAnotherKey)
      return Add(rule.pointer, "the answer of \"" + name + "\" is kept under another name",
                 "write {" + At(meaning.place).element->value_name + "}: that is its valueName");
    if (rule.exact_on_web && !meaning.written.empty())
      Add(rule.pointer,
          "{" + name + "} is written otherwise than \"" + meaning.written +
              "\": on a web page this would not be looked at again when the answer changes",
          "write {" + meaning.written +
              "}; here both work (SurveyJS reads names in any case, but tracks changes exactly)");
  }

  static void InWords(const std::string& words, std::set<std::string>& said) {
    for (auto open = words.find('{'); open != std::string::npos; open = words.find('{', open + 1)) {
      const auto close = words.find_first_of("{}", open + 1);
      if (close == std::string::npos || words[close] == '{') continue;
      const std::string_view name = expression::TrimWide(std::string_view(words).substr(open + 1, close - open - 1));
      // As in SurveyJS, rules of CSS and JSON are no names; {0} is a value in the words of an error.
      const bool number = name.find_first_not_of("0123456789") == std::string_view::npos;
      if (!number && name.find_first_of(":\"\n") == std::string_view::npos) said.emplace(name);
    }
  }

  void Unknown(const std::string& pointer, std::span<const Element* const> holders, const std::string& name,
               std::string message) {
    if (++unknown_ <= kMostUnknown) Add(pointer, std::move(message), checked_.names.Advice(holders, name));
  }

  void Add(const std::string& pointer, std::string message, std::string hint) {
    findings_.push_back({Level::kWarning, pointer, 0, std::move(message), std::move(hint)});
  }

  const Checked& checked_;
  Findings& findings_;
  int unknown_ = 0;
};

// A place that is named outside of an expression: no expression can be computed there.
class References {
 public:
  References(const Checked& checked, Findings& findings) : checked_(checked), findings_(findings) {}

  void OfElements() {
    for (const Place& place : checked_.walk.places()) {
      const Element& element = *place.element;
      if (!element.choices_from.empty()) Carried(place);
      for (const auto& [property, name] : element.bindings) {
        const std::string pointer = element.pointer + "/bindings/" + property;
        if (property != "panelCount" && property != "rowCount")
          Add(pointer, "\"" + property + "\" cannot be bound", "bind panelCount or rowCount");
        Named(pointer, checked_.names.Keyed(name), name, true, "the number of entries");
      }
    }
  }

  void OfTriggers() {
    for (std::size_t i = 0; i < checked_.survey.triggers.size(); ++i) {
      const Trigger& trigger = checked_.survey.triggers[i];
      const std::string pointer = "/triggers/" + std::to_string(i) + "/";
      using TriggerKind = Trigger::Kind;
      const bool copies = trigger.kind == TriggerKind::kCopyValue;
      const bool sets = copies || trigger.kind == TriggerKind::kSetValue;
      if (sets && trigger.set_to.empty())
        Add(pointer + "setToName", "a trigger without setToName does nothing", "name a question");
      if (trigger.kind == TriggerKind::kSkip)
        Named(pointer + "gotoName", checked_.names.Question(trigger.go_to), trigger.go_to, false, "a trigger's end");
      if (copies && !IsKnown(trigger.from))
        Named(pointer + "fromName", -1, trigger.from, false, "what a trigger copies");
      const bool runs = trigger.kind == TriggerKind::kRunExpression && !trigger.set_to.empty();
      if ((sets || runs) && !trigger.set_to.empty() && !trigger.is_variable &&
          checked_.names.Question(trigger.set_to) < 0)
        Add(pointer + "setToName", "a trigger sets \"" + trigger.set_to + "\", which is no question",
            sets && !copies ? "name a question, or add \"isVariable\": true when only conditions need it"
                            : "name a question: a kiosk keeps answers only");
    }
  }

 private:
  // Also a path, a calculated value, or what another trigger sets.
  bool IsKnown(const std::string& name) const { return checked_.names.InText(-1, {}, name).kind != Kind::kUnknown; }

  void Carried(const Place& place) {
    const Element& element = *place.element;
    const std::string pointer = element.pointer + "/choicesFromQuestion";
    // Of the entry that the question stands in, or of the survey.
    const bool inside = !place.holders.empty() && Sibling(*place.holders.back(), element.choices_from);
    if (!inside)
      Named(pointer, checked_.names.Question(element.choices_from), element.choices_from, true,
            "whose choices are taken");
  }

  static bool Sibling(const Element& holder, const std::string& name) {
    return std::ranges::any_of(holder.elements, [&](const auto& one) {
      return one->name == name || (!one->IsQuestion() && Sibling(*one, name));
    });
  }

  void Named(const std::string& pointer, int place, const std::string& name, bool exact_on_web,
             const std::string& what) {
    if (place < 0)
      return Add(pointer, "no question is called \"" + name + "\": " + what, checked_.names.Advice({}, name));
    const Element& found = *checked_.walk.places()[static_cast<std::size_t>(place)].element;
    if (exact_on_web && name != found.name && name != found.value_name)
      Add(pointer, "\"" + name + "\" is written otherwise than \"" + found.name + "\": a web page would not find it",
          "write \"" + found.name + "\"");
  }

  void Add(const std::string& pointer, std::string message, std::string hint) {
    findings_.push_back({Level::kWarning, pointer, 0, std::move(message), std::move(hint)});
  }

  const Checked& checked_;
  Findings& findings_;
};

}  // namespace

void CheckNames(const Checked& checked, Findings& findings) {
  Finder finder(checked, findings);
  finder.Rules();
  finder.Texts();
}

void CheckReferences(const Checked& checked, Findings& findings) {
  References references(checked, findings);
  references.OfElements();
  references.OfTriggers();
}

}  // namespace survey
