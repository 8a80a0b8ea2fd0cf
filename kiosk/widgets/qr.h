// An address that a phone's camera can read off the screen: a kiosk opens no web pages itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/widgets/canvas.h"

namespace widgets {

// The dark and light squares of a QR code (ISO/IEC 18004, error correction level M), without the quiet zone.
struct QrSquares {
  int side = 0;
  std::vector<bool> dark;  // row by row
  bool At(int column, int row) const { return dark[static_cast<std::size_t>(row * side + column)]; }
};

// Nothing for an empty text, one with a zero byte, or one that is longer than a code can hold (2331 bytes).
std::optional<QrSquares> QrOf(std::string_view text);

// Black on white, with a quiet zone of four squares, as large as fits and centred; never mirrored. False, and
// nothing drawn, when there is no code for the text or its squares would be too small for a camera.
bool QrCode(Canvas& canvas, Rect rect, std::string_view text);

// An address as a URI (RFC 3986): blanks, letters beyond ASCII (as UTF-8) and whatever else a URI must not
// hold are percent-encoded; what is legal stays as it is, a "%20" that is there already included.
std::string EncodedUri(std::string_view address);

}  // namespace widgets
