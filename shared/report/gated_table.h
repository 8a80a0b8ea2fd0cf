// A table as readers may have it (PRIVACY.md rule 11). The only kind of table that can be written, stored or
// shown; made from the true counts by disclosure control, or read back from what was published. Pure.
#pragma once

#include <map>
#include <optional>
#include <span>
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
  std::vector<Label> rows;  // its choices, or only kAnsweredCode; then kSkippedCode, kStoppedCode, kNotReachedCode
  std::vector<GatedTally> tallies;  // by group
  std::string domain{};
};

// The scores of one group.
struct GatedScore {
  privacy::GatedCount n;                   // people with a score
  privacy::GatedCount::Kind figures = {};  // kTooFew, or kNearlyAll when all but one at most have the same: not shown
  double mean = 0, sd = 0, low = 0, high = 0;  // rounded; low…high is the 95 % confidence interval of the mean
  std::optional<double> alpha;                 // Cronbach's; of fewer than 30 people none
  std::vector<privacy::GatedCount> counts;     // by cut
};

struct GatedMeasure {
  Label label;
  std::string kind, domain;
  double from = 0, to = 0;         // of the score
  std::vector<Label> cuts;         // published cut-offs: "0-50"
  std::vector<GatedScore> scores;  // by group
};

struct GatedRate {
  Label label;
  privacy::GatedCount n, count;
};

struct GatedQuality {
  std::vector<GatedRate> same;          // matrices answered in full; those with the same column in each row
  std::vector<GatedRate> first_face;    // smileys; those who took the face that stood first
  std::vector<GatedMeasure> direction;  // smileys, by DirectionGroups
};

// The first four digits that stand together in a round's name: "2026-autumn" and "autumn 2026" are of one year. "" when
// there are none.
std::string YearOf(std::string_view round);

// Which part of a table, and how: docs/formats/results.md §4. "" takes all.
struct Selection {
  std::string question{};  // its code; of a matrix also all its rows; or a measure's code
  std::string domain{};
  std::string by{};  // "all", "centre", "territory", or an attribute: its groups beside everybody
};

class GatedTable {
 public:
  // Applies the gate to every cell. A group below privacy::kSmallestTable shows nothing; so that it cannot be
  // had by subtraction either, what a family of groups hides of a shown one is never 1…9 people (nesting.h).
  static GatedTable From(const RawTable& raw, const privacy::RoundingSeed& seed);

  // docs/formats/results.md §2. kInvalid when it is not one.
  static base::Result<GatedTable> FromJson(std::string_view json);

  // The questions and groups that are asked for, with the counts as they are.
  GatedTable Pick(const Selection& selection) const;

  // "all" of several tables of one survey as groups of one: `columns` says which group each table goes to, in the
  // order of the groups. Where several go to one, their published counts are added up, and one that is not shown hides
  // the sum; scores are not added. Order and words are those of the last table.
  static GatedTable SideBySide(std::span<const GatedTable> tables, std::span<const Label> groups,
                               std::span<const std::size_t> columns);

  const std::string& survey() const { return survey_; }
  const std::string& round() const { return round_; }
  const survey::Text& title() const { return title_; }
  const std::vector<Label>& groups() const { return groups_; }
  const std::vector<GatedQuestion>& questions() const { return questions_; }
  const std::vector<Label>& domains() const { return domains_; }
  const std::vector<GatedMeasure>& measures() const { return measures_; }
  const GatedQuality& quality() const { return quality_; }

 private:
  GatedTable() = default;

  std::string survey_;
  std::string round_;
  survey::Text title_;
  std::vector<Label> groups_;
  std::vector<GatedQuestion> questions_;
  std::vector<Label> domains_;
  std::vector<GatedMeasure> measures_;
  GatedQuality quality_;
};

}  // namespace report
