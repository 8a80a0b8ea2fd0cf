// What Cairo 1.16 cannot say about a PDF, added behind its end as an incremental update (ISO 32000-1, 7.5.6): its language
// and direction, that readers show its title, and the alternative text of each figure.
// Private to document/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace document {

// `alternatives`: of all elements tagged Figure, in their order. A file that does not look as Cairo 1.16 writes it is
// returned as it is.
std::string MadeAccessible(std::string pdf, std::string_view language, bool rtl,
                           const std::vector<std::string>& alternatives);

}  // namespace document
