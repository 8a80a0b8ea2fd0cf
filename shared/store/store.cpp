#include "shared/store/store.h"

#include <fmt/format.h>

#include "shared/store/impl.h"
#include "shared/store/migrations.h"
#include "shared/store/slots.h"

namespace store {
namespace {

using base::Code;
using base::Fail;
using base::Result;

constexpr std::string_view kNewestSurveys =
    "SELECT id, version, digest, definition FROM survey AS s "
    "WHERE version = (SELECT max(version) FROM survey WHERE id = s.id) ORDER BY id";
constexpr std::string_view kVersions =
    "SELECT id, version, digest, definition FROM survey WHERE id = ? ORDER BY version DESC";
constexpr std::string_view kByDigest = "SELECT id, version, digest, definition FROM survey WHERE digest = ?";
constexpr std::string_view kNumberByDigest = "SELECT number FROM survey WHERE digest = ?";
constexpr std::string_view kAddSurvey = "INSERT INTO survey(id, version, digest, definition) VALUES(?, ?, ?, ?)";
constexpr std::string_view kSet =
    "INSERT INTO setting(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value";
constexpr std::string_view kGet = "SELECT value FROM setting WHERE key = ?";
constexpr std::string_view kSetStaff = "REPLACE INTO staff(only, hash, wrong) VALUES(1, ?, 0)";
constexpr std::string_view kStaff = "SELECT hash, wrong FROM staff";
constexpr std::string_view kCountWrong = "UPDATE staff SET wrong = ?";
constexpr std::string_view kAddTo =
    "INSERT INTO setting(key, value) VALUES(?1, CAST(?2 AS TEXT)) "
    "ON CONFLICT(key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + ?2 AS TEXT)";
constexpr std::string_view kRounds = "SELECT survey, name, open FROM round ORDER BY survey, name";

// Only the first pages: a whole check reads every slot.
constexpr std::string_view kReadable = "SELECT (SELECT count(*) FROM survey) + (SELECT max(id) FROM slot)";

std::vector<SurveyRow> Append(std::vector<SurveyRow> rows, const Statement& row) {
  rows.push_back({std::string(row.Text(0)), static_cast<int>(row.Int(1)),
                  base::ToArray<sizeof(base::Digest)>(row.Blob(2)), std::string(row.Text(3))});
  return rows;
}

Result<std::vector<SurveyRow>> ReadSurveys(Result<Statement> query) {
  if (!query) return std::unexpected(query.error());
  std::vector<SurveyRow> rows;
  for (;;) {
    const auto row = query->Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return rows;
    rows = Append(std::move(rows), *query);
  }
}

Result<std::optional<SurveyRow>> First(Result<std::vector<SurveyRow>> rows) {
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return std::nullopt;
  return std::move(rows->front());
}

template <class... Values>
Result<Statement> Prepared(const Database& database, std::string_view sql, const Values&... values) {
  auto statement = database.Prepare(sql);
  if (statement) (statement->Bind(values), ...);
  return statement;
}

Result<void> Run(Result<Statement> statement) {
  if (!statement) return std::unexpected(statement.error());
  if (auto done = statement->Step(); !done) return std::unexpected(done.error());
  return {};
}

}  // namespace

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::Open(const std::filesystem::path& file, base::Random& random, Options options) {
  const auto named = [&](base::Error error) {
    if (!error.detail.starts_with(file.string())) error.detail = file.string() + ": " + error.detail;
    return std::unexpected(std::move(error));
  };
  auto database = Database::Open(file, options.create);
  if (!database) return named(database.error());
  if (auto migrated = Migrate(*database, random, options.slots); !migrated) return named(migrated.error());
  if (auto readable = database->Number(kReadable); !readable) return named(readable.error());
  return Store(std::make_unique<Impl>(Impl{std::move(*database), random}));
}

Result<std::optional<std::int64_t>> Store::Impl::SurveyNumber(const base::Digest& digest) const {
  auto query = Prepared(database, kNumberByDigest, digest);
  if (!query) return std::unexpected(query.error());
  const auto row = query->Step();
  if (!row) return std::unexpected(row.error());
  return *row ? std::optional(query->Int(0)) : std::nullopt;
}

Result<void> Store::Impl::Add(std::string_view counter, std::int64_t by) const {
  return Run(Prepared(database, kAddTo, counter, by));
}

Result<void> Store::AddSurvey(const SurveyRow& survey) {
  if (survey.digest != base::Hash(survey.definition))
    return Fail(Code::kInvalid, fmt::format("survey {}: its digest is not that of its bytes", survey.id));
  const Database& database = impl_->database;
  return database.InTransaction([&]() -> Result<void> {
    const auto versions = Versions(survey.id);
    if (!versions) return std::unexpected(versions.error());
    for (const SurveyRow& known : *versions) {
      if (known.digest == survey.digest) return {};
      if (known.version == survey.version)
        return Fail(Code::kState,
                    fmt::format("survey {} version {} is here with another wording", survey.id, survey.version),
                    "raise kiosk.version in the changed file");
    }
    return Run(Prepared(database, kAddSurvey, std::string_view(survey.id), std::int64_t{survey.version}, survey.digest,
                        std::string_view(survey.definition)));
  });
}

Result<std::vector<SurveyRow>> Store::Surveys() const { return ReadSurveys(impl_->database.Prepare(kNewestSurveys)); }

Result<std::vector<SurveyRow>> Store::Versions(std::string_view id) const {
  return ReadSurveys(Prepared(impl_->database, kVersions, id));
}

Result<std::optional<SurveyRow>> Store::FindSurvey(std::string_view id) const { return First(Versions(id)); }

Result<std::optional<SurveyRow>> Store::FindSurvey(const base::Digest& digest) const {
  return First(ReadSurveys(Prepared(impl_->database, kByDigest, digest)));
}

Result<void> Store::Keep(const std::vector<privacy::SealedResponse>& parts) {
  if (parts.empty()) return Fail(Code::kInternal, "Keep: no parts");
  const base::Digest digest = parts.front().survey();
  const auto survey = FindSurvey(digest);
  if (!survey) return std::unexpected(survey.error());
  if (!*survey)
    return Fail(Code::kState, "the survey of this response is not in the store", "add it: balss survey add");
  return impl_->database.InTransaction([&]() -> Result<void> {
    const auto round = CurrentRound((*survey)->id);
    if (!round) return std::unexpected(round.error());
    if (!*round)
      return Fail(Code::kState, fmt::format("survey {} has no open round", (*survey)->id),
                  fmt::format("open one: balss round open --survey {} --round NAME", (*survey)->id));
    const auto number = impl_->SurveyNumber(digest);
    if (!number) return std::unexpected(number.error());
    for (const privacy::SealedResponse& part : parts) {
      if (part.survey() != digest) return Fail(Code::kInternal, "Keep: parts of two surveys");
      if (auto kept = Occupy(impl_->database, impl_->random, **number, part); !kept) return kept;
    }
    return {};
  });
}

Result<Status> Store::GetStatus() const {
  const Database& database = impl_->database;
  auto counts = database.Prepare("SELECT count(*), count(survey) FROM slot");
  auto waiting = database.Number("SELECT count(*) FROM outgoing");
  auto rounds = database.Prepare(kRounds);
  const auto confirmed = Get(kConfirmedCounter);
  if (!counts) return std::unexpected(counts.error());
  if (!waiting) return std::unexpected(waiting.error());
  if (!rounds) return std::unexpected(rounds.error());
  if (!confirmed) return std::unexpected(confirmed.error());
  if (const auto row = counts->Step(); !row) return std::unexpected(row.error());
  Status status{.slots = static_cast<int>(counts->Int(0)),
                .used = static_cast<int>(counts->Int(1)),
                .waiting = static_cast<int>(*waiting),
                .confirmed = std::atoi(confirmed->value_or("0").c_str()),
                .rounds = {}};
  for (;;) {
    const auto row = rounds->Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return status;
    status.rounds.push_back({std::string(rounds->Text(0)), std::string(rounds->Text(1)), rounds->Int(2) == 1});
  }
}

Result<void> Store::SetStaffPin(std::string_view hash) { return Run(Prepared(impl_->database, kSetStaff, hash)); }

Result<std::optional<StaffRow>> Store::Staff() const {
  auto query = impl_->database.Prepare(kStaff);
  if (!query) return std::unexpected(query.error());
  const auto row = query->Step();
  if (!row) return std::unexpected(row.error());
  return *row ? std::optional(StaffRow{std::string(query->Text(0)), static_cast<int>(query->Int(1))}) : std::nullopt;
}

Result<void> Store::CountWrong(int wrong) {
  if (auto counted = Run(Prepared(impl_->database, kCountWrong, std::int64_t{wrong})); !counted) return counted;
  if (impl_->database.Changes() == 1) return {};
  return Fail(Code::kState, "no staff PIN has been set", "set one: balss staff pin");
}

Result<void> Store::Set(std::string_view key, std::string_view value) {
  return Run(Prepared(impl_->database, kSet, key, value));
}

Result<std::optional<std::string>> Store::Get(std::string_view key) const {
  auto query = Prepared(impl_->database, kGet, key);
  if (!query) return std::unexpected(query.error());
  const auto row = query->Step();
  if (!row) return std::unexpected(row.error());
  return *row ? std::optional(std::string(query->Text(0))) : std::nullopt;
}

}  // namespace store
