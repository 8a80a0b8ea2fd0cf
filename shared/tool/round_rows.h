// The released rows of a closed round, opened on a kiosk that has no network, with the same release rule, validation
// and gate as the city's worker (PRIVACY.md, "Standalone"). Nothing of it is written to the kiosk's disk.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "shared/export/source.h"
#include "shared/privacy/disclosure.h"
#include "shared/report/gated_table.h"
#include "shared/store/store.h"
#include "shared/tabulate/opened.h"
#include "shared/tabulate/surveys.h"

namespace tool {

class RoundRows final : public exporting::Source {
 public:
  // `progress` is called with the rows that are done; false ends it (kState). kNotFound: there is no such round.
  // kState: it is open, or nothing of it is here (any more). kTrust: the key opens none of the rows, or a batch holds
  // a group that the release rule would not have let go.
  static base::Result<RoundRows> Open(const store::Store& store, std::string_view survey, std::string_view round,
                                      const privacy::KeyPair& key,
                                      const std::function<bool(std::size_t done, std::size_t all)>& progress);

  // Counted and gated. The rounding is drawn with a seed that only who has the key can know, and that is always the
  // same: whoever exports a round twice gets the same numbers. kState for fewer than ten people.
  base::Result<report::GatedTable> Table(const report::Norms* norms) const;

  void Choose(privacy::Kind kind) { kind_ = kind; }  // which rows an export sees; the answers, unless told otherwise
  int invalid() const { return invalid_; }           // no answers to the survey; in no table and no file
  int unopenable() const { return unopenable_; }     // of another key, or damaged

  std::size_t rows() override;
  std::vector<std::string> rounds() override { return {round_}; }
  std::vector<const survey::Survey*> versions() override;
  void ForEach(const std::function<bool(const exporting::Row&)>& visit) override;  // by version and (random) id

 private:
  struct Row {
    const survey::Survey* version;
    tabulate::Opened opened;
  };
  base::Result<void> ReadSurveys(const store::Store& store);
  base::Result<void> OpenShipment(const store::Shipment& shipment, const privacy::KeyPair& key,
                                  const std::function<bool(std::size_t)>& progress);

  std::string survey_, round_;
  tabulate::Surveys surveys_;
  privacy::RoundingSeed seed_{};
  privacy::Kind kind_ = privacy::Kind::kAnswers;
  std::vector<Row> rows_;
  int invalid_ = 0, unopenable_ = 0;
};

}  // namespace tool
