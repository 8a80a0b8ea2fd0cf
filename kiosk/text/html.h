// `html` elements of surveys, as far as a kiosk shows them: paragraphs and line breaks. Everything else
// between angle brackets is left out, scripts and styles with their content. Never fetches anything.
#pragma once

#include <string>
#include <string_view>

namespace text {

std::string PlainFromHtml(std::string_view html);

}  // namespace text
