// Published tables as tables of HTML. Everything that they show has been through the gate. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/report/gated_table.h"
#include "sync/endpoint/web/html.h"
#include "sync/endpoint/web/words.h"

namespace web {

// The places of the groups of which anything is shown, and the names of the others, if any.
std::vector<std::size_t> ReadableGroups(const report::GatedTable& table);
std::string HiddenGroups(const Words& words, const report::GatedTable& table);

// One question: of everybody with shares (and bars, where no chart stands beside it), of several groups with a column
// each.
Html QuestionTable(const Words& words, const report::GatedTable& table, const report::GatedQuestion& question,
                   bool bars);
// One measure: a row a group.
Html MeasureTable(const Words& words, const report::GatedTable& table, const report::GatedMeasure& measure);
Html QualityTables(const Words& words, const report::GatedQuality& quality);

// The same over rounds or years, a column each.
Html TrendTable(const Words& words, const report::GatedTable& table, const report::GatedQuestion& question);
Html TrendTable(const Words& words, const report::GatedTable& table, const report::GatedMeasure& measure);

// "75 %" of published numbers; "" where one of the two is not shown.
std::string Share(const Words& words, const privacy::GatedCount& count, const privacy::GatedCount& n);

}  // namespace web
