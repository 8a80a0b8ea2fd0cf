// An endpoint in memory that speaks docs/formats/upload.md, and the disasters that a network has in store for
// it.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sync/client/transport.h"
#include "sync/protocol/echo.h"
#include "sync/protocol/manifest.h"
#include "sync/protocol/messages.h"

namespace test {

class FakeEndpoint final : public client::Transport {
 public:
  explicit FakeEndpoint(protocol::MacKey key) : key_(key) {}

  // Before: asked with the number of the request (from 1); an error means that it never arrived.
  std::function<std::optional<base::Error>(int)> lose_request;
  // After: the request was carried out, its reply was lost.
  std::function<std::optional<base::Error>(int)> lose_reply;
  // Answers in the endpoint's place.
  std::function<std::optional<client::Reply>(int)> instead;

  int requests = 0;
  int parts_taken = 0;
  int commits = 0;
  std::map<base::Digest, std::vector<base::Bytes>> stored;  // by manifest

  base::Result<client::Reply> Send(const client::Request& request) override {
    ++requests;
    if (lose_request)
      if (auto lost = lose_request(requests)) return std::unexpected(*lost);
    if (instead)
      if (auto reply = instead(requests)) return *reply;
    client::Reply reply = Answer(request);
    if (lose_reply)
      if (auto lost = lose_reply(requests)) return std::unexpected(*lost);
    return reply;
  }

  static client::Reply Json(int status, std::string body) { return {status, "application/json", std::move(body)}; }
  static client::Reply Refuse(protocol::Refusal refusal) {
    return Json(protocol::HttpStatus(refusal), protocol::WriteError(refusal, "because"));
  }

 private:
  client::Reply Answer(const client::Request& request) {
    if (request.path == "/v1/uploads") return Announce(request.body);
    if (request.path.ends_with("/commit")) return Commit();
    const int number = std::stoi(request.path.substr(request.path.rfind('/') + 1));
    parts_[number] = base::Bytes(request.body.begin(), request.body.end());
    ++parts_taken;
    return Json(200, "{}");
  }

  client::Reply Announce(std::string_view text) {
    const base::Digest hash = base::Hash(text);
    if (stored.contains(hash)) return Json(200, protocol::WriteEcho(hash, key_));
    if (hash != hash_) parts_.clear();
    hash_ = hash;
    manifest_ = protocol::ReadManifest(text).value();
    std::vector<int> wanted;
    for (int i = 0; i < static_cast<int>(manifest_.parts.size()); ++i)
      if (!parts_.contains(i)) wanted.push_back(i);
    return Json(201, protocol::WriteWanted(hash, wanted));
  }

  client::Reply Commit() {
    ++commits;
    if (parts_.size() != manifest_.parts.size()) return Refuse(protocol::Refusal::kPartsMissing);
    for (auto& [number, part] : parts_) stored[hash_].push_back(part);
    return Json(200, protocol::WriteEcho(hash_, key_));
  }

  protocol::MacKey key_;
  base::Digest hash_{};
  protocol::Manifest manifest_;
  std::map<int, base::Bytes> parts_;
};

}  // namespace test
