// The kit described for catalogues: DCAT-AP 3 as JSON-LD, its context written in the file. Private to opendata/, pure.
#pragma once

#include <span>
#include <string>

#include "shared/opendata/kit.h"

namespace opendata {

// `files`: all others of the kit.
std::string Dcat(const Source& source, std::span<const base::NamedFile> files);

}  // namespace opendata
