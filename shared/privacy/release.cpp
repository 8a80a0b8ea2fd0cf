#include "shared/privacy/release.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace privacy {
namespace {

constexpr int kLevels = kAttributes + 1;  // both attributes, the first, none
constexpr int kLastLevel = kLevels - 1;
constexpr int kNotYet = -1;

// A class of rows that look the same: the level at which they leave, and what they show there.
struct Label {
  int level = kNotYet;
  Attributes shown{};
  bool operator==(const Label&) const = default;
  auto operator<=>(const Label&) const = default;
};

using Labels = std::vector<Label>;  // by row

Attributes Coarsen(Attributes attributes, int level) {
  std::fill(attributes.end() - level, attributes.end(), std::uint8_t{0});
  return attributes;
}

// At each level only the rows that remain are counted: a class that was released finer adds nothing to a
// coarser one.
Labels ReleaseRemainder(std::span<const Held> held, int k) {
  Labels labels(held.size());
  for (int level = 0; level < kLevels; ++level) {
    std::map<Attributes, int> count;
    for (std::size_t i = 0; i < held.size(); ++i)
      if (labels[i] == Label{}) ++count[Coarsen(held[i].attributes, level)];
    for (std::size_t i = 0; i < held.size(); ++i) {
      const Attributes shown = Coarsen(held[i].attributes, level);
      if (labels[i] == Label{} && count[shown] >= k) labels[i] = {level, shown};
    }
  }
  return labels;
}

// Of classes of one size the coarser, so that the least detail is lost. Label{} when nothing is released.
Label SmallestClass(const Labels& labels) {
  std::map<Label, int> count;
  for (const Label& label : labels)
    if (label != Label{}) ++count[label];
  const auto order = [](const auto& one) { return std::tuple(one.second, -one.first.level, one.first.shown); };
  const auto smallest = std::ranges::min_element(count, {}, order);
  return smallest == count.end() ? Label{} : smallest->first;
}

// `labels` holds at least k rows, so one or more classes can give rows to a tail that is smaller.
void TopUp(Labels& labels, int k) {
  for (auto left = std::ranges::count(labels, Label{}); left > 0 && left < k;
       left = std::ranges::count(labels, Label{}))
    std::ranges::replace(labels, SmallestClass(labels), Label{});
  std::ranges::replace(labels, Label{}, Label{kLastLevel, {}});
}

}  // namespace

std::vector<Released> Release(std::span<const Held> held, int k, base::Random& random) {
  k = std::max(k, kSmallestGroup);
  std::vector<Released> released;
  if (std::ssize(held) < k) return released;
  Labels labels = ReleaseRemainder(held, k);
  TopUp(labels, k);
  for (std::size_t i = 0; i < held.size(); ++i) released.push_back({held[i].slot, labels[i].shown});
  random.Shuffle(released);
  return released;
}

std::vector<Released> ReleaseTexts(std::span<const Held> held, int k, base::Random& random) {
  std::vector<Released> released;
  if (std::ssize(held) < std::max(k, kSmallestTextPool)) return released;
  for (const Held& row : held) released.push_back({row.slot, {}});
  random.Shuffle(released);
  return released;
}

bool GroupsAreLargeEnough(std::span<const Attributes> rows, int k) {
  std::map<Attributes, int> count;
  for (const Attributes& row : rows) ++count[row];
  return std::ranges::all_of(count, [&](const auto& group) { return group.second >= std::max(k, kSmallestGroup); });
}

std::string WhyNotReleasable(std::span<const Attributes> answers, std::span<const Attributes> texts, int k) {
  if (!GroupsAreLargeEnough(answers, k)) return "a group has fewer rows than allowed";
  const auto fewest = static_cast<std::size_t>(std::max(k, kSmallestTextPool));
  if (!texts.empty() && texts.size() < fewest) return "fewer texts than allowed";
  const bool bare = std::ranges::all_of(texts, [](const auto& one) { return one == Attributes{}; });
  return bare ? "" : "a text carries attributes";
}

}  // namespace privacy
