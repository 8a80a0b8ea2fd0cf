// A table as readers may have it (PRIVACY.md rule 11). The only kind of table that can be written, stored or
// shown; made from the true counts by disclosure control, or read back from what was published. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/error.h"
#include "shared/privacy/disclosure.h"
#include "shared/report/raw_table.h"

namespace report {

struct GatedTally {
  privacy::GatedCount n;                    // people who answered
  std::vector<privacy::GatedCount> counts;  // by row of the question
};

struct GatedQuestion {
  Label label;
  std::vector<Label> rows;          // its choices, then kSkippedCode; or only kAnsweredCode
  std::vector<GatedTally> tallies;  // by group
};

class GatedTable {
 public:
  // Applies the gate to every cell. A group below privacy::kSmallestTable shows nothing; so that it cannot be
  // had by subtraction either, what an attribute hides altogether is never 1…9 people: its smallest shown
  // group joins.
  static GatedTable From(const RawTable& raw, const privacy::RoundingSeed& seed);

  // docs/formats/results.md §2. kInvalid when it is not one.
  static base::Result<GatedTable> FromJson(std::string_view json);

  const std::string& survey() const { return survey_; }
  const std::string& round() const { return round_; }
  const survey::Text& title() const { return title_; }
  const std::vector<Label>& groups() const { return groups_; }
  const std::vector<GatedQuestion>& questions() const { return questions_; }

 private:
  GatedTable() = default;

  std::string survey_;
  std::string round_;
  survey::Text title_;
  std::vector<Label> groups_;
  std::vector<GatedQuestion> questions_;
};

}  // namespace report
