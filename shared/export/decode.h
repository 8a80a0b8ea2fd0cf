// From opened bodies (docs/formats/response.md) to the cells of a row: the layout says for each version of the survey which
// answer goes into which columns; the codebook is made together with it. Pure; used by one thread at a time.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/error.h"
#include "shared/export/codebook.h"
#include "shared/privacy/anonymise.h"

namespace exporting {

// One opened response, or one free text. Views live until the next row is asked for.
struct Row {
  const survey::Survey* survey = nullptr;  // the version that was answered
  std::string_view round;
  privacy::Attributes attributes{};
  std::string_view body;
  std::string_view centre{};  // "" for none
};

struct Cell {
  enum class Is : std::uint8_t { kNothing, kMissing, kCode, kNumber, kText } is = Is::kNothing;
  Missing missing = Missing::kNotAsked;
  std::uint32_t code = 0;  // place in the variable's codes
  double number = 0;
  std::string_view text{};  // also a number as it was written; "" when it was not
};

class Layout {
 public:
  // `versions`: of one survey, each answered by some row, the newest first; they must outlive the layout.
  static Layout ForAnswers(const std::vector<const survey::Survey*>& versions, const Found& found);
  // The free texts, one a row: round, question, text.
  static Layout ForTexts(const std::vector<const survey::Survey*>& versions, const Found& found);

  Layout(Layout&&) noexcept;
  ~Layout();

  const Codebook& codebook() const;

  // The cells of a row, by variable; valid until the next call and while the row's views are. kInvalid when the body is
  // no such JSON, or the row's survey is none of the versions.
  base::Result<std::span<const Cell>> Decode(const Row& row);

 private:
  struct Inside;
  explicit Layout(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

// Does the codebook depend on what the rows say: repeating panels and dynamic matrices (a column an entry), results, and
// choices that are entries of another answer?
bool NeedsMeasure(const survey::Survey& survey);

// Looks at one row of answers, or at one free text, for Found.
void Measure(const Row& row, Found& found);
void MeasureText(const Row& row, Found& found);

}  // namespace exporting
