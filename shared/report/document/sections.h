// The parts that documents are put together from. Private to document/.
#pragma once

#include <string>
#include <vector>

#include "shared/report/document/book.h"
#include "shared/report/document/document.h"

namespace document {

// A table with what is needed to speak about it.
struct Matter {
  const report::GatedTable& table;
  const charts::Language& language;
  const survey::Survey* survey;
  std::span<const report::GatedTable> rounds;

  std::string title() const;
  bool children() const { return survey && survey->ForChildren(); }
  charts::Variant who() const { return {children() ? "children" : "people"}; }
};

// Questions that belong together on the page: one, or all rows of a matrix.
struct Topic {
  std::string code;  // of the question, or of the matrix
  std::vector<const report::GatedQuestion*> questions;
  std::string domain;
  bool is_attribute = false;  // who answered, not what
  bool is_matrix() const { return questions.size() > 1 || questions[0]->label.code != code; }
};
std::vector<Topic> TopicsOf(const Matter& matter);

// What everybody said.
charts::Chart ChartOf(const Matter& matter, const Topic& topic);

// The attributes and places by which the table has groups: "age", "territory", "centre".
std::vector<std::string> DivisionsOf(const report::GatedTable& table);

// The largest number of people behind any question: as many took part, or a few more. 0 when nothing is shown.
int PeopleOf(const report::GatedTable& table);

// The findings of the charts that say most, the strongest first.
std::vector<std::string> MainFindings(const Matter& matter, std::size_t most);

void AddCover(Book& book, const Matter& matter, const std::string& kind, std::size_t findings);
void AddContents(Book& book);
void AddMethod(Book& book);
void AddTopic(Book& book, const Matter& matter, const Topic& topic);
void AddMeasures(Book& book, const Matter& matter, std::string_view domain);  // of a domain; "" for all
void AddTrends(Book& book, const Matter& matter);  // over the rounds, where there are two and more
void AddQuality(Book& book, const Matter& matter);
void AddAppendix(Book& book, const Matter& matter);

void SetFull(Book& book, const Matter& matter);
void SetChildren(Book& book, const Matter& matter);
void SetIntercultural(Book& book, const Matter& matter);

}  // namespace document
