// Published tables as files and on a terminal (docs/formats/results.md). Takes gated tables only. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "shared/report/gated_table.h"

namespace report {

// RFC 4180, UTF-8, one header line for all tables; code and label in columns of their own. A field that a
// spreadsheet would run as a formula gets an apostrophe in front.
std::string ToCsv(std::span<const GatedTable> tables, std::string_view locale);

// One table, all languages; GatedTable::FromJson reads it back.
std::string ToJson(const GatedTable& table);

// Aligned, for a terminal: a block a question or measure, a column a group; then the signs of quality.
std::string ToText(const GatedTable& table, std::string_view locale);

// "12", "too few", "nearly all", "not asked".
std::string Show(const privacy::GatedCount& count);

// In that language, or else as the survey says it: without a language, in English, in the first of its languages.
// "" when it says nothing. (A survey on the screen falls back less far: half a page in another language confuses.)
std::string_view Words(const survey::Text& text, std::string_view locale);

}  // namespace report
