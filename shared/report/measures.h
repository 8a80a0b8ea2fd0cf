// Scores of single people (docs/formats/results.md §5). True values: they stay where the RawTable stays. Pure.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/error.h"
#include "shared/base/json_fwd.h"
#include "shared/report/label.h"
#include "shared/report/statistics.h"
#include "shared/survey/survey.h"

namespace report {

// The table that turns the sum of a KIDSCREEN-10 into its T value. Its holder's, never in the tree:
//   {"measure": "kidscreen10", "reversed": [3, 4], "t": {"10": 12.3, …, "50": 83.8}}
// `reversed`: items, from 1, in which more is less.
struct Norms {
  std::set<int> reversed;
  std::map<int, double> t;
};
base::Result<Norms> ReadNorms(std::string_view json);  // kInvalid when it is none

// The share of people whose score lies from `low` to `high`, both counted in.
struct Cut {
  Label label;
  double low = 0, high = 0;
};

struct Scored {
  double score = 0;
  std::vector<double> items;  // as they were counted; empty when one is missing
};

// Scores one person after the other by one measure.
class Scorer {
 public:
  // nullopt when it cannot be scored: a KIDSCREEN-10 without norms. `survey` and `measure` must outlive it.
  static std::optional<Scorer> For(const survey::Survey& survey, const survey::Measure& measure, const Norms* norms);

  // nullopt when too much is missing: of a validated scale anything, of a mean more than half of the items. What is
  // none of the item's numbers is missing.
  std::optional<Scored> Of(const base::Json& answers) const;

  double from() const { return from_; }
  double to() const { return to_; }

 private:
  struct Place {
    std::string question, row;  // `row` is "" for a question
    survey::Bounds bounds;
    bool reversed = false;
  };
  double Total(const std::vector<double>& items) const;

  survey::MeasureKind kind_ = survey::MeasureKind::kMean;
  const Norms* norms_ = nullptr;
  std::vector<Place> places_;
  double from_ = 0, to_ = 0;
};

// The published cut-offs of a kind.
std::vector<Cut> CutsOf(survey::MeasureKind kind);

// The scores of a group, without who has which.
struct RawScores {
  Scores scores;
  RunningAlpha alpha;  // of those who answered every item
};

// All scores of one measure.
struct RawMeasure {
  Label label;
  std::string kind, domain;
  double from = 0, to = 0;  // of the score
  std::vector<Cut> cuts;
  std::vector<RawScores> scores;  // by group

  void Add(const Scored& scored, const std::vector<std::size_t>& groups) {
    for (const std::size_t group : groups) {
      ++scores[group].scores[scored.score];
      if (!scored.items.empty()) scores[group].alpha.Add(scored.items);
    }
  }
};

}  // namespace report
