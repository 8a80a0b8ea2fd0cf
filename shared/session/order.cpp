#include "shared/session/order.h"

#include <charconv>
#include <cmath>

#include "shared/base/ascii.h"
#include "shared/expression/unicode.h"

namespace session {
namespace {

using base::IsDigit;

double NumberAt(std::string_view text, std::size_t at) {
  double number = NAN;
  std::from_chars(text.data() + at, text.data() + text.size(), number);
  return number;
}

}  // namespace

bool ReadsBefore(std::string_view a, std::string_view b) {
  a = expression::TrimWide(a);
  b = expression::TrimWide(b);
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    if (IsDigit(a[i]) && IsDigit(b[i])) {
      const double left = NumberAt(a, i), right = NumberAt(b, i);
      if (left < right || left > right) return left < right;
      break;
    }
    if (a[i] != b[i]) break;
  }
  return a < b;
}

double Mulberry32::Next() {
  at_ += 0x6D2B79F5u;
  std::uint32_t t = (at_ ^ (at_ >> 15)) * (at_ | 1u);
  t = (t + (t ^ (t >> 7)) * (t | 61u)) ^ t;
  return static_cast<double>(t ^ (t >> 14)) / 4294967296.0;
}

}  // namespace session
