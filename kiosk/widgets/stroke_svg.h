// A drawing as the text that is kept of it: a picture (SVG) in a data URL, as a signature pad gives it. Pure.
//
// <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 660"><path fill="none" stroke="#1B2838"
// stroke-width="16" stroke-linecap="round" stroke-linejoin="round" d="M12 34l5-6 7 8M500 60h0"/></svg>
//
// In whole thousandths of the pad's width: a line is its first point and the way to each other, a dot "h0".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/widgets/strokes.h"

namespace widgets {

// "data:image/svg+xml;base64,…", at most `most_bytes` long (2000 are a careful child's drawing): simplified
// as little as possible until it fits; where that is not enough, endless strokes are cut short and the
// smallest left out. "" for a blank drawing, or when nothing fits. Written, read and written again it stays
// the same.
std::string SvgDataUrl(const std::vector<Stroke>& strokes, std::size_t most_bytes);

// The drawing that SvgDataUrl wrote, to a thousandth of the width; nothing for any other text.
std::vector<Stroke> FromSvgDataUrl(std::string_view url);

}  // namespace widgets
