// The true counts of one round. Never leaves the worker that opened the answers: nothing writes it, shows it
// or sends it. What a reader gets is a GatedTable (gated_table.h) made from it. Pure.
#pragma once

#include <string>
#include <vector>

#include "shared/report/label.h"
#include "shared/report/measures.h"
#include "shared/report/quality.h"
#include "shared/survey/survey.h"

namespace report {

// Rows of the table that are no choices of the question. "#" cannot begin a choice's code: see CodeOf.
inline constexpr std::string_view kAnsweredCode = "#answered";  // texts, numbers, lists: only how many
inline constexpr std::string_view kSkippedCode = "#skipped";
inline constexpr std::string_view kStoppedCode = "#stopped";
inline constexpr std::string_view kNotReachedCode = "#notreached";

struct RawTally {
  int answered = 0;
  int skipped = 0;          // seen and left without an answer
  std::vector<int> chosen;  // by choice of the question
  int stopped = 0;          // who went no further than to this question, whether it was answered or not
  int seen = 0;             // answered, skipped, or stopped here
  int not_reached = 0;      // stopped before
};

// A question; of a matrix each row is one, with the columns as its choices, and of a multiple text each item.
struct RawQuestion {
  Label label;
  bool counts_choices = false;  // false: texts, numbers, dates, lists of entries
  // Also who stopped. False: attributes (0 is also "coarsened"), results, and what carries free texts.
  bool counts_skipped = true;
  std::vector<Label> choices;
  std::vector<RawTally> tallies;  // by group
  std::string domain{};
};

// How groups lie in each other. A family is what divides people in one way: the values of an attribute, or of another
// question; the territories with their centres. A person is in at most one group of a family with the same parent.
struct Nesting {
  int family = -1;  // -1 for "all"
  int parent = -1;  // the smallest group around it: 0 is "all"
};

struct RawTable {
  std::string survey;
  std::string round;
  survey::Text title;
  // "all"; then each value of each attribute ("age=8-11"), "#territory=…", "#centre=…"; or each value of another question.
  std::vector<Label> groups;
  std::vector<Nesting> nesting;  // by group
  std::vector<RawQuestion> questions;
  int people = 0;
  std::vector<Label> domains{};
  std::vector<RawMeasure> measures{};
  RawQuality quality{};
};

}  // namespace report
