#include "sync/endpoint/db/database.h"

#include "sync/endpoint/db/schema.h"

namespace db {
namespace {

constexpr const char* kAddDevice =
    "INSERT INTO devices (name, token_hash, mac_key, centre, day) VALUES (?, ?, ?, ?, unixepoch() / 86400) "
    "ON CONFLICT DO NOTHING";
constexpr const char* kFindDevice = "SELECT token_hash, mac_key, centre FROM devices WHERE name = ?";
constexpr const char* kDevices = "SELECT name, token_hash, centre, day FROM devices ORDER BY name";
constexpr const char* kRemoveDevice = "DELETE FROM devices WHERE name = ?";

constexpr const char* kNoteCentre =
    "INSERT INTO centres (id, name, territory, territory_name) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET "
    "name = iif(?2 = '', name, ?2), territory = iif(?3 = '', territory, ?3), "
    "territory_name = iif(?4 = '', iif(?3 IN ('', territory), territory_name, ''), ?4)";
constexpr const char* kCentres = "SELECT id, name, territory, territory_name FROM centres ORDER BY id";

constexpr const char* kIsCommitted = "SELECT 1 FROM committed WHERE manifest = ?";
constexpr const char* kMarkCommitted = "INSERT INTO committed (manifest) VALUES (?) ON CONFLICT DO NOTHING";
constexpr const char* kStage = "INSERT INTO uploads (manifest, text, day) VALUES (?, ?, ?)";
constexpr const char* kStageHash = "INSERT INTO upload_parts (manifest, number, hash) VALUES (?, ?, ?)";
constexpr const char* kStagedManifest = "SELECT text FROM uploads WHERE manifest = ?";
constexpr const char* kPartHash = "SELECT hash FROM upload_parts WHERE manifest = ? AND number = ?";
constexpr const char* kWantedParts =
    "SELECT number FROM upload_parts WHERE manifest = ? AND bytes IS NULL "
    "ORDER BY number";
constexpr const char* kIsWanted = "SELECT 1 FROM upload_parts WHERE manifest = ? AND number = ? AND bytes IS NULL";
constexpr const char* kStagePart =
    "UPDATE upload_parts SET bytes = ?3 WHERE manifest = ?1 AND number = ?2 "
    "AND bytes IS NULL";
constexpr const char* kStagedPart = "SELECT bytes FROM upload_parts WHERE manifest = ? AND number = ?";
constexpr const char* kDropStaged = "DELETE FROM uploads WHERE manifest = ?";
constexpr const char* kDropStagedBefore = "DELETE FROM uploads WHERE day < ?";
constexpr const char* kCountStaged = "SELECT count(*) FROM uploads";
constexpr const char* kStagedBytes = "SELECT coalesce(sum(length(bytes)), 0) FROM upload_parts";

constexpr const char* kAddRound =
    "INSERT INTO rounds (survey, version, digest, round, centre) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT DO NOTHING";
constexpr const char* kFindRound =
    "SELECT number FROM rounds WHERE survey = ? AND version = ? AND digest = ? "
    "AND round = ? AND centre = ?";
constexpr const char* kVersions =
    "SELECT DISTINCT version, digest FROM rounds WHERE survey = ? AND round = ? "
    "ORDER BY version DESC";
constexpr const char* kInsert =
    "INSERT INTO rows (id, round, attributes, sealed) SELECT ?1, ?2, ?3, ?4 "
    "WHERE NOT EXISTS (SELECT 1 FROM tombstones WHERE id = ?1) ON CONFLICT DO NOTHING";
constexpr const char* kDelete = "DELETE FROM rows WHERE id = ?";
constexpr const char* kBury = "INSERT INTO tombstones (id) VALUES (?) ON CONFLICT DO NOTHING";
constexpr const char* kCountRows = "SELECT count(*) FROM rows";
constexpr const char* kIds = "SELECT id FROM rows WHERE id > ? ORDER BY id LIMIT ?";
constexpr const char* kDeletedIds = "SELECT id FROM tombstones";
constexpr const char* kFindRow =
    "SELECT survey, version, digest, rounds.round, centre, attributes, sealed FROM rows "
    "JOIN rounds ON rounds.number = rows.round WHERE id = ?";

constexpr const char* kPublish =
    "INSERT INTO publications (survey, round, gated, day) VALUES (?, ?, ?, unixepoch() / 86400) "
    "ON CONFLICT DO NOTHING";
constexpr const char* kFindPublication = "SELECT gated FROM publications WHERE survey = ? AND round = ?";
constexpr const char* kPublications = "SELECT survey, round, gated FROM publications ORDER BY survey, round";
constexpr const char* kPublicationDays = "SELECT survey, round, day FROM publications ORDER BY survey, round";
constexpr const char* kUnpublished =
    "SELECT DISTINCT survey, round FROM rounds EXCEPT SELECT survey, round FROM publications ORDER BY survey, round";

base::Bytes Copy(std::span<const std::uint8_t> bytes) { return {bytes.begin(), bytes.end()}; }

}  // namespace

Database::Database(const std::filesystem::path& file, Missing missing) : connection_(file, missing) {
  Migrate(connection_, kEndpointApplication, kEndpointMigrations);
}

bool Database::AddDevice(const Device& device) {
  Query(connection_, kAddDevice, device.name, device.token_hash, device.mac_key, device.centre).Run();
  return connection_.Changes() == 1;
}

std::optional<Device> Database::FindDevice(std::string_view name) {
  Query query(connection_, kFindDevice, name);
  if (!query.Next()) return std::nullopt;
  return Device{std::string(name), base::ToArray<32>(query.Blob(0)), base::ToArray<32>(query.Blob(1)), query.Text(2)};
}

std::vector<EnrolledDevice> Database::Devices() {
  std::vector<EnrolledDevice> all;
  for (Query query(connection_, kDevices); query.Next();)
    all.push_back({query.Text(0), base::ToArray<32>(query.Blob(1)), query.Text(2), static_cast<int>(query.Number(3))});
  return all;
}

bool Database::RemoveDevice(std::string_view name) {
  Query(connection_, kRemoveDevice, name).Run();
  return connection_.Changes() == 1;
}

void Database::NoteCentre(const Centre& centre) {
  Query(connection_, kNoteCentre, centre.id, centre.name, centre.territory, centre.territory_name).Run();
}

std::vector<Centre> Database::Centres() {
  std::vector<Centre> all;
  for (Query query(connection_, kCentres); query.Next();)
    all.push_back({query.Text(0), query.Text(1), query.Text(2), query.Text(3)});
  return all;
}

bool Database::IsCommitted(const base::Digest& manifest) { return Query(connection_, kIsCommitted, manifest).Next(); }

void Database::MarkCommitted(const base::Digest& manifest) { Query(connection_, kMarkCommitted, manifest).Run(); }

void Database::Stage(const base::Digest& manifest, std::string_view text, const std::vector<base::Digest>& parts,
                     int day) {
  Transaction all(connection_);
  Query(connection_, kStage, manifest, text, day).Run();
  for (std::size_t i = 0; i < parts.size(); ++i) Query(connection_, kStageHash, manifest, i, parts[i]).Run();
  all.Commit();
}

std::optional<std::string> Database::StagedManifest(const base::Digest& manifest) {
  Query query(connection_, kStagedManifest, manifest);
  return query.Next() ? std::optional(query.Text(0)) : std::nullopt;
}

std::optional<base::Digest> Database::PartHash(const base::Digest& manifest, int number) {
  Query query(connection_, kPartHash, manifest, number);
  return query.Next() ? std::optional(base::ToArray<32>(query.Blob(0))) : std::nullopt;
}

std::vector<int> Database::WantedParts(const base::Digest& manifest) {
  std::vector<int> numbers;
  for (Query query(connection_, kWantedParts, manifest); query.Next();)
    numbers.push_back(static_cast<int>(query.Number(0)));
  return numbers;
}

bool Database::IsWanted(const base::Digest& manifest, int number) {
  return Query(connection_, kIsWanted, manifest, number).Next();
}

void Database::StagePart(const base::Digest& manifest, int number, std::span<const std::uint8_t> part) {
  Query(connection_, kStagePart, manifest, number, part).Run();
}

base::Bytes Database::StagedPart(const base::Digest& manifest, int number) {
  Query query(connection_, kStagedPart, manifest, number);
  return query.Next() ? Copy(query.Blob(0)) : base::Bytes();
}

void Database::DropStaged(const base::Digest& manifest) { Query(connection_, kDropStaged, manifest).Run(); }

void Database::DropStagedBefore(int day) { Query(connection_, kDropStagedBefore, day).Run(); }

int Database::CountStaged() {
  Query query(connection_, kCountStaged);
  query.Next();
  return static_cast<int>(query.Number(0));
}

std::int64_t Database::StagedBytes() {
  Query query(connection_, kStagedBytes);
  query.Next();
  return query.Number(0);
}

std::int64_t Database::RoundNumber(const RoundKey& round) {
  Query(connection_, kAddRound, round.survey, round.version, round.digest, round.round, round.centre).Run();
  Query query(connection_, kFindRound, round.survey, round.version, round.digest, round.round, round.centre);
  query.Next();
  return query.Number(0);
}

bool Database::Insert(std::int64_t round, const base::Id& id, const privacy::SealedResponse& row) {
  Query(connection_, kInsert, id, round, row.attributes(), std::span<const std::uint8_t>(row.bytes())).Run();
  return connection_.Changes() == 1;
}

std::vector<RoundKey> Database::Versions(std::string_view survey, std::string_view round) {
  std::vector<RoundKey> all;
  for (Query query(connection_, kVersions, survey, round); query.Next();)
    all.push_back(
        {std::string(survey), static_cast<int>(query.Number(0)), base::ToArray<32>(query.Blob(1)), std::string(round)});
  return all;
}

void Database::Delete(const base::Id& id) {
  Transaction both(connection_);
  Query(connection_, kDelete, id).Run();
  Query(connection_, kBury, id).Run();
  both.Commit();
}

std::int64_t Database::CountRows() {
  Query query(connection_, kCountRows);
  query.Next();
  return query.Number(0);
}

void Database::ForgetArrivalOrder() { connection_.Run("VACUUM"); }

std::vector<base::Id> Database::IdsAfter(const base::Id& last, std::size_t count) {
  std::vector<base::Id> ids;
  for (Query query(connection_, kIds, last, count); query.Next();) ids.push_back(base::ToArray<16>(query.Blob(0)));
  return ids;
}

void Database::ForEachDeleted(const std::function<void(const base::Id&)>& visit) {
  for (Query query(connection_, kDeletedIds); query.Next();) visit(base::ToArray<16>(query.Blob(0)));
}

std::optional<SealedRow> Database::Find(const base::Id& id) {
  Query query(connection_, kFindRow, id);
  if (!query.Next()) return std::nullopt;
  return SealedRow{{query.Text(0), static_cast<int>(query.Number(1)), base::ToArray<32>(query.Blob(2)), query.Text(3),
                    query.Text(4)},
                   base::ToArray<2>(query.Blob(5)),
                   Copy(query.Blob(6))};
}

bool Database::Publish(const Publication& publication) {
  Query(connection_, kPublish, publication.survey, publication.round, publication.table).Run();
  return connection_.Changes() == 1;
}

std::optional<Publication> Database::FindPublication(std::string_view survey, std::string_view round) {
  Query query(connection_, kFindPublication, survey, round);
  if (!query.Next()) return std::nullopt;
  return Publication{std::string(survey), std::string(round), query.Text(0)};
}

std::vector<Publication> Database::Publications() {
  std::vector<Publication> all;
  for (Query query(connection_, kPublications); query.Next();)
    all.push_back({query.Text(0), query.Text(1), query.Text(2)});
  return all;
}

std::vector<PublicationDay> Database::PublicationDays() {
  std::vector<PublicationDay> all;
  for (Query query(connection_, kPublicationDays); query.Next();)
    all.push_back({query.Text(0), query.Text(1), static_cast<int>(query.Number(2))});
  return all;
}

std::vector<PublicationDay> Database::Unpublished() {
  std::vector<PublicationDay> all;
  for (Query query(connection_, kUnpublished); query.Next();) all.push_back({query.Text(0), query.Text(1), 0});
  return all;
}

}  // namespace db
