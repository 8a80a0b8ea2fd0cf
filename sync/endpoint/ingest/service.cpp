#include "sync/endpoint/ingest/service.h"

#include <sodium.h>

#include <algorithm>

#include "sync/endpoint/ingest/check.h"
#include "sync/protocol/echo.h"

namespace ingest {
namespace {

using protocol::Refusal;

constexpr int kDaysUnfinished = 1;

// The parts' rows, or the sentence that says what is wrong with them.
struct Unpacked {
  std::vector<protocol::Row> rows;
  std::string wrong;
};

Unpacked Unpack(db::Database& database, const base::Digest& hash, const protocol::Manifest& manifest) {
  Unpacked all;
  all.rows.reserve(manifest.rows);
  for (std::size_t i = 0; i < manifest.parts.size(); ++i) {
    const base::Bytes part = database.StagedPart(hash, static_cast<int>(i));
    if (base::Hash(part) != manifest.parts[i].hash) return {{}, "a part does not have its hash"};
    auto rows = protocol::ReadPart(part);
    if (!rows) return {{}, rows.error().detail};
    std::ranges::move(*rows, std::back_inserter(all.rows));
  }
  all.wrong = WhyRefused(manifest, all.rows);
  return all;
}

std::vector<int> Missing(const protocol::Manifest& manifest, const std::vector<int>& there) {
  std::vector<int> missing;
  for (int i = 0; i < static_cast<int>(manifest.parts.size()); ++i)
    if (!std::ranges::binary_search(there, i)) missing.push_back(i);
  return missing;
}

std::optional<base::Digest> ReadHash(std::string_view hex) {
  const auto bytes = base::FromHex(hex, sizeof(base::Digest));
  return bytes ? std::optional(base::ToArray<32>(*bytes)) : std::nullopt;
}

}  // namespace

Service::Service(db::Database& database, std::function<int()> today, std::function<void(std::string_view)> log)
    : database_(database), today_(std::move(today)), log_(std::move(log)) {}

Reply Service::Refuse(Refusal refusal, std::string_view message) {
  log_(refusal == Refusal::kUnauthorised ? "upload.unauthorised" : "upload.refused");
  return {protocol::HttpStatus(refusal), protocol::WriteError(refusal, message)};
}

// An unknown device costs as much time as a known one with a wrong token.
std::optional<protocol::MacKey> Service::Authenticate(std::string_view authorization) {
  const auto credentials = protocol::ReadBearer(authorization);
  if (!credentials) return std::nullopt;
  const auto device = database_.FindDevice(credentials->device).value_or(db::Device{});
  const base::Digest hash = base::Hash(credentials->token);
  const bool same = sodium_memcmp(hash.data(), device.token_hash.data(), hash.size()) == 0;
  return same && !device.name.empty() ? std::optional(device.mac_key) : std::nullopt;
}

template <class Work>
Reply Service::Answer(std::string_view authorization, Work work) {
  const std::lock_guard lock(mutex_);
  try {
    const auto key = Authenticate(authorization);
    return key ? work(*key) : Refuse(Refusal::kUnauthorised, "this endpoint does not know the device or its token");
  } catch (const db::Failure& failure) {
    log_(failure.full() ? "storage.full" : "storage.failed");
    return failure.full() ? Refuse(Refusal::kDiskFull, "the endpoint's disk is full")
                          : Refuse(Refusal::kInternal, "the endpoint's database refuses");
  }
}

Reply Service::Wanted(int status, const base::Digest& hash, const protocol::Manifest& manifest) {
  return {status, protocol::WriteWanted(hash, Missing(manifest, database_.StagedParts(hash)))};
}

Reply Service::Announce(std::string_view authorization, std::string_view text) {
  return Answer(authorization, [&](const protocol::MacKey& key) -> Reply {
    const auto manifest = protocol::ReadManifest(text);
    if (!manifest) return Refuse(Refusal::kMalformed, manifest.error().detail);
    const base::Digest hash = base::Hash(text);
    if (database_.IsCommitted(hash)) return {200, protocol::WriteEcho(hash, key)};
    if (database_.StagedManifest(hash)) return Wanted(200, hash, *manifest);
    const int today = today_();
    database_.DropStagedBefore(today - kDaysUnfinished);
    if (database_.CountStaged() >= kMostStaged)
      return Refuse(Refusal::kTooManyUploads, "too many uploads are under way; try again later");
    database_.Stage(hash, text, today);
    return Wanted(201, hash, *manifest);
  });
}

Reply Service::PutPart(std::string_view authorization, std::string_view upload, int number, std::string_view bytes) {
  return Answer(authorization, [&](const protocol::MacKey& key) -> Reply {
    const auto hash = ReadHash(upload);
    if (hash && database_.IsCommitted(*hash)) return {200, protocol::WriteEcho(*hash, key)};
    const auto staged = hash ? database_.StagedManifest(*hash) : std::nullopt;
    if (!staged) return Refuse(Refusal::kUnknownUpload, "announce the upload first");
    const auto manifest = protocol::ReadManifest(*staged);
    if (!manifest) return Refuse(Refusal::kInternal, "the staged manifest cannot be read");
    if (number < 0 || static_cast<std::size_t>(number) >= manifest->parts.size())
      return Refuse(Refusal::kMalformed, "the upload has no such part");
    if (base::Hash(bytes) != manifest->parts[static_cast<std::size_t>(number)].hash)
      return Refuse(Refusal::kPartDamaged, "the part does not have the hash that the manifest gives");
    database_.StagePart(*hash, number, base::AsBytes(bytes));
    return {200, "{}"};
  });
}

Reply Service::Commit(std::string_view authorization, std::string_view upload) {
  return Answer(authorization, [&](const protocol::MacKey& key) -> Reply {
    const auto hash = ReadHash(upload);
    if (!hash) return Refuse(Refusal::kUnknownUpload, "announce the upload first");
    if (database_.IsCommitted(*hash)) return {200, protocol::WriteEcho(*hash, key)};
    return Take(*hash, key);
  });
}

// All in one transaction: after a failure or a power cut the batch is either here or not here.
Reply Service::Take(const base::Digest& hash, const protocol::MacKey& key) {
  auto transaction = database_.Begin();
  const auto staged = database_.StagedManifest(hash);
  if (!staged) return Refuse(Refusal::kUnknownUpload, "announce the upload first");
  const auto manifest = protocol::ReadManifest(*staged);
  if (!manifest) return Refuse(Refusal::kInternal, "the staged manifest cannot be read");
  if (!Missing(*manifest, database_.StagedParts(hash)).empty())
    return Refuse(Refusal::kPartsMissing, "parts are missing");

  const Unpacked batch = Unpack(database_, hash, *manifest);
  database_.DropStaged(hash);
  if (!batch.wrong.empty()) {
    transaction.Commit();  // what is refused is not kept
    return Refuse(Refusal::kBatchRefused, batch.wrong);
  }
  const auto round = database_.RoundNumber({manifest->survey, manifest->version, manifest->digest, manifest->round});
  for (const protocol::Row& row : batch.rows) database_.Insert(round, row.id, row.response);
  database_.MarkCommitted(hash);
  transaction.Commit();
  log_("upload.committed");
  return {200, protocol::WriteEcho(hash, key)};
}

}  // namespace ingest
