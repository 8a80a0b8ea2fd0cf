// What would give away more than PRIVACY.md promises: rules that follow from an attribute (rule 6), results that repeat a
// free text (rule 7), and numbers in which a telephone number has room.
#include <algorithm>
#include <optional>

#include "shared/expression/convert.h"
#include "shared/survey/check_rules.h"
#include "shared/survey/fits.h"

namespace survey {
namespace {

using Kind = Meaning::Kind;
using Level = Finding::Level;

constexpr double kSevenDigits = 1'000'000;  // as privacy/scrub takes numbers out of texts
constexpr int kMostTraced = 300;            // results: each is followed through the whole survey

// Which answers follow from which: element, calculated value, name that a trigger sets, in this order.
class Flow {
 public:
  explicit Flow(const Checked& checked)
      : checked_(checked), leads_to_(VariablesAt() + checked.names.variables().size()) {
    for (const PlacedRule& rule : checked.walk.rules())
      for (const std::size_t to : TargetsOf(rule))
        for (const std::string& name : rule.rule->names()) Lead(NodeOf(checked.names.Of(rule, name)), to);
    for (std::size_t i = 0; i < checked.walk.places().size(); ++i) {
      const Place& place = checked.walk.places()[i];
      if (!place.element->choices_from.empty()) Lead(Named(place.element->choices_from), i);
      for (const auto& [property, name] : place.element->bindings) Lead(Named(name), i);
      // What stands in an entry is a part of the whole answer.
      if (place.around >= 0 && At(place.around).IsQuestion()) Lead(i, static_cast<std::size_t>(place.around));
    }
    for (const Trigger& trigger : checked.survey.triggers)
      if (trigger.kind == Trigger::Kind::kCopyValue) Lead(InText(trigger.from), InText(trigger.set_to));
  }

  std::optional<std::size_t> NodeOf(const Meaning& meaning) const {
    switch (meaning.kind) {
      case Kind::kElement:
      case Kind::kByAnotherKey: return static_cast<std::size_t>(meaning.place);
      case Kind::kCalculated: return CalculatedAt() + static_cast<std::size_t>(meaning.calculated);
      case Kind::kVariable: return VariablesAt() + static_cast<std::size_t>(meaning.variable);
      case Kind::kUnknown:
      case Kind::kBuiltIn: return std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> Named(const std::string& name) const {
    const int place = checked_.names.Question(name);
    return place < 0 ? InText(name) : std::optional(static_cast<std::size_t>(place));
  }

  std::optional<std::size_t> InText(const std::string& name) const {
    return NodeOf(checked_.names.InText(-1, {}, name));
  }

  // For each node the one of `starts` that it follows from, or nothing.
  std::vector<const Element*> From(const std::vector<std::size_t>& starts) const {
    std::vector<const Element*> from(leads_to_.size(), nullptr);
    std::vector<std::size_t> open = starts;
    for (const std::size_t start : starts) from[start] = checked_.walk.places()[start].element;
    while (!open.empty()) {
      const std::size_t node = open.back();
      open.pop_back();
      for (const std::size_t next : leads_to_[node])
        if (!from[next]) from[next] = from[node], open.push_back(next);
    }
    return from;
  }

 private:
  const Element& At(int place) const { return *checked_.walk.places()[static_cast<std::size_t>(place)].element; }
  std::size_t CalculatedAt() const { return checked_.walk.places().size(); }
  std::size_t VariablesAt() const { return CalculatedAt() + checked_.survey.calculated.size(); }

  // What the rule computes.
  std::vector<std::size_t> TargetsOf(const PlacedRule& rule) const {
    if (rule.calculated >= 0) return {CalculatedAt() + static_cast<std::size_t>(rule.calculated)};
    if (rule.trigger >= 0) {
      const auto to = Named(checked_.survey.triggers[static_cast<std::size_t>(rule.trigger)].set_to);
      return to ? std::vector{*to} : std::vector<std::size_t>();
    }
    if (rule.place >= 0 && rule.effect == PlacedRule::Effect::kValue) return {static_cast<std::size_t>(rule.place)};
    return {};
  }

  void Lead(std::optional<std::size_t> from, std::optional<std::size_t> to) {
    if (from && to && *from != *to) leads_to_[*from].push_back(*to);
  }

  const Checked& checked_;
  std::vector<std::vector<std::size_t>> leads_to_;
};

void CheckAttributes(const Checked& checked, const Flow& flow, Findings& findings) {
  const auto& places = checked.walk.places();
  std::vector<std::size_t> starts;
  for (const std::string& name : checked.survey.attributes)
    if (const int place = checked.names.Question(name); place >= 0) starts.push_back(static_cast<std::size_t>(place));
  if (starts.empty()) return;
  const auto from = flow.From(starts);
  const auto complain = [&](const std::string& pointer, const std::string& what, const std::string& name,
                            std::size_t node) {
    const bool itself = std::ranges::find(starts, node) != starts.end();
    findings.push_back(
        {Level::kError, pointer, 0,
         what + " of {" + name + "}, which " +
             (itself ? "is an attribute" : "follows from the attribute \"" + from[node]->name + "\""),
         "what was asked or answered then would tell the attribute even where the release rule took it away "
         "(PRIVACY.md rule 6): ask it of everybody"});
  };
  for (const PlacedRule& rule : checked.walk.rules())
    for (const std::string& name : rule.rule->names()) {
      const auto node = flow.NodeOf(checked.names.Of(rule, name));
      if (!node || !from[*node]) continue;
      // An attribute's rule about its own answer tells nothing else.
      if (rule.place >= 0 && *node == static_cast<std::size_t>(rule.place)) continue;
      complain(rule.pointer, "a condition speaks", name, *node);
      break;
    }
  for (const Place& place : places) {
    const Element& element = *place.element;
    if (!element.choices_from.empty() && element.choices_from_mode != Element::From::kAll)
      if (const auto node = flow.Named(element.choices_from); node && from[*node])
        complain(element.pointer + "/choicesFromQuestion", "the choices are those chosen", element.choices_from, *node);
    for (const auto& [property, name] : element.bindings)
      if (const auto node = flow.Named(name); node && from[*node])
        complain(element.pointer + "/bindings/" + property, "the number of entries is that", name, *node);
  }
  for (std::size_t i = 0; i < checked.survey.triggers.size(); ++i) {
    const Trigger& trigger = checked.survey.triggers[i];
    if (trigger.kind != Trigger::Kind::kCopyValue) continue;
    if (const auto node = flow.InText(trigger.from); node && from[*node])
      complain("/triggers/" + std::to_string(i) + "/fromName", "a trigger copies the answer", trigger.from, *node);
  }
}

// What a visitor wrote can come to stand in a result; survey::CarriesFreeText says where, also to privacy/.
void CheckFreeTexts(const Checked& checked, Findings& findings) {
  int left = kMostTraced;
  for (const Place& place : checked.walk.places()) {
    const Element& question = *place.element;
    if (question.type != Type::kExpression || left-- <= 0 || !CarriesFreeText(checked.survey, question)) continue;
    findings.push_back(
        {Level::kNote, question.pointer + "/expression", 0,
         "it may repeat a free text, the visitor's language or the time, so its result is treated as a free text",
         "it is sealed apart from the other answers and is not counted (PRIVACY.md rules 2 and 7)"});
  }
}

// The largest number that may be typed; nullopt when nothing says so.
std::optional<double> MostOf(const Element& question) {
  std::optional<double> most;
  if (const double* max = question.max.number()) most = *max;
  if (!question.mask.max.empty()) most = expression::TextToNumber(question.mask.max);
  for (const Validator& one : question.validators)
    if (one.kind == Validator::Kind::kNumeric && one.level == Validator::Level::kError && one.most)
      most = std::min(most.value_or(*one.most), *one.most);
  return most;
}

void CheckNumbers(const Checked& checked, Findings& findings) {
  for (const Place& place : checked.walk.places()) {
    const Element& question = *place.element;
    if (question.type != Type::kText || !(question.input == InputType::kNumber || question.mask.IsNumber())) continue;
    const auto most = MostOf(question);
    const bool short_enough = question.max_length > 0 && question.max_length <= 6;
    if (short_enough || (most ? *most < kSevenDigits : question.max_expression != nullptr)) continue;
    findings.push_back({Level::kWarning, question.pointer, 0,
                        std::string("a telephone number could be typed here: ") +
                            (most ? "\"max\" has more than 6 digits" : "no \"max\""),
                        R"(add "max": the largest number that makes sense; numbers are not scrubbed as texts are)"});
  }
}

}  // namespace

void CheckPrivacy(const Checked& checked, Findings& findings) {
  CheckAttributes(checked, Flow(checked), findings);
  CheckFreeTexts(checked, findings);
  CheckNumbers(checked, findings);
}

}  // namespace survey
