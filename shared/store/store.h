// The kiosk's one file (docs/formats/response.md §7): sealed responses in fixed slots, surveys, rounds, and
// what has been released but not yet confirmed. The kiosk, `balss` and `balss-sync` each open it for
// themselves.
//
// Invariants
//  1. A response is on the disk (fsync done) before Keep returns success; after a failure nothing of it is.
//  (When
//     the disk fails in the very last fsync, all of it may be there; never a part.)
//  2. The order of slots says nothing about the order of visits.
//  3. A slot is overwritten only when it is empty, when Confirm was given the endpoint's echo, when its round
//     rolled over twice, or when staff of a kiosk without a network say that what they exported is safe (ClearRound).
//  4. What a round releases is decided once, in the transaction that closes it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/error.h"
#include "shared/base/random.h"
#include "shared/privacy/release.h"
#include "shared/privacy/seal.h"

struct sqlite3;

namespace store {

inline constexpr int kDefaultSlots = 2000;

struct SurveyRow {
  std::string id;
  int version = 0;
  base::Digest digest{};
  std::string definition;  // the file's bytes
};

struct RoundRow {
  std::string survey;  // id
  std::string name;    // "2026-autumn": the only time that is kept
  bool open = false;
};

// What closing a round did.
struct Closing {
  int released = 0;  // answers that will leave
  int texts_released = 0;
  int rolled_over = 0;  // too few: wait for the next round
  int destroyed = 0;    // too few twice: gone
};

// One row on its way out. Id: random, fresh, made at release.
struct Outgoing {
  base::Id id{};
  privacy::SealedResponse response;
};

// Everything that one (survey version, round) releases; sent and confirmed as a whole.
struct Shipment {
  std::int64_t number = 0;
  std::string survey;
  int version = 0;
  base::Digest digest{};
  std::string round;
  int k = privacy::kSmallestGroup;
  std::vector<Outgoing> rows;  // by id, so the same after every restart
};

// What is kept of the staff's PIN (shared/staff/pin.h).
struct StaffRow {
  std::string hash;
  int wrong = 0;  // tries since the last right one
};

// How many sealed rows a round has here. Of an open round what it collects, with what rolled over to it; of a closed
// one what it released, until that is confirmed or cleared.
struct RoundCount {
  RoundRow round;
  int answers = 0, texts = 0;
};

struct Status {
  int slots = 0;
  int used = 0;       // by responses of open rounds, or waiting to be sent
  int waiting = 0;    // released, not yet confirmed
  int confirmed = 0;  // since the file was made
  std::vector<RoundRow> rounds;
};

class Store {
 public:
  struct Options {
    int slots = kDefaultSlots;  // for a new file
    bool create = true;
  };

  // Opens or makes the file, migrates it, checks it. kStorage: cannot be opened, read-only, full, not ours,
  // or from a newer version of Balss (left untouched, with a hint).
  static base::Result<Store> Open(const std::filesystem::path& file, base::Random& random, Options options);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // Surveys. Adding the same bytes again changes nothing; another file with the id and version of an old one
  // is refused (kState), and so is a digest that is not that of the definition (kInvalid).
  base::Result<void> AddSurvey(const SurveyRow& survey);
  base::Result<std::vector<SurveyRow>> Surveys() const;                          // the newest version of each
  base::Result<std::optional<SurveyRow>> FindSurvey(std::string_view id) const;  // the newest version
  base::Result<std::optional<SurveyRow>> FindSurvey(const base::Digest& digest) const;
  base::Result<std::vector<SurveyRow>> Versions(std::string_view id) const;  // newest first; empty when unknown

  // Rounds. One open round a survey; a closed name cannot be opened again (kState).
  base::Result<void> OpenRound(std::string_view survey, std::string_view name);
  base::Result<std::optional<RoundRow>> CurrentRound(std::string_view survey) const;
  base::Result<Closing> CloseRound(std::string_view survey, int k);
  base::Result<std::vector<RoundCount>> CountRounds() const;  // by survey and name

  // Takes a survey away, with all its versions; the names of its rounds stay used. kState while a round of it is open,
  // or answers to it are here.
  base::Result<void> RemoveSurvey(std::string_view id);

  // Keeps one response: its answers and free texts, all or nothing, in random free slots.
  // kState when the survey has no open round or the slots are used up; kStorage when the disk refuses.
  base::Result<void> Keep(const std::vector<privacy::SealedResponse>& parts);

  // The numbers of the shipments that are not confirmed, oldest first. Reads no rows, so it works when one of
  // them is damaged.
  base::Result<std::vector<std::int64_t>> WaitingShipments() const;
  // The oldest shipment that is not confirmed and has a number above `after`, or nothing. kStorage when its
  // rows cannot be read back; those behind it may still be.
  base::Result<std::optional<Shipment>> NextShipment(std::int64_t after = 0) const;
  // Overwrites its slots with noise and forgets it. Call only with a verified echo (sync/client).
  base::Result<void> Confirm(std::int64_t shipment);

  // Of a kiosk without a network. The shipments of a closed round, one a version of the survey; none when it released
  // nothing, or all of it is gone.
  base::Result<std::vector<Shipment>> ShipmentsOf(std::string_view survey, std::string_view round) const;
  // Overwrites the round's slots with noise, as Confirm does: only when people say that they have what they need. Each
  // shipment in a transaction of its own; kNotFound when nothing of it is here.
  base::Result<void> ClearRound(std::string_view survey, std::string_view round);

  // What was exported of a round so far, by words such as "tables rows"; "" for nothing.
  base::Result<std::string> Exported(std::string_view survey, std::string_view round) const;
  base::Result<void> NoteExport(std::string_view survey, std::string_view round, const std::string& what);

  base::Result<Status> GetStatus() const;

  // The staff's PIN. A new one begins without wrong tries. CountWrong without a PIN is kState.
  base::Result<void> SetStaffPin(std::string_view hash);
  base::Result<std::optional<StaffRow>> Staff() const;
  base::Result<void> CountWrong(int wrong);

  // Small settings of the programs, such as the last sync's result.
  base::Result<void> Set(std::string_view key, std::string_view value);
  base::Result<std::optional<std::string>> Get(std::string_view key) const;

 private:
  struct Impl;
  base::Result<void> Forget(std::int64_t shipment, std::string_view counter);
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace store
