#include "kiosk/widgets/qr.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <memory>

#include "kiosk/widgets/ink.h"
#include "shared/base/ascii.h"

namespace widgets {
namespace {

constexpr int kQuiet = 4;                // squares of white around the code
constexpr double kSmallestSquare = 0.5;  // millimetres: below that a phone held at arm's length sees grey

bool MayStand(char c) {
  constexpr std::string_view kOthers = "-._~:/?#[]@!$&'()*+,;=";  // RFC 3986: unreserved, gen-delims, sub-delims
  return base::IsLetterOrDigit(c) || kOthers.find(c) != std::string_view::npos;
}

bool IsHex(char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; }

}  // namespace

std::optional<QrSquares> QrOf(std::string_view text) {
  if (text.empty() || text.find('\0') != std::string_view::npos) return std::nullopt;
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString8bit(std::string(text).c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
  if (!code) return std::nullopt;
  QrSquares squares{code->width, {}};
  const auto count = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
  squares.dark.reserve(count);
  for (std::size_t i = 0; i < count; ++i) squares.dark.push_back(code->data[i] & 1);
  return squares;
}

bool QrCode(Canvas& canvas, Rect rect, std::string_view text) {
  const auto code = QrOf(text);
  if (!code) return false;
  const float square = std::floor(std::min(rect.w, rect.h) / static_cast<float>(code->side + 2 * kQuiet));
  if (square < std::max(2.f, canvas.metrics().mm(kSmallestSquare))) return false;
  const float whole = square * static_cast<float>(code->side + 2 * kQuiet);
  rect = OnGlass(canvas, rect);
  const Unmirrored unmirrored(canvas);
  const float x = std::round(rect.x + (rect.w - whole) / 2), y = std::round(rect.y + (rect.h - whole) / 2);
  canvas.Fill({x, y, whole, whole}, theme::kCodeLight);
  for (int row = 0; row < code->side; ++row)
    for (int from = 0, to; from < code->side; from = to) {
      to = from + 1;
      if (!code->At(from, row)) continue;
      while (to < code->side && code->At(to, row)) ++to;
      canvas.Fill({x + square * static_cast<float>(kQuiet + from), y + square * static_cast<float>(kQuiet + row),
                   square * static_cast<float>(to - from), square},
                  theme::kCodeDark);
    }
  return true;
}

std::string EncodedUri(std::string_view address) {
  std::string uri;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const char c = address[i];
    const bool escape = c == '%' && i + 2 < address.size() && IsHex(address[i + 1]) && IsHex(address[i + 2]);
    if (MayStand(c) || escape)
      uri += c;
    else
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

}  // namespace widgets
