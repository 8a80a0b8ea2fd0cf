// What is left of a response before it may be sealed: PRIVACY.md rule 2. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/session/session.h"

namespace privacy {

inline constexpr int kAttributes = 2;            // floor in code: never more
inline constexpr int kAttributeValues = 4;       // each with at most this many values
inline constexpr std::size_t kTextBytes = 3900;  // a free text is cut here, between two characters

// 0: not given (or coarsened away); 1…4: the number of the choice in the survey's attribute question.
using Attributes = std::array<std::uint8_t, kAttributes>;

// A response without a person in it: no time, no language (but of somebody who was helped), no practice items, no files, free texts scrubbed and apart.
// Still in clear, so it lives in memory only, and only Seal takes it.
struct AnonymousResponse {
  base::Digest survey{};
  Attributes attributes{};
  std::string answers;             // JSON, docs/formats/response.md §2
  std::vector<std::string> texts;  // JSON each, docs/formats/response.md §3; not linked to the answers
  int left_out = 0;                // answers and entries of a list for which there was no room
};

// The pipeline in its order: drop practice items → attributes out of the answers → free texts out of them, wherever
// they stand → scrub those → cut them to kTextBytes. Drawings are neither scrubbed nor cut: one that is longer is left
// out. What stays is what the question offers (survey::Fits); an answer of which nothing stays counts as skipped. When
// that is more than a sealed response holds, the longest give way: a list its last entries, any other answer as a
// whole.
AnonymousResponse Anonymise(const session::Response& response);

// Takes e-mail addresses, web addresses, @handles and numbers of seven digits or more out of a text and leaves
// "[…]" in their place. Linear time (RE2).
std::string Scrub(std::string_view text);

}  // namespace privacy
