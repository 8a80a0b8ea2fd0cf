// UTF-8 as the outside world sends it: checked once at the border, cut only between characters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace base {

// Well-formed UTF-8 (RFC 3629) without NUL.
bool IsValidUtf8(std::string_view text);

// The longest prefix of at most `bytes` bytes that ends between two code points.
std::string_view Truncate(std::string_view text, std::size_t bytes);

// Appends the code point in UTF-8.
void Append(std::string& text, char32_t code_point);

// Without white space (ASCII) at either end.
std::string_view Trim(std::string_view text);

}  // namespace base
