#include "sync/protocol/echo.h"

#include <sodium.h>

#include "shared/base/json.h"

namespace protocol {
namespace {

constexpr std::string_view kDomain = "balss-echo-1";  // so that no other MAC under this key can be passed off as one
constexpr std::size_t kLongestEcho = 4096;

std::string Field(const base::Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

base::Digest Mac(const base::Digest& manifest, const MacKey& key) {
  base::Bytes message(kDomain.begin(), kDomain.end());
  message.insert(message.end(), manifest.begin(), manifest.end());
  base::Digest mac;
  crypto_generichash(mac.data(), mac.size(), message.data(), message.size(), key.data(), key.size());
  return mac;
}

std::string WriteEcho(const base::Digest& manifest, const MacKey& key) {
  return base::Json{{"manifest", base::ToHex(manifest)}, {"mac", base::ToHex(Mac(manifest, key))}}.dump();
}

base::Result<void> VerifyEcho(std::string_view text, const base::Digest& manifest, const MacKey& key) {
  const auto wrong = base::Fail(base::Code::kTrust, "the endpoint's receipt does not carry this device's signature",
                                "nothing was deleted here; enrol this device again and tell the operator");
  const auto json = base::ParseJson(text, kLongestEcho);
  if (!json || !json->is_object() || Field(*json, "manifest") != base::ToHex(manifest)) return wrong;
  const auto mac = base::FromHex(Field(*json, "mac"), sizeof(base::Digest));
  if (!mac || sodium_memcmp(mac->data(), Mac(manifest, key).data(), mac->size()) != 0) return wrong;
  return {};
}

}  // namespace protocol
