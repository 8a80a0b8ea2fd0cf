#include "kiosk/app/scan.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using app::Scan;

namespace {

const std::vector<widgets::Element> kPage{
    {"a", {0, 0, 10, 10}, "", true}, {"b", {20, 0, 10, 10}, "", false}, {"c", {40, 0, 10, 10}, "", true}};

float LitX(const Scan& scan) { return scan.Lit() ? scan.Lit()->x : -1; }

}  // namespace

TEST_CASE("what can be tapped is lit one after another, and begins again") {
  Scan scan;
  CHECK(scan.Follow(kPage, 2, 1000ms));
  CHECK(LitX(scan) == 0);
  CHECK_FALSE(scan.Follow(kPage, 2, 2999ms));
  CHECK(scan.Patience(2, 2999ms) == 1ms);
  CHECK(scan.Follow(kPage, 2, 3000ms));
  CHECK(LitX(scan) == 40);  // not what cannot be tapped now
  CHECK(scan.Follow(kPage, 2, 5000ms));
  CHECK(LitX(scan) == 0);
}

TEST_CASE("another page begins at its first element") {
  Scan scan;
  scan.Follow(kPage, 2, 0ms);
  scan.Follow(kPage, 2, 2000ms);
  const std::vector<widgets::Element> other{{"x", {7, 0, 1, 1}, "", true}, {"c", {9, 0, 1, 1}, "", true}};
  CHECK(scan.Follow(other, 2, 2100ms));
  CHECK(LitX(scan) == 7);
}

TEST_CASE("off, and with nothing to tap, nothing is lit") {
  Scan scan;
  CHECK_FALSE(scan.Follow(kPage, 0, 0ms));
  scan.Follow(kPage, 2, 0ms);
  CHECK(scan.Follow(kPage, 0, 1ms));
  CHECK_FALSE(scan.Lit());
  CHECK_FALSE(scan.Follow({}, 2, 2ms));
}

TEST_CASE("what was lit is there, or another page has come") {
  CHECK(app::IsThere(kPage, kPage.front().rect));
  CHECK_FALSE(app::IsThere(kPage, {0, 0, 3, 3}));
  CHECK_FALSE(app::IsThere({}, kPage.front().rect));
}

TEST_CASE("a touch beside everything is the switch") {
  CHECK(app::IsBeside(kPage, {15, 5}));
  CHECK_FALSE(app::IsBeside(kPage, {5, 5}));
  CHECK_FALSE(app::IsBeside(kPage, {25, 5}));  // what cannot be tapped now is no switch either
}
