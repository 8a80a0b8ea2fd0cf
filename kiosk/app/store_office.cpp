#include "kiosk/app/store_office.h"

#include <fmt/format.h>

#include <cstdio>

namespace app {

base::Result<store::Store> StoreOffice::Ready() const {
  auto store = store::Store::Open(file_, *random_, {.create = false});
  if (!store) fmt::print(stderr, "balss-kiosk: {}\n", base::Sentence(store.error()));
  return store;
}

base::Result<std::optional<staff::Lock>> StoreOffice::ReadLock() {
  const auto store = Ready();
  if (!store) return std::unexpected(store.error());
  const auto row = store->Staff();
  if (!row) return std::unexpected(row.error());
  return *row ? std::optional(staff::Lock{(*row)->hash, (*row)->wrong}) : std::nullopt;
}

base::Result<void> StoreOffice::CountWrong(int wrong) {
  auto store = Ready();
  if (!store) return std::unexpected(store.error());
  return store->CountWrong(wrong);
}

base::Result<staff::Health> StoreOffice::ReadHealth() {
  const auto store = Ready();
  if (!store) return std::unexpected(store.error());
  const auto status = store->GetStatus();
  if (!status) return std::unexpected(status.error());
  staff::Health health{.slots = status->slots, .used = status->used, .waiting = status->waiting, .open = {}};
  for (const store::RoundRow& round : status->rounds)
    if (round.open) health.open.push_back({round.survey, round.name});
  return health;
}

}  // namespace app
