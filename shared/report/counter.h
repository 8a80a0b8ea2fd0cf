// Counts what was opened of one round into a RawTable, one response after another. It keeps none of them: its memory
// grows with the survey, the places and the different scores, not with the people. Pure.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/error.h"
#include "shared/privacy/anonymise.h"
#include "shared/report/raw_table.h"

namespace report {

// One opened response: its attributes, and its body (docs/formats/response.md §2), which was validated before.
struct AnswersRow {
  privacy::Attributes attributes{};
  std::string_view body;
  std::string_view centre{};  // "" for none
};

// Where answers are collected, and the part of the city that it belongs to; "" for none, or no name.
struct Centre {
  std::string id, name, territory, territory_name;
};

struct CountOptions {
  std::vector<Centre>
      centres{};                 // that the rows come from: each is a group; who comes from elsewhere is in "all" alone
  std::string by{};              // a question with one closed answer, whose values become the groups
  const Norms* norms = nullptr;  // without: no KIDSCREEN-10
};

class Counter {
 public:
  // `survey` gives order and labels: the newest version among the rows. It must outlive the counter, and so must the
  // norms. kUsage when there is no such question to group by.
  static base::Result<Counter> Make(const survey::Survey& survey, std::string_view round,
                                    const CountOptions& options = {});

  // A choice that only an older version had is added behind the others, with its code as label. Ranking: how often a
  // choice stood first. kInvalid when the body is no JSON object; nothing of it is counted then.
  base::Result<void> AddAnswers(const AnswersRow& row);
  // A free text was given to a question ("why"), or to one item of a multiple text ("contact.phone"); the words
  // themselves are not needed. Those from entries and from comments are not counted: one person can write several.
  void AddText(std::string_view question);

  RawTable Finish() &&;

  Counter(Counter&&) noexcept;
  ~Counter();

 private:
  class Impl;
  explicit Counter(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

}  // namespace report
