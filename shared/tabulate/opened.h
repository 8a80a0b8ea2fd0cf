// A released row after it was opened, and how it is counted: the same for the city's worker and for a
// kiosk that has no network. Whoever links this can read responses. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/privacy/opening/open.h"
#include "shared/report/counter.h"

namespace tabulate {

struct Opened {
  privacy::Kind kind = privacy::Kind::kAnswers;
  privacy::Attributes attributes{};
  std::string question{};  // of a free text
  std::string body{};      // JSON; "" when the row is invalid
  bool valid = true;       // it is an answer to that version of the survey
};

// kTrust when the key is not one of its recipients', or a byte of it was changed. A row that is no answer to `survey`
// is opened and not valid.
base::Result<Opened> OpenRow(const privacy::SealedResponse& sealed, const survey::Survey& survey,
                             const privacy::KeyPair& key);

// Counts a valid row. `centre`: where it was released, "" for none. kInvalid when the body is no JSON object.
base::Result<void> Count(const Opened& row, std::string_view centre, report::Counter& counter);

// A table of fewer than privacy::kSmallestTable people is not made: kState. `name` is the survey's and the round's.
base::Result<void> EnoughPeople(const report::RawTable& counted, std::string_view name);

}  // namespace tabulate
