// What depends on itself: whether a question is shown, and values that are computed from each other.
#include <algorithm>
#include <cstdint>
#include <optional>

#include "shared/survey/check_rules.h"

namespace survey {
namespace {

using Node = std::uint32_t;
using Effect = PlacedRule::Effect;

constexpr std::size_t kMostSteps = 12;  // of a circle that are told

// Two nodes an element: whether it is shown, and its answer; one for each calculated value.
class Graph {
 public:
  explicit Graph(const Checked& checked)
      : checked_(checked), needs_(Elements() * 2 + checked.survey.calculated.size()) {
    const auto& places = checked.walk.places();
    for (std::size_t i = 0; i < places.size(); ++i) {
      const Node shown = Shown(static_cast<int>(i));
      if (places[i].around >= 0) needs_[shown].push_back(Shown(places[i].around));
      // Only what is shown is asked; an expression is computed all the same.
      if (places[i].element->TakesInput()) needs_[shown + 1].push_back(shown);
    }
    for (const PlacedRule& rule : checked.walk.rules())
      if (const auto node = NodeOf(rule))
        for (const std::string& name : rule.rule->names())
          if (const auto need = NodeOf(checked.names.Of(rule, name))) needs_[*node].push_back(*need);
  }

  // One finding for each circle.
  void Report(Findings& findings) const {
    const std::vector<bool> left = LeadingIntoCircles();
    std::vector<Node> walk_of(needs_.size(), 0);  // 0: not walked yet
    for (Node start = 0; start < needs_.size(); ++start) {
      if (!left[start] || walk_of[start] != 0) continue;
      std::vector<Node> walk;
      Node at = start;
      while (walk_of[at] == 0) {
        walk_of[at] = start + 1;
        walk.push_back(at);
        at = *std::ranges::find_if(needs_[at], [&](Node need) { return left[need]; });
      }
      if (walk_of[at] == start + 1)  // else it led into a circle that is already reported
        Report({std::ranges::find(walk, at), walk.end()}, findings);
    }
  }

 private:
  std::size_t Elements() const { return checked_.walk.places().size(); }
  static Node Shown(int place) { return static_cast<Node>(place) * 2; }
  bool IsShown(Node node) const { return node < Elements() * 2 && node % 2 == 0; }

  std::optional<Node> NodeOf(const PlacedRule& rule) const {
    if (rule.calculated >= 0) return static_cast<Node>(Elements() * 2) + static_cast<Node>(rule.calculated);
    if (rule.place < 0) return std::nullopt;
    if (rule.effect == Effect::kShows) return Shown(rule.place);
    // Two questions may set each other (kilometres and miles): that comes to rest. An expression does not.
    const Element& element = *checked_.walk.places()[static_cast<std::size_t>(rule.place)].element;
    if (element.type == Type::kExpression && rule.rule == element.expression.get()) return Shown(rule.place) + 1;
    return std::nullopt;
  }

  std::optional<Node> NodeOf(const Meaning& meaning) const {
    if (meaning.of_other_entry) return std::nullopt;
    if (meaning.kind == Meaning::Kind::kElement) return Shown(meaning.place) + 1;
    if (meaning.kind == Meaning::Kind::kCalculated)
      return static_cast<Node>(Elements() * 2) + static_cast<Node>(meaning.calculated);
    return std::nullopt;
  }

  // Takes away, again and again, what depends on nothing that is left: what stays is a circle or leads into one.
  std::vector<bool> LeadingIntoCircles() const {
    std::vector<std::vector<Node>> needed_by(needs_.size());
    std::vector<std::size_t> open(needs_.size());
    std::vector<Node> free;
    for (Node i = 0; i < needs_.size(); ++i) {
      open[i] = needs_[i].size();
      if (open[i] == 0) free.push_back(i);
      for (const Node need : needs_[i]) needed_by[need].push_back(i);
    }
    std::vector<bool> left(needs_.size(), true);
    while (!free.empty()) {
      const Node node = free.back();
      free.pop_back();
      left[node] = false;
      for (const Node other : needed_by[node])
        if (--open[other] == 0) free.push_back(other);
    }
    return left;
  }

  // "" for a page or a panel: the circle goes through it, but the author looks for questions.
  std::string NameOf(Node node) const {
    if (node >= Elements() * 2) return checked_.survey.calculated[node - Elements() * 2].name;
    const Element& element = *checked_.walk.places()[node / 2].element;
    return element.IsQuestion() ? element.name : "";
  }

  std::string PointerOf(Node node) const {
    if (node >= Elements() * 2) return "/calculatedValues/" + std::to_string(node - Elements() * 2);
    return checked_.walk.places()[node / 2].element->pointer;
  }

  void Report(std::vector<Node> circle, Findings& findings) const {
    // It begins and ends with a question.
    const auto named = std::ranges::find_if(circle, [&](Node node) { return !NameOf(node).empty(); });
    std::ranges::rotate(circle, named == circle.end() ? circle.begin() : named);
    const bool shown = std::ranges::any_of(circle, [&](Node node) { return IsShown(node); });
    std::vector<std::string> names;
    for (const Node node : circle)
      if (std::string name = NameOf(node); !name.empty() && (names.empty() || name != names.back()))
        names.push_back(std::move(name));
    if (names.size() > 1 && names.front() == names.back()) names.pop_back();
    std::string way;
    for (std::size_t i = 0; i < std::min(names.size(), kMostSteps); ++i) way += names[i] + " → ";
    if (names.size() > kMostSteps) way += "… → ";
    findings.push_back({Finding::Level::kError, PointerOf(circle.front()), 0,
                        (shown ? "whether it is shown depends on itself: " : "its value depends on itself: ") + way +
                            NameOf(circle.front()),
                        shown ? "take one of these out of visibleIf" : "take one of these out of the expression"});
  }

  const Checked& checked_;
  std::vector<std::vector<Node>> needs_;
};

}  // namespace

void CheckCircles(const Checked& checked, Findings& findings) { Graph(checked).Report(findings); }

}  // namespace survey
