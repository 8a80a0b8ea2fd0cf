// How the answers of a round were given: signs that questions were clicked through, or that the order of the faces moved
// the answers (docs/formats/results.md §6). True counts: they stay where the RawTable stays. Pure.
#pragma once

#include <string>
#include <vector>

#include "shared/report/measures.h"

namespace report {

struct RawRate {
  Label label;
  int of = 0;  // people
  int count = 0;
};

struct RawQuality {
  std::vector<RawRate> same;          // matrices: answered in full; the same column in each row
  std::vector<RawRate> first_face;    // smileys: answered; by the face that stood first
  std::vector<RawMeasure> direction;  // smileys: the answer itself, for all, usual and turned
};

// The groups of `direction`, in this order.
inline constexpr std::size_t kUsual = 1, kTurned = 2;
std::vector<Label> DirectionGroups();

class QualityCount {
 public:
  explicit QualityCount(const survey::Survey& survey);
  void Add(const base::Json& answers, bool turned);
  RawQuality Finish() && { return std::move(counted_); }

 private:
  std::vector<const survey::Element*> matrices_, faces_;
  RawQuality counted_;
};

}  // namespace report
