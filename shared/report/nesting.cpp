#include "shared/report/nesting.h"

#include <optional>

#include "shared/privacy/disclosure.h"

namespace report {
namespace {

// The smallest shown group around it; 0 is "all".
std::size_t ShownAround(const std::vector<Nesting>& nesting, const std::vector<bool>& shown, std::size_t group) {
  auto around = static_cast<std::size_t>(nesting[group].parent);
  while (around > 0 && !shown[around]) around = static_cast<std::size_t>(nesting[around].parent);
  return around;
}

// A group that must be hidden so that nothing small is left of `whole`; nullopt when nothing is.
std::optional<std::size_t> Betrayer(const std::vector<Nesting>& nesting, const std::vector<int>& people,
                                    const std::vector<bool>& shown, int family, std::size_t whole) {
  int left = people[whole];
  std::optional<std::size_t> smallest;
  for (std::size_t g = 1; g < people.size(); ++g) {
    if (nesting[g].family != family || !shown[g] || ShownAround(nesting, shown, g) != whole) continue;
    left -= people[g];
    if (!smallest || people[g] < people[*smallest]) smallest = g;
  }
  return left == 0 || left >= privacy::kSmallestTable ? std::nullopt : smallest;
}

}  // namespace

std::vector<bool> ShownGroups(const std::vector<Nesting>& nesting, const std::vector<int>& people) {
  std::vector<bool> shown;
  int families = 0;
  for (std::size_t g = 0; g < people.size(); ++g) {
    shown.push_back(people[g] >= privacy::kSmallestTable);
    families = std::max(families, nesting[g].family + 1);
  }
  for (int family = 0; family < families; ++family) {
    for (std::size_t whole = 0; whole < people.size();) {
      const bool inside = whole == 0 || nesting[whole].family == family;
      const auto hidden =
          inside && shown[whole] ? Betrayer(nesting, people, shown, family, whole) : std::optional<std::size_t>();
      if (hidden) shown[*hidden] = false;
      whole = hidden ? 0 : whole + 1;  // what is hidden changes what is left of the others
    }
  }
  return shown;
}

}  // namespace report
