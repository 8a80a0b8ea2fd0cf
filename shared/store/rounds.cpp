// Rounds and what leaves when one closes: invariants 3 and 4 of store.h.
#include <fmt/format.h>

#include <algorithm>

#include "shared/base/utf8.h"
#include "shared/store/impl.h"
#include "shared/store/slots.h"

namespace store {
namespace {

using base::Code;
using base::Fail;
using base::Result;
using privacy::Kind;

constexpr std::string_view kRoundByName = "SELECT open FROM round WHERE survey = ? AND name = ?";
constexpr std::string_view kOpenRound = "SELECT name FROM round WHERE survey = ? AND open = 1";
constexpr std::string_view kAddRound = "INSERT INTO round(survey, name, open) VALUES(?, ?, 1)";
constexpr std::string_view kCloseRound = "UPDATE round SET open = 0 WHERE survey = ? AND open = 1";
constexpr std::string_view kNumbers = "SELECT number FROM survey WHERE id = ? ORDER BY number";
constexpr std::string_view kAddShipment = "INSERT INTO shipment(survey, round, k) VALUES(?, ?, ?) RETURNING number";
constexpr std::string_view kAddOutgoing = "INSERT INTO outgoing(id, shipment, slot, a1, a2) VALUES(?, ?, ?, ?, ?)";

// What is held belongs to the open round of its survey, whenever it came; what is released to the round that did it.
constexpr std::string_view kHeldOfRound =
    "SELECT kind, count(*) FROM slot JOIN survey ON survey.number = slot.survey WHERE state = 1 AND survey.id = ? "
    "GROUP BY kind";
constexpr std::string_view kReleasedOfRound =
    "SELECT slot.kind, count(*) FROM outgoing JOIN shipment ON shipment.number = outgoing.shipment "
    "JOIN slot ON slot.id = outgoing.slot JOIN survey ON survey.number = shipment.survey "
    "WHERE survey.id = ? AND shipment.round = ? GROUP BY slot.kind";
constexpr std::string_view kInUse =
    "SELECT 1 FROM slot JOIN survey ON survey.number = slot.survey WHERE survey.id = ?1 "
    "UNION ALL SELECT 1 FROM shipment JOIN survey ON survey.number = shipment.survey WHERE survey.id = ?1";
constexpr std::string_view kRemoveSurvey = "DELETE FROM survey WHERE id = ?";

Result<void> Run(Result<Statement> statement) {
  if (!statement) return std::unexpected(statement.error());
  if (auto done = statement->Step(); !done) return std::unexpected(done.error());
  return {};
}

Result<std::vector<std::int64_t>> VersionNumbers(const Database& database, std::string_view survey) {
  auto query = database.Prepare(kNumbers);
  if (!query) return std::unexpected(query.error());
  query->Bind(survey);
  std::vector<std::int64_t> numbers;
  for (;;) {
    const auto row = query->Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return numbers;
    numbers.push_back(query->Int(0));
  }
}

// One run of CloseRound over one version of the survey; a version's rows are a group of their own, because
// they answer another wording.
class VersionClosing {
 public:
  VersionClosing(const Database& database, base::Random& random, std::int64_t survey, std::string_view round, int k,
                 Closing& closing)
      : database_(database), random_(random), survey_(survey), round_(round), k_(k), closing_(closing) {}

  Result<void> Close() {
    const auto done = Close(Kind::kAnswers, closing_.released);
    return done ? Close(Kind::kText, closing_.texts_released) : done;
  }

 private:
  Result<void> Close(Kind kind, int& released_count) {
    const auto slots = HeldSlots(database_, survey_, kind);
    if (!slots) return std::unexpected(slots.error());
    std::vector<privacy::Held> held;
    for (const HeldSlot& slot : *slots) held.push_back(slot.held);
    const auto released =
        kind == Kind::kAnswers ? privacy::Release(held, k_, random_) : privacy::ReleaseTexts(held, k_, random_);
    if (released.empty()) return HoldBack(*slots);
    released_count += static_cast<int>(released.size());
    return Ship(released);
  }

  Result<void> Ship(const std::vector<privacy::Released>& rows) {
    if (auto ready = EnsureShipment(); !ready) return ready;
    for (const privacy::Released& row : rows) {
      auto insert = database_.Prepare(kAddOutgoing);
      if (!insert) return std::unexpected(insert.error());
      const auto id = random_.Array<sizeof(base::Id)>();
      insert->Bind(id).Bind(shipment_).Bind(row.slot);
      for (const auto value : row.attributes) insert->Bind(std::int64_t{value});
      if (auto done = Run(std::move(*insert)); !done) return done;
      if (auto marked = MarkReleased(database_, row.slot); !marked) return marked;
    }
    return {};
  }

  // Too few: wait for one more round, then go for good (PRIVACY.md rule 7).
  Result<void> HoldBack(const std::vector<HeldSlot>& slots) {
    for (const HeldSlot& slot : slots) {
      auto done =
          slot.rolled_over ? Wipe(database_, random_, slot.held.slot) : MarkRolledOver(database_, slot.held.slot);
      if (!done) return done;
      ++(slot.rolled_over ? closing_.destroyed : closing_.rolled_over);
    }
    return {};
  }

  Result<void> EnsureShipment() {
    if (shipment_ != 0) return {};
    auto insert = database_.Prepare(kAddShipment);
    if (!insert) return std::unexpected(insert.error());
    if (auto row = insert->Bind(survey_).Bind(round_).Bind(std::int64_t{k_}).Step(); !row)
      return std::unexpected(row.error());
    shipment_ = insert->Int(0);
    return {};
  }

  const Database& database_;
  base::Random& random_;
  std::int64_t survey_;
  std::string_view round_;
  int k_;
  Closing& closing_;
  std::int64_t shipment_ = 0;
};

}  // namespace

Result<void> Store::OpenRound(std::string_view survey, std::string_view name) {
  const Database& database = impl_->database;
  // The name goes to the endpoint as it is and cannot be changed later: docs/formats/upload.md.
  constexpr std::size_t kLongestName = 64;
  const bool printable = std::ranges::none_of(name, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
  if (name.empty() || name.size() > kLongestName || !printable || !base::IsValidUtf8(name))
    return Fail(Code::kInvalid, "a round needs a name of at most 64 bytes without control characters",
                "for example --round 2026-autumn");
  const auto known = FindSurvey(survey);
  if (!known) return std::unexpected(known.error());
  if (!*known)
    return Fail(Code::kNotFound, fmt::format("survey {} is not in this store", survey), "add it: balss survey add");
  return database.InTransaction([&]() -> Result<void> {
    auto same = database.Prepare(kRoundByName);
    if (!same) return std::unexpected(same.error());
    const auto exists = same->Bind(survey).Bind(name).Step();
    if (!exists) return std::unexpected(exists.error());
    if (*exists)
      return Fail(Code::kState, fmt::format("round {} of survey {} was opened before", name, survey),
                  "a round is released once: choose another name");
    const auto current = CurrentRound(survey);
    if (!current) return std::unexpected(current.error());
    if (*current)
      return Fail(Code::kState, fmt::format("round {} of survey {} is open", (*current)->name, survey),
                  fmt::format("close it first: balss round close --survey {}", survey));
    auto insert = database.Prepare(kAddRound);
    if (insert) insert->Bind(survey).Bind(name);
    return Run(std::move(insert));
  });
}

Result<std::optional<RoundRow>> Store::CurrentRound(std::string_view survey) const {
  auto query = impl_->database.Prepare(kOpenRound);
  if (!query) return std::unexpected(query.error());
  const auto row = query->Bind(survey).Step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::nullopt;
  return RoundRow{std::string(survey), std::string(query->Text(0)), true};
}

Result<Closing> Store::CloseRound(std::string_view survey, int k) {
  const Database& database = impl_->database;
  Closing closing;
  const auto closed = database.InTransaction([&]() -> Result<void> {
    const auto round = CurrentRound(survey);
    if (!round) return std::unexpected(round.error());
    if (!*round) return Fail(Code::kState, fmt::format("survey {} has no open round", survey), "see: balss status");
    const auto numbers = VersionNumbers(database, survey);
    if (!numbers) return std::unexpected(numbers.error());
    for (const std::int64_t number : *numbers) {
      VersionClosing version(database, impl_->random, number, (*round)->name, std::max(k, privacy::kSmallestGroup),
                             closing);
      if (auto done = version.Close(); !done) return done;
    }
    if (auto counted = impl_->Add(kDestroyedCounter, closing.destroyed); !counted) return counted;
    auto close = database.Prepare(kCloseRound);
    if (close) close->Bind(survey);
    return Run(std::move(close));
  });
  if (!closed) return std::unexpected(closed.error());
  return closing;
}

Result<std::vector<RoundCount>> Store::CountRounds() const {
  const auto status = GetStatus();
  if (!status) return std::unexpected(status.error());
  std::vector<RoundCount> counts;
  for (const RoundRow& round : status->rounds) {
    RoundCount count{.round = round};
    auto query = impl_->database.Prepare(round.open ? kHeldOfRound : kReleasedOfRound);
    if (!query) return std::unexpected(query.error());
    query->Bind(round.survey);
    if (!round.open) query->Bind(round.name);
    for (;;) {
      const auto row = query->Step();
      if (!row) return std::unexpected(row.error());
      if (!*row) break;
      const bool texts = query->Int(0) == static_cast<std::int64_t>(Kind::kText);
      (texts ? count.texts : count.answers) = static_cast<int>(query->Int(1));
    }
    counts.push_back(std::move(count));
  }
  return counts;
}

Result<void> Store::RemoveSurvey(std::string_view id) {
  const Database& database = impl_->database;
  return database.InTransaction([&]() -> Result<void> {
    const auto round = CurrentRound(id);
    if (!round) return std::unexpected(round.error());
    if (*round)
      return Fail(Code::kState, fmt::format("round {} of survey {} is open", (*round)->name, id), "close it first");
    auto used = database.Prepare(kInUse);
    if (!used) return std::unexpected(used.error());
    const auto row = used->Bind(id).Step();
    if (!row) return std::unexpected(row.error());
    if (*row)
      return Fail(Code::kState, fmt::format("answers to survey {} are still here", id),
                  "they are sent first, or exported and cleared");
    auto remove = database.Prepare(kRemoveSurvey);
    if (remove) remove->Bind(id);
    if (auto removed = Run(std::move(remove)); !removed) return removed;
    if (database.Changes() == 0) return Fail(Code::kNotFound, fmt::format("survey {} is not in this store", id));
    return {};
  });
}

}  // namespace store
