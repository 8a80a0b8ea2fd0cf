#include "shared/tabulate/opened.h"

#include <fmt/format.h>

#include <utility>

#include "shared/privacy/disclosure.h"
#include "shared/tabulate/validate.h"

namespace tabulate {

base::Result<Opened> OpenRow(const privacy::SealedResponse& sealed, const survey::Survey& survey,
                             const privacy::KeyPair& key) {
  auto body = privacy::Open(sealed, key);
  if (!body) return std::unexpected(body.error());
  Opened row{.kind = sealed.kind(), .attributes = sealed.attributes(), .body = std::move(*body)};
  if (row.kind == privacy::Kind::kText) {
    row.question = TextQuestion(survey, row.body);
    row.valid = !row.question.empty();
  } else {
    row.valid = WhyInvalid(survey, row.attributes, row.body).empty();
  }
  if (!row.valid) row.body.clear();
  return row;
}

base::Result<void> Count(const Opened& row, std::string_view centre, report::Counter& counter) {
  if (row.kind != privacy::Kind::kText) return counter.AddAnswers({row.attributes, row.body, centre});
  counter.AddText(row.question);
  return {};
}

base::Result<void> EnoughPeople(const report::RawTable& counted, std::string_view name) {
  if (counted.people >= privacy::kSmallestTable) return {};
  return base::Fail(base::Code::kState, fmt::format("{}: fewer than {} people", name, privacy::kSmallestTable),
                    "nothing could be shown of so few");
}

}  // namespace tabulate
