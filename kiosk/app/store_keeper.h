// Where the kiosk's answers go: anonymised, sealed, and into the store's slots. The only place in the kiosk
// that knows both answers and the disk.
#pragma once

#include <filesystem>
#include <map>
#include <optional>

#include "kiosk/visit/visit.h"
#include "shared/base/random.h"
#include "shared/privacy/seal.h"
#include "shared/store/store.h"

namespace app {

class StoreKeeper final : public visit::Keeper {
 public:
  // Opens the store when it is first needed, and again after it failed: a kiosk whose disk comes back goes
  // on.
  StoreKeeper(std::filesystem::path file, privacy::Recipients recipients, base::Random& random);

  std::vector<const survey::Survey*> Open() override;
  base::Result<void> Keep(const session::Response& response) override;

 private:
  store::Store* Ready();
  void Report(const base::Error& error);

  std::filesystem::path file_;
  privacy::Recipients recipients_;
  base::Random* random_;
  std::optional<store::Store> store_;
  std::map<base::Digest, survey::Survey> surveys_;  // read once; a visit may hold a pointer into it
  std::string reported_;                            // the last failure, so that it is logged once
};

}  // namespace app
