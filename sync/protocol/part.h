// The rows of an upload as bytes (docs/formats/upload.md §3). Used by the client to pack and by the endpoint
// to unpack. What is not a privacy::SealedResponse cannot be packed: a raw answer does not compile.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/privacy/seal.h"

namespace protocol {

inline constexpr std::size_t kItemBytes = sizeof(base::Id) + privacy::kAttributes + privacy::kSealedBytes;
inline constexpr std::size_t kPartBytes = 256 << 10;                // at most, also for a manifest
inline constexpr std::size_t kRowsAPart = kPartBytes / kItemBytes;  // 59
inline constexpr std::size_t kMostParts = 2048;                     // 120,832 rows

struct Row {
  base::Id id{};
  privacy::SealedResponse response;
};

void AppendRow(base::Bytes& part, const base::Id& id, const privacy::SealedResponse& response);

// The rows of one part, or kInvalid: not a whole number of items, more than kRowsAPart, an attribute above
// privacy::kAttributeValues, or bytes that are no sealed response.
base::Result<std::vector<Row>> ReadPart(std::span<const std::uint8_t> part);

}  // namespace protocol
