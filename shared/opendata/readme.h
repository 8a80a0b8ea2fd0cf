// The kit's pages for people. Private to opendata/, pure.
#pragma once

#include <string>

#include "shared/opendata/kit.h"

namespace opendata {

std::string Readme(const Source& source);   // Markdown, English
std::string Licence(const Source& source);  // name, address and how to name the source; not the legal text

}  // namespace opendata
