// PRIVACY.md rules 6 and 7: the release rule against an independent reference, on random rosters.
#include <doctest/doctest.h>

#include <cstdlib>
#include <map>
#include <set>

#include "shared/privacy/release.h"

namespace {

using privacy::Attributes;
using privacy::Held;
using privacy::Released;

// The rule once more, on a table of counts instead of rows, as one would do it by hand.
// Returns how many rows leave under each label; the label's level is only needed while it works.
std::map<Attributes, int> ByHand(const std::vector<Held>& held, int k) {
  if (static_cast<int>(held.size()) < k) return {};
  int cell[5][5] = {};
  for (const Held& row : held) ++cell[row.attributes[0]][row.attributes[1]];
  // size, then coarser first, then name: the order in which classes are given up for the tail
  std::set<std::tuple<int, int, int, int>> open;
  int rest = 0;
  for (int a = 0; a < 5; ++a) {
    int row = 0;
    for (int b = 0; b < 5; ++b) {
      if (cell[a][b] >= k)
        open.insert({cell[a][b], 0, a, b});
      else
        row += cell[a][b];
    }
    if (row >= k)
      open.insert({row, -1, a, 0});
    else
      rest += row;
  }
  while (rest > 0 && rest < k) {
    rest += std::get<0>(*open.begin());
    open.erase(open.begin());
  }
  std::map<Attributes, int> labels;
  for (const auto& [n, level, a, b] : open) labels[{static_cast<std::uint8_t>(a), static_cast<std::uint8_t>(b)}] += n;
  if (rest > 0) labels[{}] += rest;
  return labels;
}

std::map<Attributes, int> Count(const std::vector<Released>& released) {
  std::map<Attributes, int> count;
  for (const Released& row : released) ++count[row.attributes];
  return count;
}

bool IsCoarser(const Attributes& shown, const Attributes& was) {
  return shown == was || shown == Attributes{was[0], 0} || shown == Attributes{};
}

std::vector<Held> Roster(base::Random& random) {
  const auto n = random.Below(random.Below(4) == 0 ? 200 : 30);
  const auto first = 1 + random.Below(5), second = 1 + random.Below(5);
  std::vector<Held> held;
  for (std::uint64_t i = 0; i < n; ++i)
    held.push_back({static_cast<std::int64_t>(i * 7 + 3),
                    {static_cast<std::uint8_t>(random.Below(first)), static_cast<std::uint8_t>(random.Below(second))}});
  return held;
}

std::vector<Held> Rows(std::initializer_list<std::pair<Attributes, int>> groups) {
  std::vector<Held> held;
  for (const auto& [attributes, n] : groups)
    for (int i = 0; i < n; ++i) held.push_back({static_cast<std::int64_t>(held.size() + 1), attributes});
  return held;
}

int Rosters() { return std::getenv("BALSS_FULL") ? 1'000'000 : 100'000; }

}  // namespace

TEST_CASE("on random rosters no group is below k, all or none leave, and rows only lose detail") {
  base::SeededRandom random(1);
  for (int roster = 0; roster < Rosters(); ++roster) {
    const auto held = Roster(random);
    const int k = 5 + static_cast<int>(random.Below(6));
    const auto released = privacy::Release(held, k, random);
    std::map<std::int64_t, Attributes> was;
    for (const Held& row : held) was[row.slot] = row.attributes;
    bool sound = released.size() == (static_cast<int>(held.size()) < k ? 0 : held.size());
    std::vector<Attributes> shown;
    for (const Released& row : released) {
      sound = sound && was.contains(row.slot) && IsCoarser(row.attributes, was[row.slot]);
      was.erase(row.slot);  // so that a slot which leaves twice is noticed
      shown.push_back(row.attributes);
    }
    for (const auto& [label, n] : Count(released)) sound = sound && n >= k;
    CAPTURE(roster);
    REQUIRE(sound);
    REQUIRE(privacy::GroupsAreLargeEnough(shown, k));
    REQUIRE(Count(released) == ByHand(held, k));
  }
}

TEST_CASE("a class of k leaves with both attributes, a smaller one joins its coarser class") {
  base::SeededRandom random(2);
  const auto count = Count(privacy::Release(Rows({{{1, 1}, 5}, {{1, 2}, 3}, {{1, 3}, 2}, {{2, 1}, 6}}), 5, random));
  CHECK(count == std::map<Attributes, int>{{{1, 1}, 5}, {{1, 0}, 5}, {{2, 1}, 6}});
}

TEST_CASE("rows that were released finer do not help a coarser class over k") {
  base::SeededRandom random(3);
  // Three rows of (1,2): counting the five of (1,1) again would let them out as a group of three.
  const auto count = Count(privacy::Release(Rows({{{1, 1}, 5}, {{1, 2}, 3}, {{2, 1}, 9}}), 5, random));
  CHECK(count == std::map<Attributes, int>{{{0, 0}, 8}, {{2, 1}, 9}});
}

TEST_CASE("of two smallest classes the coarser one tops up the tail") {
  base::SeededRandom random(4);
  const auto count = Count(privacy::Release(Rows({{{1, 1}, 5}, {{2, 1}, 3}, {{2, 2}, 2}, {{3, 1}, 1}}), 5, random));
  CHECK(count == std::map<Attributes, int>{{{1, 1}, 5}, {{0, 0}, 6}});
}

TEST_CASE("fewer than k rows: nothing leaves") {
  base::SeededRandom random(5);
  CHECK(privacy::Release(Rows({{{1, 1}, 4}}), 5, random).empty());
  CHECK(privacy::Release({}, 5, random).empty());
  CHECK(privacy::Release(Rows({{{1, 1}, 7}}), 8, random).empty());
  CHECK(privacy::Release(Rows({{{1, 1}, 1}, {{2, 2}, 1}, {{3, 3}, 1}, {{4, 4}, 2}}), 5, random).size() == 5);
}

TEST_CASE("a k below the floor counts as the floor") {
  base::SeededRandom random(6);
  for (const int k : {-1, 0, 1, 4}) {
    CHECK(privacy::Release(Rows({{{1, 1}, 4}}), k, random).empty());
    CHECK(privacy::ReleaseTexts(Rows({{{}, 9}}), k, random).empty());
    CHECK_FALSE(privacy::GroupsAreLargeEnough(std::vector<Attributes>(4), k));
  }
}

TEST_CASE("texts leave in a pool of ten or more, or not at all, and without attributes") {
  base::SeededRandom random(7);
  CHECK(privacy::ReleaseTexts(Rows({{{}, 9}}), 5, random).empty());
  CHECK(privacy::ReleaseTexts(Rows({{{1, 2}, 10}}), 5, random).size() == 10);
  CHECK(privacy::ReleaseTexts(Rows({{{}, 10}}), 12, random).empty());
  for (const Released& row : privacy::ReleaseTexts(Rows({{{1, 2}, 10}}), 5, random))
    CHECK(row.attributes == Attributes{});
}

TEST_CASE("the order of release is random") {
  base::SeededRandom random(8);
  const auto held = Rows({{{1, 1}, 40}});
  std::set<std::int64_t> first;
  for (int i = 0; i < 200; ++i) first.insert(privacy::Release(held, 5, random).front().slot);
  CHECK(first.size() > 30);
}

TEST_CASE("the endpoint's question: no group has one to k-1 rows") {
  using Group = std::vector<Attributes>;
  const auto group = [](int n, Attributes attributes) { return Group(static_cast<std::size_t>(n), attributes); };
  CHECK(privacy::GroupsAreLargeEnough({}, 5));
  CHECK(privacy::GroupsAreLargeEnough(group(5, {1, 1}), 5));
  CHECK_FALSE(privacy::GroupsAreLargeEnough(group(5, {1, 1}), 6));
  Group mixed = group(9, {1, 1});
  mixed.push_back({1, 2});
  CHECK_FALSE(privacy::GroupsAreLargeEnough(mixed, 5));
}
