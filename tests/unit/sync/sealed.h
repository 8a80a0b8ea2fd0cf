// Sealed responses for the tests of sync: real seals for throw-away keys.
#pragma once

#include <sodium.h>

#include <string>
#include <vector>

#include "shared/base/random.h"
#include "shared/privacy/seal.h"
#include "sync/protocol/manifest.h"

namespace test {

inline privacy::Recipients Nobody() {
  privacy::Recipients recipients;
  std::array<std::uint8_t, 32> secret;
  crypto_box_keypair(recipients.municipality.data(), secret.data());
  crypto_box_keypair(recipients.recovery.data(), secret.data());
  return recipients;
}

inline base::Digest SurveyDigest() { return base::Hash("a survey"); }

inline privacy::SealedResponse Answers(privacy::Attributes attributes = {}, base::Digest survey = SurveyDigest()) {
  static const privacy::Recipients recipients = Nobody();
  return privacy::Seal({survey, attributes, R"({"answers":{},"skipped":[]})", {}}, recipients).value().front();
}

inline privacy::SealedResponse Text() {
  static const privacy::Recipients recipients = Nobody();
  return privacy::Seal({SurveyDigest(), {}, "{}", {R"({"question":"q","text":"t"})"}}, recipients).value().back();
}

inline protocol::Manifest About(int k = 5) { return {"a-survey", 1, SurveyDigest(), "2026-autumn", k, 0, {}}; }

inline protocol::Package Pack(const std::vector<protocol::Row>& rows, protocol::Manifest about = About()) {
  protocol::Packer packer(std::move(about));
  for (const protocol::Row& row : rows) packer.Add(row.id, row.response);
  return std::move(packer).Finish();
}

// `count` rows of answers with the same attributes and fresh ids.
inline std::vector<protocol::Row> Group(int count, privacy::Attributes attributes = {}) {
  base::SystemRandom random;
  std::vector<protocol::Row> rows;
  for (int i = 0; i < count; ++i) rows.push_back({random.Array<16>(), Answers(attributes)});
  return rows;
}

}  // namespace test
