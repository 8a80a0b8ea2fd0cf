#include "shared/staff/pin.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "shared/base/ascii.h"

namespace staff {

using namespace std::chrono_literals;

base::Result<void> CheckPin(std::string_view pin) {
  if (pin.size() != kPinDigits || !std::ranges::all_of(pin, base::IsDigit))
    return base::Fail(base::Code::kInvalid, "a PIN is six digits", "0 to 9, nothing else");
  const auto steps_by = [&](int step) {
    return std::ranges::adjacent_find(pin, [&](char a, char b) { return b - a != step; }) == pin.end();
  };
  if (steps_by(0) || steps_by(1) || steps_by(-1))
    return base::Fail(base::Code::kInvalid, "a PIN that everybody tries first", "choose digits that are not in a row");
  return {};
}

base::Result<std::string> HashPin(std::string_view pin) {
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str(hash.data(), pin.data(), pin.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
    return base::Fail(base::Code::kInternal, "no memory to protect the PIN", "64 MiB must be free");
  return std::string(hash.data());
}

bool IsPin(const std::string& hash, std::string_view pin) {
  return crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
}

base::Millis WaitAfter(int wrong) {
  constexpr base::Millis kWaits[] = {30s, 1min, 2min, 5min, 15min};
  if (wrong < kFreeTries) return base::Millis(0);
  return kWaits[std::min<std::size_t>(static_cast<std::size_t>(wrong - kFreeTries), std::size(kWaits) - 1)];
}

}  // namespace staff
