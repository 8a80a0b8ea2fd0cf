// endpoint.db: devices, uploads under way, sealed rows, what was deleted, and published tables.
//
// Invariants
//  1. Beside a row stand its survey, its round, its centre and its attributes; no device, address, batch or time.
//  2. Rows and tombstones are kept in the order of their random ids, so the file does not know who came
//  first.
//  3. A deleted row leaves its id here, and never returns.
//  4. Of what arrives, only uploads that are not finished have a day; enrolments and publications have one.
// Used by one thread at a time. Every function throws db::Failure when the database refuses.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/privacy/seal.h"
#include "sync/endpoint/db/sqlite.h"
#include "sync/protocol/device_file.h"

namespace db {

struct Device {
  std::string name;
  base::Digest token_hash{};  // BLAKE2b-256 of the token: a copy of the file lets nobody in
  protocol::MacKey mac_key{};
  std::string centre{};  // for which it collects; "" for none
};

// What is known of a device without its secrets.
struct EnrolledDevice {
  std::string name;
  base::Digest token_hash{};
  std::string centre;
  int day = 0;  // since 1970; 0: before days were kept
};

// What a device's key is called by people: the beginning of its token's hash.
inline std::string KeyMark(const base::Digest& token_hash) { return base::ToHex(token_hash).substr(0, 16); }

// Where answers are collected, and the part of the city that it belongs to.
struct Centre {
  std::string id;              // as a device's name
  std::string name;            // "" until somebody gives one: the id stands for it
  std::string territory;       // an id, or "" for none
  std::string territory_name;  // as `name`
};

struct RoundKey {
  std::string survey;
  int version = 0;
  base::Digest digest{};
  std::string round;
  std::string centre{};  // of the device that sent the row; "" for none
};

struct SealedRow {
  RoundKey round;
  privacy::Attributes attributes{};
  base::Bytes sealed;
};

struct Publication {
  std::string survey;
  std::string round;
  std::string table;  // a report::GatedTable as JSON (docs/formats/results.md)
};

// Which round, and the day of its publication since 1970; 0: before days were kept.
struct PublicationDay {
  std::string survey;
  std::string round;
  int day = 0;
};

class Database {
 public:
  explicit Database(const std::filesystem::path& file, Missing missing = Missing::kCreate);

  // Devices.
  bool AddDevice(const Device& device);  // false when the name is taken
  std::optional<Device> FindDevice(std::string_view name);
  std::vector<EnrolledDevice> Devices();     // by name
  bool RemoveDevice(std::string_view name);  // false when there is none; the name is free afterwards

  // Centres. What is "" in `centre` stays as it was.
  void NoteCentre(const Centre& centre);
  std::vector<Centre> Centres();  // by id

  // Uploads under way.
  bool IsCommitted(const base::Digest& manifest);
  void Stage(const base::Digest& manifest, std::string_view text, const std::vector<base::Digest>& parts, int day);
  std::optional<std::string> StagedManifest(const base::Digest& manifest);
  std::optional<base::Digest> PartHash(const base::Digest& manifest, int number);  // nullopt: no such part
  std::vector<int> WantedParts(const base::Digest& manifest);                      // ascending
  bool IsWanted(const base::Digest& manifest, int number);
  void StagePart(const base::Digest& manifest, int number, std::span<const std::uint8_t> part);
  base::Bytes StagedPart(const base::Digest& manifest, int number);  // empty when it is not there
  void DropStaged(const base::Digest& manifest);
  void DropStagedBefore(int day);
  int CountStaged();
  std::int64_t StagedBytes();  // of all uploads; looks at every part

  // Rows. Insert and MarkCommitted belong into one transaction with each other.
  Transaction Begin() { return Transaction(connection_); }
  std::int64_t RoundNumber(const RoundKey& round);  // made when it is new
  bool Insert(std::int64_t round, const base::Id& id,
              const privacy::SealedResponse& row);  // false: already here,
                                                    // or deleted
  void MarkCommitted(const base::Digest& manifest);
  // The versions of the survey that rows of the round came in, the newest first.
  std::vector<RoundKey> Versions(std::string_view survey, std::string_view round);
  void Delete(const base::Id& id);  // for good
  std::int64_t CountRows();
  // Writes the file anew in the order of the keys: its layout forgets which rows came together. Takes seconds
  // for 100,000 rows; must not stand in a transaction.
  void ForgetArrivalOrder();

  // For the tabulate worker.
  // The ids of the next `count` rows after that one, in their order; after Id{} from the first. Fewer at the end.
  std::vector<base::Id> IdsAfter(const base::Id& last, std::size_t count);
  void ForEachDeleted(const std::function<void(const base::Id&)>& visit);
  std::optional<SealedRow> Find(const base::Id& id);

  // Published tables.
  bool Publish(const Publication& publication);  // false when the round was published before; nothing changes
  std::optional<Publication> FindPublication(std::string_view survey, std::string_view round);
  std::vector<Publication> Publications();  // by survey and round
  std::vector<PublicationDay> PublicationDays();
  std::vector<PublicationDay> Unpublished();  // rounds of which answers arrived; nothing else is told of them

  Connection& connection() { return connection_; }

 private:
  Connection connection_;
};

}  // namespace db
