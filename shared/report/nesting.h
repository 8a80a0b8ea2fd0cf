// Secondary suppression: which groups of a table may be shown beside each other. Private to report/, pure.
#pragma once

#include <vector>

#include "shared/report/raw_table.h"

namespace report {

// By group; `people`: how many each has. A group below privacy::kSmallestTable is hidden. What is left of a shown group
// without the shown groups that lie in it could be had by subtraction, so it must be nobody, or ten and more: else the
// smallest of those joins it. Families cannot be combined with each other, and are looked at one by one.
std::vector<bool> ShownGroups(const std::vector<Nesting>& nesting, const std::vector<int>& people);

}  // namespace report
