// What to do with the answer to one question of one version: a tree in the shape of the answer. Private to export/.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "shared/export/codebook.h"
#include "shared/survey/survey.h"

namespace exporting {

struct Node {
  enum class Shape {
    kLeft,     // nothing of it is exported
    kCode,     // a value → its code
    kNumber,   // a number, or a truth as 1 and 0
    kText,     // as it was written; lists as JSON
    kFlags,    // a list of values → 1 in the column of each, 0 in the others
    kRanks,    // a list of values → its place in the column of each
    kMembers,  // an object → a node each
    kEntries,  // a list → a node each, by place
  } shape = Shape::kLeft;

  struct Value {
    std::string json, text;  // as a body has it, and in words: 2 and "2" are one
    std::size_t to = 0;      // kCode: place in the codes; else the variable
  };

  std::size_t variable = 0;  // kCode, kNumber, kText
  std::vector<Value> values{};
  std::vector<std::pair<std::string, Node>> members{};
  std::vector<Node> entries{};

  template <class Visit>
  void ForEachVariable(const Visit& visit) const {
    if (shape == Shape::kCode || shape == Shape::kNumber || shape == Shape::kText) visit(variable);
    if (shape == Shape::kFlags || shape == Shape::kRanks)
      for (const Value& value : values) visit(value.to);
    for (const auto& [name, node] : members) node.ForEachVariable(visit);
    for (const Node& node : entries) node.ForEachVariable(visit);
  }
};

struct Asked {
  Node node;
  bool tells_skipped = true;  // false: whoever could write freely here; whether they were asked is not kept
};

struct Plan {
  const survey::Survey* survey = nullptr;
  std::vector<std::pair<std::string, Asked>> questions;  // by name
  std::vector<Node> attributes;                          // kCode; the values in the order of the choices
};

// The columns that the codebook of answers begins with.
enum Fixed : std::size_t { kRound, kVersion, kCentre, kHelped, kTurned, kStopped };

// Makes the codebook and a plan for each version. `versions`: the newest first.
struct Planned {
  Codebook codebook;
  std::vector<Plan> plans;
};
Planned PlanAnswers(const std::vector<const survey::Survey*>& versions, const Found& found);

}  // namespace exporting
