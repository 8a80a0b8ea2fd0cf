// The upload API without HTTP (docs/formats/upload.md §4–§7): who is asking, what is taken, what is answered.
// The device is known for the length of a request and then forgotten: nothing here writes it anywhere. What stays of it
// is its centre, beside the rows: their release rule held for this centre alone, and is counted again for it.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/endpoint/db/database.h"
#include "sync/protocol/manifest.h"
#include "sync/protocol/messages.h"

namespace ingest {

struct Reply {
  int status = 500;
  std::string json;
};

inline constexpr int kMostStaged = 1000;  // unfinished uploads at a time
// What their parts take up in all. The largest upload there is has 503 MiB (docs/formats/upload.md §2).
inline constexpr std::int64_t kMostStagedBytes = std::int64_t{1} << 30;

// Drops the uploads that were announced before yesterday: there is no hour, so they had a day at least. True
// when there were any. Throws db::Failure.
bool DropUnfinished(db::Database& database, int today);

// Safe to call from several threads; requests are answered one after the other.
class Service {
 public:
  // `today`: days since 1970, for dropping what stays unfinished. `log` gets event codes only.
  // `most_staged_bytes`: other than the default for tests only.
  Service(db::Database& database, std::function<int()> today, std::function<void(std::string_view)> log,
          std::int64_t most_staged_bytes = kMostStagedBytes);

  // `authorization`: the header's value. `upload`: the manifest's hash in hex, from the path.
  Reply Announce(std::string_view authorization, std::string_view manifest);
  Reply PutPart(std::string_view authorization, std::string_view upload, int number, std::string_view bytes);
  Reply Commit(std::string_view authorization, std::string_view upload);

 private:
  template <class Work>
  Reply Answer(std::string_view authorization,
               Work work);  // authenticates; a database failure becomes a reply
  std::optional<db::Device> Authenticate(std::string_view authorization);
  Reply Take(const base::Digest& hash, const db::Device& device);
  std::string StoreAll(const base::Digest& hash, const protocol::Manifest& manifest,
                       const std::string& centre);  // why it is refused, or ""
  Reply Refuse(protocol::Refusal refusal, std::string_view message);
  Reply Wanted(int status, const base::Digest& hash);
  bool HasRoomFor(std::size_t bytes);

  db::Database& database_;
  std::function<int()> today_;
  std::function<void(std::string_view)> log_;
  std::int64_t most_staged_bytes_;
  std::optional<std::int64_t> staged_bytes_;  // counted anew after something was dropped
  std::mutex mutex_;
};

}  // namespace ingest
