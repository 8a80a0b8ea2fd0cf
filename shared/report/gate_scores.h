// The gate for scores and signs of quality (docs/formats/results.md §5, §6). Private to report/, pure.
#pragma once

#include <string>
#include <string_view>

#include "shared/report/gated_table.h"

namespace report {

// What cells are called for random rounding. "mood, among age=9" and "age, among mood=3" are the same people: such a
// pair has one name, so that asking both ways rounds the same way.
class CellNames {
 public:
  CellNames(const RawTable& table, std::string_view group);
  std::string Of(std::string_view question, std::string_view row) const;

 private:
  std::string round_, group_;
};

GatedMeasure GateMeasure(const RawMeasure& measure, const RawTable& table, const privacy::RoundingSeed& seed);
GatedQuality GateQuality(const RawTable& table, const privacy::RoundingSeed& seed);

}  // namespace report
