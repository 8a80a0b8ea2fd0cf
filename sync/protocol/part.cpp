#include "sync/protocol/part.h"

#include <fmt/format.h>

namespace protocol {
namespace {

using base::Code;
using base::Fail;

base::Result<Row> ReadRow(std::span<const std::uint8_t> item) {
  const auto id = base::ToArray<sizeof(base::Id)>(item.first(sizeof(base::Id)));
  const auto attributes = base::ToArray<privacy::kAttributes>(item.subspan(id.size(), privacy::kAttributes));
  for (const std::uint8_t value : attributes)
    if (value > privacy::kAttributeValues) return Fail(Code::kInvalid, "an attribute has more values than allowed");
  const auto sealed = item.subspan(id.size() + attributes.size());
  auto response = privacy::SealedResponse::FromBytes({sealed.begin(), sealed.end()}, attributes);
  if (!response) return std::unexpected(response.error());
  return Row{id, std::move(*response)};
}

}  // namespace

void AppendRow(base::Bytes& part, const base::Id& id, const privacy::SealedResponse& response) {
  part.insert(part.end(), id.begin(), id.end());
  part.insert(part.end(), response.attributes().begin(), response.attributes().end());
  part.insert(part.end(), response.bytes().begin(), response.bytes().end());
}

base::Result<std::vector<Row>> ReadPart(std::span<const std::uint8_t> part) {
  if (part.empty() || part.size() % kItemBytes != 0 || part.size() > kRowsAPart * kItemBytes)
    return Fail(Code::kInvalid, fmt::format("a part of {} bytes is no whole number of rows", part.size()));
  std::vector<Row> rows;
  rows.reserve(part.size() / kItemBytes);
  for (std::size_t at = 0; at < part.size(); at += kItemBytes) {
    auto row = ReadRow(part.subspan(at, kItemBytes));
    if (!row) return std::unexpected(row.error());
    rows.push_back(std::move(*row));
  }
  return rows;
}

}  // namespace protocol
