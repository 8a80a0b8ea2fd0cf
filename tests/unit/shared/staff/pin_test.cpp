#include "shared/staff/pin.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;

TEST_CASE("a PIN is six digits that are not the first ones everybody tries") {
  for (const char* good : {"402917", "000001", "135790", "998877"}) CHECK(staff::CheckPin(good));
  for (const char* bad : {"", "40291", "4029171", "40291a", "٤٠٢٩١٧", "000000", "777777", "123456", "987654"}) {
    CAPTURE(bad);
    const auto checked = staff::CheckPin(bad);
    REQUIRE_FALSE(checked);
    CHECK(checked.error().code == base::Code::kInvalid);
    CHECK_FALSE(checked.error().hint.empty());
  }
}

TEST_CASE("only the PIN opens its hash, and the hash does not hold the PIN") {
  const auto hash = staff::HashPin("402917"), again = staff::HashPin("402917");
  REQUIRE(hash);
  REQUIRE(again);
  CHECK(*hash != *again);
  CHECK(hash->starts_with("$argon2id$"));
  CHECK(hash->find("402917") == std::string::npos);
  CHECK(staff::IsPin(*hash, "402917"));
  CHECK_FALSE(staff::IsPin(*hash, "402918"));
  CHECK_FALSE(staff::IsPin(*hash, ""));
  CHECK_FALSE(staff::IsPin("", "402917"));
}

TEST_CASE("five wrong tries are free to make, and then the waits grow to fifteen minutes") {
  for (int wrong = 0; wrong < 5; ++wrong) CHECK(staff::WaitAfter(wrong) == 0s);
  CHECK(staff::WaitAfter(5) == 30s);
  CHECK(staff::WaitAfter(6) == 1min);
  CHECK(staff::WaitAfter(7) == 2min);
  CHECK(staff::WaitAfter(8) == 5min);
  CHECK(staff::WaitAfter(9) == 15min);
  CHECK(staff::WaitAfter(1'000'000) == 15min);
}
