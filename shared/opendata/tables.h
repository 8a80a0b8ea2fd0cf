// The kit's tables: columns and rows in one place, so that the CSV and its description cannot differ. Private to
// opendata/, pure.
#pragma once

#include <string>
#include <vector>

#include "shared/opendata/kit.h"

namespace opendata {

enum class CellType { kText, kCount, kDecimal, kNote };

struct Column {
  std::string name;  // also in the CSV's header line
  survey::Text title;
  CellType type = CellType::kText;
  bool required = false;
  std::string property{};  // URI of a standard term; "" for none
  std::string locale{};    // in which the cells are; "" for none
};

struct ForeignKey {
  std::vector<std::string> columns;
  std::string table;
  std::vector<std::string> keys;  // its columns
};

struct Table {
  std::string file;
  survey::Text title;
  std::vector<Column> columns;
  std::vector<std::string> key;
  std::vector<ForeignKey> foreign;
  std::string csv;  // RFC 4180, UTF-8
};

// data.csv, measures.csv, and the code lists questions.csv, choices.csv and groups.csv.
std::vector<Table> TablesOf(const Source& source);

// A measure's code among the questions (docs/formats/results.md §3).
std::string MeasureCode(const report::GatedMeasure& measure);

// What all tables together have: the newest first, what only older ones had behind. Labels are the newest ones.
struct Listed {
  report::Label label;
  std::string kind, domain;         // kind: "question", or the measure's
  std::vector<report::Label> rows;  // choices, or a measure's cuts
};
std::vector<Listed> QuestionsOf(const Source& source);
std::vector<report::Label> DomainsOf(const Source& source);

}  // namespace opendata
