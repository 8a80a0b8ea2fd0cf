#include <algorithm>
#include <map>
#include <ranges>
#include <set>

#include "shared/expression/unicode.h"
#include "shared/survey/check_rules.h"

namespace survey {
namespace {

// Which question a name in a condition speaks of: "pets[0].kind" and "pets-Comment" speak of pets.
class Names {
 public:
  explicit Names(const Survey& survey) {
    for (std::size_t i = 0; i < survey.questions.size(); ++i)
      by_name_.emplace(expression::Lower(survey.questions[i].name), i);
  }

  std::optional<std::size_t> Resolve(std::string_view name) const {
    std::string rest = expression::Lower(name);
    for (;;) {
      if (const auto found = by_name_.find(rest); found != by_name_.end()) return found->second;
      constexpr std::string_view kComment = "-comment";
      const auto cut = rest.ends_with(kComment) ? rest.size() - kComment.size() : rest.find_last_of(".[");
      if (cut == std::string::npos) return std::nullopt;
      rest.resize(cut);
    }
  }

 private:
  std::map<std::string, std::size_t> by_name_;
};

// For each question, the questions that its own or its groups' conditions speak of.
std::vector<std::set<std::size_t>> Dependencies(const Survey& survey, const Names& names) {
  const auto spoken_of = [&](const auto& thing) {
    std::set<std::size_t> found;
    if (thing.visible_if)
      for (const std::string& name : thing.visible_if->names())
        if (const auto index = names.Resolve(name)) found.insert(*index);
    return found;
  };
  std::vector<std::set<std::size_t>> by_group;
  for (const Group& group : survey.groups) {
    by_group.push_back(spoken_of(group));
    if (group.parent >= 0) {
      const auto& inherited = by_group[static_cast<std::size_t>(group.parent)];
      by_group.back().insert(inherited.begin(), inherited.end());
    }
  }
  std::vector<std::set<std::size_t>> by_question;
  for (const Question& question : survey.questions) {
    by_question.push_back(spoken_of(question));
    const auto& inherited = by_group[static_cast<std::size_t>(question.group)];
    by_question.back().insert(inherited.begin(), inherited.end());
  }
  return by_question;
}

// Takes away, again and again, what depends on nothing that is left: what stays is a circle or leads into one.
std::vector<bool> LeadingIntoCircles(const std::vector<std::set<std::size_t>>& needs) {
  std::vector<std::vector<std::size_t>> needed_by(needs.size());
  std::vector<std::size_t> open(needs.size()), free;
  for (std::size_t i = 0; i < needs.size(); ++i) {
    open[i] = needs[i].size();
    if (open[i] == 0) free.push_back(i);
    for (const std::size_t need : needs[i]) needed_by[need].push_back(i);
  }
  std::vector<bool> left(needs.size(), true);
  while (!free.empty()) {
    const std::size_t index = free.back();
    free.pop_back();
    left[index] = false;
    for (const std::size_t other : needed_by[index])
      if (--open[other] == 0) free.push_back(other);
  }
  return left;
}

void ReportCircles(const Survey& survey, const std::vector<std::set<std::size_t>>& needs, Findings& findings) {
  const std::vector<bool> left = LeadingIntoCircles(needs);
  std::vector<std::size_t> walk_of(needs.size(), 0);  // 0: not walked yet
  for (std::size_t start = 0; start < needs.size(); ++start) {
    if (!left[start] || walk_of[start] != 0) continue;
    std::vector<std::size_t> walk;
    std::size_t at = start;
    while (walk_of[at] == 0) {
      walk_of[at] = start + 1;
      walk.push_back(at);
      at = *std::ranges::find_if(needs[at], [&](std::size_t need) { return left[need]; });
    }
    if (walk_of[at] != start + 1) continue;  // led into a circle that is already reported
    std::string way;
    for (auto step = std::ranges::find(walk, at); step != walk.end(); ++step)
      way += survey.questions[*step].name + " → ";
    findings.push_back({Finding::Level::kError, survey.questions[at].pointer, 0,
                        "whether it is shown depends on itself: " + way + survey.questions[at].name,
                        "take one of these out of visibleIf"});
  }
}

std::string NearestName(const Survey& survey, std::string_view name) {
  constexpr std::size_t kMostCompared = 1000;
  const std::string wanted = expression::Lower(name);
  for (const Question& question : survey.questions | std::views::take(kMostCompared)) {
    const std::string known = expression::Lower(question.name);
    if (known.size() > 3 && (known.starts_with(wanted.substr(0, 3)) || known.ends_with(wanted.substr(wanted.size() / 2))))
      return "did you mean {" + question.name + "}?";
  }
  return "name a question of this survey, as it stands under \"name\"";
}

}  // namespace

void CheckConditions(const Survey& survey, Findings& findings) {
  const Names names(survey);
  const auto check = [&](const auto& thing, const std::string& pointer) {
    if (!thing.visible_if) return;
    for (const std::string& name : thing.visible_if->names()) {
      const auto index = names.Resolve(name);
      if (!index)
        findings.push_back({Finding::Level::kWarning, pointer, 0,
                            "a condition speaks of {" + name + "}, which is no question", NearestName(survey, name)});
      else if (std::ranges::find(survey.attributes, survey.questions[*index].name) != survey.attributes.end())
        findings.push_back({Finding::Level::kError, pointer, 0,
                            "a condition speaks of {" + name + "}, which is an attribute",
                            "whether this was asked would tell the attribute even where the release rule took it "
                            "away (PRIVACY.md rule 6): ask it of everybody"});
    }
  };
  for (const Group& group : survey.groups) check(group, group.pointer + "/visibleIf");
  for (const Question& question : survey.questions) {
    check(question, question.pointer + "/visibleIf");
    for (const Choice& choice : question.choices) check(choice, question.pointer);
  }
  ReportCircles(survey, Dependencies(survey, names), findings);
}

}  // namespace survey
