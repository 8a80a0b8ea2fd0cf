#include "sync/protocol/manifest.h"

#include <algorithm>

#include "shared/base/json.h"
#include "shared/base/utf8.h"

namespace protocol {
namespace {

using base::Code;
using base::Fail;
using base::Json;

constexpr int kFormat = 1;
constexpr std::size_t kLongestName = 64;

bool IsSurveyId(std::string_view id) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !id.empty() && id.size() <= kLongestName && std::ranges::all_of(id, allowed);
}

bool IsRoundName(std::string_view name) {
  const auto visible = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; };
  return !name.empty() && name.size() <= kLongestName && std::ranges::all_of(name, visible);
}

Part ReadPartLine(const Json& json) {
  const auto hash = base::FromHex(json.at("blake2b").get<std::string>(), sizeof(base::Digest));
  if (!hash) throw std::runtime_error("a part's hash is no BLAKE2b-256");
  return {base::ToArray<32>(*hash), json.at("bytes").get<std::size_t>()};
}

// Throws what nlohmann throws; ReadManifest turns it into an error.
Manifest ManifestFrom(const Json& json) {
  if (json.at("format") != kFormat) throw std::runtime_error("format is not 1");
  const auto digest = base::FromHex(json.at("digest").get<std::string>(), sizeof(base::Digest));
  if (!digest) throw std::runtime_error("digest is no BLAKE2b-256");
  Manifest manifest{json.at("survey").get<std::string>(),
                    json.at("version").get<int>(),
                    base::ToArray<32>(*digest),
                    json.at("round").get<std::string>(),
                    json.at("k").get<int>(),
                    json.at("rows").get<std::size_t>(),
                    {}};
  for (const Json& part : json.at("parts")) manifest.parts.push_back(ReadPartLine(part));
  return manifest;
}

// Every part but the last is full, so that equal rows are always cut alike.
bool AddsUp(const Manifest& manifest) {
  if (manifest.rows == 0 || manifest.parts.empty() || manifest.parts.size() > kMostParts) return false;
  std::size_t left = manifest.rows;
  for (const Part& part : manifest.parts) {
    const std::size_t rows = std::min(left, kRowsAPart);
    if (rows == 0 || part.bytes != rows * kItemBytes) return false;
    left -= rows;
  }
  return left == 0;
}

}  // namespace

std::string WriteManifest(const Manifest& manifest) {
  Json parts = Json::array();
  for (const Part& part : manifest.parts) parts.push_back({{"blake2b", base::ToHex(part.hash)}, {"bytes", part.bytes}});
  return Json{{"format", kFormat},           {"survey", manifest.survey},
              {"version", manifest.version}, {"digest", base::ToHex(manifest.digest)},
              {"round", manifest.round},     {"k", manifest.k},
              {"rows", manifest.rows},       {"parts", std::move(parts)}}
      .dump();
}

base::Result<Manifest> ReadManifest(std::string_view text) {
  const auto json = base::ParseJson(text, kPartBytes);
  if (!json) return std::unexpected(json.error());
  Manifest manifest;
  try {
    manifest = ManifestFrom(*json);
  } catch (const std::exception& wrong) {
    return Fail(Code::kInvalid, std::string("manifest: ") + wrong.what());
  }
  if (!IsSurveyId(manifest.survey)) return Fail(Code::kInvalid, "manifest: not a survey id");
  if (!IsRoundName(manifest.round)) return Fail(Code::kInvalid, "manifest: not the name of a round");
  if (!AddsUp(manifest)) return Fail(Code::kInvalid, "manifest: the parts do not add up to the rows");
  if (WriteManifest(manifest) != text) return Fail(Code::kInvalid, "manifest: not in canonical form");
  return manifest;
}

void Packer::Add(const base::Id& id, const privacy::SealedResponse& response) {
  if (manifest_.rows++ % kRowsAPart == 0) parts_.emplace_back().reserve(kRowsAPart * kItemBytes);
  AppendRow(parts_.back(), id, response);
}

Package Packer::Finish() && {
  for (const base::Bytes& part : parts_) manifest_.parts.push_back({base::Hash(part), part.size()});
  Package package{WriteManifest(manifest_), {}, std::move(parts_)};
  package.hash = base::Hash(package.manifest);
  return package;
}

}  // namespace protocol
