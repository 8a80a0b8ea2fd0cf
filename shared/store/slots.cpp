#include "shared/store/slots.h"

#include <optional>

namespace store {
namespace {

using base::Code;
using base::Fail;
using base::Result;

constexpr std::string_view kCount = "SELECT max(id) FROM slot";
constexpr std::string_view kIsFree = "SELECT 1 FROM slot WHERE id = ? AND state = 0";
constexpr std::string_view kAllFree = "SELECT id FROM slot WHERE state = 0";
constexpr std::string_view kOccupy =
    "UPDATE slot SET state = 1, survey = ?, kind = ?, a1 = ?, a2 = ?, rolled = 0, sealed = ? WHERE id = ? "
    "AND state = 0";
constexpr std::string_view kHeld =
    "SELECT id, a1, a2, rolled FROM slot WHERE state = 1 AND survey = ? AND kind = ? ORDER BY id";
constexpr std::string_view kRelease = "UPDATE slot SET state = 2 WHERE id = ? AND state = 1";
constexpr std::string_view kRollOver = "UPDATE slot SET rolled = 1 WHERE id = ? AND state = 1";
constexpr std::string_view kWipe =
    "UPDATE slot SET state = 0, survey = NULL, kind = NULL, a1 = NULL, a2 = NULL, rolled = NULL, sealed = ? "
    "WHERE id = ? AND state <> 0";

// Below one free slot in twenty this often misses; then every slot is looked at.
constexpr int kDraws = 64;

Result<bool> IsFree(const Database& database, std::int64_t slot) {
  auto query = database.Prepare(kIsFree);
  if (!query) return std::unexpected(query.error());
  return query->Bind(slot).Step();
}

Result<std::int64_t> AnyOfAllFree(const Database& database, base::Random& random) {
  auto query = database.Prepare(kAllFree);
  if (!query) return std::unexpected(query.error());
  std::vector<std::int64_t> free;
  for (;;) {
    const auto row = query->Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) break;
    free.push_back(query->Int(0));
  }
  if (free.empty())
    return Fail(Code::kState, "every slot is in use",
                "this device is full: let it send what is released (balss-sync once), or close the round");
  return free[random.Below(free.size())];
}

Result<std::int64_t> FindFree(const Database& database, base::Random& random) {
  const auto count = database.Number(kCount);
  if (!count) return count;
  for (int draw = 0; draw<kDraws&& * count> 0; ++draw) {
    const auto slot = 1 + static_cast<std::int64_t>(random.Below(static_cast<std::uint64_t>(*count)));
    const auto free = IsFree(database, slot);
    if (!free) return std::unexpected(free.error());
    if (*free) return slot;
  }
  return AnyOfAllFree(database, random);
}

// Exactly one row must change: otherwise the file is not what this program believes.
Result<void> ChangeOne(const Database& database, Statement& statement) {
  if (auto done = statement.Step(); !done) return std::unexpected(done.error());
  if (database.Changes() != 1) return Fail(Code::kInternal, "slot: not in the expected state");
  return {};
}

Result<void> Mark(const Database& database, std::string_view sql, std::int64_t slot) {
  auto update = database.Prepare(sql);
  if (!update) return std::unexpected(update.error());
  return ChangeOne(database, update->Bind(slot));
}

}  // namespace

Result<void> Occupy(const Database& database, base::Random& random, std::int64_t survey,
                    const privacy::SealedResponse& response) {
  const auto slot = FindFree(database, random);
  if (!slot) return std::unexpected(slot.error());
  auto update = database.Prepare(kOccupy);
  if (!update) return std::unexpected(update.error());
  update->Bind(survey).Bind(static_cast<std::int64_t>(response.kind()));
  for (const auto value : response.attributes()) update->Bind(std::int64_t{value});
  return ChangeOne(database, update->Bind(response.bytes()).Bind(*slot));
}

Result<std::vector<HeldSlot>> HeldSlots(const Database& database, std::int64_t survey, privacy::Kind kind) {
  auto query = database.Prepare(kHeld);
  if (!query) return std::unexpected(query.error());
  query->Bind(survey).Bind(static_cast<std::int64_t>(kind));
  std::vector<HeldSlot> slots;
  for (;;) {
    const auto row = query->Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return slots;
    const privacy::Attributes attributes = {static_cast<std::uint8_t>(query->Int(1)),
                                            static_cast<std::uint8_t>(query->Int(2))};
    slots.push_back({{query->Int(0), attributes}, query->Int(3) == 1});
  }
}

Result<void> MarkReleased(const Database& database, std::int64_t slot) { return Mark(database, kRelease, slot); }

Result<void> MarkRolledOver(const Database& database, std::int64_t slot) { return Mark(database, kRollOver, slot); }

Result<void> Wipe(const Database& database, base::Random& random, std::int64_t slot) {
  auto update = database.Prepare(kWipe);
  if (!update) return std::unexpected(update.error());
  const auto noise = random.Array<privacy::kSealedBytes>();
  return ChangeOne(database, update->Bind(noise).Bind(slot));
}

}  // namespace store
