// The small JSON bodies of the API (docs/formats/upload.md §4, §5, §7). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/error.h"

namespace protocol {

// Why the endpoint refuses. The words on the wire are those of docs/formats/upload.md §7; new ones go to the
// end.
enum class Refusal {
  kUnauthorised,    // 401
  kMalformed,       // 400
  kUnknownUpload,   // 404: never announced, or dropped because it stayed unfinished for a day
  kPartsMissing,    // 409
  kPartDamaged,     // 422: does not have the hash that the manifest gives
  kBatchRefused,    // 422: a group is too small, or the rows are not what the manifest says
  kTooManyUploads,  // 503
  kDiskFull,        // 507
  kInternal,        // 500
  kNotFound,        // 404: no such path
  kTooLarge,        // 413
};

int HttpStatus(Refusal refusal);
std::string WriteError(Refusal refusal, std::string_view message);

struct ErrorBody {
  Refusal refusal = Refusal::kInternal;
  std::string message;
};
std::optional<ErrorBody> ReadError(std::string_view json);  // nullopt when it is not one of ours

// What is still to be sent of an upload: the numbers of its parts, from 0.
std::string WriteWanted(const base::Digest& manifest, const std::vector<int>& parts);
std::optional<std::vector<int>> ReadWanted(std::string_view json);

}  // namespace protocol
