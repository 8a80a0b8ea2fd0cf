#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>
#include <set>

#include "shared/base/bytes.h"
#include "shared/base/file.h"
#include "shared/base/random.h"
#include "shared/base/utf8.h"

TEST_CASE("hexadecimal goes there and back, and nothing else is taken for it") {
  const base::Bytes bytes{0, 1, 0xAB, 0xFF};
  CHECK(base::ToHex(bytes) == "0001abff");
  CHECK(*base::FromHex("0001ABff") == bytes);
  for (const char* wrong : {"0", "0g", "00 1", "0x00"}) CHECK_FALSE(base::FromHex(wrong));
  CHECK_FALSE(base::FromHex("0001", 3));
}

TEST_CASE("BLAKE2b-256 of nothing is the published value") {
  CHECK(base::ToHex(base::Hash("")) == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}

TEST_CASE("UTF-8 is told from what only looks like it") {
  for (const char* good : {"", "a", "ž", "ع", "🌻", "\u0800\uFFFD"}) CHECK(base::IsValidUtf8(good));
  for (const char* bad :
       {"\x80", "\xC3", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xFF"})
    CHECK_FALSE(base::IsValidUtf8(bad));
}

TEST_CASE("a text is cut between two characters, never inside one") {
  CHECK(base::Truncate("āžu", 6) == "āžu");
  CHECK(base::Truncate("āžu", 3) == "ā");
  CHECK(base::Truncate("🌻", 3) == "");
  std::string text;
  for (const char32_t c : {U'a', U'ž', U'ع', U'🌻'}) base::Append(text, c);
  CHECK(text == "ažع🌻");
}

TEST_CASE("a draw below a bound reaches every value about equally often") {
  base::SeededRandom random(7);
  int counts[6] = {};
  for (int i = 0; i < 60'000; ++i) ++counts[random.Below(6)];
  for (const int count : counts) CHECK(std::abs(count - 10'000) < 500);
}

TEST_CASE("a shuffle keeps every element") {
  base::SeededRandom random(1);
  std::vector<int> cards{1, 2, 3, 4, 5, 6, 7, 8};
  random.Shuffle(cards);
  CHECK(std::set<int>(cards.begin(), cards.end()).size() == 8);
}

TEST_CASE("a file is written whole or not at all") {
  const auto folder = std::filesystem::temp_directory_path() / ("balss-base-" + std::to_string(::getpid()));
  std::filesystem::create_directory(folder);
  REQUIRE(base::WriteFile(folder / "a", "one", base::Access::kOwnerOnly));
  CHECK((std::filesystem::status(folder / "a").permissions() & std::filesystem::perms::all) ==
        std::filesystem::perms(0600));
  REQUIRE(base::WriteFile(folder / "a", "two"));
  CHECK(*base::ReadFile(folder / "a") == "two");
  CHECK_FALSE(std::filesystem::exists(folder / "a.part"));
  CHECK(base::ReadFile(folder / "none").error().code == base::Code::kNotFound);
  CHECK(base::ReadFile(folder).error().code == base::Code::kInvalid);
  CHECK(base::ReadFile(folder / "a", 2).error().code == base::Code::kInvalid);
  CHECK_FALSE(base::WriteFile(folder / "no" / "where", "x"));
  std::filesystem::remove_all(folder);
}
