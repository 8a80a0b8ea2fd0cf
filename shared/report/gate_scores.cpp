#include "shared/report/gate_scores.h"

#include <algorithm>
#include <set>

#include "shared/report/nesting.h"
#include "shared/report/statistics.h"

namespace report {
namespace {

using privacy::GatedCount;
using privacy::RoundingSeed;

constexpr int kFewestForAlpha = 30;  // below, its sampling error is larger than what one would read into it
constexpr int kSame = 2;             // as privacy::Gate: fewer people who differ say too much about each

// Two decimals where the score runs over a few points (1…5, 0…1), one elsewhere.
int Decimals(const RawMeasure& measure) { return measure.to - measure.from <= 6 ? 2 : 1; }

// Whether all of them, or all but one, have the same score.
bool AreNearlyAllTheSame(const Scores& scores) {
  const int people = PeopleOf(scores);
  return std::ranges::any_of(scores, [&](const auto& one) { return one.second + kSame > people; });
}

void AddFigures(const RawMeasure& measure, const RawScores& group, GatedScore& gated) {
  gated.figures = AreNearlyAllTheSame(group.scores) ? GatedCount::Kind::kNearlyAll : GatedCount::Kind::kShown;
  if (gated.figures != GatedCount::Kind::kShown) return;
  const Summary summary = Summarise(group.scores);
  const int decimals = Decimals(measure);
  gated.mean = Rounded(summary.mean, decimals), gated.sd = Rounded(summary.sd, decimals);
  gated.low = Rounded(summary.mean - summary.margin, decimals);
  gated.high = Rounded(summary.mean + summary.margin, decimals);
  if (group.alpha.people() < kFewestForAlpha) return;
  if (const auto alpha = group.alpha.value()) gated.alpha = Rounded(*alpha, 2);
}

// How many have a score within the cut.
int Within(const Cut& cut, const Scores& scores) {
  int people = 0;
  for (auto at = scores.lower_bound(cut.low); at != scores.end() && at->first <= cut.high; ++at) people += at->second;
  return people;
}

// A mean that is hidden could be had from that of all and those beside it, which are exact: they are hidden as well.
void HideBeside(const std::vector<Nesting>& nesting, std::vector<GatedScore>& scores) {
  std::set<int> families;
  for (std::size_t g = 1; g < scores.size(); ++g)
    if (scores[g].figures == GatedCount::Kind::kNearlyAll) families.insert(nesting[g].family);
  for (std::size_t g = 1; g < scores.size(); ++g)
    if (scores[g].figures == GatedCount::Kind::kShown && families.contains(nesting[g].family))
      scores[g].figures = GatedCount::Kind::kNearlyAll, scores[g].alpha.reset();
}

GatedMeasure Gated(const RawMeasure& measure, const std::vector<Nesting>& nesting, const std::vector<Label>& groups,
                   const std::string& code, const RawTable& table, const RoundingSeed& seed) {
  GatedMeasure gated{measure.label, measure.kind, measure.domain, measure.from, measure.to, {}, {}};
  for (const Cut& cut : measure.cuts) gated.cuts.push_back(cut.label);
  std::vector<int> people;
  for (const RawScores& group : measure.scores) people.push_back(PeopleOf(group.scores));
  const std::vector<bool> shown = ShownGroups(nesting, people);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const CellNames cells(table, groups[g].code);
    const int n = shown[g] ? people[g] : 0;
    GatedScore score;
    score.n = privacy::GateTotal(n, cells.Of(code, "n"), seed);
    score.figures = GatedCount::Kind::kTooFew;
    if (shown[g]) AddFigures(measure, measure.scores[g], score);
    for (const Cut& cut : measure.cuts)
      score.counts.push_back(
          privacy::Gate(Within(cut, measure.scores[g].scores), n, cells.Of(code, cut.label.code), seed));
    gated.scores.push_back(std::move(score));
  }
  HideBeside(nesting, gated.scores);
  return gated;
}

std::vector<GatedRate> Rates(const std::vector<RawRate>& rates, const std::string& what, const RawTable& table,
                             const RoundingSeed& seed) {
  std::vector<GatedRate> gated;
  const CellNames cells(table, "all");
  for (const RawRate& rate : rates)
    gated.push_back({rate.label, privacy::GateTotal(rate.of, cells.Of(what + rate.label.code, "n"), seed),
                     privacy::Gate(rate.count, rate.of, cells.Of(what + rate.label.code, "count"), seed)});
  return gated;
}

}  // namespace

CellNames::CellNames(const RawTable& table, std::string_view group)
    : round_(table.survey + "|" + table.round + "|"), group_(group) {}

std::string CellNames::Of(std::string_view question, std::string_view row) const {
  std::string cell = std::string(question) + "=" + std::string(row);
  return round_ + (cell < group_ ? cell + "|" + group_ : group_ + "|" + cell);
}

GatedMeasure GateMeasure(const RawMeasure& measure, const RawTable& table, const RoundingSeed& seed) {
  return Gated(measure, table.nesting, table.groups, "#measure:" + measure.label.code, table, seed);
}

GatedQuality GateQuality(const RawTable& table, const RoundingSeed& seed) {
  GatedQuality gated{
      Rates(table.quality.same, "#same:", table, seed), Rates(table.quality.first_face, "#first:", table, seed), {}};
  const std::vector<Nesting> nesting{{-1, -1}, {0, 0}, {0, 0}};
  for (const RawMeasure& measure : table.quality.direction)
    gated.direction.push_back(
        Gated(measure, nesting, DirectionGroups(), "#direction:" + measure.label.code, table, seed));
  return gated;
}

}  // namespace report
