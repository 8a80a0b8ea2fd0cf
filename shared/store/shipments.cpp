// What has been released and not yet confirmed: read for sending, and overwritten after the endpoint's echo.
#include <fmt/format.h>

#include "shared/store/impl.h"
#include "shared/store/slots.h"

namespace store {
namespace {

using base::Code;
using base::Fail;
using base::Result;

constexpr std::string_view kOldest =
    "SELECT shipment.number, id, version, digest, round, k FROM shipment "
    "JOIN survey ON survey.number = shipment.survey WHERE shipment.number > ? ORDER BY shipment.number LIMIT "
    "1";
constexpr std::string_view kWaiting = "SELECT number FROM shipment ORDER BY number";
constexpr std::string_view kOfRound =
    "SELECT shipment.number FROM shipment JOIN survey ON survey.number = shipment.survey "
    "WHERE survey.id = ? AND shipment.round = ? ORDER BY shipment.number";
constexpr std::string_view kRows =
    "SELECT outgoing.id, sealed, outgoing.a1, outgoing.a2 FROM outgoing JOIN slot ON slot.id = outgoing.slot "
    "WHERE shipment = ? ORDER BY outgoing.id";
constexpr std::string_view kSlots = "SELECT slot FROM outgoing WHERE shipment = ? ORDER BY slot";
constexpr std::string_view kForgetRows = "DELETE FROM outgoing WHERE shipment = ?";
constexpr std::string_view kForget = "DELETE FROM shipment WHERE number = ?";

Result<Outgoing> ReadOutgoing(const Statement& row) {
  const auto bytes = row.Blob(1);
  auto response = privacy::SealedResponse::FromBytes(
      base::Bytes(bytes.begin(), bytes.end()),
      {static_cast<std::uint8_t>(row.Int(2)), static_cast<std::uint8_t>(row.Int(3))});
  if (!response)
    return Fail(Code::kStorage, "a slot holds something else than a sealed response",
                "the file is damaged: keep it, and ask for help before anything else writes to it");
  return Outgoing{base::ToArray<sizeof(base::Id)>(row.Blob(0)), std::move(*response)};
}

Result<std::vector<Outgoing>> ReadRows(const Database& database, std::int64_t shipment) {
  auto query = database.Prepare(kRows);
  if (!query) return std::unexpected(query.error());
  query->Bind(shipment);
  std::vector<Outgoing> rows;
  for (;;) {
    const auto row = query->Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return rows;
    auto outgoing = ReadOutgoing(*query);
    if (!outgoing) return std::unexpected(outgoing.error());
    rows.push_back(std::move(*outgoing));
  }
}

Result<std::vector<std::int64_t>> Numbers(Statement& query) {
  std::vector<std::int64_t> numbers;
  for (;;) {
    const auto row = query.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return numbers;
    numbers.push_back(query.Int(0));
  }
}

Result<std::vector<std::int64_t>> SlotsOf(const Database& database, std::int64_t shipment) {
  auto query = database.Prepare(kSlots);
  if (!query) return std::unexpected(query.error());
  return Numbers(query->Bind(shipment));
}

Result<void> Delete(const Database& database, std::string_view sql, std::int64_t shipment) {
  auto statement = database.Prepare(sql);
  if (!statement) return std::unexpected(statement.error());
  if (auto done = statement->Bind(shipment).Step(); !done) return std::unexpected(done.error());
  return {};
}

}  // namespace

Result<std::vector<std::int64_t>> Store::WaitingShipments() const {
  auto query = impl_->database.Prepare(kWaiting);
  if (!query) return std::unexpected(query.error());
  return Numbers(*query);
}

Result<std::optional<Shipment>> Store::NextShipment(std::int64_t after) const {
  auto query = impl_->database.Prepare(kOldest);
  if (!query) return std::unexpected(query.error());
  query->Bind(after);
  const auto row = query->Step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::nullopt;
  Shipment shipment{.number = query->Int(0),
                    .survey = std::string(query->Text(1)),
                    .version = static_cast<int>(query->Int(2)),
                    .digest = base::ToArray<sizeof(base::Digest)>(query->Blob(3)),
                    .round = std::string(query->Text(4)),
                    .k = static_cast<int>(query->Int(5)),
                    .rows = {}};
  auto rows = ReadRows(impl_->database, shipment.number);
  if (!rows) return std::unexpected(rows.error());
  shipment.rows = std::move(*rows);
  return shipment;
}

Result<std::vector<Shipment>> Store::ShipmentsOf(std::string_view survey, std::string_view round) const {
  std::vector<Shipment> shipments;
  for (std::int64_t after = 0;;) {
    auto next = NextShipment(after);
    if (!next) return std::unexpected(next.error());
    if (!*next) return shipments;
    after = (*next)->number;
    if ((*next)->survey == survey && (*next)->round == round) shipments.push_back(std::move(**next));
  }
}

Result<void> Store::Forget(std::int64_t shipment, std::string_view counter) {
  const Database& database = impl_->database;
  return database.InTransaction([&]() -> Result<void> {
    const auto slots = SlotsOf(database, shipment);
    if (!slots) return std::unexpected(slots.error());
    if (slots->empty()) return Fail(Code::kNotFound, fmt::format("shipment {} is not waiting", shipment));
    if (auto forgotten = Delete(database, kForgetRows, shipment); !forgotten) return forgotten;
    if (auto forgotten = Delete(database, kForget, shipment); !forgotten) return forgotten;
    for (const std::int64_t slot : *slots)
      if (auto wiped = Wipe(database, impl_->random, slot); !wiped) return wiped;
    return impl_->Add(counter, std::ssize(*slots));
  });
}

Result<void> Store::Confirm(std::int64_t shipment) { return Forget(shipment, kConfirmedCounter); }

Result<void> Store::ClearRound(std::string_view survey, std::string_view round) {
  auto query = impl_->database.Prepare(kOfRound);
  if (!query) return std::unexpected(query.error());
  const auto numbers = Numbers(query->Bind(survey).Bind(round));
  if (!numbers) return std::unexpected(numbers.error());
  if (numbers->empty())
    return Fail(Code::kNotFound, fmt::format("nothing of round {} of survey {} is here", round, survey),
                "see: balss status");
  for (const std::int64_t number : *numbers)
    if (auto forgotten = Forget(number, kClearedCounter); !forgotten) return forgotten;
  return {};
}

Result<std::string> Store::Exported(std::string_view survey, std::string_view round) const {
  const auto words = Get(fmt::format("exported {} {}", survey, round));
  if (!words) return std::unexpected(words.error());
  return words->value_or("");
}

Result<void> Store::NoteExport(std::string_view survey, std::string_view round, const std::string& what) {
  auto words = Exported(survey, round);
  if (!words) return std::unexpected(words.error());
  if (words->contains(what)) return {};
  return Set(fmt::format("exported {} {}", survey, round), words->empty() ? what : *words + ' ' + what);
}

}  // namespace store
