#include "sync/endpoint/ingest/service.h"

#include <sodium.h>

#include <algorithm>

#include "sync/endpoint/ingest/check.h"
#include "sync/protocol/echo.h"

namespace ingest {
namespace {

using protocol::Refusal;

constexpr int kDaysUnfinished = 1;

// Puts the parts' rows into the open transaction. The sentence that says what is wrong with them, or "".
std::string InsertParts(db::Database& database, const base::Digest& hash, const protocol::Manifest& manifest,
                        const std::string& centre) {
  const auto round = database.RoundNumber({manifest.survey, manifest.version, manifest.digest, manifest.round, centre});
  std::vector<Facts> facts;
  facts.reserve(manifest.rows);
  for (std::size_t i = 0; i < manifest.parts.size(); ++i) {
    const base::Bytes part = database.StagedPart(hash, static_cast<int>(i));
    if (base::Hash(part) != manifest.parts[i].hash) return "a part does not have its hash";
    const auto rows = protocol::ReadPart(part);
    if (!rows) return rows.error().detail;
    for (const protocol::Row& row : *rows) {
      facts.push_back(FactsOf(row));
      database.Insert(round, row.id, row.response);
    }
  }
  return WhyRefused(manifest, facts);
}

std::vector<base::Digest> PartHashes(const protocol::Manifest& manifest) {
  std::vector<base::Digest> hashes;
  for (const protocol::Part& part : manifest.parts) hashes.push_back(part.hash);
  return hashes;
}

std::optional<base::Digest> ReadHash(std::string_view hex) {
  const auto bytes = base::FromHex(hex, sizeof(base::Digest));
  return bytes ? std::optional(base::ToArray<32>(*bytes)) : std::nullopt;
}

}  // namespace

bool DropUnfinished(db::Database& database, int today) {
  database.DropStagedBefore(today - kDaysUnfinished);
  return database.connection().Changes() > 0;
}

Service::Service(db::Database& database, std::function<int()> today, std::function<void(std::string_view)> log,
                 std::int64_t most_staged_bytes)
    : database_(database), today_(std::move(today)), log_(std::move(log)), most_staged_bytes_(most_staged_bytes) {}

Reply Service::Refuse(Refusal refusal, std::string_view message) {
  log_(refusal == Refusal::kUnauthorised ? "upload.unauthorised" : "upload.refused");
  return {protocol::HttpStatus(refusal), protocol::WriteError(refusal, message)};
}

// An unknown device costs as much time as a known one with a wrong token.
std::optional<db::Device> Service::Authenticate(std::string_view authorization) {
  const auto credentials = protocol::ReadBearer(authorization);
  if (!credentials) return std::nullopt;
  const auto device = database_.FindDevice(credentials->device).value_or(db::Device{});
  const base::Digest hash = base::Hash(credentials->token);
  const bool same = sodium_memcmp(hash.data(), device.token_hash.data(), hash.size()) == 0;
  return same && !device.name.empty() ? std::optional(device) : std::nullopt;
}

template <class Work>
Reply Service::Answer(std::string_view authorization, Work work) {
  const std::lock_guard lock(mutex_);
  try {
    const auto device = Authenticate(authorization);
    return device ? work(*device)
                  : Refuse(Refusal::kUnauthorised, "this endpoint does not know the device or its token");
  } catch (const db::Failure& failure) {
    log_(failure.full() ? "storage.full" : "storage.failed");
    return failure.full() ? Refuse(Refusal::kDiskFull, "the endpoint's disk is full")
                          : Refuse(Refusal::kInternal, "the endpoint's database refuses");
  }
}

Reply Service::Wanted(int status, const base::Digest& hash) {
  return {status, protocol::WriteWanted(hash, database_.WantedParts(hash))};
}

Reply Service::Announce(std::string_view authorization, std::string_view text) {
  return Answer(authorization, [&](const db::Device& device) -> Reply {
    const auto manifest = protocol::ReadManifest(text);
    if (!manifest) return Refuse(Refusal::kMalformed, manifest.error().detail);
    const base::Digest hash = base::Hash(text);
    if (database_.IsCommitted(hash)) return {200, protocol::WriteEcho(hash, device.mac_key)};
    const int today = today_();
    if (DropUnfinished(database_, today)) staged_bytes_.reset();
    if (database_.StagedManifest(hash)) return Wanted(200, hash);
    if (database_.CountStaged() >= kMostStaged)
      return Refuse(Refusal::kTooManyUploads, "too many uploads are under way; try again later");
    database_.Stage(hash, text, PartHashes(*manifest), today);
    return Wanted(201, hash);
  });
}

bool Service::HasRoomFor(std::size_t bytes) {
  if (!staged_bytes_) staged_bytes_ = database_.StagedBytes();
  return *staged_bytes_ + static_cast<std::int64_t>(bytes) <= most_staged_bytes_;
}

Reply Service::PutPart(std::string_view authorization, std::string_view upload, int number, std::string_view bytes) {
  return Answer(authorization, [&](const db::Device& device) -> Reply {
    const auto hash = ReadHash(upload);
    if (hash && database_.IsCommitted(*hash)) return {200, protocol::WriteEcho(*hash, device.mac_key)};
    if (!hash || !database_.StagedManifest(*hash)) return Refuse(Refusal::kUnknownUpload, "announce the upload first");
    const auto expected = database_.PartHash(*hash, number);
    if (!expected) return Refuse(Refusal::kMalformed, "the upload has no such part");
    if (base::Hash(bytes) != *expected)
      return Refuse(Refusal::kPartDamaged, "the part does not have the hash that the manifest gives");
    if (!database_.IsWanted(*hash, number)) return {200, "{}"};  // a repeat
    if (!HasRoomFor(bytes.size()))
      return Refuse(Refusal::kTooManyUploads, "unfinished uploads take up all the room; try again later");
    database_.StagePart(*hash, number, base::AsBytes(bytes));
    *staged_bytes_ += static_cast<std::int64_t>(bytes.size());
    return {200, "{}"};
  });
}

Reply Service::Commit(std::string_view authorization, std::string_view upload) {
  return Answer(authorization, [&](const db::Device& device) -> Reply {
    const auto hash = ReadHash(upload);
    if (!hash) return Refuse(Refusal::kUnknownUpload, "announce the upload first");
    if (database_.IsCommitted(*hash)) return {200, protocol::WriteEcho(*hash, device.mac_key)};
    return Take(*hash, device);
  });
}

Reply Service::Take(const base::Digest& hash, const db::Device& device) {
  const auto staged = database_.StagedManifest(hash);
  if (!staged) return Refuse(Refusal::kUnknownUpload, "announce the upload first");
  const auto manifest = protocol::ReadManifest(*staged);
  if (!manifest) return Refuse(Refusal::kInternal, "the staged manifest cannot be read");
  if (!database_.WantedParts(hash).empty()) return Refuse(Refusal::kPartsMissing, "parts are missing");
  if (const std::string wrong = StoreAll(hash, *manifest, device.centre); !wrong.empty()) {
    database_.DropStaged(hash);  // what is refused is not kept
    staged_bytes_.reset();
    return Refuse(Refusal::kBatchRefused, wrong);
  }
  staged_bytes_.reset();
  log_("upload.committed");
  return {200, protocol::WriteEcho(hash, device.mac_key)};
}

// All in one transaction: after a refusal, a failure or a power cut nothing of the batch is here.
std::string Service::StoreAll(const base::Digest& hash, const protocol::Manifest& manifest, const std::string& centre) {
  auto transaction = database_.Begin();
  std::string wrong = InsertParts(database_, hash, manifest, centre);
  if (!wrong.empty()) return wrong;  // rolls back
  database_.DropStaged(hash);
  database_.MarkCommitted(hash);
  transaction.Commit();
  return "";
}

}  // namespace ingest
