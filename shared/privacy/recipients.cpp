#include <fmt/format.h>
#include <sodium.h>

#include "shared/base/json.h"
#include "shared/privacy/seal.h"

namespace privacy {
namespace {

using base::Code;
using base::Fail;

constexpr std::string_view kFormat = "balss-recipients-1";
constexpr std::size_t kLargestFile = 4096, kLongestDay = 10;
constexpr const char* kHint = "use the recipients.json that `balss keys make` wrote for this city";

// An X25519 key that leads every sender to the same secret (all zero, or of small order) protects nothing.
bool IsWeak(const PublicKey& key) {
  PublicKey secret, shared;
  randombytes_buf(secret.data(), secret.size());
  return crypto_scalarmult(shared.data(), secret.data(), key.data()) != 0;
}

base::Result<PublicKey> ReadKey(const base::Json& json, const char* name) {
  const auto wrong = [&](const char* what) { return Fail(Code::kInvalid, fmt::format("{}: {}", name, what), kHint); };
  const auto found = json.find(name);
  if (found == json.end() || !found->is_string()) return wrong("a public key in hexadecimal is missing");
  const auto bytes = base::FromHex(found->get_ref<const std::string&>(), sizeof(PublicKey));
  if (!bytes) return wrong("not 64 hexadecimal digits");
  const auto key = base::ToArray<sizeof(PublicKey)>(*bytes);
  if (IsWeak(key)) return wrong("not a key that protects anything");
  return key;
}

}  // namespace

base::Result<Recipients> ReadRecipients(std::string_view text) {
  const auto json = base::ParseJson(text, kLargestFile);
  if (!json) return std::unexpected(json.error());
  if (!json->is_object() || json->value("format", base::Json()) != kFormat)
    return Fail(Code::kInvalid, fmt::format("not a recipients file: \"format\" is not \"{}\"", kFormat), kHint);
  const auto municipality = ReadKey(*json, "municipality");
  if (!municipality) return std::unexpected(municipality.error());
  const auto recovery = ReadKey(*json, "recovery");
  if (!recovery) return std::unexpected(recovery.error());
  if (*municipality == *recovery)
    return Fail(Code::kInvalid, "municipality and recovery are the same key",
                "with one key, one loss loses every answer: " + std::string(kHint));
  const base::Json demonstration = json->value("demonstration", base::Json(false));
  if (!demonstration.is_boolean()) return Fail(Code::kInvalid, "demonstration: neither true nor false", kHint);
  const base::Json made = json->value("made", base::Json(""));
  if (!made.is_string() || made.get_ref<const std::string&>().size() > kLongestDay)
    return Fail(Code::kInvalid, "made: not a day such as \"2026-11-22\"", kHint);
  return Recipients{*municipality, *recovery, demonstration.get<bool>(), made.get<std::string>()};
}

std::string WriteRecipients(const Recipients& recipients) {
  base::Json json = {{"format", kFormat},
                     {"municipality", base::ToHex(recipients.municipality)},
                     {"recovery", base::ToHex(recipients.recovery)},
                     {"demonstration", recipients.demonstration}};
  if (!recipients.made.empty()) json["made"] = recipients.made;
  return json.dump(2) + "\n";
}

}  // namespace privacy
