// docs/formats/response.md §4–§6.
#include <doctest/doctest.h>
#include <sodium.h>

#include <set>

#include "shared/privacy/opening/open.h"

namespace {

using privacy::AnonymousResponse;
using privacy::SealedResponse;

struct City {
  privacy::KeyPair municipality = privacy::MakeKeyPair();
  privacy::KeyPair recovery = privacy::MakeKeyPair();
  privacy::Recipients recipients{municipality.public_key, recovery.public_key, false};
};

AnonymousResponse Visit(std::string answers, std::vector<std::string> texts = {}) {
  return {
      .survey = base::Hash("a survey"), .attributes = {2, 1}, .answers = std::move(answers), .texts = std::move(texts)};
}

SealedResponse SealOne(const City& city, const std::string& body = R"({"answers":{"q":3},"skipped":[]})") {
  auto sealed = privacy::Seal(Visit(body), city.recipients);
  REQUIRE(sealed);
  return sealed->front();
}

}  // namespace

TEST_CASE("a sealed response has the size and the header of the format") {
  const City city;
  const SealedResponse sealed = SealOne(city);
  const auto& bytes = sealed.bytes();
  CHECK(bytes.size() == 4352);
  CHECK(std::string(bytes.begin(), bytes.begin() + 4) == "BLS1");
  CHECK(bytes[4] == 1);
  CHECK(base::ToHex(std::span(bytes).subspan(5, 3)) == "000000");
  CHECK(sealed.survey() == base::Hash("a survey"));
  CHECK(base::ToHex(std::span(bytes).subspan(8, 32)) == base::ToHex(base::Hash("a survey")));
  const auto id = privacy::KeyId(city.municipality.public_key);
  CHECK(std::equal(id.begin(), id.end(), bytes.begin() + 40));
  const auto recovery = privacy::KeyId(city.recovery.public_key);
  CHECK(std::equal(recovery.begin(), recovery.end(), bytes.begin() + 40 + 88));
}

TEST_CASE("every sealed response has one size, whatever was answered") {
  const City city;
  for (const std::size_t length : {0u, 1u, 15u, 16u, 100u, 1000u, 4000u, 4094u, 4095u})
    CHECK(SealOne(city, std::string(length, 'x')).bytes().size() == privacy::kSealedBytes);
}

TEST_CASE("answers that do not fit are refused, not cut") {
  const City city;
  const auto sealed = privacy::Seal(Visit(std::string(4096, 'x')), city.recipients);
  REQUIRE_FALSE(sealed);
  CHECK(sealed.error().code == base::Code::kInvalid);
  CHECK_FALSE(sealed.error().hint.empty());
}

TEST_CASE("both recipients open what was sealed, and read the same") {
  const City city;
  for (const std::size_t length : {0u, 1u, 4095u}) {
    const std::string body(length, '\x80');  // the padding's own byte must not be mistaken for padding
    const SealedResponse sealed = SealOne(city, body);
    CHECK(privacy::Open(sealed, city.municipality).value() == body);
    CHECK(privacy::Open(sealed, city.recovery).value() == body);
  }
}

TEST_CASE("nobody else opens it") {
  const City city, other_city;
  const auto opened = privacy::Open(SealOne(city), other_city.municipality);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == base::Code::kTrust);
}

TEST_CASE("a change of any byte is noticed") {
  const City city;
  const SealedResponse sealed = SealOne(city);
  // Every byte of the header and the wrapped keys, and every 37th of the rest. The recovery key's wrapping is
  // bound too, so the municipality notices a recovery envelope that was tampered with.
  for (std::size_t at = 0; at < sealed.bytes().size(); at += at < 260 ? 1 : 37) {
    CAPTURE(at);
    for (const int flip : {0x01, 0x80}) {
      base::Bytes changed = sealed.bytes();
      changed[at] ^= static_cast<std::uint8_t>(flip);
      const auto read = SealedResponse::FromBytes(changed, sealed.attributes());
      if (read) CHECK_FALSE(privacy::Open(*read, city.municipality));
    }
  }
}

TEST_CASE("two sealings of the same answers share nothing but the header") {
  const City city;
  const auto a = SealOne(city).bytes(), b = SealOne(city).bytes();
  int same = 0;
  for (std::size_t i = 136; i < a.size(); ++i) same += a[i] == b[i];
  CHECK(same < 60);  // about 4216/256, and the recovery key's id
}

TEST_CASE("free texts are sealed apart and carry no attributes") {
  const City city;
  const auto sealed = privacy::Seal(Visit("{}", {"first", "second"}), city.recipients);
  REQUIRE(sealed);
  REQUIRE(sealed->size() == 3);
  CHECK((*sealed)[0].kind() == privacy::Kind::kAnswers);
  CHECK((*sealed)[0].attributes() == privacy::Attributes{2, 1});
  for (const int i : {1, 2}) {
    CHECK((*sealed)[i].kind() == privacy::Kind::kText);
    CHECK((*sealed)[i].attributes() == privacy::Attributes{});
    CHECK((*sealed)[i].bytes().size() == privacy::kSealedBytes);
  }
  CHECK(privacy::Open((*sealed)[2], city.recovery).value() == "second");
}

TEST_CASE("bytes that are not a sealed response do not become one") {
  const City city;
  const SealedResponse sealed = SealOne(city);
  const auto refused = [&](auto change, privacy::Attributes attributes = {}) {
    base::Bytes bytes = sealed.bytes();
    change(bytes);
    return !SealedResponse::FromBytes(bytes, attributes);
  };
  CHECK_FALSE(refused([](auto&) {}));
  CHECK(refused([](auto& bytes) { bytes.clear(); }));
  CHECK(refused([](auto& bytes) { bytes.pop_back(); }));
  CHECK(refused([](auto& bytes) { bytes.push_back(0); }));
  CHECK(refused([](auto& bytes) { bytes[0] = 'b'; }));
  CHECK(refused([](auto& bytes) { bytes[4] = 0; }));
  CHECK(refused([](auto& bytes) { bytes[4] = 3; }));
  CHECK(refused([](auto& bytes) { bytes[6] = 1; }));
  CHECK(refused([](auto&) {}, {5, 0}));
  CHECK(refused([](auto& bytes) { bytes[4] = 2; }, {1, 0}));  // a text has no attributes
}

TEST_CASE("a recipients file says who can open") {
  const City city;
  privacy::Recipients recipients = city.recipients;
  recipients.demonstration = true;
  recipients.made = "2026-11-22";
  const auto read = privacy::ReadRecipients(privacy::WriteRecipients(recipients));
  REQUIRE(read);
  CHECK(read->municipality == recipients.municipality);
  CHECK(read->recovery == recipients.recovery);
  CHECK(read->demonstration);
  CHECK(read->made == "2026-11-22");
}

TEST_CASE("a recipients file that would protect nothing is refused") {
  const City city;
  const auto refused = [](const privacy::Recipients& recipients) {
    return !privacy::ReadRecipients(privacy::WriteRecipients(recipients));
  };
  const auto key = city.municipality.public_key;
  privacy::PublicKey one{};
  one[0] = 1;  // of small order: every sender would agree on the same secret
  CHECK_FALSE(refused({key, city.recovery.public_key, false}));
  CHECK(refused({key, key, false}));
  CHECK(refused({key, {}, false}));
  CHECK(refused({{}, key, false}));
  CHECK(refused({key, one, false}));
  for (const char* text : {"", "[]", "{}", "null", R"({"format":"balss-recipients-2"})",
                           R"({"format":"balss-recipients-1","municipality":1,"recovery":2})"})
    CHECK_FALSE(privacy::ReadRecipients(text));
}

TEST_CASE("a key file gives back the same pair") {
  const City city;
  const std::string file = privacy::WriteKey(city.recovery);
  CHECK(file.starts_with("balss-key-1 "));
  CHECK(file.size() == 12 + 64 + 1);
  const auto read = privacy::ReadKey(file);
  REQUIRE(read);
  CHECK(read->secret_key == city.recovery.secret_key);
  CHECK(read->public_key == city.recovery.public_key);
  for (const char* text : {"", "balss-key-1", "balss-key-1 00", "balss-key-2 00", "-----BEGIN"}) {
    const auto wrong = privacy::ReadKey(text);
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().code == base::Code::kInvalid);
  }
}

TEST_CASE("a key's id is the beginning of its hash") {
  const City city;
  const auto hash = base::Hash(city.municipality.public_key);
  CHECK(base::ToHex(privacy::KeyId(city.municipality.public_key)) == base::ToHex(hash).substr(0, 16));
}
