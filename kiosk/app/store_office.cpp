#include "kiosk/app/store_office.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <tuple>

#include "shared/staff/pin.h"
#include "shared/store/promise.h"
#include "shared/store/sending.h"

namespace app {
namespace {

constexpr std::string_view kMadeIn = "2026-01-01";  // no clock is right that says an earlier day

// ALSA's list: " 0 [PCH ]: HDA-Intel", or a line that says that there is none.
bool HasSoundCard() {
  std::ifstream cards("/proc/asound/cards");
  for (std::string line; std::getline(cards, line);)
    if (line.contains('[')) return true;
  return false;
}

}  // namespace

void StoreOffice::Log(const base::Error& error) { fmt::print(stderr, "balss-kiosk: {}\n", base::Sentence(error)); }

base::Result<store::Store> StoreOffice::Ready() const {
  auto store = store::Store::Open(place_.store, *random_, {.create = false});
  if (!store) Log(store.error());
  return store;
}

base::Result<std::optional<staff::Lock>> StoreOffice::ReadLock() {
  return InStore([](store::Store& store) -> base::Result<std::optional<staff::Lock>> {
    const auto row = store.Staff();
    if (!row) return std::unexpected(row.error());
    return *row ? std::optional(staff::Lock{(*row)->hash, (*row)->wrong}) : std::nullopt;
  });
}

base::Result<void> StoreOffice::CountWrong(int wrong) {
  return InStore([&](store::Store& store) { return store.CountWrong(wrong); });
}

base::Result<void> StoreOffice::SetPin(const std::string& pin) {
  const auto hash = staff::HashPin(pin);
  if (!hash) return std::unexpected(hash.error());
  return InStore([&](store::Store& store) { return store.SetStaffPin(*hash); });
}

base::Result<staff::Health> StoreOffice::ReadHealth() {
  return InStore([&](store::Store& store) -> base::Result<staff::Health> {
    const auto status = store.GetStatus();
    if (!status) return std::unexpected(status.error());
    const auto sending = store::ReadSending(store);
    if (!sending) return std::unexpected(sending.error());
    staff::Health health{.slots = status->slots, .used = status->used, .waiting = status->waiting};
    std::error_code unknown;
    const auto space =
        std::filesystem::space(place_.store.parent_path().empty() ? "." : place_.store.parent_path(), unknown);
    health.disk_free = unknown ? 0 : space.available;
    health.day = base::Today();
    health.day_is_plausible = health.day >= kMadeIn && health.day >= sending->last_day;
    health.sent_day = sending->last_day, health.sent_how = sending->last_how;
    if (place_.recipients.municipality != privacy::PublicKey{}) {
      health.municipality = privacy::Fingerprint(place_.recipients.municipality);
      health.recovery = privacy::Fingerprint(place_.recipients.recovery);
      health.keys_made = place_.recipients.made;
    }
    health.speaks = HasSoundCard();
    health.languages = place_.languages;
    return health;
  });
}

base::Result<std::vector<staff::Round>> StoreOffice::Rounds() {
  return InStore([&](store::Store& store) -> base::Result<std::vector<staff::Round>> {
    const auto counts = store.CountRounds();
    if (!counts) return std::unexpected(counts.error());
    const auto known = KnownSurveys(store);
    if (!known) return std::unexpected(known.error());
    std::vector<staff::Round> rounds;
    for (const store::RoundCount& count : *counts) {
      const auto survey = known->find(count.round.survey);
      const auto exported = store.Exported(count.round.survey, count.round.name);
      if (!exported) return std::unexpected(exported.error());
      rounds.push_back({count.round.survey, survey == known->end() ? count.round.survey : survey->second.title,
                        count.round.name, count.round.open, count.answers, count.texts, !exported->empty()});
    }
    // The open ones first, then those that still have something here, then the newest name.
    std::ranges::stable_sort(rounds, std::greater(), [](const staff::Round& one) {
      return std::tuple(one.open, one.answers + one.texts > 0, one.name);
    });
    return rounds;
  });
}

base::Result<staff::Closing> StoreOffice::CloseRound(const std::string& survey) {
  return InStore([&](store::Store& store) -> base::Result<staff::Closing> {
    const auto k = store::PromisedK(store, survey);
    if (!k) return std::unexpected(k.error());
    const auto closing = store.CloseRound(survey, *k);
    if (!closing) return std::unexpected(closing.error());
    return staff::Closing{closing->released, closing->texts_released, closing->rolled_over, closing->destroyed};
  });
}

// "2026-1", "2026-2": a year, because a round is the only time that is kept with an answer, and which one of it.
base::Result<std::string> StoreOffice::NewRoundName(const std::string& survey) {
  return InStore([&](store::Store& store) -> base::Result<std::string> {
    const auto status = store.GetStatus();
    if (!status) return std::unexpected(status.error());
    for (int number = 1;; ++number) {
      std::string name = fmt::format("{}-{}", base::Today().substr(0, 4), number);
      const auto used = std::ranges::any_of(
          status->rounds, [&](const store::RoundRow& row) { return row.survey == survey && row.name == name; });
      if (!used) return name;
    }
  });
}

base::Result<void> StoreOffice::OpenRound(const std::string& survey, const std::string& name) {
  return InStore([&](store::Store& store) { return store.OpenRound(survey, name); });
}

base::Result<void> StoreOffice::ClearRound(const staff::Round& round) {
  return InStore([&](store::Store& store) { return store.ClearRound(round.survey, round.name); });
}

base::Result<void> StoreOffice::AskToSend() {
  return InStore([&](store::Store& store) { return store::AskToSend(store, *random_); });
}

base::Result<staff::Sending> StoreOffice::ReadSending() {
  return InStore([&](store::Store& store) -> base::Result<staff::Sending> {
    const auto sending = store::ReadSending(store);
    if (!sending) return std::unexpected(sending.error());
    using Is = staff::Sending::Is;
    if (!sending->asked) return staff::Sending{sending->how.empty() ? Is::kIdle : Is::kDone, 0, 0, sending->how};
    return staff::Sending{sending->all > 0 ? Is::kRunning : Is::kAsked, sending->done, sending->all, ""};
  });
}

}  // namespace app
