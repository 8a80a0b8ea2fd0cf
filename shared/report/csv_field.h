// One field of a CSV file (RFC 4180), safe to open in a spreadsheet: what it would run as a formula gets an apostrophe in
// front. For the published tables and the rows alike. Pure.
#pragma once

#include <string>
#include <string_view>

namespace report {

// Appends a text: quoted where it has to be, never run.
void AppendCsvField(std::string& line, std::string_view text);

}  // namespace report
