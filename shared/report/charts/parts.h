// What the files of this folder share about questions. Private to charts/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/report/charts/chart.h"
#include "shared/report/charts/palette.h"

namespace charts {

// Rows of a question that are choices, by index: not "#skipped" and the like, but "#answered" when there is nothing
// else.
std::vector<std::size_t> ChoicesOf(const report::GatedQuestion& question);
bool CountsAnswersOnly(const report::GatedQuestion& question);

// The question of the survey file behind a table's question: of "lessons.art" the matrix. nullptr when there is none.
const survey::Element* ElementOf(const survey::Survey* survey, std::string_view code);

// Its choices are steps from one end to the other.
bool IsScale(const report::GatedTable& table, const report::GatedQuestion& question, const survey::Survey* survey);

// Groups of report::Selection::by that show this question; everybody first.
std::vector<std::size_t> ShownGroups(const report::GatedTable& table, const report::GatedQuestion& question,
                                     std::string_view by);

Cell CellOf(const privacy::GatedCount& count, const privacy::GatedCount& n);
// With Wilson's 95 % interval of a share.
Cell WithInterval(Cell cell, const privacy::GatedCount& n);

// The steps of a scale above and below its middle.
bool IsUpper(std::size_t step, std::size_t steps);
bool IsLower(std::size_t step, std::size_t steps);
// Several choices as one share. What too few chose adds nothing; "nearly all" makes it nearly all.
Cell Together(const std::vector<Cell>& cells, const privacy::GatedCount& n);

// "a", "a or b", "a, b or c", each in quotation marks.
std::string AnyOf(const Language& language, const std::vector<std::string>& names);

}  // namespace charts
