// Rounds of one survey beside each other (docs/formats/results.md §4, --by round and --by year). Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "shared/report/gated_table.h"

namespace report {

enum class Period { kRound, kYear };

// The first four digits that stand together: "2026-autumn" and "autumn 2026" are of one year. "" when there are none.
std::string YearOf(std::string_view round);

// "all" of each round or year, in the order of the tables: groups "#round=…" or "#year=…". kUsage when a round's name
// holds no year.
base::Result<GatedTable> OverTime(std::span<const GatedTable> tables, Period period);

}  // namespace report
