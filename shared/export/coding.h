// Numbers for the choices of a question, and for why there is no answer. Private to export/, pure.
#pragma once

#include <optional>
#include <vector>

#include "shared/export/codebook.h"
#include "shared/survey/survey.h"

namespace exporting {

// The choices that an answer can have, in the order of the file: of a question whose choices are carried over, those of
// its origin and its own special ones. Not "select all".
std::vector<const survey::Choice*> ChoicesOf(const survey::Survey& survey, const survey::Element& question);

// Are the choices of this question the entries of another answer, so that no file knows them?
bool OffersEntries(const survey::Survey& survey, const survey::Element& question);

// Adds the choices that `variable` does not have yet and notes the version for those that it has. The values themselves
// when they are whole numbers; 1 and 0 for a truth; else 1…n in the order of the file. What only an older version has
// comes behind. Returns their places in the codes, in the order of `choices`.
std::vector<std::size_t> AddCodes(Variable& variable, const std::vector<const survey::Choice*>& choices, int version,
                                  bool is_truth);

// Does the same value mean something else now? Said in a common language, and the same in none of them.
bool IsReused(const survey::Text& before, const survey::Text& now);

// Three numbers below every answer: -7, -8, -9, or -97 … when an answer can be that small; `least` is nullopt when
// nobody knows how small.
std::array<int, kMissings> MissingBelow(std::optional<double> least);

}  // namespace exporting
