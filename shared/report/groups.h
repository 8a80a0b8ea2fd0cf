// Which groups a table has, and which of them a row belongs to. Private to report/, pure.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "shared/base/json_fwd.h"
#include "shared/report/counter.h"

namespace report {

class Groups {
 public:
  // Puts the groups into the table: "all" with the values of the attributes and the centres, or with those of
  // options.by. kUsage when nobody can be grouped by that question.
  static base::Result<Groups> Make(RawTable& table, const survey::Survey& survey, const CountOptions& options);

  std::vector<std::size_t> Of(const AnswersRow& row, const base::Json& answers) const;

 private:
  void AddAttributes(RawTable& table, const survey::Survey& survey);
  void AddPlaces(RawTable& table, const std::vector<Centre>& centres);
  void AddAnswers(RawTable& table, const survey::Element& question);

  std::map<std::pair<std::size_t, int>, std::size_t> of_attribute_;         // (attribute, value from 1)
  std::map<std::string, std::vector<std::size_t>, std::less<>> of_centre_;  // the centre's, and its territory's
  std::string by_;
  std::map<std::string, std::size_t, std::less<>> of_answer_;  // by code
};

}  // namespace report
