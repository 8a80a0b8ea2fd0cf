#include "kiosk/app/store_keeper.h"

#include <fmt/format.h>

#include <cstdio>

#include "shared/privacy/anonymise.h"

namespace app {

StoreKeeper::StoreKeeper(std::filesystem::path file, privacy::Recipients recipients, base::Random& random)
    : file_(std::move(file)), recipients_(recipients), random_(&random) {}

void StoreKeeper::Report(const base::Error& error) {
  const std::string sentence = base::Sentence(error);
  if (std::exchange(reported_, sentence) != sentence) fmt::print(stderr, "balss-kiosk: {}\n", sentence);
}

store::Store* StoreKeeper::Ready() {
  if (store_) return &*store_;
  auto opened = store::Store::Open(file_, *random_, {.create = false});
  if (!opened) {
    Report(opened.error());
    return nullptr;
  }
  reported_.clear();
  return &store_.emplace(std::move(*opened));
}

std::vector<const survey::Survey*> StoreKeeper::Open() {
  std::vector<const survey::Survey*> open;
  store::Store* store = Ready();
  if (!store) return open;
  const auto rows = store->Surveys();
  if (!rows) {
    Report(rows.error());
    store_.reset();
    return open;
  }
  for (const store::SurveyRow& row : *rows) {
    const auto round = store->CurrentRound(row.id);
    if (!round || !*round) continue;
    auto found = surveys_.find(row.digest);
    if (found == surveys_.end()) {
      auto read = survey::Read(row.definition);
      if (!read) {
        Report(read.error());
        continue;
      }
      found = surveys_.emplace(row.digest, std::move(*read)).first;
    }
    open.push_back(&found->second);
  }
  return open;
}

base::Result<void> StoreKeeper::Keep(const session::Response& response) {
  const auto keep = [&]() -> base::Result<void> {
    const auto sealed = privacy::Seal(privacy::Anonymise(response), recipients_);
    if (!sealed) return std::unexpected(sealed.error());
    store::Store* store = Ready();
    if (!store) return base::Fail(base::Code::kStorage, "the store cannot be opened");
    return store->Keep(*sealed);
  };
  auto kept = keep();
  if (!kept) {
    Report(kept.error());
    store_.reset();
  }
  return kept;
}

}  // namespace app
