// docs/formats/upload.md §1–§3, §6, §7.
#include <doctest/doctest.h>

#include "sync/protocol/device_file.h"
#include "sync/protocol/messages.h"
#include "tests/unit/sync/sealed.h"

using namespace protocol;

namespace {

DeviceFile Device() {
  base::SeededRandom random(1);
  return {"centre-7", "https://127.0.0.1:8443", random.Array<32>(), random.Array<32>(),
          "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"};
}

std::string Replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("§2 a manifest is read back as it was written") {
  const Package package = test::Pack(test::Group(60));
  const auto manifest = ReadManifest(package.manifest);
  REQUIRE(manifest);
  CHECK(manifest->rows == 60);
  CHECK(manifest->round == "2026-autumn");
  REQUIRE(manifest->parts.size() == 2);
  CHECK(manifest->parts[0].bytes == 59 * 4370);
  CHECK(manifest->parts[1].bytes == 4370);
  CHECK(manifest->parts[1].hash == base::Hash(package.parts[1]));
  CHECK(package.hash == base::Hash(package.manifest));
}

TEST_CASE("§2 the same rows make the same manifest") {
  const auto rows = test::Group(7);
  CHECK(test::Pack(rows).hash == test::Pack(rows).hash);
  CHECK(test::Pack(rows).hash != test::Pack(test::Group(7)).hash);
}

TEST_CASE("§2 a manifest that is not canonical is refused") {
  const std::string good = test::Pack(test::Group(5)).manifest;
  REQUIRE(ReadManifest(good));
  CHECK_FALSE(ReadManifest(" " + good));
  CHECK_FALSE(ReadManifest(Replaced(good, "\"k\":5", "\"k\":5.0")));
  CHECK_FALSE(ReadManifest(Replaced(good, "\"k\":5", "\"k\":5,\"more\":1")));
  CHECK_FALSE(ReadManifest(Replaced(good, "\"rows\":5", "\"rows\":6")));
  CHECK_FALSE(ReadManifest(Replaced(good, "\"rows\":5", "\"rows\":0")));
  CHECK_FALSE(ReadManifest(Replaced(good, "\"rows\":5", "\"rows\":-1")));
  CHECK_FALSE(ReadManifest(Replaced(good, "\"bytes\":21850", "\"bytes\":21851")));
  CHECK_FALSE(ReadManifest(Replaced(good, "a-survey", "A survey")));
  CHECK_FALSE(ReadManifest(Replaced(good, "2026-autumn", "")));
  CHECK_FALSE(ReadManifest(Replaced(good, "\"format\":1", "\"format\":2")));
  CHECK_FALSE(ReadManifest("[]"));
  CHECK_FALSE(ReadManifest("{}"));
  CHECK_FALSE(ReadManifest(""));
  CHECK_FALSE(ReadManifest(std::string(300 << 10, '[')));
}

TEST_CASE("§3 a part is 59 rows at most and stays below 256 KiB") {
  CHECK(kItemBytes == 4370);
  CHECK(kRowsAPart == 59);
  CHECK(kRowsAPart * kItemBytes <= kPartBytes);
}

TEST_CASE("§3 rows come out of a part as they went in") {
  const auto rows = test::Group(3, {2, 4});
  const auto read = ReadPart(test::Pack(rows).parts.at(0));
  REQUIRE(read);
  REQUIRE(read->size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK((*read)[i].id == rows[i].id);
    CHECK((*read)[i].response.bytes() == rows[i].response.bytes());
    CHECK((*read)[i].response.attributes() == privacy::Attributes{2, 4});
  }
}

TEST_CASE("§3 a part with anything but sealed responses is refused") {
  const base::Bytes good = test::Pack(test::Group(2)).parts.at(0);
  base::Bytes bad = good;
  bad.pop_back();
  CHECK_FALSE(ReadPart(bad));
  bad = good;
  bad[16] = 5;  // an attribute has four values
  CHECK_FALSE(ReadPart(bad));
  bad = good;
  bad[18] ^= 1;  // the magic
  CHECK_FALSE(ReadPart(bad));
  CHECK_FALSE(ReadPart({}));
  CHECK_FALSE(ReadPart(base::Bytes(60 * kItemBytes)));
}

TEST_CASE("§6 only the echo of this manifest under this key is believed") {
  const DeviceFile device = Device();
  const base::Digest manifest = base::Hash("m");
  const std::string echo = WriteEcho(manifest, device.mac_key);
  CHECK(VerifyEcho(echo, manifest, device.mac_key));
  CHECK_FALSE(VerifyEcho(echo, base::Hash("other"), device.mac_key));
  CHECK_FALSE(VerifyEcho(echo, manifest, MacKey{}));
  CHECK_FALSE(VerifyEcho(Replaced(echo, "\"mac\":\"", "\"mac\":\"0"), manifest, device.mac_key));
  CHECK_FALSE(VerifyEcho("{}", manifest, device.mac_key));
  CHECK_FALSE(VerifyEcho("<html>", manifest, device.mac_key));
  const auto wrong = VerifyEcho(R"({"mac":null,"manifest":1})", manifest, device.mac_key);
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().code == base::Code::kTrust);
}

TEST_CASE("§6 the MAC is keyed BLAKE2b over the domain and the hash") {
  const base::Digest manifest = base::Hash("m");
  const MacKey key = Device().mac_key;
  base::Digest expected;
  const std::string message = "balss-echo-1" + std::string(manifest.begin(), manifest.end());
  crypto_generichash(expected.data(), 32, reinterpret_cast<const std::uint8_t*>(message.data()), message.size(),
                     key.data(), 32);
  CHECK(Mac(manifest, key) == expected);
}

TEST_CASE("§1 a device file is read back as it was written") {
  const auto read = ReadDeviceFile(WriteDeviceFile(Device()));
  REQUIRE(read);
  CHECK(read->device == "centre-7");
  CHECK(read->token == Device().token);
  CHECK(read->mac_key == Device().mac_key);
  CHECK(read->ca == Device().ca);
}

TEST_CASE("§1 a device file that leads elsewhere is refused") {
  const std::string good = WriteDeviceFile(Device());
  for (const char* url :
       {"http://127.0.0.1:8443", "https://", "https://a@b", "https://host/path", "https://h?q", "file:///x"})
    CHECK_FALSE(ReadDeviceFile(Replaced(good, "https://127.0.0.1:8443", url)));
  CHECK_FALSE(ReadDeviceFile(Replaced(good, "centre-7", "Centre 7")));
  CHECK_FALSE(ReadDeviceFile(Replaced(good, "BEGIN CERTIFICATE", "BEGIN PRIVATE KEY")));
  CHECK_FALSE(ReadDeviceFile("{}"));
}

TEST_CASE("§1 an error about a device file does not show its secrets") {
  const std::string token = base::ToHex(Device().token);
  const auto read = ReadDeviceFile(Replaced(WriteDeviceFile(Device()), token, token.substr(2)));
  REQUIRE_FALSE(read);
  CHECK(base::Sentence(read.error()).find(token.substr(2, 20)) == std::string::npos);
}

TEST_CASE("§1 the bearer header carries device and token") {
  const auto read = ReadBearer(Bearer(Device()));
  REQUIRE(read);
  CHECK(read->device == "centre-7");
  CHECK(read->token == Device().token);
  for (const char* header : {"", "Bearer ", "Bearer centre-7", "Bearer centre-7.00", "Basic x", "Bearer .00"})
    CHECK_FALSE(ReadBearer(header));
}

TEST_CASE("§7 refusals are read back, and nothing else is taken for one") {
  const auto read = ReadError(WriteError(Refusal::kDiskFull, "full"));
  REQUIRE(read);
  CHECK(read->refusal == Refusal::kDiskFull);
  CHECK(HttpStatus(Refusal::kDiskFull) == 507);
  CHECK(HttpStatus(Refusal::kTooLarge) == 413);
  CHECK(ReadError(WriteError(Refusal::kTooLarge, ""))->refusal == Refusal::kTooLarge);
  CHECK_FALSE(ReadError("<html>"));
  CHECK_FALSE(ReadError(R"({"error":"surprise","message":""})"));
  CHECK_FALSE(ReadError(R"({"error":7})"));
  CHECK_FALSE(ReadError("[1]"));
}

TEST_CASE("§4 wanted parts are read back, and nothing else is taken for them") {
  CHECK(ReadWanted(WriteWanted({}, {0, 5})) == std::vector<int>{0, 5});
  CHECK(ReadWanted(WriteWanted({}, {})) == std::vector<int>{});
  CHECK_FALSE(ReadWanted(R"({"wanted":[-1]})"));
  CHECK_FALSE(ReadWanted(R"({"wanted":["0"]})"));
  CHECK_FALSE(ReadWanted(R"({"wanted":[1e99]})"));
  CHECK_FALSE(ReadWanted("{}"));
}
