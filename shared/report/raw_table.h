// The true counts of one round. Never leaves the worker that opened the answers: nothing writes it, shows it
// or sends it. What a reader gets is a GatedTable (gated_table.h) made from it. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/error.h"
#include "shared/expression/value.h"
#include "shared/privacy/anonymise.h"
#include "shared/survey/survey.h"

namespace report {

struct Label {
  std::string code;    // stable: a question's name, "lessons.art", "all", "age=8-11", a choice's value
  survey::Text label;  // in the survey's languages
};

// Rows of the table that are no choices of the question. "#" cannot begin a choice's code: see CodeOf.
inline constexpr std::string_view kAnsweredCode = "#answered";  // texts, numbers, lists: only how many
inline constexpr std::string_view kSkippedCode = "#skipped";

struct RawTally {
  int answered = 0;
  int skipped = 0;          // seen and left without an answer
  std::vector<int> chosen;  // by choice of the question
};

// A question; of a matrix each row is one, with the columns as its choices, and of a multiple text each item.
struct RawQuestion {
  Label label;
  bool counts_choices = false;  // false: texts, numbers, dates, lists of entries
  bool counts_skipped = true;   // false: attributes (0 is also "coarsened"), results, and what carries free texts
  std::vector<Label> choices;
  std::vector<RawTally> tallies;  // by group
};

struct RawTable {
  std::string survey;
  std::string round;
  survey::Text title;
  std::vector<Label> groups;      // "all", each value of attribute 1, each value of attribute 2
  std::vector<int> attribute_of;  // by group: 0, 1, or -1 for "all"
  std::vector<RawQuestion> questions;
  int people = 0;
};

// One opened response: its attributes, and its body (docs/formats/response.md §2), which was validated
// before.
struct AnswersRow {
  privacy::Attributes attributes{};
  std::string body;
};

// What was opened of one round. `texts`: the name of each free text ("why", "contact.phone"); the words themselves are
// not needed. Those from entries and from comments are not counted: one person can write several.
struct OpenedRound {
  std::vector<AnswersRow> answers;
  std::vector<std::string> texts;
};

// Counts. `survey` gives order and labels: the newest version among the rows. A choice that only an older
// version had is added behind the others, with its code as label. Ranking: how often a choice stood first.
// kInvalid when a body is no JSON object.
base::Result<RawTable> Count(const survey::Survey& survey, std::string_view round, const OpenedRound& opened);

}  // namespace report
