// The staff's office over the kiosk's file, its sticks, and the program that exports. Opens the file for each question,
// which happens rarely.
#pragma once

#include <filesystem>
#include <map>

#include "kiosk/app/exporter.h"
#include "kiosk/widgets/charts.h"
#include "shared/base/clock.h"
#include "shared/base/random.h"
#include "shared/privacy/seal.h"
#include "shared/store/store.h"

namespace app {

class StoreOffice final : public staff::Office {
 public:
  struct Place {
    std::filesystem::path store{};
    privacy::Recipients recipients{};
    std::filesystem::path sticks{};  // a folder that stands for them; empty: those of the system
    Exporter::Place exporter{};      // its locale is the one that titles are said in
    std::string languages{};         // tags of the packs, for the page about the device
    std::filesystem::path assets{};  // how charts speak
  };
  StoreOffice(Place place, base::Random& random)
      : place_(std::move(place)), random_(&random), exporter_(place_.exporter) {}

  base::Result<std::optional<staff::Lock>> ReadLock() override;
  base::Result<void> CountWrong(int wrong) override;
  base::Result<void> SetPin(const std::string& pin) override;
  base::Result<staff::Health> ReadHealth() override;

  base::Result<std::vector<staff::Round>> Rounds() override;
  base::Result<staff::Closing> CloseRound(const std::string& survey) override;
  base::Result<std::string> NewRoundName(const std::string& survey) override;
  base::Result<void> OpenRound(const std::string& survey, const std::string& name) override;
  base::Result<void> ClearRound(const staff::Round& round) override;

  base::Result<std::vector<staff::Survey>> Surveys() override;
  base::Result<void> RemoveSurvey(const std::string& id) override;
  base::Result<std::vector<std::string>> SurveyFiles(const staff::Stick& stick) override;
  base::Result<staff::Checked> CheckSurvey(const staff::Stick& stick, const std::string& file) override;
  base::Result<void> AddSurvey() override;
  // A survey that is here, for a look at it; version 0 is the newest.
  base::Result<survey::Survey> ReadSurvey(const std::string& id, int version = 0) const;
  // Of what was counted for the screen; nullptr when there is nothing, or it was forgotten.
  widgets::Charts* charts() { return charts_.get(); }
  void ForgetCharts() { charts_.reset(); }

  std::vector<staff::Stick> Sticks() override;

  bool HasKey() override { return exporter_.HasKey(); }
  base::Result<void> StartExport(const staff::Order& order) override;
  staff::Export PollExport() override;
  void CancelExport() override { exporter_.Cancel(); }

  base::Result<void> AskToSend() override;
  base::Result<staff::Sending> ReadSending() override;

 private:
  base::Result<void> ReadCharts();
  base::Result<store::Store> Ready() const;
  static void Log(const base::Error& error);
  // What goes wrong is logged once, here; the page shows its code.
  template <class Work>
  auto InStore(const Work& work) const -> decltype(work(std::declval<store::Store&>())) {
    auto store = Ready();
    if (!store) return std::unexpected(store.error());
    auto done = work(*store);
    if (!done) Log(done.error());
    return done;
  }
  std::string TitleOf(const survey::Survey& survey) const;
  base::Result<std::map<std::string, staff::Survey>> KnownSurveys(const store::Store& store) const;

  Place place_;
  base::Random* random_;
  Exporter exporter_;
  std::string counting_;  // the survey of the last order
  std::unique_ptr<widgets::Charts> charts_;
  std::filesystem::path target_;             // the stick that is being written
  std::optional<store::SurveyRow> checked_;  // the survey that was checked last, and is good
};

}  // namespace app
