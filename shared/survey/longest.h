// How long answers can get in a response, so that the author's check and a session can say beforehand that they would
// not fit. Counts what privacy/Anonymise leaves in the answers: no free texts, no drawings. Private to survey/ and
// session/.
#pragma once

#include "shared/survey/survey.h"

namespace survey {

// privacy/seal.h pads the answers of a visit to 4096 bytes, of which padding takes at least one. survey/ does not know
// privacy/, so the number stands here as well; docs/formats/response.md §2 and §4 have it.
inline constexpr double kResponseBytes = 4095;
inline constexpr double kFrameBytes = 27;  // {"answers":{},"skipped":[]}
inline constexpr double kPointBytes = 3;   // ":" and "," and what is rounded

// Of the value in JSON.
double BytesOf(const Value& value);

// How many entries of repeating panels and dynamic tables count.
enum class Entries {
  kFromStart,  // those that are there
  kMost,       // as many as may be added
};

// The longest answer to the question, in bytes of JSON; 0 for what stands apart from the answers, or is not kept.
double LongestAnswer(const Survey& survey, const Element& question, Entries entries);

// The longest {"question": answer, …} of one entry of a repeating panel or a table.
double LongestEntry(const Survey& survey, const Element& holder, Entries entries);

// What the question can take of a response, under its name: its answer, or that it was skipped.
double LongestShare(const Element& question, double answer);

}  // namespace survey
