// The staff's desk over the kiosk's file: opens it for each question, which happens rarely.
#pragma once

#include <filesystem>

#include "kiosk/staff/desk.h"
#include "shared/base/random.h"
#include "shared/store/store.h"

namespace app {

class StoreOffice final : public staff::Office {
 public:
  StoreOffice(std::filesystem::path file, base::Random& random) : file_(std::move(file)), random_(&random) {}

  base::Result<std::optional<staff::Lock>> ReadLock() override;
  base::Result<void> CountWrong(int wrong) override;
  base::Result<staff::Health> ReadHealth() override;

 private:
  base::Result<store::Store> Ready() const;

  std::filesystem::path file_;
  base::Random* random_;
};

}  // namespace app
