// The kit's tables described for machines: CSV on the Web (W3C, Metadata Vocabulary for Tabular Data). Private to
// opendata/, pure.
#pragma once

#include <span>
#include <string>

#include "shared/opendata/tables.h"

namespace opendata {

std::string CsvwMetadata(const Source& source, std::span<const Table> tables);

}  // namespace opendata
