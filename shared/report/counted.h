// Which questions a table has, and which rows of each: what can be counted of a survey. Private to report/, pure.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "shared/report/raw_table.h"

namespace report {

// Where in table.questions the counts of an answer go: by the question's name, or, for one row of a matrix and one item
// of a multiple text, by PartKey.
using Places = std::map<std::string, std::size_t, std::less<>>;
std::string PartKey(std::string_view question, std::string_view part);  // like no name of a question

// The groups must be there. Adds a question, or one for each row or item, for all that is counted.
Places AddQuestions(RawTable& table, const survey::Survey& survey);

// A choice that is called "#…" gets another "#", so that it cannot be taken for kSkippedCode.
std::string CodeOf(const expression::Value& value);

}  // namespace report
